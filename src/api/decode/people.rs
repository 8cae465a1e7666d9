//! Answers about people, their access, and their questions.

use carnet_core::wire::{
    AccountStatus, ApiKey, Invitation, KeyAccess, NewApiKey, SessionEntry, SignInOptions, SupportContext,
    SupportContextKind, SupportRequest, UserEntry, UserLink, UserStatus,
};
use wasm_bindgen::JsValue;

use super::{Decode, field, variant};

structs! {
    UserEntry {
        id, email, display_name, role, locale, status, created_at, last_sign_in_at, disabled_at, link_until, is_you,
        last_admin, version,
    }
    UserLink { user, token, until, mailed }
    Invitation { email, display_name, company, locale, reset, until }
    SessionEntry { id, browser, signed_in_at, last_seen_at, current }
    SignInOptions { single_sign_on, mail }
    ApiKey { id, name, access, ending, created_at, created_by, last_used_at, revoked_at }
    NewApiKey { key, secret }
    AccountStatus { account, users, customers, suppliers, last_sign_in_at }
    SupportRequest { id, subject, message, context, at, company, by, answer, answered_at, answered_by }
    SupportContext { kind, value }
}

enums! {
    UserStatus { Active, Invited, Disabled }
    KeyAccess { Read, Write }
    SupportContextKind { Page, Browser, Version, Reference }
}
