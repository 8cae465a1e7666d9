//! Words of suggestions: the form, one's own list, and the states that the operator's console shares.

use carnet_core::wire::{Suggestion, SuggestionState};

use super::{Locale, format, states::Tone};

texts! {
    lead {
        fr: "Le destinataire n’est peut-être pas encore dans le réseau. Nous vérifions chaque proposition et vous répondons par un message.",
        en: "The recipient may not be on the network yet. We check every suggestion and answer with a message.",
    }
    name { fr: "Nom de l’entreprise", en: "Company name" }
    country { fr: "Pays", en: "Country" }
    choose_country { fr: "Choisissez un pays", en: "Choose a country" }
    identifier_n(n: count) { fr: "Identifiant {n}", en: "Identifier {n}" }
    kind { fr: "Type", en: "Type" }
    kind_any { fr: "D’après la valeur", en: "From the value" }
    value { fr: "Valeur", en: "Value" }
    add_identifier { fr: "Ajouter un identifiant", en: "Add an identifier" }
    remove { fr: "Retirer", en: "Remove" }
    remove_n(n: count) { fr: "Retirer l’identifiant {n}", en: "Remove identifier {n}" }
    added_n(n: count) { fr: "Identifiant {n} ajouté.", en: "Identifier {n} added." }
    removed_n(n: count) { fr: "Identifiant {n} retiré.", en: "Identifier {n} removed." }
    address { fr: "Adresse électronique", en: "Electronic address" }
    address_hint { fr: "Par exemple 0225:732829320.", en: "For example 0225:732829320." }
    address_malformed {
        fr: "Une adresse électronique s’écrit schéma:valeur, par exemple 0225:732829320.",
        en: "An electronic address is written scheme:value, for example 0225:732829320.",
    }
    provider { fr: "Prestataire de services", en: "Service provider" }
    provider_hint { fr: "Son nom, si vous le connaissez.", en: "Its name, if you know it." }
    contact { fr: "Contact", en: "Contact" }
    contact_hint {
        fr: "Sert uniquement à joindre l’entreprise au sujet de cette proposition. N’est pas publié.",
        en: "Used only to reach the company about this suggestion. Not published.",
    }
    comment { fr: "Commentaire", en: "Comment" }
    send { fr: "Envoyer la proposition", en: "Send the suggestion" }
    sending { fr: "Envoi en cours…", en: "Sending…" }
    sent(name) {
        fr: "Proposition envoyée\u{a0}: {name}. Vous recevrez un message quand elle sera traitée.",
        en: "Suggestion sent: {name}. You will receive a message once it is decided.",
    }
    joined_submitted(name, date) {
        fr: "{name}\u{a0}: déjà proposé le {date}. Vous suivez cette proposition et recevrez la même réponse.",
        en: "{name}: already suggested on {date}. You follow that suggestion and will receive the same answer.",
    }
    joined_checking(name, date) {
        fr: "{name}\u{a0}: déjà proposé le {date}, en vérification. Vous suivez cette proposition et recevrez la même réponse.",
        en: "{name}: already suggested on {date}, being checked. You follow that suggestion and will receive the same answer.",
    }
    follow { fr: "Suivre", en: "Follow" }
    known(name) {
        fr: "{name} est déjà dans l’annuaire public\u{a0}: rien à proposer.",
        en: "{name} is in the public directory already: nothing to suggest.",
    }
    unknown_outcome {
        fr: "Nous n’avons pas reçu la réponse. Votre liste ci-dessous montre si la proposition a été enregistrée.",
        en: "The answer did not arrive. Your list below shows whether the suggestion was stored.",
    }
    mine { fr: "Mes propositions", en: "My suggestions" }
    empty { fr: "Aucune proposition en cours.", en: "No suggestion in progress." }
    add_to_directory { fr: "Ajouter à mon répertoire", en: "Add to my directory" }
    add_to_directory_of(name) { fr: "Ajouter à mon répertoire\u{a0}: {name}", en: "Add to my directory: {name}" }
    open_customer { fr: "Ouvrir le client", en: "Open the customer" }
    open_customer_of(name) { fr: "Ouvrir le client {name}", en: "Open the customer {name}" }
    withdraw { fr: "Retirer la proposition", en: "Withdraw" }
    withdraw_of(name) { fr: "Retirer la proposition {name}", en: "Withdraw the suggestion {name}" }
    withdrawn(name) { fr: "La proposition {name} est retirée.", en: "The suggestion {name} is withdrawn." }
    again { fr: "Compléter et renvoyer", en: "Complete and resubmit" }
    again_of(name) { fr: "Compléter et renvoyer la proposition {name}", en: "Complete and resubmit the suggestion {name}" }

    why_submitted(date) { fr: "Reçue le {date}.", en: "Received {date}." }
    why_checking(date) { fr: "Prise en charge le {date}.", en: "Taken up {date}." }
    why_added(name, date) {
        fr: "{name} est dans l’annuaire public depuis le {date}.",
        en: "{name} has been in the public directory since {date}.",
    }
    why_merged(name) {
        fr: "{name} était déjà dans l’annuaire public.",
        en: "{name} was in the public directory already.",
    }
    why_declined(reason) { fr: "Motif\u{a0}: {reason}", en: "Reason: {reason}" }
    why_withdrawn(date) { fr: "Retirée le {date}.", en: "Withdrawn {date}." }
}

/// Tone and icon of a state.
pub fn look(state: SuggestionState) -> (Tone, &'static str) {
    match state {
        SuggestionState::Submitted => (Tone::Info, "send"),
        SuggestionState::Checking => (Tone::Pending, "search"),
        SuggestionState::Added => (Tone::Success, "check"),
        SuggestionState::Merged => (Tone::Info, "merge"),
        SuggestionState::Declined | SuggestionState::Withdrawn => (Tone::Neutral, "slash"),
    }
}

pub fn badge(locale: Locale, state: SuggestionState) -> &'static str {
    let (fr, en) = match state {
        SuggestionState::Submitted => ("Envoyée", "Submitted"),
        SuggestionState::Checking => ("En vérification", "Being checked"),
        SuggestionState::Added => ("Ajoutée", "Added"),
        SuggestionState::Merged => ("Déjà publiée", "Already published"),
        SuggestionState::Declined => ("Déclinée", "Declined"),
        SuggestionState::Withdrawn => ("Retirée", "Withdrawn"),
    };
    match locale {
        Locale::Fr => fr,
        Locale::En => en,
    }
}

/// Why a suggestion is in its state, and since when.
pub fn why(locale: Locale, suggestion: &Suggestion) -> String {
    let at = suggestion.decided_at.as_deref().unwrap_or(&suggestion.created_at);
    let date = format::short_date(locale, at);
    match suggestion.state {
        SuggestionState::Submitted => why_submitted(locale, &format::short_date(locale, &suggestion.created_at)),
        SuggestionState::Checking => why_checking(locale, &date),
        SuggestionState::Added => why_added(locale, &suggestion.name, &date),
        SuggestionState::Merged => why_merged(locale, &suggestion.name),
        SuggestionState::Declined => why_declined(locale, suggestion.reason.as_deref().unwrap_or("—")),
        SuggestionState::Withdrawn => why_withdrawn(locale, &date),
    }
}
