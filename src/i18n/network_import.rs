//! Words of an import of the public directory that the operator starts.

use carnet_core::wire::{CardDone, CardFault};

use super::Locale;

texts! {
    start { fr: "Lancer un import", en: "Run an import" }
    choose { fr: "Choisir le fichier", en: "Choose the file" }
    drop { fr: "ou déposez-le ici", en: "or drop it here" }
    hint {
        fr: "L’export de fiches du Peppol Directory, en XML. Gardez cet onglet ouvert jusqu’à la fin de l’envoi\u{a0}; vous pouvez changer de page.",
        en: "The Peppol Directory’s export of business cards, in XML. Keep this tab open until the file is sent; you can go to other pages.",
    }
    source { fr: "Source", en: "Source" }
    source_hint {
        fr: "Qui était dans le dernier import de cette source et manque dans le fichier est retiré du réseau.",
        en: "Who was in the last import of this source and is missing from the file is removed from the network.",
    }
    source_wrong {
        fr: "Le nom d’une source a 1 à 64 lettres sans accent, chiffres, - et _, par exemple peppol-directory.",
        en: "The name of a source has 1 to 64 letters without accents, digits, - and _, for example peppol-directory.",
    }
    partial {
        fr: "Le fichier n’est qu’une partie de la source\u{a0}: ne retirer personne",
        en: "The file is only a part of the source: remove nobody",
    }
    replaces {
        fr: "Un import est en cours ou attend votre décision\u{a0}: en lancer un autre le remplace.",
        en: "An import is running or waits for your decision: another one takes its place.",
    }
    sending { fr: "Envoi du fichier…", en: "Sending the file…" }
    import_of(file) { fr: "Import de {file}", en: "Import of {file}" }
    import_from(source) { fr: "Import de la source {source}", en: "Import from the source {source}" }
    all { fr: "Tous les imports", en: "All imports" }
    started(at) { fr: "Commencé le {at}", en: "Begun on {at}" }
    finished(at) { fr: "fini le {at}", en: "finished on {at}" }

    stages { fr: "Étapes de l’import", en: "Stages of the import" }
    stage_read { fr: "Lire le fichier", en: "Read the file" }
    stage_apply { fr: "Appliquer", en: "Apply" }
    stage_report { fr: "Rapport", en: "Report" }
    stage_done(stage) { fr: "{stage}, terminé", en: "{stage}, done" }
    reading(percent, read, skipped) {
        fr: "{percent}\u{a0}% · {read} fiches lues, {skipped} ignorées",
        en: "{percent}% · {read} cards read, {skipped} skipped",
    }
    reading_unknown(read, skipped) {
        fr: "{read} fiches lues, {skipped} ignorées",
        en: "{read} cards read, {skipped} skipped",
    }
    applying(percent) {
        fr: "{percent}\u{a0}% des changements appliqués",
        en: "{percent}% of the changes applied",
    }
    seconds_left(n: count) { fr: "encore {n} seconde environ" | "encore {n} secondes environ", en: "about {n} second left" | "about {n} seconds left" }
    minutes_left(n: count) { fr: "encore {n} minute environ" | "encore {n} minutes environ", en: "about {n} minute left" | "about {n} minutes left" }
    leave {
        fr: "Vous pouvez quitter cette page et y revenir. L’annuaire ne change qu’à la fin, en une fois.",
        en: "You can leave this page and come back to it. The directory changes at the end only, all at once.",
    }
    announce(n: count) { fr: "Import à {n}\u{a0}%.", en: "Import at {n}%." }
    announce_done { fr: "Import terminé.", en: "Import done." }
    announce_suspended { fr: "Import suspendu\u{a0}: votre décision est attendue.", en: "Import suspended: your decision is awaited." }
    announce_failed { fr: "L’import n’a pas abouti.", en: "The import did not come to its end." }

    suspended(percent) {
        fr: "Import suspendu\u{a0}: {percent}\u{a0}% des fiches disparaîtraient. Rien n’a été changé.",
        en: "Import suspended: {percent}% of entries would vanish. Nothing was changed.",
    }
    suspended_over {
        fr: "Trop de fiches auraient disparu\u{a0}: rien n’a été changé, et plus rien n’attend. Relancez l’import avec un fichier complet.",
        en: "Too many entries would have vanished: nothing was changed, and nothing waits any more. Run the import again with a complete file.",
    }
    dropped { fr: "Vous avez abandonné cet import. Rien n’a été changé.", en: "This import was dropped. Nothing was changed." }
    interrupted {
        fr: "L’import s’est arrêté avant la fin du fichier. Rien n’a été changé\u{a0}: relancez-le.",
        en: "The import stopped before the end of the file. Nothing was changed: run it again.",
    }
    superseded {
        fr: "Un import plus récent de la même source a pris la place de celui-ci, qui n’a rien changé.",
        en: "A later import of the same source took the place of this one, which changed nothing.",
    }
    failed {
        fr: "L’import a échoué. Rien n’a été changé\u{a0}: relancez-le.",
        en: "The import failed. Nothing was changed: run it again.",
    }
    malformed(line) {
        fr: "Ligne {line}\u{a0}: ce fichier ne peut pas être lu comme un export de fiches. Rien n’a été changé\u{a0}: récupérez le fichier de nouveau, puis relancez l’import.",
        en: "Line {line}: this file cannot be read as an export of business cards. Nothing was changed: get the file again, then run the import.",
    }

    compare { fr: "Comparer", en: "Compare" }
    report { fr: "Rapport", en: "Report" }
    created { fr: "Créées", en: "Created" }
    updated { fr: "Mises à jour", en: "Updated" }
    unchanged { fr: "Inchangées", en: "Unchanged" }
    removed { fr: "Retirées du réseau", en: "Removed from the network" }
    to_create { fr: "À créer", en: "To create" }
    to_update { fr: "À mettre à jour", en: "To update" }
    vanishing { fr: "Disparaîtraient", en: "Would vanish" }
    registered { fr: "Dans la source aujourd’hui", en: "In the source today" }
    read { fr: "Fiches lues", en: "Cards read" }
    skipped { fr: "Fiches ignorées", en: "Cards skipped" }

    who { fr: "Qui disparaîtrait", en: "Who would vanish" }
    col_participant { fr: "Destinataire", en: "Recipient" }
    col_name { fr: "Nom", en: "Name" }
    col_country { fr: "Pays", en: "Country" }
    col_customers { fr: "Client de", en: "Customer of" }
    customers(n: count) { fr: "{n} entreprise" | "{n} entreprises", en: "{n} company" | "{n} companies" }

    problems { fr: "Ce qui n’a pas été repris tel quel", en: "What did not come in as it is" }
    problems_none { fr: "Toutes les fiches ont été reprises telles quelles.", en: "All cards came in as they are." }
    problems_some(kept, all) {
        fr: "Les {kept} premiers des {all} problèmes sont gardés.",
        en: "The first {kept} of the {all} problems are kept.",
    }
    col_card { fr: "Fiche", en: "Card" }
    col_line { fr: "Ligne", en: "Line" }
    col_problem { fr: "Problème", en: "Problem" }
    col_done { fr: "Suite donnée", en: "What was done" }
    nobody { fr: "inconnu", en: "unknown" }

    apply { fr: "Appliquer l’import", en: "Apply the import" }
    apply_title { fr: "Appliquer l’import malgré les retraits\u{a0}?", en: "Apply the import in spite of the removals?" }
    apply_what(n: count) {
        fr: "{n} destinataire sera retiré du réseau, et les entreprises dont il est client en seront prévenues. Cela ne s’annule pas." | "{n} destinataires seront retirés du réseau, et les entreprises dont ils sont clients en seront prévenues. Cela ne s’annule pas.",
        en: "{n} recipient will be removed from the network, and the companies whose customer it is will be told. This cannot be undone." | "{n} recipients will be removed from the network, and the companies whose customers they are will be told. This cannot be undone.",
    }
    drop_it { fr: "Abandonner l’import", en: "Drop the import" }
    drop_title { fr: "Abandonner l’import\u{a0}?", en: "Drop the import?" }
    drop_what {
        fr: "Ce qui a été lu du fichier est effacé. L’annuaire reste tel qu’il est.",
        en: "What was read of the file is deleted. The directory stays as it is.",
    }
    back { fr: "Revenir", en: "Go back" }

    fault_not_xml { fr: "La fiche n’est pas du XML bien formé.", en: "The card is no well-formed XML." }
    fault_too_large { fr: "La fiche est trop grande.", en: "The card is too large." }
    fault_participant { fr: "Le destinataire manque ou ne peut pas être lu.", en: "The recipient is missing or cannot be read." }
    fault_name { fr: "Le nom manque ou est trop long.", en: "The name is missing or too long." }
    fault_country { fr: "Le pays manque ou n’en est pas un.", en: "The country is missing or is none." }
    fault_place { fr: "Le lieu est trop long.", en: "The place is too long." }
    fault_website { fr: "Le site n’est pas une adresse web.", en: "The website is no web address." }
    fault_identifier { fr: "Un identifiant est trop long.", en: "An identifier is too long." }
    fault_document_type { fr: "Un type de document est trop long.", en: "A document type is too long." }
    fault_characters { fr: "Une valeur contient un caractère interdit.", en: "A value holds a character that is not allowed." }
    fault_repeated { fr: "Le destinataire avait déjà une fiche.", en: "The recipient had a card before." }
    value_dropped { fr: "Valeur laissée de côté", en: "Value left out" }
    replaced { fr: "Valeur remplacée", en: "Value replaced" }
    card_skipped { fr: "Fiche ignorée", en: "Card skipped" }
    earlier_replaced { fr: "La dernière fiche compte", en: "The later card counts" }
}

pub fn fault(locale: Locale, fault: CardFault) -> &'static str {
    match fault {
        CardFault::NotXml => fault_not_xml(locale),
        CardFault::TooLarge => fault_too_large(locale),
        CardFault::Participant => fault_participant(locale),
        CardFault::Name => fault_name(locale),
        CardFault::Country => fault_country(locale),
        CardFault::Place => fault_place(locale),
        CardFault::Website => fault_website(locale),
        CardFault::Identifier => fault_identifier(locale),
        CardFault::DocumentType => fault_document_type(locale),
        CardFault::Characters => fault_characters(locale),
        CardFault::Repeated => fault_repeated(locale),
    }
}

pub fn done(locale: Locale, done: CardDone) -> &'static str {
    match done {
        CardDone::ValueDropped => value_dropped(locale),
        CardDone::Replaced => replaced(locale),
        CardDone::CardSkipped => card_skipped(locale),
        CardDone::EarlierReplaced => earlier_replaced(locale),
    }
}
