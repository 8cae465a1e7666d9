//! Words of messages: the sentence of each kind, in the language of whoever reads.

use carnet_core::wire::{Message, MessageKind};

use super::Locale;

texts! {
    link_unread(n: count) { fr: "Messages, {n} non lu" | "Messages, {n} non lus", en: "Messages, {n} unread" | "Messages, {n} unread" }
    arrived(n: count) {
        fr: "Nouveau message. {n} message non lu." | "Nouveau message. {n} messages non lus.",
        en: "New message. {n} unread message." | "New message. {n} unread messages.",
    }
    lead {
        fr: "Ce qui arrive à vos demandes, à vos propositions et à vos clients. Chaque message mène à ce dont il parle.",
        en: "What happens to your requests, your suggestions and your customers. Each message leads to what it is about.",
    }
    filters { fr: "Filtrer les messages", en: "Filter messages" }
    filter_all { fr: "Tous", en: "All" }
    filter_unread { fr: "Non lus", en: "Unread" }
    list { fr: "Messages", en: "Messages" }
    unread { fr: "Non lu", en: "Unread" }
    mark_read { fr: "Marquer comme lu", en: "Mark as read" }
    mark_unread { fr: "Marquer comme non lu", en: "Mark as unread" }
    mark_all { fr: "Tout marquer comme lu", en: "Mark all as read" }
    all_read { fr: "Tous les messages sont lus.", en: "All messages are read." }
    empty { fr: "Aucun message.", en: "No message." }
    empty_why {
        fr: "Vous recevrez un message quand un client répondra à une demande, ou quand quelqu’un vous en enverra une.",
        en: "You will receive a message when a customer answers a request, or when somebody sends you one.",
    }
    empty_unread { fr: "Aucun message non lu.", en: "No unread message." }
    see_all { fr: "Voir tous les messages", en: "See all messages" }
    empty_page { fr: "Cette page de la liste est vide.", en: "This page of the list is empty." }
    first_page { fr: "Aller à la première page", en: "Go to the first page" }
    quote(words) { fr: "«\u{a0}{words}\u{a0}»", en: "“{words}”" }
    last { fr: "Derniers messages", en: "Latest messages" }

    request_received(name) {
        fr: "{name} demande à vous envoyer ses factures électroniques",
        en: "{name} asks to send you its e-invoices",
    }
    request_reminded(name) { fr: "{name} vous rappelle sa demande", en: "{name} reminds you of its request" }
    request_withdrawn(name) { fr: "{name} a retiré sa demande", en: "{name} withdrew its request" }
    request_accepted(name) { fr: "{name} a accepté votre demande", en: "{name} accepted your request" }
    request_refused(name) { fr: "{name} a refusé votre demande", en: "{name} refused your request" }
    routing_overdue(name) {
        fr: "Le routage vers {name} attend une réponse depuis 14 jours",
        en: "Routing to {name} has been awaiting a response for 14 days",
    }
    vanished_one(name) { fr: "{name} a été désactivé du réseau", en: "{name} was deactivated from the network" }
    vanished(n: count) {
        fr: "{n} client a été désactivé du réseau" | "{n} clients ont été désactivés du réseau",
        en: "{n} customer was deactivated from the network" | "{n} customers were deactivated from the network",
    }
    vanished_list(list) { fr: "Par exemple {list}.", en: "For example {list}." }
    vanished_advice {
        fr: "Contactez vos clients et demandez-leur leur adresse électronique actuelle.",
        en: "Contact your customers and ask for their current e-address.",
    }
    suggestion_added(name) { fr: "{name} est dans l’annuaire public", en: "{name} is in the public directory" }
    suggestion_added_why { fr: "Votre proposition a été ajoutée.", en: "Your suggestion was added." }
    suggestion_merged(name) {
        fr: "{name} était déjà dans l’annuaire public",
        en: "{name} was in the public directory already",
    }
    suggestion_merged_why {
        fr: "Votre proposition a été fusionnée avec sa fiche.",
        en: "Your suggestion was merged with its entry.",
    }
    suggestion_declined(name) { fr: "Votre proposition {name} a été déclinée", en: "Your suggestion {name} was declined" }
    suggestion_received(name) { fr: "Nouvelle proposition\u{a0}: {name}", en: "New suggestion: {name}" }
    import_finished(name) { fr: "L’import de {name} est terminé", en: "The import of {name} has ended" }
    import_lines(n: count) { fr: "{n} ligne traitée." | "{n} lignes traitées.", en: "{n} line processed." | "{n} lines processed." }

    supplier_to_approve(name) {
        fr: "{name} vous envoie des documents et n’est pas encore approuvé",
        en: "{name} sends you documents and is not approved yet",
    }
    supplier_to_approve_why {
        fr: "Ses documents sont retenus jusqu’à votre décision.",
        en: "Its documents are held until you decide.",
    }
    sending_approved(name) { fr: "{name} accepte vos factures électroniques", en: "{name} accepts your e-invoices" }
    sending_denied(name) { fr: "{name} refuse vos factures électroniques", en: "{name} refuses your e-invoices" }
    rejected(n: count) {
        fr: "{n} document retenu a été rejeté." | "{n} documents retenus ont été rejetés.",
        en: "{n} held document was rejected." | "{n} held documents were rejected.",
    }
    setting_asked(name) { fr: "{name} demande de modifier un réglage", en: "{name} asks to change a setting" }
    support_answered(name) { fr: "Réponse de l’assistance\u{a0}: {name}", en: "Support has answered: {name}" }
    support_received(name) { fr: "Nouvelle demande d’assistance\u{a0}: {name}", en: "New support request: {name}" }

    hand_off_failed(name) {
        fr: "{name} n’a pas pris votre document",
        en: "{name} did not take your document",
    }
    hand_off_failed_why(n: count) {
        fr: "{n} document n’est pas parti. Ouvrez-le pour lire la réponse du prestataire et le renvoyer."
            | "{n} documents ne sont pas partis. Ouvrez-les pour lire la réponse du prestataire et les renvoyer.",
        en: "{n} document did not go out. Open it to read the provider’s answer and resend it."
            | "{n} documents did not go out. Open them to read the provider’s answer and resend them.",
    }
    checks_changed(n: count) {
        fr: "{n} client ne peut plus recevoir, d’après la dernière vérification"
            | "{n} clients ne peuvent plus recevoir, d’après la dernière vérification",
        en: "{n} customer cannot receive any more, by the latest check"
            | "{n} customers cannot receive any more, by the latest check",
    }

    open_document { fr: "Voir le document", en: "See the document" }
    open_documents { fr: "Voir les documents", en: "See the documents" }
    open_request { fr: "Voir la demande", en: "See the request" }
    open_routing { fr: "Voir la demande de routage", en: "See the routing request" }
    open_customer { fr: "Ouvrir le client", en: "Open the customer" }
    open_vanished { fr: "Voir les clients non existants", en: "See the non existing customers" }
    add_customer { fr: "Ajouter à mon répertoire", en: "Add to my directory" }
    open_suggestion { fr: "Voir ma proposition", en: "See my suggestion" }
    handle_suggestion { fr: "Traiter la proposition", en: "Handle the suggestion" }
    open_import { fr: "Voir le rapport", en: "See the report" }
    decide_supplier { fr: "Approuver ou refuser", en: "Approve or deny" }
    open_setting { fr: "Ouvrir le réglage", en: "Open the setting" }
    open_answer { fr: "Lire la réponse", en: "Read the answer" }
    handle_support { fr: "Répondre", en: "Answer" }
}

