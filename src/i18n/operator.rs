//! Words of the operator's console: the queue of suggestions and the service providers.

texts! {
    reserved {
        fr: "Cette page est réservée à l’opérateur du réseau. Proposez une entreprise depuis Répertoire clients.",
        en: "This page is for the network operator. Suggest a company from Customer directory.",
    }
    queue_count(n: count) {
        fr: "{n} proposition dans cette liste" | "{n} propositions dans cette liste",
        en: "{n} suggestion in this list" | "{n} suggestions in this list",
    }
    queue_empty { fr: "Aucune proposition en cours.", en: "No suggestion in progress." }
    queue_none { fr: "Aucune proposition ne correspond.", en: "No suggestion matches." }
    show_all { fr: "Voir toutes les propositions", en: "See all suggestions" }
    filter_label { fr: "Filtrer par état", en: "Filter by state" }
    filter_all { fr: "Toutes", en: "All" }
    search { fr: "Rechercher dans les propositions", en: "Search the suggestions" }
    list { fr: "Propositions", en: "Suggestions" }
    back_to_list { fr: "Retour à la liste", en: "Back to the list" }
    from_company(company, date) { fr: "{company}, le {date}", en: "{company}, {date}" }
    pick { fr: "Choisissez une proposition dans la liste.", en: "Choose a suggestion in the list." }

    facts { fr: "Ce qui est proposé", en: "What is suggested" }
    country { fr: "Pays", en: "Country" }
    address { fr: "Adresse électronique", en: "Electronic address" }
    provider { fr: "Prestataire de services", en: "Service provider" }
    contact { fr: "Contact", en: "Contact" }
    comment { fr: "Commentaire", en: "Comment" }
    suggested_by { fr: "Proposée par", en: "Suggested by" }
    suggested_at { fr: "Proposée le", en: "Suggested on" }
    followers { fr: "Suivie par", en: "Followed by" }
    companies(n: count) { fr: "{n} entreprise" | "{n} entreprises", en: "{n} company" | "{n} companies" }
    decided { fr: "Dernière décision", en: "Last decision" }
    decided_by(who, date) { fr: "{who}, le {date}", en: "{who}, {date}" }
    became { fr: "Fiche de l’annuaire public", en: "Public directory entry" }
    identifiers { fr: "Identifiants vérifiés", en: "Identifiers, checked" }
    similar { fr: "Destinataires semblables de l’annuaire public", en: "Similar recipients in the public directory" }
    similar_none {
        fr: "Aucun destinataire n’a l’un de ces identifiants ni un nom proche dans ce pays.",
        en: "No recipient has one of these identifiers or a close name in this country.",
    }
    open_entry(name) { fr: "Ouvrir la fiche {name}", en: "Open the entry {name}" }

    decisions { fr: "Décider", en: "Decide" }
    take_up { fr: "Prendre en charge", en: "Take up" }
    add { fr: "Ajouter à l’annuaire public", en: "Add to the public directory" }
    merge { fr: "Fusionner avec…", en: "Merge with…" }
    decline { fr: "Décliner", en: "Decline" }
    taken_up(name) { fr: "{name}\u{a0}: prise en charge.", en: "{name}: taken up." }
    added(name) {
        fr: "{name} est dans l’annuaire public. Les entreprises qui l’attendent ont reçu un message.",
        en: "{name} is in the public directory. The companies that wait for it have received a message.",
    }
    merged(name) {
        fr: "{name} est rattachée à la fiche existante. Les entreprises qui l’attendent ont reçu un message.",
        en: "{name} is tied to the existing entry. The companies that wait for it have received a message.",
    }
    declined(name) {
        fr: "{name} est déclinée. Les entreprises qui l’attendent ont reçu le motif.",
        en: "{name} is declined. The companies that wait for it have received the reason.",
    }
    add_title(name) { fr: "Ajouter {name} à l’annuaire public", en: "Add {name} to the public directory" }
    merge_title(name) { fr: "Fusionner {name} avec une fiche existante", en: "Merge {name} with an existing entry" }
    decline_title(name) { fr: "Décliner la proposition {name}", en: "Decline the suggestion {name}" }
    final_note {
        fr: "Cette décision est définitive et les entreprises concernées en sont informées.",
        en: "This decision is final and the companies concerned are told.",
    }
    participant_id { fr: "Identifiant du destinataire", en: "Participant id" }
    participant_id_hint { fr: "Schéma:valeur, par exemple 0225:732829320.", en: "scheme:value, for example 0225:732829320." }
    participant_id_malformed {
        fr: "Un identifiant de destinataire s’écrit schéma:valeur, par exemple 0225:732829320.",
        en: "A participant id is written scheme:value, for example 0225:732829320.",
    }
    choose_provider { fr: "Choisissez un prestataire", en: "Choose a provider" }
    provider_required {
        fr: "Choisissez le prestataire de services qui reçoit ses documents.",
        en: "Choose the service provider that receives its documents.",
    }
    merge_with { fr: "Fiche existante", en: "Existing entry" }
    merge_other { fr: "Une autre fiche", en: "Another entry" }
    merge_other_hint { fr: "Saisissez son identifiant.", en: "Enter its id." }
    merge_required { fr: "Choisissez la fiche existante.", en: "Choose the existing entry." }
    reason { fr: "Motif", en: "Reason" }
    reason_hint { fr: "Les entreprises qui l’attendent le liront.", en: "The companies that wait for it will read it." }
    confirm_merge { fr: "Fusionner", en: "Merge" }

    providers_lead {
        fr: "Les prestataires de services du réseau et leurs destinataires.",
        en: "The service providers of the network and their recipients.",
    }
    provider_add { fr: "Ajouter un prestataire", en: "Add a provider" }
    provider_edit(name) { fr: "Modifier {name}", en: "Edit {name}" }
    edit { fr: "Modifier", en: "Edit" }
    save { fr: "Enregistrer", en: "Save" }
    col_name { fr: "Nom", en: "Name" }
    col_code { fr: "Code", en: "Code" }
    col_setup { fr: "Configuration requise", en: "Setup required" }
    col_contact { fr: "Contact", en: "Contact" }
    col_recipients { fr: "Destinataires", en: "Recipients" }
    col_actions { fr: "Actions", en: "Actions" }
    yes { fr: "Oui", en: "Yes" }
    no { fr: "Non", en: "No" }
    providers_none { fr: "Aucun prestataire.", en: "No provider." }
    providers_total(n: count) { fr: "{n} prestataire" | "{n} prestataires", en: "{n} provider" | "{n} providers" }
    name_required { fr: "Saisissez le nom du prestataire.", en: "Enter the provider’s name." }
    code_hint {
        fr: "Lettres minuscules, chiffres et tirets, par exemple plateforme-sillage. Il ne change plus ensuite.",
        en: "Lower-case letters, digits and hyphens, for example plateforme-sillage. It does not change afterwards.",
    }
    setup_label {
        fr: "Configuration de routage requise avant le premier document",
        en: "Routing setup required before the first document",
    }
    contact_hint {
        fr: "Adresse e-mail pour les demandes de routage, par exemple routage@exemple.fr.",
        en: "E-mail address for routing requests, for example routing@example.com.",
    }
    col_hand_off { fr: "Remise des documents", en: "Hand-off of documents" }
    way_post { fr: "Envoi à une adresse", en: "Posted to an address" }
    way_post_why {
        fr: "Carnet envoie chaque document, signé, à l’adresse du prestataire.",
        en: "Carnet posts every document, signed, to the provider’s address.",
    }
    way_collect { fr: "Collecte par le prestataire", en: "Collected by the provider" }
    way_collect_why {
        fr: "Le prestataire vient chercher ses documents avec une clé.",
        en: "The provider fetches its documents with a key.",
    }
    posted { fr: "Envoi", en: "Posted" }
    collected { fr: "Collecte", en: "Collected" }
    queued(n) { fr: "{n} en attente", en: "{n} waiting" }
    failed(n) { fr: "{n} en échec", en: "{n} failed" }
    hand_off_url { fr: "Adresse de remise", en: "Hand-off address" }
    hand_off_url_hint {
        fr: "Adresse https, par exemple https://remise.exemple.fr/documents.",
        en: "An https address, for example https://handoff.example.com/documents.",
    }
    secret { fr: "Secret de signature", en: "Signing secret" }
    secret_hint {
        fr: "Au moins 16 caractères, les mêmes chez le prestataire\u{a0}: il signe chaque document.",
        en: "At least 16 characters, the same on the provider’s side: it signs every document.",
    }
    secret_kept {
        fr: "Un secret est enregistré. Laissez vide pour le garder, ou saisissez-en un autre.",
        en: "A secret is saved. Leave empty to keep it, or enter another one.",
    }
    key { fr: "Clé de collecte", en: "Collect key" }
    key_what { fr: "la clé de collecte", en: "the collect key" }
    key_make { fr: "Créer une clé de collecte", en: "Make a collect key" }
    key_replace { fr: "Remplacer la clé de collecte", en: "Replace the collect key" }
    key_replace_note {
        fr: "La clé actuelle cessera aussitôt de fonctionner.",
        en: "The current key will stop working at once.",
    }
    key_later {
        fr: "La clé de collecte se crée ensuite, en modifiant le prestataire.",
        en: "The collect key is made afterwards, by editing the provider.",
    }
    key_once {
        fr: "Copiez cette clé maintenant et remettez-la au prestataire\u{a0}: elle ne sera plus affichée.",
        en: "Copy this key now and give it to the provider: it will not be shown again.",
    }
    provider_added(name) { fr: "{name} est ajouté.", en: "{name} is added." }
    provider_saved(name) { fr: "Les modifications de {name} sont enregistrées.", en: "The changes to {name} are saved." }
    provider_changed {
        fr: "Quelqu’un l’a modifié entre-temps. Vos saisies sont conservées\u{a0}: enregistrez de nouveau pour remplacer sa version.",
        en: "Somebody changed it meanwhile. What you typed is kept: save again to replace their version.",
    }
}
