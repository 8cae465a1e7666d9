//! Words of the pages "My customers" and of one customer.

texts! {
    add { fr: "Ajouter un client", en: "Add a customer" }
    search_label { fr: "Rechercher dans mes clients", en: "Search my customers" }
    search_hint {
        fr: "Nom, numéro d’organisation, TVA, GLN, OVT, IBAN, identifiant électronique, prestataire de services ou numéro de client.",
        en: "Name, organization number, VAT, GLN, OVT, IBAN, electronic id, service provider or customer number."
    }
    in_label { fr: "Dans", en: "In" }
    in_all { fr: "tous les champs", en: "all fields" }
    in_name { fr: "nom", en: "name" }
    in_identifier { fr: "identifiants", en: "identifiers" }
    in_provider { fr: "prestataire de services", en: "service provider" }
    in_number { fr: "numéro de client", en: "customer number" }
    filter_label { fr: "Filtrer par état", en: "Filter by status" }
    filter_all { fr: "Tous", en: "All" }
    filter_routable { fr: "Peuvent recevoir", en: "Can receive" }
    filter_action { fr: "À traiter", en: "To do" }
    filter_deactivated { fr: "Désactivés", en: "Deactivated" }
    filter_gone { fr: "Non existants", en: "Non existing" }
    results { fr: "Résultats", en: "Results" }
    caption(total, order) { fr: "Mes clients, {total}, {order}", en: "My customers, {total}, {order}" }
    total(n: count) { fr: "{n} client" | "{n} clients", en: "{n} customer" | "{n} customers" }
    found(n: count) { fr: "{n} client trouvé." | "{n} clients trouvés.", en: "{n} customer found." | "{n} customers found." }
    found_over(n: count) {
        fr: "Plus de {n} clients trouvés." | "Plus de {n} clients trouvés.",
        en: "More than {n} customers found." | "More than {n} customers found."
    }
    col_name { fr: "Nom", en: "Name" }
    col_numbers { fr: "Numéros de client", en: "Customer numbers" }
    col_provider { fr: "Prestataire", en: "Provider" }
    col_org { fr: "Numéro d’organisation", en: "Organization number" }
    col_state { fr: "État", en: "Status" }
    col_as_of { fr: "Vérifié le", en: "Checked" }
    sorted_ascending(col) { fr: "triés par {col}, croissant", en: "sorted by {col}, ascending" }
    sorted_descending(col) { fr: "triés par {col}, décroissant", en: "sorted by {col}, descending" }
    announce_ascending(col) { fr: "Trié par {col}, croissant.", en: "Sorted by {col}, ascending." }
    announce_descending(col) { fr: "Trié par {col}, décroissant.", en: "Sorted by {col}, descending." }
    matched(field, value) { fr: "Trouvé par\u{a0}: {field} {value}", en: "Found by: {field} {value}" }
    close_match { fr: "correspondance proche", en: "close match" }
    empty {
        fr: "Ajoutez votre premier client. Vos factures partiront avec votre numéro de client, sans autre identifiant.",
        en: "Add your first customer. Your invoices will route on your customer number alone."
    }
    no_match(q) { fr: "Aucun de vos clients ne correspond à «\u{a0}{q}\u{a0}».", en: "None of your customers matches “{q}”." }
    no_match_filtered(q, filter) {
        fr: "Aucun de vos clients ne correspond à «\u{a0}{q}\u{a0}» avec le filtre «\u{a0}{filter}\u{a0}».",
        en: "None of your customers matches “{q}” with the filter “{filter}”."
    }
    no_match_filter(filter) {
        fr: "Aucun client dans le filtre «\u{a0}{filter}\u{a0}».",
        en: "No customer in the filter “{filter}”."
    }
    no_match_page { fr: "Cette page est vide.", en: "This page is empty." }
    no_match_where(field) { fr: "Cherché dans\u{a0}: {field}.", en: "Searched in: {field}." }
    no_match_case(pattern) {
        fr: "Les noms sont cherchés en entier, la casse compte\u{a0}; ajoutez des astérisques pour élargir\u{a0}: `{pattern}`.",
        en: "Names are searched whole and case matters; add asterisks to widen: `{pattern}`."
    }
    search_inside(pattern) { fr: "Chercher {pattern}", en: "Search {pattern}" }
    import { fr: "Importer des clients", en: "Import customers" }
    select(name) { fr: "Sélectionner {name}", en: "Select {name}" }
    select_page(n: count) {
        fr: "Sélectionner la ligne affichée" | "Sélectionner les {n} lignes affichées",
        en: "Select the row shown" | "Select the {n} rows shown"
    }
    select_none { fr: "Tout désélectionner", en: "Clear selection" }
    selected(n: count) { fr: "{n} client sélectionné" | "{n} clients sélectionnés", en: "{n} customer selected" | "{n} customers selected" }
    bulk { fr: "Actions groupées", en: "Bulk actions" }
    activate { fr: "Activer", en: "Activate" }
    deactivate { fr: "Désactiver", en: "Deactivate" }
    keep { fr: "Conserver", en: "Keep" }
    delete_count(n: count) { fr: "Supprimer {n} client" | "Supprimer {n} clients", en: "Delete {n} customer" | "Delete {n} customers" }
    delete_title(n: count) {
        fr: "Supprimer {n} client de votre répertoire\u{a0}?" | "Supprimer {n} clients de votre répertoire\u{a0}?",
        en: "Delete {n} customer from your directory?" | "Delete {n} customers from your directory?"
    }
    delete_why {
        fr: "Leurs numéros sont libérés. Les documents déjà envoyés ne changent pas. La suppression peut être annulée pendant 30 jours.",
        en: "Their numbers are freed. Documents already sent do not change. The deletion can be undone for 30 days."
    }
    delete_list { fr: "Clients à supprimer", en: "Customers to delete" }
    freed(list) { fr: "numéros libérés\u{a0}: {list}", en: "numbers freed: {list}" }
    activated(n: count) { fr: "{n} client activé." | "{n} clients activés.", en: "{n} customer activated." | "{n} customers activated." }
    deactivated(n: count) { fr: "{n} client désactivé." | "{n} clients désactivés.", en: "{n} customer deactivated." | "{n} customers deactivated." }
    deleted(n: count) { fr: "{n} client supprimé." | "{n} clients supprimés.", en: "{n} customer deleted." | "{n} customers deleted." }
    restored(n: count) { fr: "{n} client restauré." | "{n} clients restaurés.", en: "{n} customer restored." | "{n} customers restored." }
    were_so(n: count) { fr: "{n} l’était déjà." | "{n} l’étaient déjà.", en: "{n} was so already." | "{n} were so already." }
    refused(name, why) { fr: "{name}\u{a0}: {why}", en: "{name}: {why}" }
    number_lost(number, holder) {
        fr: "Le numéro {number} a été attribué depuis à {holder}.",
        en: "Number {number} has since been given to {holder}."
    }
    columns { fr: "Colonnes", en: "Columns" }
    columns_shown { fr: "Colonnes affichées", en: "Columns shown" }
    columns_why {
        fr: "Nom et état sont toujours affichés. Ce navigateur retient votre choix.",
        en: "Name and status are always shown. This browser remembers your choice."
    }
    col_actions { fr: "Actions", en: "Actions" }
    settings { fr: "Paramètres", en: "Settings" }
    settings_of(name) { fr: "Paramètres – {name}", en: "Settings – {name}" }
    duplicate { fr: "Doublon possible", en: "Possible duplicate" }
    compare { fr: "Comparer", en: "Compare" }
    compare_with(name) { fr: "Comparer {name} avec ses doublons possibles", en: "Compare {name} with its possible duplicates" }
    export { fr: "Exporter", en: "Export" }
    export_title { fr: "Exporter des clients", en: "Export customers" }
    export_scope { fr: "Quels clients", en: "Which customers" }
    export_all { fr: "Tous mes clients", en: "All my customers" }
    export_filtered { fr: "Ceux de la recherche en cours", en: "Those of the current search" }
    export_selected { fr: "Ceux que j’ai sélectionnés", en: "Those I selected" }
    export_format { fr: "Format", en: "Format" }
    export_csv { fr: "CSV (Excel, LibreOffice)", en: "CSV (Excel, LibreOffice)" }
    export_json { fr: "JSON (pour un programme)", en: "JSON (for a program)" }
    export_columns { fr: "Colonnes", en: "Columns" }
    remove_filters { fr: "Retirer les filtres", en: "Remove filters" }
    first_page { fr: "Revenir à la première page", en: "Back to the first page" }
    search_public { fr: "Chercher dans l’annuaire public", en: "Search the public directory" }

    verdict { fr: "Acheminement", en: "Routing" }
    verdict_provider(provider, address) {
        fr: "Les prochaines factures partiront chez {provider}, à l’adresse {address}.",
        en: "Future invoices will go through {provider}, to the address {address}."
    }
    verdict_address(address) {
        fr: "Les prochaines factures partiront à l’adresse {address}.",
        en: "Future invoices will go to the address {address}."
    }
    verdict_stopped {
        fr: "Les factures vers ce client seront arrêtées.",
        en: "Invoices to this customer will be stopped."
    }
    axes { fr: "État détaillé", en: "Status in detail" }
    axis_network { fr: "Réseau", en: "Network" }
    axis_own { fr: "Chez vous", en: "On your side" }
    axis_relationship { fr: "Relation", en: "Relationship" }
    network_registered { fr: "Enregistré", en: "Registered" }
    own_active { fr: "Actif", en: "Active" }
    relationship_ready { fr: "Prêt", en: "Ready" }
    numbers { fr: "Numéros de client", en: "Customer numbers" }
    numbers_none {
        fr: "Aucun numéro\u{a0}: les factures sont acheminées par les identifiants.",
        en: "No number: invoices are routed by the identifiers."
    }
    identifiers { fr: "Identifiants", en: "Identifiers" }
    address { fr: "Adresse électronique", en: "E-address" }
    providers { fr: "Prestataires de services", en: "Service providers" }
    provider_current { fr: "choisi", en: "selected" }
    provider_none { fr: "Aucun prestataire de services indiqué.", en: "No service provider stated." }
    provider_setup { fr: "configuration de routage requise", en: "routing setup required" }
    dates { fr: "Dates", en: "Dates" }
    created { fr: "Ajouté le", en: "Added" }
    updated { fr: "Modifié le", en: "Changed" }
    as_of { fr: "Vérifié le", en: "Checked" }
    country { fr: "Pays", en: "Country" }
    entry { fr: "Voir la fiche de l’annuaire public", en: "See the public directory entry" }
    gone_banner(name, date) {
        fr: "{name} a été désactivé du réseau (constaté le {date}). Ses factures sont arrêtées.",
        en: "{name} was deactivated from the network (seen {date}). Its invoices are stopped."
    }
    gone_advice {
        fr: "Contactez votre client et demandez-lui son adresse électronique actuelle.",
        en: "Contact your customer and ask for the current e-address."
    }
    replacement { fr: "Chercher un remplaçant", en: "Look for a replacement" }
    missing_title { fr: "Client introuvable", en: "Customer not found" }
    missing {
        fr: "Ce client n’est pas dans votre répertoire\u{a0}: il a été supprimé, ou le lien est incomplet.",
        en: "This customer is not in your directory: it was deleted, or the link is incomplete."
    }
    back_to_list { fr: "Revenir à mes clients", en: "Back to my customers" }
    loading { fr: "Client en cours de chargement", en: "Loading the customer" }
}
