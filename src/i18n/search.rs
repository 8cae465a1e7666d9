//! Words of the search page, of the participant's details and of the dialog that adds a customer.
//! Backticks set a piece of text off as code where the sentence is shown.

texts! {
    id_detected(scheme, code) {
        fr: "Reconnu\u{a0}: {scheme} ({code}). Clé de contrôle correcte.",
        en: "Recognized: {scheme} ({code}). Check digit correct."
    }
    id_pattern(scheme, code) {
        fr: "Reconnu\u{a0}: {scheme} ({code}), début ou partie d’identifiant.",
        en: "Recognized: {scheme} ({code}), beginning or part of an identifier."
    }
    id_several(list) {
        fr: "Peut être\u{a0}: {list}. Toutes ces possibilités sont cherchées.",
        en: "Could be: {list}. All of these are searched."
    }
    id_equivalents(list) { fr: "Aussi cherché\u{a0}: {list}.", en: "Also searched: {list}." }
    id_check(scheme) {
        fr: "La clé de contrôle de ce {scheme} ne correspond pas. Vérifiez les chiffres\u{a0}; la recherche peut être faite quand même.",
        en: "The check digit of this {scheme} does not match. Check the digits; the search can be run anyway."
    }
    id_checked(scheme) {
        fr: "La clé de contrôle de ce {scheme} ne correspond pas. Vérifiez les chiffres\u{a0}; la recherche a quand même été faite.",
        en: "The check digit of this {scheme} does not match. Check the digits; the search was run anyway."
    }
    id_retired(old) { fr: "Le schéma {old} n’est plus utilisé.", en: "Scheme {old} is no longer used." }
    id_search_new(new) { fr: "Chercher {new}", en: "Search {new}" }
    id_stripped(text, v) {
        fr: "«\u{a0}{text}\u{a0}» a été ignoré\u{a0}; valeur cherchée\u{a0}: {v}.",
        en: "“{text}” was ignored; searched value: {v}."
    }
    id_malformed(v, list) {
        fr: "«\u{a0}{v}\u{a0}» ne correspond à aucun type d’identifiant (essayés\u{a0}: {list}). Exemple\u{a0}: 732829320. Pour un nom, utilisez le champ Nom de l’entreprise.",
        en: "“{v}” fits no identifier type (tried: {list}). Example: 732829320. For a name, use the Company name field."
    }
    and_others(list, n) { fr: "{list} et {n} autres", en: "{list} and {n} others" }
    name_label { fr: "Nom de l’entreprise", en: "Company name" }
    name_hint {
        fr: "La casse compte. Des astérisques élargissent la recherche\u{a0}: `*Handels*`. Les correspondances proches s’affichent à part.",
        en: "Case matters. Asterisks widen the search: `*Handels*`. Close matches are shown separately."
    }
    provider_label { fr: "Prestataire de services", en: "Service provider" }
    country_label { fr: "Pays", en: "Country" }
    any_provider { fr: "Tous", en: "All" }
    providers_failed {
        fr: "La liste des prestataires n’a pas pu être chargée.",
        en: "The list of providers could not be loaded."
    }
    any_country { fr: "Tous", en: "All" }
    empty_query {
        fr: "Saisissez un identifiant, un nom ou un prestataire de services.",
        en: "Enter an identifier, a name or a service provider."
    }
    literal { fr: "Correspondances exactes", en: "Exact matches" }
    close { fr: "Correspondances proches", en: "Close matches" }
    close_note {
        fr: "sans tenir compte de la casse ni des accents, n’importe où dans le nom",
        en: "ignoring case and accents, anywhere in the name"
    }
    col_name { fr: "Nom", en: "Name" }
    col_identifiers { fr: "Identifiants", en: "Identifiers" }
    col_address { fr: "Adresse électronique", en: "E-address" }
    col_provider { fr: "Prestataire", en: "Provider" }
    col_state { fr: "État", en: "Status" }
    col_action { fr: "Action", en: "Action" }
    matched(field) { fr: "Trouvé par\u{a0}: {field}", en: "Found by: {field}" }
    matched_via(field, via) { fr: "Trouvé par\u{a0}: {field}, à partir du {via}", en: "Found by: {field}, from the {via}" }
    field_name { fr: "nom", en: "name" }
    field_identifier { fr: "identifiant", en: "identifier" }
    field_provider { fr: "prestataire de services", en: "service provider" }
    field_number { fr: "numéro de client", en: "customer number" }
    owned { fr: "Dans votre répertoire", en: "In your directory" }
    owned_of(name) { fr: "Dans votre répertoire\u{a0}: {name}", en: "In your directory: {name}" }
    add_of(name) { fr: "Ajouter {name}", en: "Add {name}" }
    more_providers(n: count) { fr: "et {n} autre" | "et {n} autres", en: "and {n} other" | "and {n} others" }
    zero_case(q, n) {
        fr: "Aucune correspondance exacte pour «\u{a0}{q}\u{a0}»\u{a0}; {n} si l’on ignore la casse et les accents.",
        en: "No exact match for “{q}”; {n} if case and accents are ignored."
    }
    zero_case_note {
        fr: "La casse compte\u{a0}: «\u{a0}Audit\u{a0}» et «\u{a0}AUDIT\u{a0}» sont deux textes différents. Sans astérisque, c’est le nom entier qui est cherché.",
        en: "Case matters: “Audit” and “AUDIT” are two different texts. Without an asterisk, the whole name is searched."
    }
    zero_whole(q, n) {
        fr: "Aucun nom n’est exactement «\u{a0}{q}\u{a0}»\u{a0}: sans astérisques, c’est le nom entier qui est comparé. {n} le contiennent ou s’en approchent.",
        en: "No name is exactly “{q}”: without asterisks the whole name is compared. {n} contain it or come close.",
    }
    suggest { fr: "Proposer ce client", en: "Suggest this customer" }
    zero_none(q, sources, date) {
        fr: "«\u{a0}{q}\u{a0}» n’a pas été trouvé dans {sources} (vérifié le {date}). Le destinataire n’est peut-être pas encore dans le réseau, ou n’a pas souhaité être publié.",
        en: "“{q}” was not found in {sources} (checked {date}). The recipient may not be on the network yet, or may not be published."
    }
    /// A source after « dans ».
    in_peppol { fr: "l’annuaire public Peppol", en: "the Peppol public directory" }
    in_demo { fr: "l’annuaire de démonstration", en: "the demonstration directory" }
    zero_empty {
        fr: "L’annuaire public est encore vide\u{a0}: aucune source n’a été importée.",
        en: "The public directory is still empty: no source has been imported."
    }
    zero_filter(filters, n: count) {
        fr: "Aucun résultat avec {filters}\u{a0}; {n} sans filtre.",
        en: "No result with {filters}; {n} without filters."
    }
    zero_filter_alone(filters) { fr: "Aucun résultat avec {filters}.", en: "No result with {filters}." }
    filter_provider(name) { fr: "le prestataire {name}", en: "the provider {name}" }
    filter_country(name) { fr: "le pays {name}", en: "the country {name}" }
    filter_both(provider, country) {
        fr: "le prestataire {provider} et le pays {country}",
        en: "the provider {provider} and the country {country}"
    }
    remove_filters { fr: "Retirer les filtres", en: "Remove filters" }
    try_inside(pattern) { fr: "Chercher `{pattern}`", en: "Search `{pattern}`" }
    zero_close {
        fr: "Aucune correspondance proche de plus.",
        en: "No further close match."
    }
    see_all_literal(n) { fr: "Voir les {n} correspondances exactes", en: "See all {n} exact matches" }
    see_all_close(n) { fr: "Voir les {n} correspondances proches", en: "See all {n} close matches" }
    see_more { fr: "Voir toutes les correspondances", en: "See all matches" }
    both_groups { fr: "Revenir aux correspondances exactes et proches", en: "Back to exact and close matches" }
    more(n: count, total) {
        fr: "{n} résultats affichés sur {total}. Précisez la recherche pour voir les autres.",
        en: "Showing {n} of {total}. Narrow the search to see the others."
    }
    announce_both(literal, close) { fr: "{literal}, {close}.", en: "{literal}, {close}." }
    announce_alone(counted) { fr: "{counted}.", en: "{counted}." }
    counted_literal(n: count) {
        fr: "{n} correspondance exacte" | "{n} correspondances exactes",
        en: "{n} exact match" | "{n} exact matches"
    }
    counted_close(n: count) {
        fr: "{n} correspondance proche" | "{n} correspondances proches",
        en: "{n} close match" | "{n} close matches"
    }
    counted_over_literal(n: count) {
        fr: "plus de {n} correspondances exactes" | "plus de {n} correspondances exactes",
        en: "more than {n} exact matches" | "more than {n} exact matches"
    }
    counted_over_close(n: count) {
        fr: "plus de {n} correspondances proches" | "plus de {n} correspondances proches",
        en: "more than {n} close matches" | "more than {n} close matches"
    }

    details_address { fr: "Adresse électronique", en: "E-address" }
    details_ids { fr: "Identifiants", en: "Identifiers" }
    details_names { fr: "Autres noms", en: "Other names" }
    details_place { fr: "Adresse", en: "Address" }
    details_providers { fr: "Prestataires de services", en: "Service providers" }
    details_no_provider { fr: "Aucun prestataire de services indiqué.", en: "No service provider stated." }
    details_setup(provider) {
        fr: "{provider}\u{a0}: configuration de routage requise",
        en: "{provider}: routing setup required"
    }
    details_types { fr: "Types reçus", en: "Types received" }
    details_no_type { fr: "Aucun type de document publié.", en: "No document type published." }
    details_technical { fr: "Identifiants techniques", en: "Technical identifiers" }
    details_source { fr: "Source", en: "Source" }
    details_successor(new) { fr: "Chercher la nouvelle adresse {new}", en: "Search the new address {new}" }
    link { fr: "le lien", en: "link" }
    close_panel { fr: "Fermer la fiche", en: "Close the entry" }
    scheme_code(scheme, code) { fr: "{scheme} ({code})", en: "{scheme} ({code})" }
    open_customer { fr: "Ouvrir le client", en: "Open the customer" }
    entry_section { fr: "Annuaire public", en: "Public directory" }
    entry_title { fr: "Fiche de l’annuaire public", en: "Public directory entry" }
    entry_missing_title { fr: "Fiche introuvable", en: "Entry not found" }
    entry_missing(id) {
        fr: "{id} n’est pas dans l’annuaire public de Carnet. L’adresse peut exister sans y être publiée.",
        en: "{id} is not in Carnet’s public directory. The address may exist without being published there."
    }
    entry_search { fr: "Chercher cet identifiant", en: "Search this identifier" }
    removed_advice {
        fr: "Contactez votre client et demandez-lui son adresse électronique actuelle.",
        en: "Contact your customer and ask for the current e-address."
    }
    loading_entry { fr: "Fiche en cours de chargement", en: "Loading the entry" }
}
