//! Words of the documents that are sent: the list, one document, handing in, resending.

use carnet_core::wire::{AttemptReason, DocumentStatus, HandOffWay, InboundKind, Locale, NoteCode, SentBy};

use super::{Text, states::Tone};

texts! {
    lead {
        fr: "Rien n’est perdu\u{a0}: chaque document est gardé et peut être renvoyé après correction.",
        en: "Nothing is lost: every document is kept and can be resent after a correction.",
    }
    search_label { fr: "Rechercher un document", en: "Search documents" }
    search_hint {
        fr: "Numéro du document ou nom du destinataire, en entier ou en partie.",
        en: "Document number or name of the recipient, whole or in part.",
    }
    by_status { fr: "Filtrer par état", en: "Filter by state" }
    by_cause { fr: "Filtrer par cause", en: "Filter by cause" }
    filter_stopped { fr: "Arrêtés", en: "Stopped" }
    filter_waiting { fr: "En attente", en: "Waiting" }
    filter_failed { fr: "Remise en échec", en: "Hand-off failed" }
    filter_queued { fr: "En cours", en: "In progress" }
    filter_delivered { fr: "Remis", en: "Delivered" }
    cause_counted(cause, n: count) { fr: "{cause} ({n})", en: "{cause} ({n})" }
    all_causes { fr: "Toutes les causes", en: "All causes" }
    results { fr: "Documents", en: "Documents" }
    found(n: count) { fr: "{n} document" | "{n} documents", en: "{n} document" | "{n} documents" }
    col_number { fr: "Numéro", en: "Number" }
    col_recipient { fr: "Destinataire", en: "Recipient" }
    col_cause { fr: "Cause et suite", en: "Cause and next step" }
    col_type { fr: "Type", en: "Type" }
    col_sent_by { fr: "Mode d’envoi", en: "Sent by" }
    col_created { fr: "Créé le", en: "Created" }
    next_of(action, number) { fr: "{action}, document {number}", en: "{action}, document {number}" }

    empty_stopped { fr: "Aucun document arrêté\u{a0}: tout est parti.", en: "No stopped document: everything went out." }
    empty_never {
        fr: "Aucun document envoyé pour l’instant. Déposez une facture, ou envoyez-la par l’API.",
        en: "No document sent yet. Hand in an invoice, or send it through the API.",
    }
    empty_status { fr: "Aucun document dans cet état.", en: "No document in this state." }
    empty_search(q) { fr: "Aucun document ne correspond à «\u{a0}{q}\u{a0}».", en: "No document matches “{q}”." }
    empty_cause { fr: "Aucun document arrêté pour cette cause.", en: "No document stopped for this cause." }
    empty_page { fr: "Cette page de la liste est vide.", en: "This page of the list is empty." }
    empty_customer { fr: "Aucun document de ce client dans cet état.", en: "No document of this customer in this state." }
    of_customer(name) { fr: "Documents du client {name}", en: "Documents of the customer {name}" }
    of_a_customer { fr: "Documents d’un seul client", en: "Documents of one customer" }
    of_everybody { fr: "Voir ceux de tous les clients", en: "See those of all customers" }
    remove_filters { fr: "Retirer les filtres", en: "Remove filters" }
    see_delivered { fr: "Voir les documents remis", en: "See the delivered documents" }

    invoice { fr: "Facture", en: "Invoice" }
    credit_note { fr: "Avoir", en: "Credit note" }
    by_api { fr: "API", en: "API" }
    by_app { fr: "Dépôt", en: "Handed in" }
    no_recipient { fr: "sans nom", en: "no name" }

    batch_said(n: count, cause) {
        fr: "{n} document arrêté pour la même cause\u{a0}: {cause}." | "{n} documents arrêtés pour la même cause\u{a0}: {cause}.",
        en: "{n} document stopped for the same cause: {cause}." | "{n} documents stopped for the same cause: {cause}.",
    }
    batch_go(n: count) {
        fr: "Renvoyer le document de cette cause" | "Renvoyer les {n} documents de même cause",
        en: "Resend the document of this cause" | "Resend the {n} documents of this cause",
    }
    batch_ask(n: count) { fr: "Renvoyer {n} document\u{a0}?" | "Renvoyer {n} documents\u{a0}?", en: "Resend {n} document?" | "Resend {n} documents?" }
    batch_why {
        fr: "Les mêmes documents seront renvoyés avec votre répertoire tel qu’il est maintenant. Ceux dont la cause demeure resteront arrêtés. Un document remis ne peut pas être repris.",
        en: "The same documents will be resent with your directory as it is now. Those whose cause remains stay stopped. A document that went out cannot be taken back.",
    }
    batch_confirm(n: count) { fr: "Renvoyer {n} document" | "Renvoyer {n} documents", en: "Resend {n} document" | "Resend {n} documents" }
    batch_running { fr: "Renvoi des documents", en: "Resending documents" }
    batch_progress(done: count, total: count) { fr: "{done} sur {total}", en: "{done} of {total}" }
    batch_done(routed: count, stopped: count) {
        fr: "Renvoi terminé. Remis au prestataire\u{a0}: {routed}. De nouveau arrêtés\u{a0}: {stopped}.",
        en: "Resending finished. Handed to the provider: {routed}. Stopped again: {stopped}.",
    }
    batch_broken(routed: count, stopped: count, why) {
        fr: "Renvoi interrompu. Remis au prestataire\u{a0}: {routed}. De nouveau arrêtés\u{a0}: {stopped}. {why}",
        en: "Resending was interrupted. Handed to the provider: {routed}. Stopped again: {stopped}. {why}",
    }
    stop_here { fr: "Interrompre", en: "Interrupt" }
    batch_left(routed: count, stopped: count, left: count) {
        fr: "Renvoi interrompu. Remis au prestataire\u{a0}: {routed}. De nouveau arrêtés\u{a0}: {stopped}. Pas encore renvoyés\u{a0}: {left}.",
        en: "Resending interrupted. Handed to the provider: {routed}. Stopped again: {stopped}. Not resent yet: {left}.",
    }
    simulate { fr: "Voir le réglage du répertoire clients", en: "See the setting of the customer directory" }

    hand_in { fr: "Déposer un document", en: "Hand in a document" }
    hand_in_hint {
        fr: "Factures et avoirs en XML\u{a0}: UBL 2.1 ou CII. Chaque document est routé aussitôt\u{a0}; le même fichier déposé deux fois n’est envoyé qu’une fois.",
        en: "Invoices and credit notes in XML: UBL 2.1 or CII. Each document is routed at once; the same file handed in twice is sent once.",
    }
    choose_files { fr: "Choisir des fichiers", en: "Choose files" }
    drop_files { fr: "ou déposez-les ici", en: "or drop them here" }
    hand_in_progress(done: count, total: count) { fr: "{done} fichier sur {total}" | "{done} fichiers sur {total}", en: "{done} file of {total}" | "{done} files of {total}" }
    files { fr: "Fichiers déposés", en: "Files handed in" }
    file_waiting { fr: "En attente", en: "Waiting" }
    file_sending { fr: "Envoi…", en: "Sending…" }
    file_refused { fr: "Refusé", en: "Refused" }
    file_known { fr: "Déjà déposé", en: "Handed in before" }
    file_too_large { fr: "Ce fichier dépasse la taille acceptée. Rien n’a été envoyé.", en: "This file is larger than accepted. Nothing was sent." }
    file_position(line, column) { fr: "Ligne {line}, colonne {column}.", en: "Line {line}, column {column}." }
    open_document(number) { fr: "Ouvrir le document {number}", en: "Open document {number}" }

    title(number) { fr: "Document {number}", en: "Document {number}" }
    document { fr: "Document", en: "Document" }
    missing_title { fr: "Document introuvable", en: "Document not found" }
    missing {
        fr: "Ce document n’existe pas, ou il a été supprimé. Les suppressions sont dans le journal d’audit.",
        en: "This document does not exist, or it was deleted. Deletions are in the audit trail.",
    }
    back_to_list { fr: "Voir les documents arrêtés", en: "See the stopped documents" }
    stopped { fr: "Arrêté", en: "Stopped" }
    waiting { fr: "En attente de l’annuaire public", en: "Waiting for the public directory" }
    queued { fr: "En cours", en: "In progress" }
    delivered { fr: "Remis", en: "Delivered" }
    failed { fr: "Remise en échec", en: "Hand-off failed" }
    todo { fr: "À faire", en: "To do" }
    state { fr: "État", en: "State" }
    resend { fr: "Renvoyer", en: "Resend" }
    try_now { fr: "Réessayer maintenant", en: "Try now" }
    resend_why {
        fr: "Le même document sera renvoyé avec votre répertoire tel qu’il est maintenant.",
        en: "The same document will be resent with your directory as it is now.",
    }
    queued_post(provider) { fr: "Remis à {provider} dès que possible, réponse attendue.", en: "About to be handed to {provider}, answer expected." }
    queued_collect(provider) { fr: "Prêt\u{a0}: {provider} viendra le chercher.", en: "Ready: {provider} will collect it." }
    queued_plain { fr: "Remis au prestataire, réponse attendue.", en: "Handed to the provider, answer expected." }
    delivered_to(provider, date) { fr: "Remis à {provider} le {date}.", en: "Delivered to {provider} on {date}." }
    kept_until(date) { fr: "Conservé jusqu’au {date}.", en: "Kept until {date}." }
    delivered_plain { fr: "Remis au prestataire.", en: "Delivered to the provider." }
    failed_to(n: count, provider) {
        fr: "{provider} n’a pas pris ce document, après {n} essai. Renvoyez-le quand la cause est levée." | "{provider} n’a pas pris ce document, après {n} essais. Renvoyez-le quand la cause est levée.",
        en: "{provider} did not take this document, after {n} try. Resend it once the cause is gone." | "{provider} did not take this document, after {n} tries. Resend it once the cause is gone.",
    }
    failed_plain { fr: "Le prestataire n’a pas pris ce document.", en: "The provider did not take this document." }
    wait_until(time) { fr: "Nouvel essai le {time}.", en: "Next try on {time}." }

    correct { fr: "Corriger et renvoyer", en: "Correct and resend" }
    correct_why {
        fr: "Le document sera routé par ces identifiants à la place des siens\u{a0}; la source n’est pas modifiée.",
        en: "The document will be routed by these identifiers instead of its own; the source is not changed.",
    }
    correct_rows { fr: "Identifiants du document", en: "Identifiers of the document" }
    correct_row(n: count) { fr: "Identifiant {n}", en: "Identifier {n}" }
    kind { fr: "Type", en: "Type" }
    value { fr: "Valeur", en: "Value" }
    add_row { fr: "Ajouter un identifiant", en: "Add an identifier" }
    remove_row(n: count) { fr: "Retirer l’identifiant {n}", en: "Remove identifier {n}" }
    row_removed(n: count) { fr: "Identifiant {n} retiré.", en: "Identifier {n} removed." }
    take_value(value) { fr: "Reprendre «\u{a0}{value}\u{a0}»", en: "Take “{value}”" }
    value_needed { fr: "Saisissez une valeur, par exemple 732829320.", en: "Enter a value, for example 732829320." }
    value_long { fr: "Cette valeur est trop longue\u{a0}: 250 caractères au plus.", en: "This value is too long: at most 250 characters." }
    changed_meanwhile {
        fr: "Ce document a changé entre-temps. Vos corrections sont conservées\u{a0}; vérifiez-les, puis renvoyez.",
        en: "The document changed meanwhile. Your corrections are kept; check them, then resend.",
    }
    sending { fr: "Renvoi…", en: "Resending…" }
    put_back { fr: "Remettre ceux de la source", en: "Put back those of the source" }

    compare { fr: "Document et répertoire", en: "Document and directory" }
    compare_caption { fr: "Valeurs du document et du répertoire", en: "Values of the document and of the directory" }
    in_document { fr: "Dans le document", en: "In the document" }
    in_directory(name) { fr: "Dans votre répertoire\u{a0}: {name}", en: "In your directory: {name}" }
    in_public(name) { fr: "Dans l’annuaire public\u{a0}: {name}", en: "In the public directory: {name}" }
    name { fr: "Nom", en: "Name" }
    same { fr: "identique", en: "the same" }
    why { fr: "Pourquoi", en: "Why" }
    route { fr: "La route", en: "The route" }
    test_route { fr: "Tester un routage", en: "Test a route" }
    original { fr: "Texte original du message d’arrêt", en: "Original text of the stop message" }
    original_text(number) {
        fr: "Le destinataire du document {number} ne correspond à aucun destinataire dans le registre public des clients ou dans votre annuaire client. Vérifiez que le destinataire est ajouté à votre annuaire client",
        en: "The recipient of document {number} did not match any recipient in the public customer registry or in your customer directory. Check that the recipient is added to your customer directory",
    }

    details { fr: "Détails", en: "Details" }
    recipient { fr: "Destinataire", en: "Recipient" }
    amount { fr: "Montant", en: "Amount" }
    issued { fr: "Date d’émission", en: "Issue date" }
    process { fr: "Processus", en: "Process" }
    size { fr: "Taille", en: "Size" }
    bytes(n: count) { fr: "{n} octet" | "{n} octets", en: "{n} byte" | "{n} bytes" }
    created { fr: "Créé le", en: "Created" }
    created_by(date, who) { fr: "{date}, {who}", en: "{date}, {who}" }
    customer { fr: "Client", en: "Customer" }

    hand_off { fr: "Remise au prestataire", en: "Hand-off to the provider" }
    provider { fr: "Prestataire", en: "Provider" }
    address { fr: "Adresse", en: "Address" }
    way { fr: "Mode de remise", en: "Way" }
    way_post { fr: "envoyé à son adresse", en: "posted to its address" }
    way_collect { fr: "il vient le chercher", en: "it collects" }
    tries { fr: "Essais", en: "Tries" }
    last_try { fr: "Dernier essai", en: "Last try" }
    next_try { fr: "Prochain essai", en: "Next try" }
    delivered_at { fr: "Remis le", en: "Delivered" }
    answer { fr: "Réponse du prestataire", en: "Answer of the provider" }
    answer_status(status) { fr: "HTTP {status}", en: "HTTP {status}" }
    no_answer { fr: "aucune réponse", en: "no answer" }

    notes { fr: "À vérifier dans la source", en: "To check in the source" }
    note_at(line, column) { fr: "ligne {line}, colonne {column}", en: "line {line}, column {column}" }
    note_endpoint_missing { fr: "L’acheteur n’a pas d’adresse électronique.", en: "The buyer has no electronic address." }
    note_scheme_missing(value) { fr: "«\u{a0}{value}\u{a0}» n’indique pas son type.", en: "“{value}” does not name its scheme." }
    note_scheme_unknown(value) { fr: "Le type «\u{a0}{value}\u{a0}» n’existe pas.", en: "There is no scheme “{value}”." }
    note_scheme_retired(value) { fr: "Le type de «\u{a0}{value}\u{a0}» n’est plus utilisé.", en: "The scheme of “{value}” is no longer used." }
    note_malformed(value) { fr: "«\u{a0}{value}\u{a0}» n’est pas une valeur de son type.", en: "“{value}” cannot be of its scheme." }
    note_check(value) { fr: "La clé de contrôle de «\u{a0}{value}\u{a0}» ne correspond pas.", en: "The check digit of “{value}” does not match." }
    note_buyer_missing { fr: "L’acheteur manque, ou n’a aucun identifiant.", en: "The buyer is missing, or has no identifier." }
    note_type_missing { fr: "Le type de document n’est pas indiqué.", en: "The document type is not given." }
    note_process_missing { fr: "Le processus n’est pas indiqué.", en: "The process is not given." }
    note_repeated(value) { fr: "Cette valeur apparaît plusieurs fois et diffère\u{a0}; la première compte («\u{a0}{value}\u{a0}» ne compte pas).", en: "This value appears more than once and differs; the first counts (“{value}” does not)." }
    note_too_long { fr: "Cette valeur a été coupée après 500 caractères.", en: "This value was cut after 500 characters." }

    attempts { fr: "Tentatives", en: "Attempts" }
    attempt_sent { fr: "Envoyé", en: "Sent" }
    attempt_resent { fr: "Renvoyé", en: "Resent" }
    attempt_corrected { fr: "Corrigé et renvoyé", en: "Corrected and resent" }
    attempt_retried { fr: "Réessayé automatiquement", en: "Tried again by itself" }
    attempt_routed(attempt, name) { fr: "{attempt}\u{a0}: vers {name}", en: "{attempt}: to {name}" }
    attempt_stopped(attempt, cause) { fr: "{attempt}\u{a0}: arrêté, {cause}", en: "{attempt}: stopped, {cause}" }
    attempt_when(date, who) { fr: "{date}, {who}", en: "{date}, {who}" }
    see_trace_of(date) { fr: "Voir la trace du {date}", en: "See the trace of {date}" }

    download { fr: "Télécharger la source", en: "Download the source" }
    delete { fr: "Supprimer", en: "Delete" }
    delete_ask(number) { fr: "Supprimer le document {number}\u{a0}?", en: "Delete document {number}?" }
    delete_why {
        fr: "Il ne pourra plus être renvoyé, et cette action est définitive. Téléchargez d’abord la source si besoin. Le journal d’audit garde la trace de la suppression.",
        en: "It can no longer be resent, and this cannot be undone. Download the source first if needed. The audit trail keeps a record of the deletion.",
    }
    delete_go(number) { fr: "Supprimer {number}", en: "Delete {number}" }
    keep { fr: "Conserver", en: "Keep" }
    deleted(number) { fr: "Le document {number} a été supprimé.", en: "Document {number} was deleted." }

    resend_ok(number, name) { fr: "Document {number} renvoyé\u{a0}: remis à {name}.", en: "Document {number} resent: delivered to {name}." }
    resend_again(number, cause) { fr: "Document {number} de nouveau arrêté\u{a0}: {cause}", en: "Document {number} stopped again: {cause}" }
    resend_waiting(number) { fr: "Document {number} renvoyé\u{a0}: l’annuaire public ne répond toujours pas, il attend.", en: "Document {number} resent: the public directory still does not answer, it waits." }
    first_done_then_failed(why) {
        fr: "Votre répertoire a été modifié, mais le document n’a pas été renvoyé. {why}",
        en: "Your directory was changed, but the document was not resent. {why}",
    }
    unknown_outcome {
        fr: "Nous n’avons pas reçu la réponse\u{a0}: le document a été relu, vérifiez son état.",
        en: "The answer did not arrive: the document was read again, check its state.",
    }
    not_customer {
        fr: "Ce destinataire n’est plus dans votre répertoire. Le document est à jour.",
        en: "This recipient is no longer in your directory. The document is up to date.",
    }
    number_taken(number, holder) { fr: "Le numéro {number} appartient déjà à {holder}.", en: "Number {number} already belongs to {holder}." }
    number_move(number, holder, name) {
        fr: "Le numéro {number} quittera {holder} pour {name}. Les prochaines factures portant {number} partiront chez {name}.",
        en: "Number {number} will leave {holder} for {name}. Future invoices with {number} will go to {name}.",
    }
    number_move_title(number) { fr: "Déplacer le numéro {number}\u{a0}?", en: "Move number {number}?" }
    number_move_go { fr: "Déplacer le numéro et renvoyer", en: "Move the number and resend" }
    address_choose { fr: "Choisir une adresse active", en: "Choose an active address" }
    address_choose_why(company) {
        fr: "Adresses de l’entreprise {company} qui sont actives aujourd’hui. Le document sera routé vers celle que vous choisissez.",
        en: "Addresses of company {company} that are active today. The document will be routed to the one you choose.",
    }
    address_none { fr: "Aucune adresse de cette entreprise n’est active aujourd’hui.", en: "No address of this company is active today." }
    address_use(address) { fr: "Renvoyer vers {address}", en: "Resend to {address}" }
}

