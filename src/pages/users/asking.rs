//! What the dialog of a person asks about, what is typed in it, and what becomes of it in words.

use std::sync::Arc;

use carnet_core::wire::{ChangeUser, Code, Locale, Role, UserEntry, UserLink};
use leptos::prelude::*;

use crate::{
    api::ApiError,
    i18n::{people as t, problems},
    ui::{Says, says},
};

pub const NAME: &str = "user-name";
pub const EMAIL: &str = "user-email";

/// What the dialog shows.
#[derive(Clone)]
pub enum Asking {
    Invite,
    Edit(UserEntry),
    /// Is asked once more: it gives a member an administrator's power.
    Promote(UserEntry),
    /// Is asked once more: the reader gives it up.
    Renounce(UserEntry),
    Disable(UserEntry),
    Reset(UserEntry),
    Remove(UserEntry),
    Link(UserLink),
}

impl Asking {
    pub fn user(&self) -> Option<&UserEntry> {
        match self {
            Self::Invite => None,
            Self::Edit(user)
            | Self::Promote(user)
            | Self::Renounce(user)
            | Self::Disable(user)
            | Self::Reset(user)
            | Self::Remove(user) => Some(user),
            Self::Link(link) => Some(&link.user),
        }
    }

    /// The person as it is now, where somebody else has changed it meanwhile.
    pub fn renew(&mut self, now: UserEntry) {
        match self {
            Self::Invite => {}
            Self::Edit(user)
            | Self::Promote(user)
            | Self::Renounce(user)
            | Self::Disable(user)
            | Self::Reset(user)
            | Self::Remove(user) => *user = now,
            Self::Link(link) => link.user = now,
        }
    }
}

/// What is typed.
#[derive(Clone, Copy)]
pub struct Draft {
    pub name: RwSignal<String>,
    pub email: RwSignal<String>,
    pub role: RwSignal<Role>,
    pub language: RwSignal<Locale>,
}

impl Draft {
    pub fn new() -> Self {
        Self {
            name: RwSignal::new(String::new()),
            email: RwSignal::new(String::new()),
            role: RwSignal::new(Role::Member),
            language: RwSignal::new(Locale::Fr),
        }
    }

    pub fn fill(self, name: &str, role: Role) {
        self.name.set(name.to_owned());
        self.email.set(String::new());
        self.role.set(role);
    }
}

/// What the server says of a field of the form.
pub fn faults(error: &ApiError) -> Vec<(String, Says)> {
    match error.code() {
        Some(Code::NameRequired) => vec![(NAME.to_owned(), says(t::name_required))],
        Some(code @ (Code::EmailMalformed | Code::EmailTaken)) => vec![(EMAIL.to_owned(), problem(code))],
        Some(code @ (Code::TextTooLong | Code::TextControl)) => vec![(NAME.to_owned(), problem(code))],
        _ => Vec::new(),
    }
}

pub fn problem(code: Code) -> Says {
    Arc::new(move |locale| problems::sentence(locale, code).to_owned())
}

/// An answer that was lost is no refusal: the list says what became of it.
pub fn failed(locale: Locale, error: &ApiError) -> String {
    match error.code() {
        Some(Code::ChangedMeanwhile) => t::changed(locale).to_owned(),
        Some(Code::LastAdmin) => t::last_admin(locale).to_owned(),
        _ if error.is_unknown_outcome() => t::unknown_outcome(locale).to_owned(),
        _ => error.sentence(locale),
    }
}

pub fn done(locale: Locale, change: &ChangeUser, now: &UserEntry) -> String {
    let name = now.display_name.as_str();
    match (change.disabled, change.role) {
        (Some(true), _) => t::disabled_done(locale, name),
        (Some(false), _) => t::activated_done(locale, name),
        (None, Some(Role::Admin)) => t::now_admin(locale, name),
        (None, Some(_)) => t::now_member(locale, name),
        (None, None) => t::saved(locale, name),
    }
}
