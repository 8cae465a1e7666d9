//! The demo's companies and the people who sign in.

use carnet_core::wire::{DemoPerson, Role};

pub(super) const LUMIERE: &str = "demo-lumiere";
pub(super) const BRASSERIE: &str = "demo-brasserie";
pub(super) const VERRERIE: &str = "demo-verrerie";
pub(super) const OPERATOR: &str = "demo-operator";

static COMPANIES: &[(&str, &str)] = &[
    (LUMIERE, "Lumière Industrie SAS"),
    (BRASSERIE, "Brasserie du Nord SA"),
    (VERRERIE, "Verrerie des Deux Rives SA"),
    (OPERATOR, "Réseau Carnet"),
];

/// Account, address, name, role.
#[rustfmt::skip]
pub(super) static USERS: &[(&str, &str, &str, Role)] = &[
    (LUMIERE, "membre@lumiere.example", "Camille Perrin", Role::Member),
    (LUMIERE, "admin@lumiere.example", "Inès Delacourt", Role::Admin),
    (BRASSERIE, "membre@brasserie.example", "Jonas Lefebvre", Role::Member),
    (BRASSERIE, "admin@brasserie.example", "Marthe Vanhove", Role::Admin),
    (OPERATOR, "operateur@carnet.example", "Noé Salvat", Role::Operator),
    (VERRERIE, "membre@verrerie.example", "Sacha Morel", Role::Member),
    (VERRERIE, "admin@verrerie.example", "Louise Garnier", Role::Admin),
];

/// The name of an account; of an unknown one its id.
pub(super) fn company_name(account: &'static str) -> &'static str {
    COMPANIES.iter().find(|(id, _)| *id == account).map_or(account, |(_, name)| name)
}

/// Everybody who can sign in, with [`super::PASSWORD`].
pub fn people() -> Vec<DemoPerson> {
    let person = |(account, email, name, role): &(&'static str, &str, &str, Role)| DemoPerson {
        email: (*email).to_owned(),
        display_name: (*name).to_owned(),
        company: company_name(account).to_owned(),
        role: *role,
    };
    USERS.iter().map(person).collect()
}
