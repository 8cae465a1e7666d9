//! Words of checks in the network itself.

use carnet_core::wire::CheckAnswer;

use super::Locale;

texts! {
    title { fr: "Dans le réseau lui-même", en: "In the network itself" }
    check_now { fr: "Vérifier maintenant", en: "Check now" }
    checking { fr: "Vérification…", en: "Checking…" }
    never { fr: "Cette adresse n’a jamais été vérifiée.", en: "This address has never been checked." }
    off {
        fr: "Ce serveur n’interroge pas le réseau lui-même\u{a0}: ce qui est affiché vient de l’annuaire public.",
        en: "This server does not ask the network itself: what is shown comes from the public directory.",
    }
    failed { fr: "Vérification impossible", en: "Check failed" }
    failed_why(source, time) {
        fr: "{source} n’a pas répondu le {time}\u{a0}; l’état précédent reste affiché.",
        en: "{source} did not answer on {time}; the previous state stays.",
    }
    checked { fr: "Vérifié le", en: "Checked" }
    provider { fr: "Point d’accès", en: "Access point" }
    certificate(date) { fr: "certificat valable jusqu’au {date}", en: "certificate valid until {date}" }
    types { fr: "Types de documents reçus", en: "Document types received" }
    receives {
        fr: "Enregistré et servi\u{a0}: peut recevoir des factures.",
        en: "Registered and served: can receive invoices.",
    }
    not_registered {
        fr: "Le registre du réseau n’a pas cette adresse.",
        en: "The network’s register does not have this address.",
    }
    not_served {
        fr: "Enregistré, mais pas servi\u{a0}: aucun document ne peut lui être remis.",
        en: "Registered, but not served: no document can be delivered to it.",
    }
    cannot_receive {
        fr: "Enregistré et servi, mais ne reçoit ni facture ni avoir.",
        en: "Registered and served, but receives neither invoices nor credit notes.",
    }
}

/// What an answer means.
pub fn answer(locale: Locale, answer: CheckAnswer) -> &'static str {
    match answer {
        CheckAnswer::Receives => receives(locale),
        CheckAnswer::NotRegistered => not_registered(locale),
        CheckAnswer::NotServed => not_served(locale),
        CheckAnswer::CannotReceive => cannot_receive(locale),
        CheckAnswer::Failed => failed(locale),
    }
}
