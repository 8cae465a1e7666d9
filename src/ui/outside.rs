//! The frame of the pages that need no session: the product, one sheet, the version and the other language.

use leptos::prelude::*;

use super::{El, el, logo, said};
use crate::i18n::{Locale, common as t, tag, text, use_locale, use_set_locale};

pub fn outside(content: Vec<AnyView>) -> AnyView {
    let locale = use_locale();
    let brand = el("span").add(el("b").add(t::product(Locale::Fr))).add(el("small").add(text(t::tagline)));
    let footer = el("footer")
        .class("footer")
        .add(el("span").add(said(move || t::version(locale.get(), env!("CARGO_PKG_VERSION")))))
        .add(other_language());
    let main = el("main")
        .class("signin__box stack")
        .attr("id", "content")
        .add(el("p").class("brand").add(logo()).add(brand))
        .add(content)
        .add(footer);
    el("div").class("signin").add(main).view()
}

/// The other language, in its own words.
fn other_language() -> El {
    let locale = use_locale();
    let set_locale = use_set_locale();
    let other = move || match locale.get() {
        Locale::Fr => (Locale::En, "English"),
        Locale::En => (Locale::Fr, "Français"),
    };
    el("button")
        .class("linkbtn linkbtn--quiet")
        .attr("type", "button")
        .attr("lang", Signal::derive(move || tag(other().0)))
        .on_click(move || set_locale(other().0))
        .add(Signal::derive(move || other().1))
}
