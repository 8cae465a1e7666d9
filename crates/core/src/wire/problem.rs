//! Failures, as RFC 9457 problem details (`application/problem+json`).

use serde::{Deserialize, Serialize};

use super::{Customer, Deletion};

/// `code` is stable and is what the app translates; `detail` is English, for developers and logs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// `/problems/<code>`.
    #[serde(rename = "type")]
    pub kind: String,
    pub title: String,
    pub status: u16,
    pub code: Code,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldProblem>,
    /// Who holds the thing that was asked for (`customer_number_taken`, `already_in_directory`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<Holder>,
    /// The customer as it is now (`changed_meanwhile`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current: Option<Box<Customer>>,
    /// Who deleted it, and until when that can be undone (`customer_deleted`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deletion: Option<Box<Deletion>>,
    /// Display names of those who may (`admin_only`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub admins: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct FieldProblem {
    /// Name of the field in the request (`customerNumbers[1]`, `cursor`).
    pub field: String,
    pub code: Code,
    pub detail: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Holder {
    pub id: String,
    pub name: String,
    /// The number in question, or the first number the customer already has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident $name:literal $status:literal $title:literal,)*) => {
        /// Every failure the API can answer.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum Code {
            $($(#[$doc])* #[serde(rename = $name)] $variant,)*
            /// A code of a newer server.
            #[serde(other, rename = "unknown")]
            Unknown,
        }

        impl Code {
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The stable name on the wire.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)* Self::Unknown => "unknown" }
            }

            /// The HTTP status that goes with it.
            pub fn status(self) -> u16 {
                match self { $(Self::$variant => $status,)* Self::Unknown => 500 }
            }

            /// A short English title.
            pub fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)* Self::Unknown => "Unknown problem" }
            }
        }
    };
}

