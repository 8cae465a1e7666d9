//! What each failure of the API means to the person who meets it: what happened, and what to do next.

use carnet_core::wire::Code;

use super::{Locale, problems_company as company, problems_routing as routing};

/// One sentence or two for a problem code.
pub fn sentence(locale: Locale, code: Code) -> &'static str {
    let (fr, en) = both(code);
    match locale {
        Locale::Fr => fr,
        Locale::En => en,
    }
}

/// French and English side by side; no default arm, so that a new code does not compile without its words.
fn both(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::BadCredentials => ("Adresse e-mail ou mot de passe incorrect.", "Incorrect e-mail or password."),
        Code::NotSignedIn => (
            "Votre session a expiré. Reconnectez-vous\u{a0}: vos saisies sont conservées.",
            "Your session has expired. Sign in again: what you typed is kept.",
        ),
        Code::TooManyAttempts => (
            "Trop d’essais en peu de temps. Attendez quelques minutes avant de réessayer.",
            "Too many attempts in a short time. Wait a few minutes before trying again.",
        ),
        Code::Forbidden => (
            "Votre rôle ne permet pas cette action. Demandez-la à un administrateur de compte.",
            "Your role does not allow this action. Ask an account administrator for it.",
        ),
        Code::CrossSite => (
            "L’action venait d’un autre site\u{a0}; rien n’a été modifié. Rechargez la page et recommencez.",
            "The action came from another site; nothing was changed. Reload the page and try again.",
        ),
        Code::RouteNotFound | Code::MethodNotAllowed => (
            "Le serveur ne connaît pas cette action. Rechargez la page\u{a0}: une nouvelle version est peut-être en place.",
            "The server does not know this action. Reload the page: a new version may be in place.",
        ),
        Code::BodyTooLarge => (
            "L’envoi est trop volumineux\u{a0}; rien n’a été modifié. Réduisez-le et recommencez.",
            "What was sent is too large; nothing was changed. Make it smaller and try again.",
        ),
        Code::UnsupportedMediaType | Code::MalformedBody | Code::MalformedQuery => (
            "Le serveur n’a pas compris la demande\u{a0}; rien n’a été modifié. Rechargez la page et recommencez.",
            "The server did not understand the request; nothing was changed. Reload the page and try again.",
        ),
        Code::BadCursor | Code::BadPage | Code::BadLimit => (
            "Cette page de la liste n’existe pas. Revenez à la première page.",
            "This page of the list does not exist. Go back to the first page.",
        ),
        Code::QueryTooLong => (
            "Le texte cherché est trop long\u{a0}: 200 caractères au plus.",
            "The search text is too long: 200 characters at most.",
        ),
        Code::EmptyQuery => (
            "Saisissez un identifiant, un nom ou un prestataire de services.",
            "Enter an identifier, a name or a service provider.",
        ),
        Code::ParticipantNotFound => (
            "L’annuaire public ne contient pas ce destinataire à cette adresse.",
            "The public directory has no recipient at this address.",
        ),
        Code::ParticipantRemoved => (
            "Ce destinataire a été désactivé du réseau\u{a0}: il ne peut pas être ajouté. Demandez-lui son adresse électronique actuelle.",
            "This recipient was deactivated from the network: it cannot be added. Ask it for its current e-address.",
        ),
        Code::ParticipantTakenDown => routing::PARTICIPANT_TAKEN_DOWN,
        Code::AccountNotFound => company::ACCOUNT_NOT_FOUND,
        Code::AccountNameDiffers => company::ACCOUNT_NAME_DIFFERS,
        Code::AccountOfOperator => company::ACCOUNT_OF_OPERATOR,
        Code::CustomerNotFound => (
            "Votre répertoire ne contient pas ce client, ou plus.",
            "Your directory does not contain this customer, or no longer.",
        ),
        Code::ProviderNotFound => (
            "Ce destinataire ne passe plus par ce prestataire de services. Choisissez-en un autre.",
            "This recipient no longer uses this service provider. Choose another one.",
        ),
        Code::ProviderRequired => (
            "Ce destinataire a plusieurs prestataires de services. Choisissez celui qui recevra vos factures.",
            "This recipient has several service providers. Choose the one that will receive your invoices.",
        ),
        Code::AlreadyInDirectory => {
            ("Ce client est déjà dans votre répertoire.", "This customer is already in your directory.")
        }
        Code::CustomerNumberTaken => (
            "Ce numéro appartient déjà à un autre de vos clients. Choisissez un autre numéro.",
            "This number already belongs to another of your customers. Choose another number.",
        ),
        Code::CustomerNumberComma => (
            "Un numéro ne peut pas contenir de virgule. Ajoutez une ligne par numéro.",
            "A number cannot contain a comma. Add one line per number.",
        ),
        Code::CustomerNumberControl => (
            "Un numéro contient un caractère invisible. Effacez-le et retapez-le, par exemple 0100.",
            "A number contains an invisible character. Clear it and type it again, for example 0100.",
        ),
        Code::CustomerNumberTooLong => {
            ("Un numéro de client a 64 caractères au plus.", "A customer number has 64 characters at most.")
        }
        Code::TooManyNumbers => ("Un client a 100 numéros au plus.", "A customer has 100 numbers at most."),
        Code::PreconditionRequired | Code::MalformedVersion => (
            "Le serveur n’a pas compris la demande\u{a0}; rien n’a été modifié. Rechargez la page et recommencez.",
            "The server did not understand the request; nothing was changed. Reload the page and try again.",
        ),
        Code::ChangedMeanwhile => (
            "Quelqu’un l’a modifié entre-temps. Vos saisies sont conservées\u{a0}: comparez, puis choisissez.",
            "Somebody changed it meanwhile. What you typed is kept: compare, then choose.",
        ),
        Code::CustomerDeleted => {
            ("Ce client a été supprimé de votre répertoire.", "This customer was deleted from your directory.")
        }
        Code::NotRestorable => (
            "Le délai de 30 jours pour annuler cette suppression est passé. Ajoutez le client de nouveau.",
            "The 30 days to undo this deletion are over. Add the customer again.",
        ),
        Code::NumberNotFound => ("Aucun de vos clients n’a ce numéro.", "None of your customers has this number."),
        Code::BadIds => ("Choisissez de 1 à 500 clients.", "Choose 1 to 500 customers."),
        Code::RequestNotFound => ("Cette demande n’existe pas, ou plus.", "This request does not exist, or no longer."),
        Code::RequestAnswered => (
            "Cette demande a déjà reçu une réponse ou a été annulée. Rechargez la page pour la voir.",
            "This request has been answered or cancelled already. Reload the page to see it.",
        ),
        Code::RequestOpen => {
            ("Une demande est déjà en cours pour ce client.", "There is an open request for this customer already.")
        }
        Code::RemindedRecently => {
            ("Une relance est possible tous les sept jours.", "A reminder is possible every seven days.")
        }
        Code::ActionNotAllowed => {
            ("Cette demande ne permet pas cette action.", "This request does not allow this action.")
        }
        Code::TextTooLong => (
            "Le texte est trop long\u{a0}: 2 000 caractères au plus.",
            "The text is too long: 2,000 characters at most.",
        ),
        Code::TextControl => (
            "Le texte contient un caractère invisible. Effacez-le et retapez-le.",
            "The text contains an invisible character. Clear it and type it again.",
        ),
        Code::MessageNotFound => ("Ce message n’existe pas, ou plus.", "This message does not exist, or no longer."),
        Code::SuggestionNotFound => {
            ("Cette proposition n’existe pas, ou plus.", "This suggestion does not exist, or no longer.")
        }
        Code::SuggestionDecided => (
            "Cette proposition a déjà été traitée. Rechargez la page pour voir la décision.",
            "This suggestion has been decided already. Reload the page to see the decision.",
        ),
        Code::NameRequired => (
            "Saisissez le nom de l’entreprise, par exemple Durand SAS.",
            "Enter the company name, for example Durand SAS.",
        ),
        Code::CountryRequired => ("Choisissez un pays, par exemple France.", "Choose a country, for example France."),
        Code::IdentifierRequired => (
            "Saisissez au moins un identifiant, par exemple 732829320.",
            "Enter at least one identifier, for example 732829320.",
        ),
        Code::IdentifierMalformed => (
            "Cette valeur ne correspond pas à ce type d’identifiant. Exemple\u{a0}: 732829320 pour un SIREN.",
            "This value does not fit this identifier type. Example: 732829320 for a SIREN.",
        ),
        Code::TooManyIdentifiers => ("Saisissez 20 identifiants au plus.", "Enter 20 identifiers at most."),
        Code::ReasonRequired => (
            "Saisissez le motif\u{a0}: la personne qui a proposé le lira.",
            "Enter the reason: the person who suggested will read it.",
        ),
        Code::AlreadyInPublicDirectory => (
            "L’annuaire public contient déjà ce destinataire. Fusionnez la proposition avec lui.",
            "The public directory has this recipient already. Merge the suggestion with it.",
        ),
        Code::ProviderExists => (
            "Un prestataire a déjà ce code. Choisissez-en un autre.",
            "A service provider has this code already. Choose another one.",
        ),
        Code::ProviderIdMalformed => (
            "Un code se compose de lettres minuscules, de chiffres et de tirets, par exemple plateforme-sillage.",
            "A code is made of lower-case letters, digits and hyphens, for example plateforme-sillage.",
        ),
        Code::ProviderUnknown => (
            "Ce prestataire de services n’existe pas, ou plus. Rechargez la page.",
            "This service provider does not exist, or no longer. Reload the page.",
        ),
        Code::ContactMalformed => (
            "Le contact n’est pas une adresse e-mail. Écrivez-la comme routage@exemple.fr.",
            "The contact is not an e-mail address. Write it like routing@example.com.",
        ),
        Code::ImportNotFound => ("Cet import n’existe pas, ou plus.", "This import does not exist, or no longer."),
        Code::ImportState => (
            "L’import n’en est pas à cette étape. Rechargez la page.",
            "The import is not at this step. Reload the page.",
        ),
        Code::FileEmpty => ("Le fichier ne contient aucune ligne de données.", "The file has no line with data."),
        Code::FileTooLong => (
            "Le fichier a plus de 50 000 lignes\u{a0}: coupez-le en plusieurs.",
            "The file has more than 50,000 lines: split it.",
        ),
        Code::FileNotText => (
            "Ce fichier n’est pas un fichier texte de lignes. Enregistrez-le au format CSV.",
            "This file is not a text file of lines. Save it as CSV.",
        ),
        Code::NoIdentifierColumn => (
            "Aucune colonne d’identifiant reconnue\u{a0}: choisissez-la.",
            "No identifier column recognized: choose it.",
        ),
        Code::AdminOnly => company::ADMIN_ONLY,
        Code::KeyReadOnly => company::KEY_READ_ONLY,
        Code::KeyNotAllowed => company::KEY_NOT_ALLOWED,
        Code::SupplierNotFound => company::SUPPLIER_NOT_FOUND,
        Code::AlreadySupplier => company::ALREADY_SUPPLIER,
        Code::SupplierDecided => company::SUPPLIER_DECIDED,
        Code::DocumentNotFound => company::DOCUMENT_NOT_FOUND,
        Code::NotAnInvoice => company::NOT_AN_INVOICE,
        Code::MalformedXml | Code::XmlForbidden => company::MALFORMED_XML,
        Code::SenderMissing => company::SENDER_MISSING,
        Code::DocumentNumberMissing => company::DOCUMENT_NUMBER_MISSING,
        Code::ValueEmpty => routing::VALUE_EMPTY,
        Code::DocumentState => routing::DOCUMENT_STATE,
        Code::VerificationOff => routing::VERIFICATION_OFF,
        Code::VerificationBusy => routing::VERIFICATION_BUSY,
        Code::HandOffUrlMalformed => routing::HAND_OFF_URL_MALFORMED,
        Code::HandOffSecretMissing => routing::HAND_OFF_SECRET_MISSING,
        Code::HandOffSecretShort => routing::HAND_OFF_SECRET_SHORT,
        Code::UserNotFound => company::USER_NOT_FOUND,
        Code::EmailMalformed => company::EMAIL_MALFORMED,
        Code::EmailTaken => company::EMAIL_TAKEN,
        Code::RoleNotAllowed => company::ROLE_NOT_ALLOWED,
        Code::LastAdmin => company::LAST_ADMIN,
        Code::UserActive => company::USER_ACTIVE,
        Code::UserDisabled => company::USER_DISABLED,
        Code::LinkInvalid => company::LINK_INVALID,
        Code::PasswordWrong => company::PASSWORD_WRONG,
        Code::PasswordTooShort => company::PASSWORD_TOO_SHORT,
        Code::PasswordTooLong => company::PASSWORD_TOO_LONG,
        Code::PasswordCommon => company::PASSWORD_COMMON,
        Code::SessionNotFound => company::SESSION_NOT_FOUND,
        Code::ApiKeyNotFound => company::API_KEY_NOT_FOUND,
        Code::TooManyKeys => company::TOO_MANY_KEYS,
        Code::SupportNotFound => company::SUPPORT_NOT_FOUND,
        Code::SupportAnswered => company::SUPPORT_ANSWERED,
        Code::SubjectRequired => company::SUBJECT_REQUIRED,
        Code::MessageRequired => company::MESSAGE_REQUIRED,
        Code::TooMuchContext => company::TOO_MUCH_CONTEXT,
        Code::SingleSignOnOff => company::SINGLE_SIGN_ON_OFF,
        Code::Unavailable => (
            "Le serveur ne peut pas répondre pour le moment\u{a0}; rien n’est perdu. Réessayez dans un instant.",
            "The server cannot answer at the moment; nothing is lost. Try again in a moment.",
        ),
        Code::Internal => {
            ("L’action n’a pas abouti, rien n’a été modifié.", "The action failed and nothing was changed.")
        }
        Code::Unknown => (
            "Le serveur a refusé pour une raison que cette version de l’application ne connaît pas. Rechargez la page.",
            "The server refused for a reason this version of the app does not know. Reload the page.",
        ),
    }
}
