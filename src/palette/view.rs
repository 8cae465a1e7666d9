//! The field, the lines in their groups, and how many there are.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{
    acting::Acting,
    close_now,
    entry::{End, Entry, Group},
    state::State,
};
use crate::{
    i18n::{Text, common, palette as t, shortcuts, text, use_locale},
    shell::Overlays,
    ui::{El, button, el, icon, live, said},
};

pub const FIELD: &str = "palette-field";
const LIST: &str = "palette-list";

fn line_id(index: usize) -> String {
    format!("palette-line-{index}")
}

pub fn content(overlays: Overlays) -> Vec<AnyView> {
    let state = State::new(overlays.take_typed());
    let acting = Acting::new(overlays);
    let choose = Callback::new(move |index: usize| {
        let Some(entry) = state.entries.with_untracked(|entries| entries.get(index).cloned()) else { return };
        let label = entry.text();
        close_now(overlays);
        acting.act(entry.act, label);
    });
    // Whichever line it is: the one that Enter would choose is in sight.
    Effect::new(move |_| {
        let id = line_id(state.active.get());
        state.entries.track();
        request_animation_frame(move || bring_into_sight(&id));
    });
    vec![head(overlays, state, choose).view(), list(state, choose).view(), foot(state).view()]
}

fn head(overlays: Overlays, state: State, choose: Callback<usize>) -> El {
    let on_key = move |event: web_sys::Event| {
        let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>().filter(|key| !key.is_composing()) else { return };
        match key.key().as_str() {
            "ArrowDown" => state.step(1),
            "ArrowUp" => state.step(-1),
            "Enter" => choose.run(state.active.get_untracked()),
            _ => return,
        }
        event.prevent_default();
    };
    let is_empty = Memo::new(move |_| state.entries.read().is_empty());
    let active = Memo::new(move |_| if is_empty.get() { String::new() } else { line_id(state.active.get()) });
    let field = el("input")
        .attr("id", FIELD)
        .attr("type", "text")
        .attr("role", "combobox")
        .attr("aria-label", text(t::title))
        .attr("aria-expanded", said(move || (!is_empty.get()).to_string()))
        .attr("aria-controls", LIST)
        .attr("aria-autocomplete", "list")
        .attr("aria-activedescendant", said(move || active.get()))
        .attr("placeholder", text(t::title))
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("enterkeyhint", "go")
        .value(state.typed.into())
        .on_input(move |typed| state.type_in(typed))
        .on_event("keydown", on_key);
    let close = button("palette__close", icon("x"), move || close_now(overlays))
        .add(el("span").class("visually-hidden").add(text(common::close)).add(" "))
        .add(el("kbd").add(text(shortcuts::escape)));
    el("div").class("palette__box").add(icon("search")).add(field).add(close)
}

fn list(state: State, choose: Callback<usize>) -> El {
    let lines = live(move || {
        let entries = state.entries.get();
        let starts = entries.iter().enumerate();
        let mut groups: Vec<(Group, Vec<El>)> = Vec::new();
        for (index, entry) in starts {
            if groups.last().is_none_or(|(group, _)| *group != entry.group) {
                groups.push((entry.group, Vec::new()));
            }
            if let Some((_, lines)) = groups.last_mut() {
                lines.push(line(index, entry, state, choose));
            }
        }
        groups.into_iter().map(|(group, lines)| titled(group, lines).view()).collect::<Vec<_>>()
    });
    // The focus stays in the field, wherever one clicks.
    let stay = |event: web_sys::Event| event.prevent_default();
    el("div")
        .class("palette__list")
        .attr("id", LIST)
        .attr("role", "listbox")
        .attr("aria-label", text(t::results))
        .attr("tabindex", "-1")
        .on_event("mousedown", stay)
        .add(lines)
}