/// What happened, naming the object.
pub fn sentence(locale: Locale, message: &Message) -> String {
    let name = message.name.as_str();
    match message.kind {
        MessageKind::RequestReceived => request_received(locale, name),
        MessageKind::RequestReminded => request_reminded(locale, name),
        MessageKind::RequestWithdrawn => request_withdrawn(locale, name),
        MessageKind::RequestAccepted => request_accepted(locale, name),
        MessageKind::RequestRefused => request_refused(locale, name),
        MessageKind::RoutingOverdue => routing_overdue(locale, name),
        MessageKind::CustomersVanished => match (message.count, message.names.as_slice()) {
            (None | Some(1), [only]) => vanished_one(locale, only),
            (count, names) => vanished(locale, count.unwrap_or(names.len() as u64)),
        },
        MessageKind::SuggestionAdded => suggestion_added(locale, name),
        MessageKind::SuggestionMerged => suggestion_merged(locale, name),
        MessageKind::SuggestionDeclined => suggestion_declined(locale, name),
        MessageKind::SuggestionReceived => suggestion_received(locale, name),
        MessageKind::ImportFinished => import_finished(locale, name),
        MessageKind::SupplierToApprove => supplier_to_approve(locale, name),
        MessageKind::SendingApproved => sending_approved(locale, name),
        MessageKind::SendingDenied => sending_denied(locale, name),
        MessageKind::SettingAsked => setting_asked(locale, message.by.as_deref().unwrap_or(name)),
        MessageKind::SupportAnswered => support_answered(locale, name),
        MessageKind::SupportReceived => support_received(locale, name),
        MessageKind::HandOffFailed => hand_off_failed(locale, name),
        MessageKind::ChecksChanged => checks_changed(locale, message.count.unwrap_or(1)),
    }
}

/// More about it, where there is more; somebody's own words not included.
pub fn detail(locale: Locale, message: &Message) -> Option<String> {
    match message.kind {
        MessageKind::CustomersVanished if message.names.len() > 1 => {
            Some(vanished_list(locale, &message.names.join(", ")))
        }
        MessageKind::CustomersVanished => Some(vanished_advice(locale).to_owned()),
        MessageKind::SuggestionAdded => Some(suggestion_added_why(locale).to_owned()),
        MessageKind::SuggestionMerged => Some(suggestion_merged_why(locale).to_owned()),
        MessageKind::ImportFinished => message.count.map(|lines| import_lines(locale, lines)),
        MessageKind::SupplierToApprove => Some(supplier_to_approve_why(locale).to_owned()),
        MessageKind::SendingDenied => message.count.filter(|n| *n > 0).map(|n| rejected(locale, n)),
        MessageKind::SettingAsked => {
            message.names.first().and_then(|name| super::company::setting_by_wire(locale, name))
        }
        MessageKind::HandOffFailed => message.count.map(|n| hand_off_failed_why(locale, n)),
        MessageKind::ChecksChanged => Some(vanished_list(locale, &message.names.join(", "))),
        MessageKind::RequestReceived
        | MessageKind::RequestReminded
        | MessageKind::RequestWithdrawn
        | MessageKind::RequestAccepted
        | MessageKind::RequestRefused
        | MessageKind::RoutingOverdue
        | MessageKind::SuggestionDeclined
        | MessageKind::SuggestionReceived
        | MessageKind::SendingApproved
        | MessageKind::SupportAnswered
        | MessageKind::SupportReceived => None,
    }
}