codes! {
    BadCredentials "bad_credentials" 401 "The e-mail or the password is wrong",
    NotSignedIn "not_signed_in" 401 "There is no session, or it has ended",
    TooManyAttempts "too_many_attempts" 429 "Too many attempts in a short time",
    Forbidden "forbidden" 403 "Your role does not allow this",
    CrossSite "cross_site" 403 "The request came from another site",
    RouteNotFound "route_not_found" 404 "There is nothing at this address",
    MethodNotAllowed "method_not_allowed" 405 "This address does not answer this method",
    BodyTooLarge "body_too_large" 413 "The body is larger than allowed",
    UnsupportedMediaType "unsupported_media_type" 415 "The body must be application/json",
    MalformedBody "malformed_body" 400 "The body is not the expected JSON",
    MalformedQuery "malformed_query" 400 "A query parameter is not what was expected",
    BadCursor "bad_cursor" 400 "The cursor is not one of this list",
    BadLimit "bad_limit" 422 "The limit is out of range",
    BadPage "bad_page" 422 "The page is out of range",
    QueryTooLong "query_too_long" 422 "The search text is too long",
    EmptyQuery "empty_query" 422 "Give an identifier, a name or a service provider",
    ParticipantNotFound "participant_not_found" 404 "The public directory has no such participant",
    ParticipantRemoved "participant_removed" 422 "The participant was removed from the network",
    ParticipantTakenDown "participant_taken_down" 410 "The operator has taken the card down",
    AccountNotFound "account_not_found" 404 "There is no such account",
    AccountNameDiffers "account_name_differs" 422 "The name is not that of the account",
    AccountOfOperator "account_of_operator" 409 "The operator's own account is not deleted here",
    CustomerNotFound "customer_not_found" 404 "Your directory has no such customer",
    ProviderNotFound "provider_not_found" 422 "The participant has no such service provider",
    ProviderRequired "provider_required" 422 "Choose one of the participant's service providers",
    AlreadyInDirectory "already_in_directory" 409 "This participant is already in your directory",
    CustomerNumberTaken "customer_number_taken" 409 "Another customer has this number",
    CustomerNumberComma "customer_number_comma" 422 "A customer number cannot contain a comma",
    CustomerNumberControl "customer_number_control" 422 "A customer number cannot contain a control character",
    CustomerNumberTooLong "customer_number_too_long" 422 "A customer number has at most 64 characters",
    TooManyNumbers "too_many_numbers" 422 "A customer has at most 100 numbers",
    PreconditionRequired "precondition_required" 428 "Say which version you change: If-Match",
    MalformedVersion "malformed_version" 400 "If-Match is not a version",
    ChangedMeanwhile "changed_meanwhile" 412 "Somebody changed it since you read it",
    CustomerDeleted "customer_deleted" 410 "The customer was deleted",
    NotRestorable "not_restorable" 409 "The time to undo the deletion is over",
    NumberNotFound "number_not_found" 404 "No customer of yours has this number",
    BadIds "bad_ids" 422 "Name 1 to 500 customers",
    RequestNotFound "request_not_found" 404 "There is no such request",
    RequestAnswered "request_answered" 409 "The request has been answered or taken back",
    RequestOpen "request_open" 409 "There is an open request already",
    RemindedRecently "reminded_recently" 409 "A reminder goes out at most every seven days",
    ActionNotAllowed "action_not_allowed" 409 "This request does not take this action",
    TextTooLong "text_too_long" 422 "The text is too long",
    TextControl "text_control" 422 "The text contains a control character",
    MessageNotFound "message_not_found" 404 "There is no such message",
    SuggestionNotFound "suggestion_not_found" 404 "There is no such suggestion",
    SuggestionDecided "suggestion_decided" 409 "The suggestion has been decided",
    NameRequired "name_required" 422 "Give the name of the company",
    CountryRequired "country_required" 422 "Give the country, two letters",
    IdentifierRequired "identifier_required" 422 "Give at least one identifier",
    IdentifierMalformed "identifier_malformed" 422 "The value is not of this identifier scheme",
    TooManyIdentifiers "too_many_identifiers" 422 "At most 20 identifiers",
    ReasonRequired "reason_required" 422 "Say why; the person reads it",
    AlreadyInPublicDirectory "already_in_public_directory" 409 "The public directory has this participant already",
    ProviderExists "provider_exists" 409 "There is a service provider with this id",
    ProviderIdMalformed "provider_id_malformed" 422 "Lower-case letters, digits and hyphens, 1 to 64",
    ProviderUnknown "provider_unknown" 404 "There is no service provider with this id",
    ContactMalformed "contact_malformed" 422 "The contact is not an e-mail address",
    ImportNotFound "import_not_found" 404 "There is no such import",
    ImportState "import_state" 409 "The import is not in the state for this",
    FileEmpty "file_empty" 422 "The file has no line with data",
    FileTooLong "file_too_long" 422 "The file has too many lines",
    FileNotText "file_not_text" 422 "The file is not a text file of lines",
    NoIdentifierColumn "no_identifier_column" 422 "No column holds an identifier or a name",
    AdminOnly "admin_only" 403 "Only an administrator of the account may do this",
    KeyReadOnly "key_read_only" 403 "This key may read alone",
    KeyNotAllowed "key_not_allowed" 403 "A person does this, not a key",
    SupplierNotFound "supplier_not_found" 404 "You have no such supplier",
    AlreadySupplier "already_supplier" 409 "This participant is a supplier of yours already",
    SupplierDecided "supplier_decided" 409 "The supplier has been decided on",
    DocumentNotFound "document_not_found" 404 "There is no such document",
    NotAnInvoice "not_an_invoice" 422 "The document is neither an invoice nor a credit note",
    MalformedXml "malformed_xml" 400 "The document is not well-formed XML",
    XmlForbidden "xml_forbidden" 422 "The document has a document type declaration, or is nested too deeply",
    SenderMissing "sender_missing" 422 "The document does not say who sends it",
    DocumentNumberMissing "document_number_missing" 422 "The document has no number",
    ValueEmpty "value_empty" 422 "Give a value",
    DocumentState "document_state" 409 "The document is not in the state for this",
    VerificationOff "verification_off" 409 "Live verification is not set up here",
    VerificationBusy "verification_busy" 429 "Too many checks at once; try again shortly",
    HandOffUrlMalformed "hand_off_url_malformed" 422 "The address of the hand-off is no https address",
    HandOffSecretMissing "hand_off_secret_missing" 422 "A hand-off needs a secret",
    HandOffSecretShort "hand_off_secret_short" 422 "A secret has at least 16 characters",
    UserNotFound "user_not_found" 404 "Your company has no such user",
    EmailMalformed "email_malformed" 422 "The e-mail address is not one",
    EmailTaken "email_taken" 409 "Somebody signs in with this e-mail address already",
    RoleNotAllowed "role_not_allowed" 422 "A user of a company is a member or an administrator",
    LastAdmin "last_admin" 409 "A company keeps at least one active administrator",
    UserActive "user_active" 409 "Whoever has signed in is disabled, not removed",
    UserDisabled "user_disabled" 409 "The user is disabled",
    LinkInvalid "link_invalid" 410 "The link was used, has been replaced or has expired",
    PasswordWrong "password_wrong" 422 "The current password is wrong",
    PasswordTooShort "password_too_short" 422 "A password has at least 10 characters",
    PasswordTooLong "password_too_long" 422 "A password has at most 200 characters",
    PasswordCommon "password_common" 422 "This password is among the first that are tried",
    SessionNotFound "session_not_found" 404 "You have no such session",
    ApiKeyNotFound "api_key_not_found" 404 "Your company has no such key",
    TooManyKeys "too_many_keys" 409 "A company has at most 50 keys that are not revoked",
    SupportNotFound "support_not_found" 404 "There is no such support request",
    SupportAnswered "support_answered" 409 "The support request has been answered",
    SubjectRequired "subject_required" 422 "Say what it is about",
    MessageRequired "message_required" 422 "Write a message",
    TooMuchContext "too_much_context" 422 "At most one of each kind of context",
    SingleSignOnOff "single_sign_on_off" 404 "Single sign-on is not set up here",
    Unavailable "unavailable" 503 "The database does not answer",
    Internal "internal" 500 "Something failed on the server; nothing was changed",
}

impl Problem {
    /// A problem with its title and status filled in.
    pub fn new(code: Code, detail: impl Into<String>) -> Self {
        Self {
            kind: format!("/problems/{}", code.as_str()),
            title: code.title().to_owned(),
            status: code.status(),
            code,
            detail: detail.into(),
            fields: Vec::new(),
            holder: None,
            current: None,
            deletion: None,
            admins: Vec::new(),
        }
    }
}
