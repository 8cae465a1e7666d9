//! The service provider under edit: what was typed, and what becomes of it when it is saved.

use std::sync::Arc;

use carnet_core::wire::{Code, EditProvider, HandOffWay, ProviderRecord};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{Api, ApiError, use_api},
    i18n::{operator as t, problems, states::Tone},
    load::once,
    ui::{Notices, Says, Wrong, focus_soon, says, use_notices},
};

pub const NAME: &str = "provider-name";
pub const CODE: &str = "provider-code";
pub const CONTACT: &str = "provider-contact";
pub const URL: &str = "provider-url";
pub const SECRET: &str = "provider-secret";
/// The key to collect with, once it is made.
pub const KEY: &str = "provider-key";

#[derive(Clone, PartialEq, Eq)]
pub enum Trouble {
    /// Somebody else was faster; what was typed stays.
    Changed,
    Failed(ApiError),
}

/// The provider under edit; without one in `before` a new one.
#[derive(Clone, Copy)]
pub struct Editing {
    pub open: RwSignal<bool>,
    pub before: RwSignal<Option<ProviderRecord>>,
    pub name: RwSignal<String>,
    pub code: RwSignal<String>,
    pub setup: RwSignal<bool>,
    pub contact: RwSignal<String>,
    pub way: RwSignal<HandOffWay>,
    pub url: RwSignal<String>,
    pub secret: RwSignal<String>,
    /// Shown this once.
    pub key: RwSignal<Option<String>>,
    /// The fields as they were when the dialog opened.
    begun: StoredValue<EditProvider>,
    pub wrong: Wrong,
    pub trouble: RwSignal<Option<Trouble>>,
    pub busy: RwSignal<bool>,
    changed: Callback<()>,
    api: Api,
    notices: Notices,
}

impl Editing {
    /// `changed` runs when the list is out of date.
    pub fn new(changed: Callback<()>) -> Self {
        let text = || RwSignal::new(String::new());
        Self {
            open: RwSignal::new(false),
            before: RwSignal::new(None),
            name: text(),
            code: text(),
            setup: RwSignal::new(false),
            contact: text(),
            way: RwSignal::new(HandOffWay::Collect),
            url: text(),
            secret: text(),
            key: RwSignal::new(None),
            begun: StoredValue::default(),
            wrong: Wrong::nothing(),
            trouble: RwSignal::new(None),
            busy: RwSignal::new(false),
            changed,
            api: use_api(),
            notices: use_notices(),
        }
    }

    pub fn start(self, provider: Option<&ProviderRecord>) {
        self.before.set(provider.cloned());
        self.name.set(provider.map_or_else(String::new, |provider| provider.name.clone()));
        self.code.set(String::new());
        self.setup.set(provider.is_some_and(|provider| provider.requires_routing_setup));
        self.contact.set(provider.and_then(|provider| provider.contact.clone()).unwrap_or_default());
        self.way.set(provider.map_or(HandOffWay::Collect, |provider| provider.hand_off_way));
        self.url.set(provider.and_then(|provider| provider.hand_off_url.clone()).unwrap_or_default());
        self.secret.set(String::new());
        self.key.set(None);
        self.wrong.tell_at_field(Vec::new());
        self.trouble.set(None);
        self.begun.set_value(self.body(provider.is_none()));
        self.open.set(true);
    }

    /// Whether something is typed that is not saved.
    pub fn is_dirty(self) -> bool {
        let new = self.before.with_untracked(Option::is_none);
        self.open.get_untracked() && self.begun.with_value(|begun| self.body(new) != *begun)
    }

    pub fn save(self) {
        let before = self.before.get_untracked();
        let body = self.body(before.is_none());
        let faults = faults(&body);
        let whole = faults.is_empty();
        self.wrong.tell_at_field(faults);
        self.trouble.set(None);
        if !whole {
            return;
        }
        let other_secret = body.hand_off_secret.is_some();
        let known = before.clone();
        let call = async move {
            match known {
                Some(known) => self.api.change_provider(&known.id, known.version, &body).await,
                None => self.api.add_provider(&body).await,
            }
        };
        once(self.busy, call, move |answer| match answer {
            Ok(now) => self.saved(before, now, other_secret),
            Err(error) => self.refused(error),
        });
    }

