//! What the failures around settings, suppliers, people, keys and support mean: French and English side by side.

pub type Words = (&'static str, &'static str);

pub const ADMIN_ONLY: Words =
    ("Seul un administrateur de compte peut le faire.", "Only an account administrator may do this.");
pub const KEY_READ_ONLY: Words = ("Cette clé permet seulement de lire.", "This key may read alone.");
pub const KEY_NOT_ALLOWED: Words =
    ("Une personne doit le faire, pas une clé d’API.", "A person does this, not an API key.");
pub const SUPPLIER_NOT_FOUND: Words =
    ("Ce fournisseur n’existe pas, ou plus.", "This supplier does not exist, or no longer.");
pub const ALREADY_SUPPLIER: Words =
    ("Ce fournisseur est déjà dans votre répertoire.", "This supplier is already in your directory.");
pub const SUPPLIER_DECIDED: Words = (
    "Quelqu’un a déjà décidé pour ce fournisseur. La liste est à jour.",
    "Somebody has decided on this supplier already. The list is up to date.",
);
pub const DOCUMENT_NOT_FOUND: Words =
    ("Ce document n’existe pas, ou plus.", "This document does not exist, or no longer.");
pub const NOT_AN_INVOICE: Words =
    ("Ce document n’est ni une facture ni un avoir.", "The document is neither an invoice nor a credit note.");
pub const MALFORMED_XML: Words = ("Ce document XML ne peut pas être lu.", "This XML document cannot be read.");
pub const SENDER_MISSING: Words = ("Ce document ne dit pas qui l’envoie.", "The document does not say who sends it.");
pub const DOCUMENT_NUMBER_MISSING: Words = ("Ce document n’a pas de numéro.", "The document has no number.");
pub const USER_NOT_FOUND: Words = ("Cet utilisateur n’existe pas, ou plus.", "This user does not exist, or no longer.");
pub const EMAIL_MALFORMED: Words = (
    "Ce n’est pas une adresse e-mail. Écrivez-la comme nom@exemple.fr.",
    "This is not an e-mail address. Write it like name@example.com.",
);
pub const EMAIL_TAKEN: Words = (
    "Quelqu’un se connecte déjà avec cette adresse e-mail. Choisissez-en une autre.",
    "Somebody signs in with this e-mail address already. Choose another one.",
);
pub const ROLE_NOT_ALLOWED: Words = ("Choisissez membre ou administrateur.", "Choose member or administrator.");
pub const LAST_ADMIN: Words = (
    "Une entreprise garde au moins un administrateur actif. Nommez-en d’abord un autre.",
    "A company keeps at least one active administrator. Appoint another one first.",
);
pub const USER_ACTIVE: Words = (
    "Qui s’est déjà connecté ne se retire pas\u{a0}: désactivez son accès.",
    "Whoever has signed in is not removed: disable the access instead.",
);
pub const USER_DISABLED: Words = ("L’accès de cet utilisateur est désactivé.", "This user’s access is disabled.");
pub const LINK_INVALID: Words = (
    "Ce lien a déjà servi, a été remplacé ou a expiré. Demandez-en un autre à un administrateur de compte.",
    "This link was used, was replaced or has expired. Ask an account administrator for another one.",
);
pub const PASSWORD_WRONG: Words = ("Le mot de passe actuel est incorrect.", "The current password is wrong.");
pub const PASSWORD_TOO_SHORT: Words =
    ("Un mot de passe a 10 caractères au moins.", "A password has 10 characters at least.");
pub const PASSWORD_TOO_LONG: Words =
    ("Un mot de passe a 200 caractères au plus.", "A password has 200 characters at most.");
pub const PASSWORD_COMMON: Words = (
    "Ce mot de passe est parmi les premiers qu’on essaie. Choisissez-en un autre.",
    "This password is among the first that are tried. Choose another one.",
);
pub const SESSION_NOT_FOUND: Words = ("Cette session est déjà terminée.", "This session has ended already.");
pub const API_KEY_NOT_FOUND: Words = ("Cette clé n’existe pas, ou plus.", "This key does not exist, or no longer.");
pub const TOO_MANY_KEYS: Words = (
    "Une entreprise a 50 clés actives au plus. Révoquez-en une d’abord.",
    "A company has at most 50 active keys. Revoke one first.",
);
pub const SUPPORT_NOT_FOUND: Words =
    ("Cette demande d’assistance n’existe pas, ou plus.", "This support request does not exist, or no longer.");
pub const SUPPORT_ANSWERED: Words = (
    "Cette demande d’assistance a déjà reçu une réponse. La liste est à jour.",
    "This support request has been answered already. The list is up to date.",
);
pub const SUBJECT_REQUIRED: Words =
    ("Dites en quelques mots de quoi il s’agit.", "Say in a few words what it is about.");
pub const MESSAGE_REQUIRED: Words = ("Écrivez un message.", "Write a message.");
pub const TOO_MUCH_CONTEXT: Words =
    ("Chaque sorte de contexte se joint une fois.", "Each kind of context is attached once.");
pub const SINGLE_SIGN_ON_OFF: Words =
    ("La connexion unique n’est pas en place ici.", "Single sign-on is not set up here.");
pub const ACCOUNT_NOT_FOUND: Words = ("Ce compte n’existe pas, ou plus.", "There is no such account, or no longer.");
pub const ACCOUNT_NAME_DIFFERS: Words = (
    "Ce n’est pas le nom de ce compte. Saisissez-le exactement.",
    "This is not the name of this account. Type it exactly.",
);
pub const ACCOUNT_OF_OPERATOR: Words =
    ("Le compte de l’opérateur ne peut pas être supprimé.", "The operator’s own account cannot be deleted.");
