//! The people of a company, their sessions, and the keys of its programs (R36).

use serde::{Deserialize, Serialize};

use super::{Account, Locale, Role};

/// Somebody who may sign in for the account. Of `GET /users`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct UserEntry {
    pub id: String,
    pub email: String,
    pub display_name: String,
    pub role: Role,
    pub locale: Locale,
    pub status: UserStatus,
    pub created_at: String,
    pub last_sign_in_at: Option<String>,
    pub disabled_at: Option<String>,
    /// Until when an open link to choose a password works.
    pub link_until: Option<String>,
    /// The reader.
    pub is_you: bool,
    /// The only administrator that is active: neither demoted, nor disabled, nor removed.
    pub last_admin: bool,
    /// For `If-Match`.
    pub version: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum UserStatus {
    Active,
    /// Has a link and no password yet.
    Invited,
    Disabled,
}

/// Body of `POST /users`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct InviteUser {
    pub email: String,
    pub display_name: String,
    /// Member or admin.
    pub role: Role,
    #[serde(default)]
    pub locale: Locale,
}

/// Body of `PATCH /users/{id}`, with `If-Match`; what is absent stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangeUser {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// Disabling ends every session of the person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disabled: Option<bool>,
}

/// Answer of `POST /users` and `POST /users/{id}/link`: the link is told this once.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct UserLink {
    pub user: UserEntry,
    /// What stands after `#` in the link to choose a password: `/invitation#<token>`.
    pub token: String,
    pub until: String,
    /// It was sent to the person by e-mail, too.
    pub mailed: bool,
}

/// Body of `POST /invitations/read`.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReadInvitation {
    pub token: String,
}

/// Whom a link is for. Answer of `POST /invitations/read`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Invitation {
    pub email: String,
    pub display_name: String,
    pub company: String,
    pub locale: Locale,
    /// The person had a password before.
    pub reset: bool,
    pub until: String,
}

/// Body of `POST /invitations/accept`: chooses the password, ends every other session of the person, and signs in.
/// Answers as `POST /session` does.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AcceptInvitation {
    pub token: String,
    pub password: String,
}

/// Body of `POST /session/password`: ends every other session of the person.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangePassword {
    pub current: String,
    pub new: String,
}

/// Body of `PATCH /session`: one's own preferences.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangeMyself {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
}

/// Characters a password has at least (NIST SP 800-63B-4, 3.1.1.2, where another factor is not asked for: 15; the
/// same section allows 8 with throttling of guesses, which is what is here, and 10 lies between).
pub const MIN_PASSWORD: usize = 10;
/// Characters a password has at most.
pub const MAX_PASSWORD: usize = 200;

/// Where one is signed in. Of `GET /sessions`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SessionEntry {
    pub id: String,
    /// What the browser calls itself, in short: `Firefox, Linux`; empty when it did not say.
    pub browser: String,
    pub signed_in_at: String,
    pub last_seen_at: String,
    pub current: bool,
}

/// How one may sign in here. Answer of `GET /session/options`, which everybody may read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SignInOptions {
    /// Name of the single sign-on, which begins at `/api/v1/oidc/start?next=`; absent when there is none.
    pub single_sign_on: Option<String>,
    /// The server sends e-mails.
    pub mail: bool,
    /// People one may try the product as; only in the demo, absent on a server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub demo: Option<DemoSignIn>,
}

/// The invented people of the demo. Part of [`SignInOptions`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct DemoSignIn {
    /// Of every one of them.
    pub password: String,
    /// The first is who a reader tries first.
    pub people: Vec<DemoPerson>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct DemoPerson {
    pub email: String,
    pub display_name: String,
    pub company: String,
    pub role: Role,
}

/// A key of the account's programs, sent as `Authorization: Bearer <key>`. Of `GET /api-keys`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ApiKey {
    pub id: String,
    pub name: String,
    pub access: KeyAccess,
    /// The last four characters, to tell keys apart.
    pub ending: String,
    pub created_at: String,
    pub created_by: String,
    /// Exact to ten minutes.
    pub last_used_at: Option<String>,
    pub revoked_at: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum KeyAccess {
    Read,
    Write,
}

/// Body of `POST /api-keys`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MakeApiKey {
    /// What it is for.
    pub name: String,
    pub access: KeyAccess,
}

/// Answer of `POST /api-keys`: the key is told this once.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct NewApiKey {
    pub key: ApiKey,
    pub secret: String,
}

/// An account, for the operator. Of `GET /operator/accounts`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AccountStatus {
    pub account: Account,
    pub users: u64,
    pub customers: u64,
    pub suppliers: u64,
    pub last_sign_in_at: Option<String>,
}
