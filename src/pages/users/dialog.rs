//! The one dialog of the page, in all its forms; it stands outside the rows, which may be made anew at any time.

use leptos::prelude::*;

use super::{
    acting::Acting,
    asking::{Asking, failed},
    confirm, form, link,
    rows::{act_id, edit_id},
};
use crate::{
    i18n::{Locale, common, people as t, text, use_locale},
    ui::{Dialog, El, ErrorBlock, button, el, flag, live, said},
};

pub const FORM: &str = "user-form";

fn title(locale: Locale, asking: &Asking) -> String {
    match asking {
        Asking::Invite => t::invite(locale).to_owned(),
        Asking::Edit(user) => t::edit(locale, &user.display_name),
        Asking::Promote(user) => t::promote_ask(locale, &user.display_name),
        Asking::Renounce(_) => t::renounce_ask(locale).to_owned(),
        Asking::Disable(user) => t::disable_ask(locale, &user.display_name),
        Asking::Reset(user) => t::reset_ask(locale, &user.display_name),
        Asking::Remove(user) => t::remove_ask(locale, &user.display_name),
        Asking::Link(link) => t::link_title(locale, &link.user.display_name),
    }
}

/// `on_closed` runs when the dialog has been left, with the ids of what it was opened from.
pub fn dialog(acting: Acting, on_closed: Callback<Vec<String>>) -> AnyView {
    let locale = use_locale();
    let open = Signal::derive(move || acting.asking.with(Option::is_some));
    let title = said(move || {
        acting.asking.with(|asking| asking.as_ref().map_or_else(String::new, |asking| title(locale.get(), asking)))
    });
    let close = Callback::new(move |()| acting.close());
    Effect::new(move |was: Option<Option<Vec<String>>>| {
        let now = acting.asking.with(|asking| {
            asking
                .as_ref()
                .map(|asking| asking.user().map_or_else(Vec::new, |user| vec![edit_id(&user.id), act_id(&user.id)]))
        });
        if let (Some(Some(opener)), None) = (was, &now) {
            on_closed.run(opener);
        }
        now
    });
    let content = move || live(move || acting.asking.get().map(|asking| content(acting, asking)));
    view! { <Dialog open on_close=close id="user" title>{content()}</Dialog> }.into_any()
}

fn content(acting: Acting, asking: Asking) -> Vec<AnyView> {
    match asking {
        Asking::Invite => form::invite(acting),
        Asking::Edit(user) => form::edit(acting, user),
        Asking::Link(told) => link::content(acting, told),
        Asking::Promote(_) | Asking::Renounce(_) | Asking::Disable(_) | Asking::Reset(_) | Asking::Remove(_) => {
            confirm::content(acting, asking)
        }
    }
}

/// What went wrong, where it is heard.
pub fn trouble(acting: Acting) -> El {
    let locale = use_locale();
    let trouble = live(move || {
        let error = acting.trouble.get()?;
        let (what, reference) = (failed(locale.get(), &error), error.reference());
        Some(view! { <ErrorBlock what reference/> }.into_any())
    });
    el("div").attr("role", "status").add(trouble)
}

/// The foot: leave it, or send the form.
pub fn foot(acting: Acting, leave: El, class: &'static str, label: fn(Locale) -> &'static str) -> El {
    let locale = use_locale();
    let label = said(move || if acting.busy.get() { t::busy(locale.get()) } else { label(locale.get()) }.to_owned());
    let go = el("button")
        .class(class)
        .attr("type", "submit")
        .attr("form", FORM)
        .attr("aria-disabled", flag(move || acting.busy.get()))
        .add(label);
    el("div").class("dialog__foot").add(leave).add(go)
}

pub fn cancel(acting: Acting) -> El {
    button("btn", text(common::cancel), move || acting.close())
}
