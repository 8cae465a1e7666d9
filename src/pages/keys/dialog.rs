//! The one dialog of the page: making a key, its secret shown this once, revoking one.

use carnet_core::wire::{ApiKey, KeyAccess, NewApiKey};
use leptos::prelude::*;

use super::{
    CREATE,
    acting::{Acting, Asking, NAME},
    rows::revoke_id,
};
use crate::{
    host,
    i18n::{Locale, Text, common, format, keys as t, owned, text, use_locale},
    route,
    ui::{
        CopyButton, Dialog, El, ErrorBlock, Need, button, choices, el, field, flag, focus_if_lost, form_field, live,
        said, text_box,
    },
};

const FORM: &str = "key-form";

fn title(locale: Locale, asking: &Asking) -> String {
    match asking {
        Asking::New => t::create(locale).to_owned(),
        Asking::Made(made) => t::secret_title(locale, &made.key.name),
        Asking::Revoke(key) => t::revoke_ask(locale, &key.name),
    }
}

pub fn dialog(acting: Acting) -> AnyView {
    let locale = use_locale();
    let open = Signal::derive(move || acting.asking.with(Option::is_some));
    let title = said(move || {
        acting.asking.with(|asking| asking.as_ref().map_or_else(String::new, |asking| title(locale.get(), asking)))
    });
    // What it was opened from may have been made anew, or have gone, by the time it is closed.
    Effect::new(move |was: Option<Option<String>>| {
        let now = acting.asking.with(|asking| {
            asking.as_ref().map(|asking| match asking {
                Asking::Revoke(key) => revoke_id(&key.id),
                Asking::New | Asking::Made(_) => CREATE.to_owned(),
            })
        });
        if let (Some(Some(opener)), None) = (was, &now) {
            focus_if_lost(vec![opener, CREATE.to_owned()]);
        }
        now
    });
    let content = move || {
        live(move || {
            acting.asking.get().map(|asking| match asking {
                Asking::New => new(acting),
                Asking::Made(made) => made_now(acting, made),
                Asking::Revoke(key) => revoke(acting, key),
            })
        })
    };
    view! { <Dialog open on_close=move |()| acting.close() id="key" title>{content()}</Dialog> }.into_any()
}

fn trouble(acting: Acting) -> El {
    let locale = use_locale();
    let trouble = live(move || {
        let error = acting.trouble.get()?;
        let (what, reference) = (error.sentence(locale.get()), error.reference());
        Some(view! { <ErrorBlock what reference/> }.into_any())
    });
    el("div").attr("role", "status").add(trouble)
}

fn foot(acting: Acting, leave: Text, class: &'static str, go: Text) -> El {
    let locale = use_locale();
    let label = said(move || if acting.busy.get() { t::busy(locale.get()) } else { go(locale.get()) }.to_owned());
    let go = el("button")
        .class(class)
        .attr("type", "submit")
        .attr("form", FORM)
        .attr("aria-disabled", flag(move || acting.busy.get()))
        .add(label);
    let leave = button("btn", text(leave), move || acting.close());
    el("div").class("dialog__foot").add(leave).add(go)
}

fn form(acting: Acting, send: impl Fn() + 'static) -> El {
    el("form").class("dialog__body").attr("id", FORM).attr("novalidate", "").on_submit(send).add(trouble(acting))
}

fn new(acting: Acting) -> Vec<AnyView> {
    let name = text_box(acting.name).attr("autofocus", "");
    let options = vec![
        (KeyAccess::Read, t::read as Text, Some(t::read_may as Text)),
        (KeyAccess::Write, t::write, Some(t::write_may)),
    ];
    let body = form(acting, move || acting.make())
        .add(form_field(NAME, t::name, Need::Required, Some(t::name_hint), acting.wrong, name))
        .add(choices("key-access", t::col_access, options, acting.access));
    vec![body.view(), foot(acting, common::cancel, "btn btn--primary", t::create_go).view()]
}

/// A first call with the key.
fn command(secret: &str) -> String {
    let origin = window().location().origin().unwrap_or_default();
    let url = format!("{origin}{}", route::href("/api/v1/customers?limit=5"));
    format!("curl -H \"Authorization: Bearer {secret}\" \"{url}\"")
}

fn made_now(acting: Acting, made: NewApiKey) -> Vec<AnyView> {
    let copy = |value: &str, what: Text| {
        view! { <CopyButton text=Signal::stored(value.to_owned()) what=owned(what) labelled=true/> }.into_any()
    };
    let command = command(&made.secret);
    let secret = el("input")
        .class("input input--mono")
        .attr("id", "key-secret")
        .attr("readonly", "")
        .attr("translate", "no")
        .value(Signal::stored(made.secret.clone()));
    let usage = el("div")
        .class("listbox stack stack--tight")
        .add(el("p").class("small").add(text(if host::is_own() { t::usage_nowhere } else { t::usage })))
        .add(el("code").class("sample").attr("translate", "no").add(command.clone()));
    let docs = el("a").attr("href", route::href("/api/v1/docs")).attr("rel", "external").add(text(t::docs));
    let body = el("div")
        .class("dialog__body")
        .add(el("p").add(text(t::secret_once)))
        .add(field("key-secret", t::secret, secret, None))
        .add(el("div").class("row").add(copy(&made.secret, t::secret_what)).add(copy(&command, t::usage_what)))
        .add(usage)
        .add(el("p").class("small").add(docs));
    let done = button("btn btn--primary", text(t::done), move || acting.close());
    vec![body.view(), el("div").class("dialog__foot").add(done).view()]
}

fn revoke(acting: Acting, key: ApiKey) -> Vec<AnyView> {
    let locale = use_locale();
    let about = key.clone();
    let used = said(move || {
        let locale = locale.get();
        let never = || t::revoke_unused(locale).to_owned();
        about.last_used_at.as_deref().map_or_else(never, |at| t::revoke_used(locale, &format::date_time(locale, at)))
    });
    let ending = key.ending.clone();
    let body = form(acting, move || acting.revoke(key.clone()))
        .add(el("p").add(said(move || t::revoke_why(locale.get(), &ending))))
        .add(el("p").class("muted").add(used));
    vec![body.view(), foot(acting, t::keep, "btn btn--danger", t::revoke).view()]
}
