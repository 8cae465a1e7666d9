//! Words of support requests: asking, one's own, and the operator's side of them.

use carnet_core::wire::SupportContextKind;

use super::Locale;

texts! {
    lead {
        fr: "Écrivez à l’opérateur du réseau. La réponse arrive dans vos messages et ci-dessous.",
        en: "Write to the network operator. The answer arrives in your messages and below.",
    }
    you_answer {
        fr: "Les demandes d’assistance des entreprises arrivent chez vous.",
        en: "The companies’ support requests arrive with you.",
    }
    contact { fr: "Contacter l’assistance", en: "Contact support" }
    subject { fr: "Objet", en: "Subject" }
    message { fr: "Message", en: "Message" }
    message_hint {
        fr: "Ce que vous vouliez faire, et ce qui s’est passé. N’écrivez pas de mot de passe.",
        en: "What you wanted to do, and what happened. Do not write a password.",
    }
    context { fr: "Joint à votre demande", en: "Attached to your request" }
    context_hint {
        fr: "Ces faits aident à répondre. Décochez ce que vous ne voulez pas envoyer.",
        en: "These facts help to answer. Untick what you do not want to send.",
    }
    page { fr: "Page", en: "Page" }
    browser { fr: "Navigateur", en: "Browser" }
    version { fr: "Version", en: "Version" }
    reference { fr: "Référence", en: "Reference" }
    browser_value(agent, width, height, lang, theme) {
        fr: "{agent}\u{a0}; fenêtre {width} × {height}\u{a0}; langue {lang}\u{a0}; thème {theme}",
        en: "{agent}; window {width} × {height}; language {lang}; theme {theme}",
    }
    light { fr: "clair", en: "light" }
    dark { fr: "sombre", en: "dark" }
    send { fr: "Envoyer la demande", en: "Send request" }
    sending { fr: "Envoi…", en: "Sending…" }
    sent(subject) {
        fr: "Votre demande «\u{a0}{subject}\u{a0}» est envoyée.",
        en: "Your request “{subject}” was sent.",
    }
    unknown_outcome {
        fr: "Le serveur n’a pas répondu\u{a0}: regardez ci-dessous si votre demande est arrivée avant de l’envoyer de nouveau.",
        en: "The server did not answer: look below whether your request arrived before you send it again.",
    }
    mine { fr: "Vos demandes", en: "Your requests" }
    none { fr: "Vous n’avez encore rien demandé.", en: "You have not asked anything yet." }
    asked_on(date) { fr: "Envoyée le {date}", en: "Sent {date}" }
    open { fr: "En attente de réponse", en: "Awaiting an answer" }
    answered { fr: "Répondu", en: "Answered" }
    answered_on(date, name) { fr: "Réponse de {name}, le {date}", en: "Answered by {name}, {date}" }

    queue { fr: "Demandes d’assistance", en: "Support requests" }
    queue_none { fr: "Aucune demande d’assistance.", en: "No support request." }
    queue_total(n: count) { fr: "{n} demande" | "{n} demandes", en: "{n} request" | "{n} requests" }
    filters { fr: "Filtrer les demandes", en: "Filter requests" }
    filter_open { fr: "En attente", en: "Open" }
    filter_all { fr: "Toutes", en: "All" }
    queue_open_none { fr: "Aucune demande en attente de réponse.", en: "No request is awaiting an answer." }
    from(name, company, date) { fr: "{name}, {company}, le {date}", en: "{name}, {company}, {date}" }
    answer { fr: "Répondre", en: "Answer" }
    answer_to(subject, company) {
        fr: "Répondre à «\u{a0}{subject}\u{a0}» de {company}",
        en: "Answer “{subject}” from {company}",
    }
    answer_title(name) { fr: "Répondre à {name}", en: "Answer {name}" }
    answer_label { fr: "Réponse", en: "Answer" }
    answer_hint {
        fr: "La personne la lit telle quelle dans ses messages. Une réponse ne se modifie pas ensuite.",
        en: "The person reads it as it is in their messages. An answer cannot be changed afterwards.",
    }
    answer_required { fr: "Écrivez la réponse.", en: "Write the answer." }
    answer_send { fr: "Envoyer la réponse", en: "Send answer" }
    answer_done(name) { fr: "{name} a reçu votre réponse.", en: "{name} has received your answer." }

    accounts { fr: "Comptes", en: "Accounts" }
    accounts_lead {
        fr: "Les entreprises de ce réseau et leur activité. Leurs répertoires et leurs documents ne se voient pas d’ici.",
        en: "The companies of this network and their activity. Their directories and documents cannot be seen from here.",
    }
    accounts_none { fr: "Aucun compte.", en: "No account." }
    accounts_total(n: count) { fr: "{n} compte" | "{n} comptes", en: "{n} account" | "{n} accounts" }
    col_company { fr: "Entreprise", en: "Company" }
    col_users { fr: "Utilisateurs", en: "Users" }
    col_customers { fr: "Clients", en: "Customers" }
    col_suppliers { fr: "Fournisseurs", en: "Suppliers" }
    col_last { fr: "Dernière connexion", en: "Last sign-in" }
    never { fr: "jamais", en: "never" }
}

pub fn context_name(locale: Locale, kind: SupportContextKind) -> &'static str {
    match kind {
        SupportContextKind::Page => page(locale),
        SupportContextKind::Browser => browser(locale),
        SupportContextKind::Version => version(locale),
        SupportContextKind::Reference => reference(locale),
    }
}