fn titled(group: Group, lines: Vec<El>) -> El {
    let (id, title): (_, Text) = match group {
        Group::Pages => ("palette-pages", t::pages),
        Group::Customers => ("palette-customers", t::customers),
        Group::Actions => ("palette-actions", t::actions),
    };
    let title = el("div").class("palette__group").attr("id", id).attr("role", "presentation").add(text(title));
    el("div").attr("role", "group").attr("aria-labelledby", id).add(title).add(lines)
}

fn line(index: usize, entry: &Entry, state: State, choose: Callback<usize>) -> El {
    let part = |(part, hit): &(String, bool)| {
        if *hit { el("mark").add(part.clone()).view() } else { part.clone().into_any() }
    };
    let label: Vec<AnyView> = entry.label.iter().map(part).collect();
    let active = state.active;
    el("div")
        .class("palette__line")
        .attr("id", line_id(index))
        .attr("role", "option")
        .attr("aria-selected", said(move || (active.get() == index).to_string()))
        .on_click(move || choose.run(index))
        .add(icon(entry.icon))
        .add(el("span").add(label))
        .add(end(&entry.end))
}

fn end(end: &End) -> Option<El> {
    let place = el("span").class("palette__end");
    match end {
        End::Nothing => None,
        End::Words(words) => Some(place.add(words.clone())),
        // What the keys are is in the help; here they would be read as a part of the name.
        End::Keys(keys) => {
            let keys: Vec<El> = keys.chars().map(|key| el("kbd").add(key.to_string())).collect();
            Some(place.attr("aria-hidden", "true").add(keys))
        }
    }
}

/// What to press, and how many lines there are; or that there are none.
fn foot(state: State) -> El {
    let locale = use_locale();
    let count = Memo::new(move |_| state.entries.read().len() as u64);
    let failed = Memo::new(move |_| state.finding.answer.with(|answer| answer.is_some_and(|answer| answer.failed)));
    // Said once the customers are there, too: a count for every letter would be noise.
    let counted = Memo::new(
        move |before: Option<&Option<u64>>| {
            if state.is_settled() { Some(count.get()) } else { before.copied().flatten() }
        },
    );
    let status = live(move || {
        let locale = locale.get();
        match counted.get() {
            None => Vec::new(),
            Some(0) => {
                let typed = state.typed.get();
                let why = [t::none(locale, typed.trim()), t::none_hint(locale).to_owned()];
                why.into_iter().map(|line| el("p").add(line).view()).collect()
            }
            Some(n) => vec![el("p").add(t::found(locale, n)).view()],
        }
    });
    let failed = live(move || failed.get().then(|| el("p").add(text(t::customers_failed)).view()));
    let keys = |keys: Vec<&'static str>, what: Text| {
        let keys: Vec<El> = keys.into_iter().map(|key| el("kbd").add(key)).collect();
        el("span").add(keys).add(" ").add(text(what))
    };
    let enter = el("span").add(el("kbd").add(text(shortcuts::enter))).add(" ").add(text(t::key_open));
    let hints = el("div")
        .class("palette__keys")
        .attr("aria-hidden", "true")
        .add(keys(vec!["↑", "↓"], t::key_choose))
        .add(enter);
    let said = el("div").class("palette__said").attr("role", "status").add(failed).add(status);
    el("div").class("palette__foot").add(hints).add(said)
}

/// Scrolls the list no further than it must.
fn bring_into_sight(id: &str) {
    let (Some(line), Some(list)) = (document().get_element_by_id(id), document().get_element_by_id(LIST)) else {
        return;
    };
    let (inner, outer) = (line.get_bounding_client_rect(), list.get_bounding_client_rect());
    // A line may have the title of its group above it.
    let (above, below) = (inner.top() - outer.top() - 40.0, inner.bottom() - outer.bottom() + 8.0);
    let by = if above < 0.0 { above } else { below.max(0.0) };
    #[expect(clippy::cast_possible_truncation, reason = "a distance on the screen")]
    list.set_scroll_top(list.scroll_top() + by.round() as i32);
}
