//! The words and the look of each state: badge, why, next action. No default arms: a new state does not
//! compile without its words. A participant's states are among a customer's and share their words.

use carnet_core::state::{CustomerState, ParticipantState};

use super::Locale;

/// Colour family of a badge; the style sheet gives each a pair of colours per theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Success,
    Info,
    Warning,
    Danger,
    Neutral,
    Pending,
}

impl Tone {
    pub fn class(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Danger => "danger",
            Self::Neutral => "neutral",
            Self::Pending => "pending",
        }
    }
}

/// What the sentences mention. Empty where it is not known; then the sentence is the shorter one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// `scheme:value`.
    pub address: String,
    pub name: String,
    pub provider: String,
    /// When the state was last confirmed, already written for people.
    pub date: String,
    /// Where from, already written for people.
    pub source: String,
    /// The address to use instead of a retired one.
    pub successor: String,
    /// The day from which the address is active, already written for people.
    pub begins: String,
}

/// A participant's state as the customer's state of the same name.
pub fn of_participant(state: ParticipantState) -> CustomerState {
    match state {
        ParticipantState::Routable => CustomerState::Routable,
        ParticipantState::RetiredId => CustomerState::RetiredId,
        ParticipantState::NoDocumentType => CustomerState::NoDocumentType,
        ParticipantState::Upcoming => CustomerState::Upcoming,
        ParticipantState::Inactive => CustomerState::Inactive,
        ParticipantState::NonExisting => CustomerState::NonExisting,
    }
}

/// Tone and icon.
pub fn look(state: CustomerState) -> (Tone, &'static str) {
    match state {
        CustomerState::Routable => (Tone::Success, "check-circle"),
        CustomerState::RetiredId => (Tone::Warning, "archive"),
        CustomerState::NoDocumentType => (Tone::Warning, "file-x"),
        CustomerState::Upcoming => (Tone::Info, "calendar"),
        CustomerState::Inactive => (Tone::Warning, "power-off"),
        CustomerState::AwaitingRouting | CustomerState::AwaitingAcceptance => (Tone::Pending, "hourglass"),
        CustomerState::Refused => (Tone::Danger, "x-circle"),
        CustomerState::Cancelled => (Tone::Neutral, "slash"),
        CustomerState::NonExisting => (Tone::Danger, "unlink"),
        CustomerState::Deactivated => (Tone::Neutral, "pause"),
    }
}

mod words {
    texts! {
        routable { fr: "Peut recevoir", en: "Can receive" }
        retired { fr: "Identifiant retiré", en: "Retired identifier" }
        no_type { fr: "Ne reçoit pas ce type", en: "Cannot receive this type" }
        upcoming { fr: "À venir", en: "Upcoming" }
        inactive { fr: "Adresse inactive", en: "Inactive address" }
        routing { fr: "En attente de réponse", en: "Awaiting response" }
        requested { fr: "En attente d’acceptation", en: "Awaiting acceptance" }
        refused { fr: "Demande refusée", en: "Request refused" }
        cancelled { fr: "Demande annulée", en: "Request cancelled" }
        gone { fr: "Non existant", en: "Non existing" }
        deactivated { fr: "Désactivé par vous", en: "Deactivated by you" }

        routable_why(address, date, source) {
            fr: "{address} accepte les factures électroniques. Vérifié le {date} ({source}).",
            en: "{address} accepts electronic invoices. Checked {date} ({source}).",
        }
        retired_why(scheme) {
            fr: "Le schéma {scheme} n’est plus utilisé.",
            en: "Scheme {scheme} is no longer used.",
        }
        no_type_why(address) {
            fr: "{address} ne reçoit ni facture ni avoir.",
            en: "{address} receives neither invoices nor credit notes.",
        }
        upcoming_why(address, begins) {
            fr: "{address} sera active le {begins}.",
            en: "{address} becomes active on {begins}.",
        }
        inactive_why(address) {
            fr: "Entreprise connue, mais {address} n’est pas active aujourd’hui.",
            en: "Company known, but {address} is not active today.",
        }
        routing_why(provider) {
            fr: "{provider} doit configurer le routage\u{a0}; cet état ne change pas tout seul.",
            en: "{provider} must set up routing; this does not change by itself.",
        }
        routing_why_unnamed {
            fr: "Le prestataire de services doit configurer le routage\u{a0}; cet état ne change pas tout seul.",
            en: "The service provider must set up routing; this does not change by itself.",
        }
        requested_why(name) {
            fr: "Demande envoyée\u{a0}; {name} doit l’accepter.",
            en: "Request sent; {name} must accept it.",
        }
        refused_why(name) { fr: "{name} a refusé votre demande.", en: "{name} refused your request." }
        cancelled_why(name) {
            fr: "La demande à {name} a été annulée\u{a0}; rien n’a été convenu.",
            en: "The request to {name} was cancelled; nothing has been agreed.",
        }
        gone_why(date) {
            fr: "Ce client a été désactivé du réseau (constaté le {date}).",
            en: "This customer was deactivated from the network (seen {date}).",
        }
        deactivated_why {
            fr: "Vous avez désactivé ce client\u{a0}; ses documents sont arrêtés.",
            en: "You deactivated this customer; its documents are stopped.",
        }

        routable_next { fr: "Rien à faire", en: "Nothing to do" }
        retired_next { fr: "Demander l’adresse actuelle", en: "Ask for the current address" }
        retired_next_to(successor) { fr: "Passer à {successor}", en: "Switch to {successor}" }
        no_type_next { fr: "Chercher une autre adresse", en: "Look for another address" }
        upcoming_next { fr: "Voir ses autres adresses", en: "See its other addresses" }
        inactive_next { fr: "Choisir une adresse active", en: "Choose an active address" }
        routing_next { fr: "Activer le routage", en: "Activate routing" }
        requested_next { fr: "Voir la demande", en: "See the request" }
        refused_next { fr: "Faire une nouvelle demande", en: "Make a new request" }
        cancelled_next { fr: "Faire une nouvelle demande", en: "Make a new request" }
        gone_next { fr: "Chercher un remplaçant", en: "Look for a replacement" }
        deactivated_next { fr: "Activer", en: "Activate" }
    }
}