    fn body(self, new: bool) -> EditProvider {
        let text = |signal: RwSignal<String>| signal.get_untracked().trim().to_owned();
        EditProvider {
            id: new.then(|| text(self.code)),
            name: Some(text(self.name)),
            requires_routing_setup: Some(self.setup.get_untracked()),
            contact: Some(text(self.contact)),
            hand_off_way: Some(self.way.get_untracked()),
            hand_off_url: Some(text(self.url)),
            // Nobody can read it back: an empty box keeps the one there is.
            hand_off_secret: Some(text(self.secret)).filter(|secret| !secret.is_empty()),
        }
    }

    /// Makes a key to collect with. What is typed stays.
    pub fn make_key(self) {
        let Some(before) = self.before.get_untracked() else { return };
        self.trouble.set(None);
        once(self.busy, async move { self.api.make_collect_key(&before.id).await }, move |answer| match answer {
            Ok(made) => {
                self.before.set(Some(made.provider));
                self.key.set(Some(made.key));
                self.changed.run(());
                focus_soon(KEY);
            }
            Err(error) => self.trouble.set(Some(Trouble::Failed(error))),
        });
    }

    fn saved(self, before: Option<ProviderRecord>, now: ProviderRecord, other_secret: bool) {
        self.open.set(false);
        self.changed.run(());
        let name = now.name.clone();
        let Some(before) = before else {
            self.notices.say(Tone::Success, move |locale| t::provider_added(locale, &name));
            return;
        };
        // The secret before is not known here, so nothing could take its change back.
        if other_secret {
            self.notices.say(Tone::Success, move |locale| t::provider_saved(locale, &name));
            return;
        }
        let (api, notices, changed) = (self.api, self.notices, self.changed);
        let undo = move || {
            let (before, now) = (before.clone(), now.clone());
            spawn_local(async move {
                let body = as_before(before);
                if let Err(error) = api.change_provider(&now.id, now.version, &body).await {
                    notices.say(Tone::Danger, move |locale| error.sentence(locale));
                }
                changed.try_run(());
            });
        };
        self.notices.say_undoable(Tone::Success, move |locale| t::provider_saved(locale, &name), undo);
    }

    fn refused(self, error: ApiError) {
        let fields = error.problem().map(|problem| problem.fields.clone()).unwrap_or_default();
        let mut faults: Vec<(String, Says)> = fields
            .into_iter()
            .filter_map(|field| {
                let id = match field.field.as_str() {
                    "name" => NAME,
                    "id" => CODE,
                    "contact" => CONTACT,
                    "handOffUrl" => URL,
                    "handOffSecret" => SECRET,
                    _ => return None,
                };
                let says = if field.code == Code::NameRequired { says(t::name_required) } else { problem(field.code) };
                Some((id.to_owned(), says))
            })
            .collect();
        if faults.is_empty()
            && let Some(code @ (Code::ProviderExists | Code::ProviderIdMalformed)) = error.code()
        {
            faults.push((CODE.to_owned(), problem(code)));
        }
        if !faults.is_empty() {
            self.wrong.tell_at_field(faults);
        } else if error.code() == Some(Code::ChangedMeanwhile) {
            self.trouble.set(Some(Trouble::Changed));
            self.changed.run(());
        } else {
            self.trouble.set(Some(Trouble::Failed(error)));
        }
    }
}

fn as_before(before: ProviderRecord) -> EditProvider {
    EditProvider {
        id: None,
        name: Some(before.name),
        requires_routing_setup: Some(before.requires_routing_setup),
        contact: Some(before.contact.unwrap_or_default()),
        hand_off_way: Some(before.hand_off_way),
        hand_off_url: Some(before.hand_off_url.unwrap_or_default()),
        hand_off_secret: None,
    }
}

fn faults(body: &EditProvider) -> Vec<(String, Says)> {
    let mut faults: Vec<(String, Says)> = Vec::new();
    if body.name.as_deref() == Some("") {
        faults.push((NAME.to_owned(), says(t::name_required)));
    }
    if body.id.as_deref() == Some("") {
        faults.push((CODE.to_owned(), problem(Code::ProviderIdMalformed)));
    }
    faults
}

fn problem(code: Code) -> Says {
    Arc::new(move |locale| problems::sentence(locale, code).to_owned())
}