/// Tone, icon and word of a status.
pub fn look(status: DocumentStatus) -> (Tone, &'static str, Text) {
    match status {
        DocumentStatus::Waiting => (Tone::Pending, "cloud-off", waiting),
        DocumentStatus::Stopped => (Tone::Danger, "octagon", stopped),
        DocumentStatus::Queued => (Tone::Info, "loader", queued),
        DocumentStatus::Delivered => (Tone::Success, "check", delivered),
        DocumentStatus::Failed => (Tone::Danger, "x-circle", failed),
    }
}

pub fn kind_name(kind: InboundKind) -> Text {
    match kind {
        InboundKind::Invoice => invoice,
        InboundKind::CreditNote => credit_note,
    }
}

pub fn sent_by(by: SentBy) -> Text {
    match by {
        SentBy::Api => by_api,
        SentBy::App => by_app,
    }
}

pub fn hand_off_way(way: HandOffWay) -> Text {
    match way {
        HandOffWay::Post => way_post,
        HandOffWay::Collect => way_collect,
    }
}

pub fn attempt_reason(reason: AttemptReason) -> Text {
    match reason {
        AttemptReason::Sent => attempt_sent,
        AttemptReason::Resent => attempt_resent,
        AttemptReason::Corrected => attempt_corrected,
        AttemptReason::Retried => attempt_retried,
    }
}

/// What is missing or odd in the source.
pub fn note(locale: Locale, code: NoteCode, odd: &str) -> String {
    match code {
        NoteCode::EndpointMissing => note_endpoint_missing(locale).to_owned(),
        NoteCode::SchemeMissing => note_scheme_missing(locale, odd),
        NoteCode::SchemeUnknown => note_scheme_unknown(locale, odd),
        NoteCode::SchemeRetired => note_scheme_retired(locale, odd),
        NoteCode::ValueMalformed => note_malformed(locale, odd),
        NoteCode::CheckDigit => note_check(locale, odd),
        NoteCode::BuyerMissing => note_buyer_missing(locale).to_owned(),
        NoteCode::TypeMissing => note_type_missing(locale).to_owned(),
        NoteCode::ProcessMissing => note_process_missing(locale).to_owned(),
        NoteCode::Repeated => note_repeated(locale, odd),
        NoteCode::TooLong => note_too_long(locale).to_owned(),
    }
}
