//! What the failures around documents, hand-offs and live checks mean: French and English side by side.

use super::problems_company::Words;

pub const VALUE_EMPTY: Words = ("Saisissez une valeur.", "Enter a value.");
pub const DOCUMENT_STATE: Words = (
    "Ce document n’est plus dans l’état où cela est possible. La page est à jour.",
    "The document is not in a state for this any more. The page is up to date.",
);
pub const VERIFICATION_OFF: Words = (
    "La vérification en direct n’est pas configurée sur ce serveur.",
    "Live verification is not set up on this server.",
);
pub const VERIFICATION_BUSY: Words = (
    "Trop de vérifications en même temps. Réessayez dans un instant.",
    "Too many checks at once. Try again in a moment.",
);
pub const HAND_OFF_URL_MALFORMED: Words = (
    "Ce n’est pas une adresse https. Écrivez-la comme https://remise.exemple.fr/documents.",
    "This is no https address. Write it like https://handoff.example.com/documents.",
);
pub const HAND_OFF_SECRET_MISSING: Words = (
    "Saisissez un secret\u{a0}: il signe chaque document remis.",
    "Enter a secret: it signs every document that is handed off.",
);
pub const HAND_OFF_SECRET_SHORT: Words =
    ("Un secret a au moins 16 caractères.", "A secret has at least 16 characters.");
pub const PARTICIPANT_TAKEN_DOWN: Words = (
    "L’opérateur du réseau a retiré cette fiche de l’annuaire public.",
    "The network operator has taken this entry out of the public directory.",
);
