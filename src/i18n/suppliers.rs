//! Words of the supplier directory, and of deciding on who may send.

use carnet_core::wire::{InboundKind, InboundStatus, SupplierStatus};

use super::{Text, states::Tone};

texts! {
    search_suppliers { fr: "Rechercher dans mes fournisseurs", en: "Search my suppliers" }
    search_hint {
        fr: "Une partie du nom suffit, ou un identifiant. Majuscules et accents ne comptent pas.",
        en: "Part of the name is enough, or an identifier. Case and accents do not matter.",
    }
    filters { fr: "Filtrer par statut", en: "Filter by status" }
    filter_all { fr: "Tous", en: "All" }
    filter_authorized { fr: "Autorisés", en: "Authorized" }
    filter_to_approve { fr: "À approuver", en: "To approve" }
    filter_denied { fr: "Refusés", en: "Denied" }
    found(n: count) { fr: "{n} fournisseur" | "{n} fournisseurs", en: "{n} supplier" | "{n} suppliers" }
    results { fr: "Fournisseurs", en: "Suppliers" }
    add { fr: "Ajouter un fournisseur", en: "Add supplier" }
    empty { fr: "Aucun fournisseur pour l’instant.", en: "No supplier yet." }
    empty_open {
        fr: "Tout fournisseur peut vous envoyer des documents. Ceux que vous ajoutez restent autorisés si vous fermez le répertoire.",
        en: "Any supplier can send you documents. Those you add stay authorized if you close the directory.",
    }
    empty_closed {
        fr: "Ajoutez ceux que vous connaissez\u{a0}: leurs documents arriveront directement.",
        en: "Add those you know: their documents will arrive directly.",
    }
    empty_filtered { fr: "Aucun fournisseur ne correspond à ce filtre.", en: "No supplier matches this filter." }
    empty_search(q) { fr: "Aucun fournisseur ne correspond à «\u{a0}{q}\u{a0}».", en: "No supplier matches “{q}”." }
    empty_page { fr: "Cette page de la liste est vide.", en: "This page of the list is empty." }
    remove_filters { fr: "Retirer les filtres", en: "Remove filters" }
    see_setting { fr: "Voir le réglage", en: "See the setting" }
    see_setting_of(mode) { fr: "Voir le réglage\u{a0}: {mode}", en: "See the setting: {mode}" }

    col_name { fr: "Nom", en: "Name" }
    col_identifier { fr: "Identifiant", en: "Identifier" }
    col_provider { fr: "Prestataire", en: "Provider" }
    col_decided { fr: "Autorisé le", en: "Authorized" }
    col_since { fr: "Depuis le", en: "Since" }
    col_documents { fr: "Documents (30\u{a0}j)", en: "Documents (30\u{a0}d)" }
    col_held { fr: "Documents retenus", en: "Held documents" }
    col_status { fr: "Statut", en: "Status" }
    col_actions { fr: "Actions", en: "Actions" }
    by(who) { fr: "par {who}", en: "by {who}" }
    more(n: count) { fr: "et {n} autre" | "et {n} autres", en: "and {n} other" | "and {n} others" }

    authorized { fr: "Autorisé", en: "Authorized" }
    to_approve { fr: "À approuver", en: "To approve" }
    denied { fr: "Refusé", en: "Denied" }
    authorized_why { fr: "Ses documents arrivent directement.", en: "Its documents arrive directly." }
    held_since(n: count, date) {
        fr: "{n} document retenu depuis le {date}." | "{n} documents retenus depuis le {date}.",
        en: "{n} document held since {date}." | "{n} documents held since {date}.",
    }
    denied_why(date, who) { fr: "Refusé le {date} par {who}.", en: "Denied {date} by {who}." }
    authorized_by(date, who) { fr: "Autorisé le {date} par {who}.", en: "Authorized {date} by {who}." }
    told(words) { fr: "Votre message\u{a0}: «\u{a0}{words}\u{a0}»", en: "Your message: “{words}”" }

    remove { fr: "Retirer l’autorisation", en: "Remove authorization" }
    remove_short { fr: "Retirer", en: "Remove" }
    remove_named(name) { fr: "Retirer l’autorisation de {name}", en: "Remove authorization of {name}" }
    approve { fr: "Approuver", en: "Approve" }
    approve_named(name) { fr: "Approuver {name}", en: "Approve {name}" }
    after_all { fr: "Approuver malgré tout", en: "Approve after all" }
    after_all_named(name) { fr: "Approuver malgré tout {name}", en: "Approve after all {name}" }
    deny { fr: "Refuser", en: "Deny" }
    deny_named(name) { fr: "Refuser {name}", en: "Deny {name}" }
    busy { fr: "Envoi en cours…", en: "Sending…" }

    approve_ask(name) { fr: "Approuver {name}\u{a0}?", en: "Approve {name}?" }
    approve_why(n: count, name) {
        fr: "{n} document retenu de {name} arrive tout de suite dans votre boîte de réception. Les suivants arriveront directement." | "{n} documents retenus de {name} arrivent tout de suite dans votre boîte de réception. Les suivants arriveront directement.",
        en: "{n} held document of {name} arrives in your inbox at once. Those that follow will arrive directly." | "{n} held documents of {name} arrive in your inbox at once. Those that follow will arrive directly.",
    }
    approve_why_none(name) {
        fr: "Les documents de {name} arriveront directement. Aucun n’est retenu en ce moment.",
        en: "Documents of {name} will arrive directly. None is held at the moment.",
    }
    after_all_rejected {
        fr: "Ce qui a été rejeté lors du refus le reste.",
        en: "What was rejected with the denial stays rejected.",
    }
    deny_ask(name) { fr: "Refuser {name}\u{a0}?", en: "Deny {name}?" }
    deny_why(n: count, name) {
        fr: "{n} document retenu de {name} sera rejeté, et {name} en sera informé s’il est une entreprise d’ici. C’est définitif pour ce document\u{a0}; vous pourrez approuver l’émetteur plus tard." | "{n} documents retenus de {name} seront rejetés, et {name} en sera informé s’il est une entreprise d’ici. C’est définitif pour ces documents\u{a0}; vous pourrez approuver l’émetteur plus tard.",
        en: "{n} held document of {name} will be rejected, and {name} will be told if it is a company here. This cannot be undone for this document; you can approve the issuer later." | "{n} held documents of {name} will be rejected, and {name} will be told if it is a company here. This cannot be undone for these documents; you can approve the issuer later.",
    }
    remove_ask(name) { fr: "Retirer l’autorisation de {name}\u{a0}?", en: "Remove the authorization of {name}?" }
    remove_why(name) {
        fr: "Votre répertoire fournisseurs est fermé\u{a0}: les prochains documents de {name} seront retenus jusqu’à votre approbation. Ceux qui sont arrivés restent.",
        en: "Your supplier directory is closed: the next documents of {name} will be held until you approve it. Those that have arrived stay.",
    }
    remove_why_open(name) {
        fr: "Votre répertoire fournisseurs est ouvert\u{a0}: les documents de {name} arriveront quand même. Il ne figure pas dans l’annuaire public, vous ne pourrez donc pas annuler.",
        en: "Your supplier directory is open: documents of {name} will arrive all the same. It is not in the public directory, so that you cannot undo this.",
    }
    words_label { fr: "Message", en: "Message" }
    words_hint {
        fr: "L’émetteur le lit tel que vous l’écrivez, s’il est une entreprise d’ici.",
        en: "The issuer reads it just as you write it, if it is a company here.",
    }

    approved_done(n: count, name) {
        fr: "{name} est autorisé. {n} document retenu est arrivé." | "{name} est autorisé. {n} documents retenus sont arrivés.",
        en: "{name} is authorized. {n} held document has arrived." | "{name} is authorized. {n} held documents have arrived.",
    }
    added_done(name) { fr: "{name} est dans votre répertoire fournisseurs.", en: "{name} is in your supplier directory." }
    denied_done(n: count, name) {
        fr: "{name} est refusé. {n} document retenu a été rejeté." | "{name} est refusé. {n} documents retenus ont été rejetés.",
        en: "{name} is denied. {n} held document was rejected." | "{name} is denied. {n} held documents were rejected.",
    }
    removed_done(name) { fr: "L’autorisation de {name} est retirée.", en: "The authorization of {name} is removed." }
    unknown_outcome {
        fr: "Nous n’avons pas reçu la réponse\u{a0}: la liste a été relue, vérifiez si l’action a été faite.",
        en: "The answer did not arrive: the list was read again, check whether the action was done.",
    }
    decided_meanwhile {
        fr: "Quelqu’un a modifié ce fournisseur entre-temps. Voici ce qui vaut maintenant\u{a0}; votre message est conservé.",
        en: "Somebody changed this supplier meanwhile. This is what holds now; your message is kept.",
    }

    details { fr: "Détails", en: "Details" }
    identifiers { fr: "Identifiants", en: "Identifiers" }
    no_entry {
        fr: "Cet émetteur n’a pas de fiche dans l’annuaire public\u{a0}: voici ce que portent ses documents.",
        en: "This issuer has no entry in the public directory: this is what its documents carry.",
    }
    entry { fr: "Fiche de l’annuaire public", en: "Public directory entry" }
    documents { fr: "Derniers documents", en: "Latest documents" }
    no_document { fr: "Aucun document reçu.", en: "No document received." }
    more_documents(n: count) {
        fr: "et {n} document plus ancien" | "et {n} documents plus anciens",
        en: "and {n} older document" | "and {n} older documents",
    }
    col_number { fr: "Numéro", en: "Number" }
    col_received { fr: "Reçu le", en: "Received" }
    download { fr: "Télécharger", en: "Download" }
    download_named(number) { fr: "Télécharger la source de {number}", en: "Download the source of {number}" }
    invoice(number) { fr: "Facture {number}", en: "Invoice {number}" }
    credit_note(number) { fr: "Avoir {number}", en: "Credit note {number}" }
    document_accepted { fr: "Arrivé", en: "Arrived" }
    document_held { fr: "Retenu", en: "On hold" }
    document_rejected { fr: "Rejeté", en: "Rejected" }

    pending_title { fr: "Fournisseurs à approuver", en: "Suppliers to approve" }
    pending_none { fr: "Aucun fournisseur n’attend votre approbation.", en: "No supplier awaits your approval." }
    pending_open {
        fr: "Votre répertoire fournisseurs est ouvert\u{a0}: aucune approbation n’est nécessaire.",
        en: "Your supplier directory is open: no approval is needed.",
    }
    pending_all { fr: "Voir tous les fournisseurs à approuver", en: "See all suppliers to approve" }
    denied_all { fr: "Voir tous les fournisseurs refusés", en: "See all denied suppliers" }
    acceptance_title { fr: "Demandes d’acceptation", en: "Requests for acceptance" }

    owned { fr: "Dans votre répertoire fournisseurs", en: "In your supplier directory" }
    owned_of(name) { fr: "Dans votre répertoire fournisseurs\u{a0}: {name}", en: "In your supplier directory: {name}" }
    waiting_of(name) { fr: "À approuver\u{a0}: {name}", en: "To approve: {name}" }
    denied_of(name) { fr: "Refusé\u{a0}: {name}", en: "Denied: {name}" }
    search_id_hint {
        fr: "SIREN, SIRET, numéro de TVA, code EAN (GLN), OVT, IBAN ou adresse électronique. Recherche recommandée\u{a0}: elle garantit que le bon fournisseur est ajouté.",
        en: "SIREN, SIRET, VAT number, EAN code (GLN), OVT, IBAN or e-address. Recommended: it ensures the right supplier is added.",
    }
    search_zero {
        fr: "Un fournisseur sans fiche peut quand même vous envoyer des documents\u{a0}: il apparaît alors dans vos demandes reçues ou vos fournisseurs.",
        en: "A supplier without an entry can send you documents all the same: it then appears among your received requests or your suppliers.",
    }
}

/// Tone, icon and word of a status.
pub fn look(status: SupplierStatus) -> (Tone, &'static str, Text) {
    match status {
        SupplierStatus::Authorized => (Tone::Success, "check", authorized),
        SupplierStatus::ToApprove => (Tone::Pending, "inbox", to_approve),
        SupplierStatus::Denied => (Tone::Neutral, "slash", denied),
    }
}

/// The same of a document.
pub fn document_look(status: InboundStatus) -> (Tone, &'static str, Text) {
    match status {
        InboundStatus::Accepted => (Tone::Success, "check", document_accepted),
        InboundStatus::Held => (Tone::Pending, "inbox", document_held),
        InboundStatus::Rejected => (Tone::Danger, "x-circle", document_rejected),
    }
}

/// What a document is called.
pub fn document_name(locale: super::Locale, kind: InboundKind, number: &str) -> String {
    match kind {
        InboundKind::Invoice => invoice(locale, number),
        InboundKind::CreditNote => credit_note(locale, number),
    }
}
