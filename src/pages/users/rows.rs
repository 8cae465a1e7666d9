//! The list: a table, or cards where there is no room; beside each person what can be done now.

use carnet_core::wire::{UserEntry, UserStatus};

use super::acting::Acting;
use crate::{
    i18n::{Locale, people as t, states::Tone},
    ui::{El, badge, button, cards, column, el, no_value, short_date, table},
};

/// Id of the button that opens a person's dialog.
pub fn edit_id(id: &str) -> String {
    format!("edit-{id}")
}

/// Id of the button of the one next action.
pub fn act_id(id: &str) -> String {
    format!("act-{id}")
}

pub fn rows(locale: Locale, list: &[UserEntry], narrow: bool, acting: Acting) -> El {
    let label = t::list(locale);
    if narrow {
        return cards(label, list.iter().map(|user| card(locale, user, acting)).collect());
    }
    let heads = vec![
        column("", t::col_name(locale)),
        column("", t::col_email(locale)),
        column("col-b", t::col_role(locale)),
        column("col-c wrap", t::col_last(locale)),
        column("", t::col_state(locale)),
        column("act", el("span").class("visually-hidden").add(t::col_actions(locale))),
    ];
    let total = t::total(locale, list.len() as u64);
    table(label, total, heads, list.iter().map(|user| row(locale, user, acting)).collect())
}

fn name(locale: Locale, user: &UserEntry) -> Vec<El> {
    let you = user.is_you.then(|| el("span").class("muted").add(format!(" ({})", t::you(locale))));
    let mut parts = vec![el("span").class("name").add(user.display_name.clone())];
    parts.extend(you);
    parts
}

fn state(locale: Locale, user: &UserEntry) -> Vec<El> {
    let (tone, picture) = t::look(user.status);
    let word = leptos::prelude::Signal::stored(t::badge(locale, user.status).to_owned());
    let badge = el("div").add(badge(tone, picture, word, matches!(tone, Tone::Success | Tone::Neutral)));
    let why = t::why(locale, user).map(|why| el("span").class("sub").add(why));
    std::iter::once(badge).chain(why).collect()
}

fn last(locale: Locale, user: &UserEntry) -> Vec<El> {
    match &user.last_sign_in_at {
        Some(at) => vec![el("span").add(short_date(at))],
        None if user.status == UserStatus::Invited => no_value(locale),
        None => vec![el("span").add(t::never(locale))],
    }
}

/// What the state asks for, and what there is besides.
fn acts(locale: Locale, user: &UserEntry, acting: Acting) -> Vec<El> {
    let name = user.display_name.as_str();
    let next = match user.status {
        UserStatus::Active => None,
        UserStatus::Invited => Some((t::resend_short(locale), t::resend_of(locale, name))),
        UserStatus::Disabled => Some((t::activate(locale), t::activate_of(locale, name))),
    };
    let next = next.map(|(label, named)| {
        let one = user.clone();
        let act = move || match one.status {
            UserStatus::Disabled => acting.enable(one.clone()),
            UserStatus::Active | UserStatus::Invited => acting.new_link(one.clone()),
        };
        button("btn btn--small", label, act).attr("id", act_id(&user.id)).attr("aria-label", named)
    });
    let one = user.clone();
    let edit = button("btn btn--small", crate::i18n::common::edit(locale), move || acting.edit(one.clone()))
        .attr("id", edit_id(&user.id))
        .attr("aria-haspopup", "dialog")
        .attr("aria-label", t::edit(locale, name));
    next.into_iter().chain([edit]).collect()
}

fn row(locale: Locale, user: &UserEntry, acting: Acting) -> El {
    el("tr")
        .add(el("th").attr("scope", "row").add(name(locale, user)))
        .add(el("td").add(el("span").attr("translate", "no").add(user.email.clone())))
        .add(el("td").class("col-b").add(t::role_name(locale, user.role)))
        .add(el("td").class("col-c").add(last(locale, user)))
        .add(el("td").add(state(locale, user)))
        .add(el("td").class("act").add(el("div").class("acts").add(acts(locale, user, acting))))
}

fn card(locale: Locale, user: &UserEntry, acting: Acting) -> El {
    let facts = el("dl")
        .add(el("dt").add(t::col_email(locale)))
        .add(el("dd").attr("translate", "no").add(user.email.clone()))
        .add(el("dt").add(t::col_role(locale)))
        .add(el("dd").add(t::role_name(locale, user.role)))
        .add(el("dt").add(t::col_last(locale)))
        .add(el("dd").add(last(locale, user)));
    let why = t::why(locale, user).map(|why| el("p").class("small muted").add(why));
    let (tone, picture) = t::look(user.status);
    let word = leptos::prelude::Signal::stored(t::badge(locale, user.status).to_owned());
    let head = el("div").class("card__head").add(el("span").class("card__name").add(name(locale, user))).add(badge(
        tone,
        picture,
        word,
        matches!(tone, Tone::Success | Tone::Neutral),
    ));
    el("li")
        .class("card")
        .add(head)
        .add(facts)
        .add(why)
        .add(el("div").class("card__actions").add(acts(locale, user, acting)))
}
