//! Making a key, and revoking one.

use std::sync::Arc;

use carnet_core::wire::{ApiKey, Code, KeyAccess, MakeApiKey, NewApiKey};
use leptos::prelude::*;

use crate::{
    api::{Api, ApiError, use_api},
    i18n::{keys as t, problems, states::Tone},
    load::once,
    ui::{Notices, Says, Wrong, focus_soon, says, use_notices},
};

pub const NAME: &str = "key-name";

/// What the dialog shows.
#[derive(Clone)]
pub enum Asking {
    New,
    /// The key that was just made, with its secret.
    Made(NewApiKey),
    Revoke(ApiKey),
}

#[derive(Clone, Copy)]
pub struct Acting {
    api: Api,
    notices: Notices,
    /// Asks for the rows again.
    changed: Callback<()>,
    pub asking: RwSignal<Option<Asking>>,
    pub name: RwSignal<String>,
    pub access: RwSignal<KeyAccess>,
    pub wrong: Wrong,
    pub busy: RwSignal<bool>,
    pub trouble: RwSignal<Option<ApiError>>,
}

impl Acting {
    pub fn new(changed: Callback<()>) -> Self {
        Self {
            api: use_api(),
            notices: use_notices(),
            changed,
            asking: RwSignal::new(None),
            name: RwSignal::new(String::new()),
            access: RwSignal::new(KeyAccess::Read),
            wrong: Wrong::nothing(),
            busy: RwSignal::new(false),
            trouble: RwSignal::new(None),
        }
    }

    /// What was typed before stays.
    pub fn start(self) {
        self.ask(Asking::New);
    }

    pub fn ask_revoke(self, key: ApiKey) {
        self.ask(Asking::Revoke(key));
    }

    fn ask(self, asking: Asking) {
        self.trouble.set(None);
        self.wrong.tell_at_field(Vec::new());
        self.asking.set(Some(asking));
    }

    pub fn close(self) {
        self.asking.set(None);
    }

    pub fn make(self) {
        let name = self.name.get_untracked().trim().to_owned();
        if name.is_empty() {
            self.wrong.tell_at_field(vec![(NAME.to_owned(), says(t::name_required))]);
            return;
        }
        self.wrong.tell_at_field(Vec::new());
        let body = MakeApiKey { name, access: self.access.get_untracked() };
        self.run(async move { self.api.make_api_key(&body).await }, move |made| {
            self.name.set(String::new());
            self.access.set(KeyAccess::Read);
            self.ask(Asking::Made(made));
            focus_soon("key-title");
        });
    }

    pub fn revoke(self, key: ApiKey) {
        let id = key.id.clone();
        self.run(async move { self.api.revoke_api_key(&id).await }, move |()| {
            self.close();
            self.notices.say(Tone::Success, move |locale| t::revoked_done(locale, &key.name));
        });
    }

    fn run<T: 'static>(
        self,
        call: impl Future<Output = Result<T, ApiError>> + 'static,
        then: impl FnOnce(T) + 'static,
    ) {
        self.trouble.set(None);
        once(self.busy, call, move |outcome| {
            match outcome {
                Ok(done) => then(done),
                Err(error) => self.refused(error),
            }
            self.changed.try_run(());
        });
    }

    fn refused(self, error: ApiError) {
        let says: Says = match error.code() {
            Some(Code::NameRequired) => says(t::name_required),
            Some(code @ (Code::TextTooLong | Code::TextControl)) => {
                Arc::new(move |locale| problems::sentence(locale, code).to_owned())
            }
            _ => {
                self.trouble.set(Some(error));
                return;
            }
        };
        self.wrong.tell_at_field(vec![(NAME.to_owned(), says)]);
    }
}
