//! Words of the operator's overview and of the imports of the public directory.

use carnet_core::wire::{ImportDone, NetworkImportState};

use super::{Locale, format, states::Tone};

texts! {
    overview { fr: "Vue d’ensemble", en: "Overview" }
    oldest_open { fr: "Traiter la plus ancienne", en: "Handle the oldest" }
    suggestions(n: count) {
        fr: "proposition à traiter" | "propositions à traiter",
        en: "suggestion to handle" | "suggestions to handle",
    }
    suggestions_why(name, age) { fr: "La plus ancienne\u{a0}: {name}, {age}.", en: "The oldest: {name}, {age}." }
    questions(n: count) {
        fr: "demande d’assistance sans réponse" | "demandes d’assistance sans réponse",
        en: "support request without an answer" | "support requests without an answer",
    }
    questions_why(subject, age) {
        fr: "La plus ancienne\u{a0}: «\u{a0}{subject}\u{a0}», {age}.",
        en: "The oldest: “{subject}”, {age}.",
    }
    failing(n: count) {
        fr: "document refusé par un prestataire" | "documents refusés par un prestataire",
        en: "document not taken by a provider" | "documents not taken by a provider",
    }
    failing_why(names) { fr: "Chez {names}.", en: "At {names}." }
    suspended(n: count) {
        fr: "import suspendu" | "imports suspendus",
        en: "import suspended" | "imports suspended",
    }
    suspended_why {
        fr: "Trop de fiches disparaîtraient\u{a0}: rien n’a été changé. Ouvrez l’import pour décider.",
        en: "Too many entries would vanish: nothing was changed. Open the import to decide.",
    }

    imports { fr: "Imports du réseau", en: "Network imports" }
    imports_lead {
        fr: "Un import est appliqué en une fois, ou pas du tout. La commande carnet-server import en lance aussi sur le serveur.",
        en: "An import is applied all at once, or not at all. The command carnet-server import runs one on the server, too.",
    }
    see_imports { fr: "Voir les imports", en: "See the imports" }
    sources { fr: "Sources de l’annuaire public", en: "Sources of the public directory" }
    sources_none { fr: "L’annuaire public est vide\u{a0}: lancez un premier import.", en: "The public directory is empty: run a first import." }
    last_imports { fr: "Derniers imports", en: "Latest imports" }
    imports_none { fr: "Aucun import.", en: "No import." }
    staging { fr: "En cours", en: "Running" }
    applying { fr: "Application en cours", en: "Being applied" }
    dropped { fr: "Abandonné", en: "Dropped" }
    interrupted { fr: "Interrompu", en: "Interrupted" }
    applied { fr: "Terminé", en: "Done" }
    suspended_badge { fr: "Suspendu", en: "Suspended" }
    failed { fr: "Échec", en: "Failed" }
    superseded { fr: "Remplacé", en: "Replaced" }
    done(created, updated, unchanged, removed) {
        fr: "{created} créées · {updated} mises à jour · {unchanged} inchangées · {removed} retirées",
        en: "{created} created · {updated} updated · {unchanged} unchanged · {removed} removed",
    }

    company_only { fr: "Page réservée aux entreprises", en: "Page for companies" }
    company_only_why {
        fr: "L’opérateur du réseau n’a ni répertoire ni documents\u{a0}: cette page est celle d’une entreprise.",
        en: "The network’s operator has neither directory nor documents: this page is a company’s.",
    }
}

pub fn state(locale: Locale, state: NetworkImportState) -> &'static str {
    match state {
        NetworkImportState::Staging => staging(locale),
        NetworkImportState::Applying => applying(locale),
        NetworkImportState::Applied => applied(locale),
        NetworkImportState::Suspended => suspended_badge(locale),
        NetworkImportState::Dropped => dropped(locale),
        NetworkImportState::Failed => failed(locale),
        NetworkImportState::Interrupted => interrupted(locale),
        NetworkImportState::Superseded => superseded(locale),
    }
}

/// Its tone and its picture.
pub fn look(state: NetworkImportState) -> (Tone, &'static str) {
    match state {
        NetworkImportState::Staging | NetworkImportState::Applying => (Tone::Info, "loader"),
        NetworkImportState::Applied => (Tone::Success, "check"),
        NetworkImportState::Suspended => (Tone::Warning, "pause"),
        NetworkImportState::Failed | NetworkImportState::Interrupted => (Tone::Danger, "x"),
        NetworkImportState::Dropped | NetworkImportState::Superseded => (Tone::Neutral, "slash"),
    }
}

/// What an import changed, in one line.
pub fn changed(locale: Locale, made: &ImportDone) -> String {
    let number = |n| format::number(locale, n);
    done(locale, &number(made.created), &number(made.updated), &number(made.unchanged), &number(made.removed))
}
