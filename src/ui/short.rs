//! Parts as functions, for the lists and details that are made with [`super::el`].

use carnet_core::{state::CustomerState, wire::Locale};
use leptos::prelude::*;

use super::{
    Badge, CopyButton, El, Gone, Icon, IdentifierText, Logo, NumberChips, StateBadge, TimeText,
    markup::{Child, Value, el},
};
use crate::{
    i18n::{Text, common, states::Tone, text},
    route,
};

pub fn identifier(scheme: &str, value: &str) -> AnyView {
    view! { <IdentifierText scheme value /> }.into_any()
}

pub fn icon(name: &'static str) -> AnyView {
    view! { <Icon name /> }.into_any()
}

pub fn logo() -> AnyView {
    view! { <Logo /> }.into_any()
}

pub fn gone() -> AnyView {
    view! { <Gone /> }.into_any()
}

pub fn state_badge(state: CustomerState, quiet: bool) -> AnyView {
    view! { <StateBadge state quiet /> }.into_any()
}

/// An icon and a word.
pub fn badge(tone: Tone, icon: &'static str, text: Signal<String>, quiet: bool) -> AnyView {
    view! { <Badge tone icon text quiet /> }.into_any()
}

pub fn number_chips(numbers: &[String]) -> AnyView {
    view! { <NumberChips numbers=numbers.to_vec() /> }.into_any()
}

pub fn copy_button(value: String, what: Signal<String>) -> AnyView {
    view! { <CopyButton text=value what /> }.into_any()
}

/// Copies an address of the app.
pub fn copy_link(value: String, what: Signal<String>) -> AnyView {
    view! { <CopyButton text=value what icon="link" /> }.into_any()
}

/// A date for a narrow column.
pub fn short_date(at: &str) -> AnyView {
    view! { <TimeText at short=true /> }.into_any()
}

/// A date.
pub fn date(at: &str) -> AnyView {
    view! { <TimeText at /> }.into_any()
}

/// A date, and how long ago it is.
pub fn date_and_age(at: &str) -> AnyView {
    view! { <TimeText at relative=true /> }.into_any()
}

/// An empty cell: a dash to see, a word to hear.
pub fn no_value(locale: Locale) -> Vec<El> {
    vec![
        el("span").class("none").attr("aria-hidden", "true").add("—"),
        el("span").class("visually-hidden").add(common::none(locale)),
    ]
}

/// A link to a page of the app; `path` is without the base.
pub fn link(path: &str, label: impl Child) -> El {
    el("a").attr("href", route::href(path)).add(label)
}

/// The same within a page: the page stays where it is.
pub fn link_here(href: impl Into<Value>, label: impl Child) -> El {
    el("a").attr("href", href).attr("data-noscroll", "").add(label)
}

/// A column header.
pub fn column(class: &'static str, label: impl Child) -> El {
    el("th").attr("scope", "col").class(class).add(label)
}

/// A heading with its section, named by it.
pub fn section(level: u8, id: &'static str, class: &'static str, title: Text) -> El {
    let heading = if level == 2 { "h2" } else { "h3" };
    let heading = el(heading).attr("id", id).add(text(title));
    el("section").class(class).attr("aria-labelledby", id).add(heading)
}

/// A name and its value in a list of facts.
pub fn fact(name: Text, value: impl Child) -> El {
    el("div").add(el("dt").add(text(name))).add(el("dd").add(value))
}

/// A table that scrolls sideways by itself when it must, named for those who do not see it.
pub fn table(label: &'static str, caption: String, columns: Vec<El>, rows: Vec<El>) -> El {
    let table = el("table")
        .class("table")
        .add(el("caption").class("visually-hidden").add(caption))
        .add(el("thead").add(el("tr").add(columns)))
        .add(el("tbody").add(rows));
    el("div").class("tablewrap").attr("role", "region").attr("tabindex", "0").attr("aria-label", label).add(table)
}

/// The same rows where there is no room for a table.
pub fn cards(label: &'static str, cards: Vec<El>) -> El {
    el("ul").class("cards").attr("aria-label", label).add(cards)
}

/// The head of a page: where it is, its heading, and beside it what can be done.
pub fn page_head(crumbs: Vec<El>, heading: AnyView, actions: Vec<AnyView>) -> El {
    let crumbs = (!crumbs.is_empty())
        .then(|| el("nav").class("crumbs").attr("aria-label", text(common::breadcrumb)).add(el("ol").add(crumbs)));
    let title = el("div").class("page__title").add(crumbs).add(heading);
    let actions = (!actions.is_empty()).then(|| el("div").class("page__actions").add(actions));
    el("div").class("page__head").add(title).add(actions)
}

/// A step of the way to a page.
pub fn crumb(label: impl Child) -> El {
    el("li").add(label)
}

/// A label with its field; `below` follows the field (hint, error).
pub fn field(id: &'static str, label: Text, control: impl Child, below: Option<AnyView>) -> El {
    el("div")
        .class("field")
        .add(el("label").class("field__label").attr("for", id).add(text(label)))
        .add(control)
        .add(below)
}

/// The box that a list is searched with, and its button; `describe` adds the box's name or description.
pub fn search_bar(id: &'static str, value: Signal<String>, describe: impl FnOnce(El) -> El) -> El {
    let input = el("input")
        .class("input")
        .attr("id", id)
        .attr("name", "q")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .value(value);
    el("div")
        .class("withbutton")
        .add(el("div").class("searchbox").add(icon("search")).add(describe(input)))
        .add(el("button").class("btn").attr("type", "submit").add(text(common::search)))
}

/// The frame of a native select.
pub fn select_box(select: El) -> El {
    el("div").class("select").add(select.class("input")).add(icon("chevron-down"))
}

/// An option of a select.
pub fn option(value: String, label: impl Child, selected: bool) -> El {
    el("option").attr("value", value).switch("selected", Signal::stored(selected)).add(label)
}

/// A button that does something on this page.
pub fn button(class: &'static str, label: impl Child, act: impl Fn() + 'static) -> El {
    el("button").class(class).attr("type", "button").on_click(act).add(label)
}

/// A paragraph under a field with its icon.
pub fn field_note(class: &'static str, picture: &'static str, note: impl Child) -> El {
    el("p").class(class).add(icon(picture)).add(el("span").add(note))
}
