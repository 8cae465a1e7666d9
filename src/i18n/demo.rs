//! Words of the sign-in page of the demo.

use carnet_core::wire::Role;

use super::Locale;

texts! {
    title { fr: "Essayer sans compte", en: "Try without an account" }
    as_member { fr: "Essayer comme membre", en: "Try as a member" }
    as_admin { fr: "Essayer comme administrateur", en: "Try as an administrator" }
    as_operator { fr: "Essayer comme opérateur", en: "Try as the operator" }
    member_may {
        fr: "Tient le répertoire, envoie les demandes, renvoie les documents arrêtés.",
        en: "Keeps the directory, sends requests, resends stopped documents.",
    }
    admin_may {
        fr: "Tout cela, et les paramètres de l’entreprise, les utilisateurs, le journal d’audit.",
        en: "All of this, and the company’s settings, its users, the audit trail.",
    }
    operator_may {
        fr: "Traite les propositions et l’assistance de toutes les entreprises.",
        en: "Handles the suggestions and the support of all companies.",
    }
    person(name, company) { fr: "{name}, {company}", en: "{name}, {company}" }
    others { fr: "Essayer l’autre côté des demandes", en: "Try the other side of the requests" }
    other(company) { fr: "Essayer {company}", en: "Try {company}" }
    with_password { fr: "Avec une adresse e-mail", en: "With an e-mail address" }
    other_person(name, role) { fr: "{name}, {role}", en: "{name}, {role}" }
}

pub fn try_as(locale: Locale, role: Role) -> &'static str {
    match role {
        Role::Member => as_member(locale),
        Role::Admin => as_admin(locale),
        Role::Operator => as_operator(locale),
    }
}

pub fn may(locale: Locale, role: Role) -> &'static str {
    match role {
        Role::Member => member_may(locale),
        Role::Admin => admin_may(locale),
        Role::Operator => operator_may(locale),
    }
}
