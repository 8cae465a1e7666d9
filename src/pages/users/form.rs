//! The forms of the dialog: inviting somebody, and changing somebody's name, role and access.

use carnet_core::wire::{Role, UserEntry, UserStatus};
use leptos::prelude::*;

use super::{
    acting::Acting,
    asking::{Asking, Draft, EMAIL, NAME},
    dialog::{FORM, cancel, foot, trouble},
};
use crate::{
    i18n::{Locale, common, people as t, text},
    route,
    ui::{El, Need, button, choices, el, form_field, link, text_box, ticks},
};

fn form(acting: Acting, send: impl Fn() + 'static) -> El {
    el("form").class("dialog__body").attr("id", FORM).attr("novalidate", "").on_submit(send).add(trouble(acting))
}

fn name(draft: Draft, acting: Acting) -> El {
    form_field(NAME, t::name, Need::Required, None, acting.wrong, text_box(draft.name))
}

fn role(draft: Draft) -> El {
    let options = vec![
        (Role::Member, common::role_member as fn(Locale) -> &'static str, Some(t::member_may as _)),
        (Role::Admin, common::role_admin, Some(t::admin_may as _)),
    ];
    choices("user-role", t::role, options, draft.role)
}

pub fn invite(acting: Acting) -> Vec<AnyView> {
    let draft = acting.invitation;
    let email = text_box(draft.email).attr("type", "email").attr("autocapitalize", "off").attr("spellcheck", "false");
    let languages = vec![
        (Locale::Fr, (|_| "Français") as fn(Locale) -> &'static str, Some("fr")),
        (Locale::En, |_| "English", Some("en")),
    ];
    let body = form(acting, move || acting.send_invitation())
        .add(name(draft, acting))
        .add(form_field(EMAIL, t::email, Need::Required, Some(t::email_hint), acting.wrong, email))
        .add(role(draft))
        .add(ticks("user-language", t::language, None, languages, draft.language));
    vec![body.view(), foot(acting, cancel(acting), "btn btn--primary", t::invite_go).view()]
}

pub fn edit(acting: Acting, user: UserEntry) -> Vec<AnyView> {
    let draft = acting.draft;
    let role = if user.last_admin { fixed_role() } else { role(draft) };
    let body = form(acting, move || acting.save(false)).add(name(draft, acting)).add(role).add(access(acting, user));
    vec![body.view(), foot(acting, cancel(acting), "btn btn--primary", t::save).view()]
}

/// The only administrator's role, and why it stays.
fn fixed_role() -> El {
    el("div")
        .class("field")
        .add(el("p").class("field__label").add(text(t::role)))
        .add(el("p").add(text(common::role_admin)))
        .add(el("p").class("field__hint").add(text(t::last_admin)))
}

/// What else there is to do with the person.
fn access(acting: Acting, user: UserEntry) -> El {
    let zone = el("section")
        .class("danger-zone")
        .attr("aria-labelledby", "user-access")
        .add(el("h3").attr("id", "user-access").add(text(t::access)));
    if user.is_you {
        return zone
            .add(el("p").add(text(t::yourself)))
            .add(link(route::PREFERENCES, text(t::my_preferences)).class("btn btn--small"));
    }
    let one = user.clone();
    let act = move |class: &'static str, label, asking: fn(UserEntry) -> Asking| {
        let one = one.clone();
        button(class, text(label), move || acting.ask(asking(one.clone())))
    };
    let buttons = match user.status {
        UserStatus::Invited => {
            let again = user.clone();
            let resend = button("btn btn--small", text(t::resend), move || acting.new_link(again.clone()));
            vec![resend, act("btn btn--small btn--danger-quiet", t::remove, Asking::Remove)]
        }
        UserStatus::Active => vec![
            act("btn btn--small", t::reset, Asking::Reset),
            act("btn btn--small btn--danger-quiet", t::disable, Asking::Disable),
        ],
        UserStatus::Disabled => {
            let again = user.clone();
            vec![button("btn btn--small", text(t::activate), move || acting.enable(again.clone()))]
        }
    };
    // The last administrator may get a new password; disabling is what is kept from it.
    let buttons = if user.last_admin { buttons.into_iter().take(1).collect() } else { buttons };
    zone.add(el("div").class("row").add(buttons))
}
