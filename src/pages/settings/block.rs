//! One setting: its label, its switch with the guide's word beside it, the word of what results and what that means.
//! Who may not change it sees whom to ask, and can ask from here.

use carnet_core::wire::Setting;
use leptos::prelude::*;

use super::{
    ask::Asking,
    change::Changing,
    confirm::{Effect, effect_of},
    position::{icon as picture, is_on, of, other},
};
use crate::{
    i18n::{company as t, text, use_locale},
    ui::{El, Icon, button, el, flag, icon, live, said},
};

/// Part of the ids of a setting's elements.
pub fn name(setting: Setting) -> &'static str {
    match setting {
        Setting::CustomerDirectory => "customers",
        Setting::SupplierDirectory => "suppliers",
        Setting::Acceptance => "acceptance",
    }
}

/// The elements stay; what the server says changes in them.
pub fn block(setting: Setting, changing: Changing, asking: Asking, effect: Effect) -> El {
    let locale = use_locale();
    let id = move |part: &str| format!("{}-{part}", name(setting));
    let position = Memo::new(move |_| changing.known.with(|known| known.as_ref().map(|known| of(known, setting))));
    let may = Memo::new(move |_| changing.known.with(|known| known.as_ref().is_some_and(|known| known.may_change)));
    let on = move || position.get().is_some_and(is_on);
    let press = move || {
        if let Some(position) = position.get_untracked().filter(|_| may.get_untracked()) {
            changing.start(other(position));
        }
    };
    let switch = button("switch", el("span").class("switch__track"), press)
        .attr("id", id("switch"))
        .attr("role", "switch")
        .attr("aria-checked", said(move || on().to_string()))
        .attr("aria-disabled", flag(move || !may.get()))
        .attr("aria-labelledby", id("name"))
        .attr("aria-describedby", format!("{} {}", id("state"), id("effect")));
    let word = said(move || if on() { t::on(locale.get()) } else { t::off(locale.get()) }.to_owned());
    let word = el("span").class("setting__word").attr("id", id("state")).attr("aria-hidden", "true").add(word);
    let top = el("div")
        .class("setting__top")
        .add(el("h3").class("setting__name").attr("id", id("name")).add(text(t::setting(setting))))
        .add(el("div").class("row").add(switch).add(word));
    let results = live(move || {
        let position = position.get()?;
        let words = el("div")
            .class("stack stack--tight")
            .add(el("p").add(el("b").add(text(position.word()))))
            .add(el("p").add(text(position.meaning())));
        let drawn = view! { <Icon name=picture(position)/> }.into_any();
        Some(vec![drawn, words.view()])
    });
    let measured = live(move || {
        let position = position.get().filter(|_| setting != Setting::Acceptance)?;
        Some(effect_of(effect, other(position), 1))
    });
    el("div")
        .class("sheet setting")
        .add(top)
        .add(who(setting, changing, asking, may))
        .add(el("div").class("setting__effect").attr("id", id("effect")).add(results))
        .add(el("div").class("stack stack--tight muted").add(measured))
}

/// Whom to ask, for who may not.
fn who(setting: Setting, changing: Changing, asking: Asking, may: Memo<bool>) -> crate::ui::Live {
    let locale = use_locale();
    let admins = Memo::new(move |_| changing.known.with(|known| known.as_ref().map(|known| known.admins.clone())));
    live(move || {
        let admins = admins.get().filter(|_| !may.get())?;
        if admins.is_empty() {
            let sentence = el("p").add(text(t::readonly_nobody));
            return Some(el("div").class("setting__who").add(icon("user")).add(sentence).view());
        }
        let sentence = said(move || t::readonly(locale.get(), &t::names(locale.get(), &admins)));
        let ask = button("linkbtn", text(t::ask), move || asking.start(setting))
            .attr("id", format!("{}-ask", name(setting)))
            .attr("aria-haspopup", "dialog")
            .attr("aria-describedby", format!("{}-name", name(setting)));
        Some(el("div").class("setting__who").add(icon("user")).add(el("p").add(sentence).add(" ").add(ask)).view())
    })
}
