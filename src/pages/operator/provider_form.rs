//! Adding a service provider, or editing one: a dialog with its fields.

use std::sync::Arc;

use carnet_core::wire::{Code, EditProvider, ProviderRecord};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{Api, ApiError, use_api},
    i18n::{common, operator as t, problems, states::Tone, text, use_locale},
    ui::{
        Dialog, ErrorBlock, Need, Notices, Says, Wrong, button, code_box, el, flag, form_field, live, said, says,
        text_box, use_notices,
    },
};

const NAME: &str = "provider-name";
const CODE: &str = "provider-code";
const CONTACT: &str = "provider-contact";
const FORM: &str = "provider-form";

#[derive(Clone, PartialEq, Eq)]
enum Trouble {
    /// Somebody else was faster; what was typed stays.
    Changed,
    Failed(ApiError),
}

/// The provider under edit; without one in `before` a new one.
#[derive(Clone, Copy)]
pub struct Editing {
    open: RwSignal<bool>,
    before: RwSignal<Option<ProviderRecord>>,
    name: RwSignal<String>,
    code: RwSignal<String>,
    setup: RwSignal<bool>,
    contact: RwSignal<String>,
    wrong: Wrong,
    trouble: RwSignal<Option<Trouble>>,
    busy: RwSignal<bool>,
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
        self.wrong.tell_at_field(Vec::new());
        self.trouble.set(None);
        self.open.set(true);
    }

    fn save(self) {
        if self.busy.get_untracked() {
            return;
        }
        let before = self.before.get_untracked();
        let text = |signal: RwSignal<String>| signal.get_untracked().trim().to_owned();
        let body = EditProvider {
            id: before.is_none().then(|| text(self.code)),
            name: Some(text(self.name)),
            requires_routing_setup: Some(self.setup.get_untracked()),
            contact: Some(text(self.contact)),
            ..EditProvider::default()
        };
        let mut faults: Vec<(String, Says)> = Vec::new();
        if body.name.as_deref() == Some("") {
            faults.push((NAME.to_owned(), says(t::name_required)));
        }
        if body.id.as_deref() == Some("") {
            faults.push((CODE.to_owned(), problem(Code::ProviderIdMalformed)));
        }
        let whole = faults.is_empty();
        self.wrong.tell_at_field(faults);
        self.trouble.set(None);
        if !whole {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let answer = match &before {
                Some(before) => self.api.change_provider(&before.id, before.version, &body).await,
                None => self.api.add_provider(&body).await,
            };
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(now) => self.saved(before, now),
                Err(error) => self.refused(error),
            }
        });
    }

    fn saved(self, before: Option<ProviderRecord>, now: ProviderRecord) {
        self.open.set(false);
        self.changed.run(());
        let name = now.name.clone();
        let Some(before) = before else {
            self.notices.say(Tone::Success, move |locale| t::provider_added(locale, &name));
            return;
        };
        let (api, notices, changed) = (self.api, self.notices, self.changed);
        let undo = move || {
            let (before, now) = (before.clone(), now.clone());
            spawn_local(async move {
                let body = EditProvider {
                    id: None,
                    name: Some(before.name),
                    requires_routing_setup: Some(before.requires_routing_setup),
                    contact: Some(before.contact.unwrap_or_default()),
                    ..EditProvider::default()
                };
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

fn problem(code: Code) -> Says {
    Arc::new(move |locale| problems::sentence(locale, code).to_owned())
}

/// `known` are the providers as they are now: after a conflict their version is the one to change.
pub fn dialog(editing: Editing, known: Signal<Vec<ProviderRecord>>) -> AnyView {
    let locale = use_locale();
    Effect::new(move |_| {
        let known = known.get();
        let conflict = editing.trouble.with_untracked(|trouble| *trouble == Some(Trouble::Changed));
        editing.before.update(|before| {
            if let Some(before) = before
                && conflict
                && let Some(now) = known.iter().find(|now| now.id == before.id)
            {
                before.version = now.version;
            }
        });
    });
    let title = said(move || {
        let locale = locale.get();
        editing.before.with(|before| match before {
            Some(before) => t::provider_edit(locale, &before.name),
            None => t::provider_add(locale).to_owned(),
        })
    });
    let close = Callback::new(move |()| editing.open.set(false));
    view! { <Dialog open=editing.open on_close=close id="provider" title>{content(editing, close)}</Dialog> }.into_any()
}

fn content(editing: Editing, close: Callback<()>) -> Vec<AnyView> {
    let locale = use_locale();
    let wrong = editing.wrong;
    let trouble = live(move || {
        let locale = locale.get();
        let (what, reference) = match editing.trouble.get()? {
            Trouble::Changed => (t::provider_changed(locale).to_owned(), None),
            Trouble::Failed(error) => (error.sentence(locale), error.reference()),
        };
        Some(view! { <ErrorBlock what reference/> }.into_any())
    });
    let name = text_box(editing.name).attr("autofocus", "");
    let code = editing.before.with_untracked(Option::is_none).then(|| {
        let code = code_box(editing.code.into(), move |typed| editing.code.set(typed));
        form_field(CODE, t::col_code, Need::Required, Some(t::code_hint), wrong, code)
    });
    let setup = el("input")
        .attr("type", "checkbox")
        .switch("checked", editing.setup.into())
        .on_change(move |_| editing.setup.update(|on| *on = !*on));
    let contact = text_box(editing.contact).attr("type", "email");
    let body = el("form")
        .class("dialog__body")
        .attr("id", FORM)
        .attr("novalidate", "")
        .on_submit(move || editing.save())
        .add(trouble)
        .add(form_field(NAME, t::col_name, Need::Required, None, wrong, name))
        .add(code)
        .add(el("label").class("tick").add(setup).add(el("span").add(text(t::setup_label))))
        .add(form_field(CONTACT, t::col_contact, Need::Optional, Some(t::contact_hint), wrong, contact));
    let save = el("button")
        .class("btn btn--primary")
        .attr("type", "submit")
        .attr("form", FORM)
        .attr("aria-disabled", flag(move || editing.busy.get()))
        .add(text(t::save));
    let cancel = button("btn", text(common::cancel), move || close.run(()));
    vec![body.view(), el("div").class("dialog__foot").add(cancel).add(save).view()]
}
