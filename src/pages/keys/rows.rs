//! The list: those in use first, as the server has them; a revoked one stays to be recognized in the audit trail.

use carnet_core::wire::ApiKey;
use leptos::prelude::*;

use super::acting::Acting;
use crate::{
    i18n::{Locale, format, keys as t, states::Tone},
    ui::{El, badge, button, cards, column, el, short_date, table},
};

/// Id of the button that revokes a key.
pub fn revoke_id(id: &str) -> String {
    format!("revoke-{id}")
}

pub fn rows(locale: Locale, list: &[ApiKey], narrow: bool, acting: Acting) -> El {
    let label = t::list(locale);
    if narrow {
        return cards(label, list.iter().map(|key| card(locale, key, acting)).collect());
    }
    let heads = vec![
        column("", t::col_name(locale)),
        column("", t::col_access(locale)),
        column("col-b", t::col_ending(locale)),
        column("col-c", t::col_created(locale)),
        column("", t::col_used(locale)),
        column("", t::col_state(locale)),
        column("act", el("span").class("visually-hidden").add(t::col_actions(locale))),
    ];
    let total = t::total(locale, list.len() as u64);
    table(label, total, heads, list.iter().map(|key| row(locale, key, acting)).collect())
}

fn ending(key: &ApiKey) -> El {
    el("span").class("id").attr("translate", "no").add(format!("…{}", key.ending))
}

fn created(locale: Locale, key: &ApiKey) -> Vec<El> {
    vec![
        el("span").add(short_date(&key.created_at)),
        el("span").class("sub").add(t::created_by(locale, &key.created_by)),
    ]
}

fn used(locale: Locale, key: &ApiKey) -> El {
    let never = || el("span").add(t::never(locale));
    key.last_used_at.as_deref().map_or_else(never, |at| el("span").add(short_date(at)))
}

fn state(locale: Locale, key: &ApiKey) -> AnyView {
    let (tone, icon, word) = match key.revoked_at {
        None => (Tone::Success, "check", t::in_use(locale)),
        Some(_) => (Tone::Neutral, "slash", t::revoked(locale)),
    };
    badge(tone, icon, Signal::stored(word.to_owned()), true)
}

fn since(locale: Locale, key: &ApiKey) -> Option<El> {
    let at = key.revoked_at.as_deref()?;
    Some(el("span").class("sub").add(t::revoked_since(locale, &format::short_date(locale, at))))
}

fn revoke(locale: Locale, key: &ApiKey, acting: Acting) -> Option<El> {
    if key.revoked_at.is_some() {
        return None;
    }
    let one = key.clone();
    let revoke = button("btn btn--small", t::revoke(locale), move || acting.ask_revoke(one.clone()))
        .attr("id", revoke_id(&key.id))
        .attr("aria-haspopup", "dialog")
        .attr("aria-label", t::revoke_of(locale, &key.name));
    Some(revoke)
}

fn row(locale: Locale, key: &ApiKey, acting: Acting) -> El {
    el("tr")
        .add(el("th").attr("scope", "row").add(el("span").class("name").add(key.name.clone())))
        .add(el("td").add(t::access(locale, key.access)))
        .add(el("td").class("col-b").add(ending(key)))
        .add(el("td").class("col-c").add(created(locale, key)))
        .add(el("td").add(used(locale, key)))
        .add(el("td").add(state(locale, key)).add(since(locale, key)))
        .add(el("td").class("act").add(revoke(locale, key, acting)))
}

fn card(locale: Locale, key: &ApiKey, acting: Acting) -> El {
    let facts = el("dl")
        .add(el("dt").add(t::col_access(locale)))
        .add(el("dd").add(t::access(locale, key.access)))
        .add(el("dt").add(t::col_ending(locale)))
        .add(el("dd").add(ending(key)))
        .add(el("dt").add(t::col_created(locale)))
        .add(el("dd").add(short_date(&key.created_at)).add(" ").add(t::created_by(locale, &key.created_by)))
        .add(el("dt").add(t::col_used(locale)))
        .add(el("dd").add(used(locale, key)));
    let head =
        el("div").class("card__head").add(el("span").class("card__name").add(key.name.clone())).add(state(locale, key));
    let since = since(locale, key).map(|since| el("p").class("small muted").add(since));
    let act = revoke(locale, key, acting).map(|revoke| el("div").class("card__actions").add(revoke));
    el("li").class("card").add(head).add(facts).add(since).add(act)
}
