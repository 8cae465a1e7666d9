//! The link to choose a password, shown this once: to copy, or to send from one's own mail program.

use carnet_core::wire::UserLink;
use leptos::prelude::*;

use super::acting::Acting;
use crate::{
    i18n::{Locale, common, format, owned, people as t, text, use_locale},
    query::encode,
    route,
    ui::{CopyButton, button, el, field, icon, said},
};

/// The whole address; what stands after `#` never reaches a server.
fn address(token: &str) -> String {
    let origin = window().location().origin().unwrap_or_default();
    format!("{origin}{}#{token}", route::href(route::INVITATION))
}

pub fn content(acting: Acting, told: UserLink) -> Vec<AnyView> {
    let locale = use_locale();
    let address = address(&told.token);
    let (name, until) = (told.user.display_name.clone(), told.until.clone());
    let once = said(move || {
        let locale = locale.get();
        t::link_once(locale, &name, &format::date_time(locale, &until))
    });
    let email = told.user.email.clone();
    let mailed = told.mailed.then(|| el("p").add(said(move || t::link_mailed(locale.get(), &email))));
    let shown = el("input")
        .class("input input--mono")
        .attr("id", "user-link")
        .attr("readonly", "")
        .attr("translate", "no")
        .value(Signal::stored(address.clone()));
    let copy =
        view! { <CopyButton text=Signal::stored(address.clone()) what=owned(t::link_what) labelled=true/> }.into_any();
    let mail = el("a")
        .class("btn")
        .attr("href", mail(&told, &acting.company(), &address))
        .add(icon("mail"))
        .add(text(t::link_mail));
    let body = el("div")
        .class("dialog__body")
        .add(el("p").add(once))
        .add(mailed)
        .add(field("user-link", t::link_label, shown, None))
        .add(el("div").class("row").add(copy).add(mail));
    let done = button("btn btn--primary", text(common::close), move || acting.close());
    vec![body.view(), el("div").class("dialog__foot").add(done).view()]
}

/// `mailto:` in the person's own language.
fn mail(told: &UserLink, company: &str, address: &str) -> String {
    let UserLink { user, until, .. } = told;
    let locale: Locale = user.locale;
    let until = format::date_time(locale, until);
    let text = if user.last_sign_in_at.is_none() { t::mail_invite } else { t::mail_reset };
    let text = text(locale, &user.display_name, company, address, &until).replace('\n', "\r\n");
    let to = encode(&user.email).replace("%40", "@");
    format!("mailto:{to}?subject={}&body={}", encode(&t::mail_subject(locale, company)), encode(&text))
}