/// The badge.
pub fn badge(locale: Locale, state: CustomerState) -> &'static str {
    match state {
        CustomerState::Routable => words::routable(locale),
        CustomerState::RetiredId => words::retired(locale),
        CustomerState::NoDocumentType => words::no_type(locale),
        CustomerState::Upcoming => words::upcoming(locale),
        CustomerState::Inactive => words::inactive(locale),
        CustomerState::AwaitingRouting => words::routing(locale),
        CustomerState::AwaitingAcceptance => words::requested(locale),
        CustomerState::Refused => words::refused(locale),
        CustomerState::Cancelled => words::cancelled(locale),
        CustomerState::NonExisting => words::gone(locale),
        CustomerState::Deactivated => words::deactivated(locale),
    }
}

/// One sentence: why it is so.
pub fn why(locale: Locale, state: CustomerState, facts: &Facts) -> String {
    match state {
        CustomerState::Routable => words::routable_why(locale, &facts.address, &facts.date, &facts.source),
        CustomerState::RetiredId => {
            words::retired_why(locale, facts.address.split_once(':').map_or("", |(scheme, _)| scheme))
        }
        CustomerState::NoDocumentType => words::no_type_why(locale, &facts.address),
        CustomerState::Upcoming => words::upcoming_why(locale, &facts.address, &facts.begins),
        CustomerState::Inactive => words::inactive_why(locale, &facts.address),
        CustomerState::AwaitingRouting if facts.provider.is_empty() => words::routing_why_unnamed(locale).to_owned(),
        CustomerState::AwaitingRouting => words::routing_why(locale, &facts.provider),
        CustomerState::AwaitingAcceptance => words::requested_why(locale, &facts.name),
        CustomerState::Refused => words::refused_why(locale, &facts.name),
        CustomerState::Cancelled => words::cancelled_why(locale, &facts.name),
        CustomerState::NonExisting => words::gone_why(locale, &facts.date),
        CustomerState::Deactivated => words::deactivated_why(locale).to_owned(),
    }
}

/// The next action, as the text of a link or button.
pub fn next(locale: Locale, state: CustomerState, facts: &Facts) -> String {
    match state {
        CustomerState::Routable => words::routable_next(locale),
        CustomerState::RetiredId if !facts.successor.is_empty() => {
            return words::retired_next_to(locale, &facts.successor);
        }
        CustomerState::RetiredId => words::retired_next(locale),
        CustomerState::NoDocumentType => words::no_type_next(locale),
        CustomerState::Upcoming => words::upcoming_next(locale),
        CustomerState::Inactive => words::inactive_next(locale),
        CustomerState::AwaitingRouting => words::routing_next(locale),
        CustomerState::AwaitingAcceptance => words::requested_next(locale),
        CustomerState::Refused => words::refused_next(locale),
        CustomerState::Cancelled => words::cancelled_next(locale),
        CustomerState::NonExisting => words::gone_next(locale),
        CustomerState::Deactivated => words::deactivated_next(locale),
    }
    .to_owned()
}
