//! What is asked once more: it names the person, and says what follows.

use leptos::prelude::*;

use super::{
    acting::Acting,
    asking::Asking,
    dialog::{FORM, cancel, foot, trouble},
};
use crate::{
    i18n::{Locale, common, people as t, text, use_locale},
    ui::{button, el, said},
};

fn consequence(locale: Locale, asking: &Asking) -> String {
    match asking {
        Asking::Promote(user) => t::promote_why(locale, &user.display_name),
        Asking::Renounce(_) => t::renounce_why(locale).to_owned(),
        Asking::Disable(user) => t::disable_why(locale, &user.display_name, t::role_name(locale, user.role)),
        Asking::Reset(user) => t::reset_why(locale, &user.display_name),
        Asking::Remove(user) => t::remove_why(locale, &user.email),
        Asking::Invite | Asking::Edit(_) | Asking::Link(_) => String::new(),
    }
}

fn act(acting: Acting, asking: &Asking) {
    match asking {
        Asking::Promote(_) | Asking::Renounce(_) => acting.save(true),
        Asking::Disable(_) => acting.disable(),
        Asking::Reset(user) => acting.new_link(user.clone()),
        Asking::Remove(_) => acting.remove(),
        Asking::Invite | Asking::Edit(_) | Asking::Link(_) => {}
    }
}

pub fn content(acting: Acting, asking: Asking) -> Vec<AnyView> {
    let locale = use_locale();
    let (about, doing) = (asking.clone(), asking.clone());
    let body = el("form")
        .class("dialog__body")
        .attr("id", FORM)
        .attr("novalidate", "")
        .on_submit(move || act(acting, &doing))
        .add(trouble(acting))
        .add(el("p").add(said(move || consequence(locale.get(), &about))));
    let (class, label): (_, fn(Locale) -> &'static str) = match &asking {
        Asking::Renounce(_) => ("btn btn--danger", t::renounce),
        Asking::Disable(_) => ("btn btn--danger", t::disable),
        Asking::Reset(_) => ("btn btn--danger", t::reset_go),
        Asking::Remove(_) => ("btn btn--danger", t::remove),
        _ => ("btn btn--primary", t::promote),
    };
    let leave = match asking {
        Asking::Remove(_) => button("btn", text(t::keep), move || acting.close()),
        // Back to what was typed.
        Asking::Promote(_) | Asking::Renounce(_) => button("btn", text(common::back), move || acting.back()),
        _ => cancel(acting),
    };
    vec![body.view(), foot(acting, leave, class, label).view()]
}
