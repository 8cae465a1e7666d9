//! What the identifier text is read as, said while typing. The reading is computed here in the browser by the
//! same code that the server searches with.

use carnet_core::{
    identifier::{self, Level, Note, Read, Reading},
    wire::Locale,
};
use leptos::prelude::*;

use crate::{
    i18n::{search as t, use_locale},
    route::{self, Search},
    ui::{Icon, live, scheme_name},
};

/// Names of schemes listed before the rest is counted.
const NAMES: usize = 6;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tone {
    Ok,
    Plain,
    Warning,
}

#[derive(Clone, PartialEq)]
struct Line {
    tone: Tone,
    text: String,
    /// An identifier to search instead.
    instead: Option<String>,
}

impl Line {
    fn new(tone: Tone, text: String) -> Self {
        Self { tone, text, instead: None }
    }
}

/// The lines for one text. `searched`: the answer below is for this text.
fn lines(locale: Locale, typed: &str, searched: bool) -> Vec<Line> {
    if typed.trim().is_empty() {
        return Vec::new();
    }
    let read = identifier::read(typed);
    let mut lines = Vec::new();
    if let Some(text) = &read.stripped {
        lines.push(Line::new(Tone::Plain, t::id_stripped(locale, text, &read.value)));
    }
    let is_equivalent = |reading: &&Reading| matches!(reading.note, Some(Note::EquivalentOf { .. }));
    let (equivalents, typed): (Vec<_>, Vec<_>) = read.readings.iter().partition(is_equivalent);
    lines.extend(what_it_is(locale, &read, &typed, searched));
    for reading in &typed {
        if let Some(Note::Retired { successor }) = &reading.note {
            let text = t::id_retired(locale, &with_code(locale, reading));
            lines.push(Line { tone: Tone::Warning, text, instead: successor.clone() });
        }
    }
    if !equivalents.is_empty() {
        lines.push(Line::new(Tone::Plain, t::id_equivalents(locale, &names(locale, &equivalents))));
    }
    lines
}

fn what_it_is(locale: Locale, read: &Read, typed: &[&Reading], searched: bool) -> Option<Line> {
    let retired = |reading: &Reading| matches!(reading.note, Some(Note::Retired { .. }));
    Some(match typed {
        [] if read.wildcard => return None,
        [] => {
            let tried: Vec<String> = read.tried.iter().map(|name| (*name).to_owned()).collect();
            Line::new(Tone::Warning, t::id_malformed(locale, &read.value, &shortened(locale, &tried)))
        }
        [one] if read.wildcard => Line::new(Tone::Ok, t::id_pattern(locale, &one.name, &one.scheme)),
        [one] if retired(one) => return None,
        [one] if one.level == Level::Ok => Line::new(Tone::Ok, t::id_detected(locale, &one.name, &one.scheme)),
        [one] if searched => Line::new(Tone::Warning, t::id_checked(locale, &one.name)),
        [one] => Line::new(Tone::Warning, t::id_check(locale, &one.name)),
        several => Line::new(Tone::Plain, t::id_several(locale, &names(locale, several))),
    })
}

fn with_code(locale: Locale, reading: &Reading) -> String {
    t::scheme_code(locale, &reading.name, &reading.scheme)
}

fn names(locale: Locale, readings: &[&Reading]) -> String {
    let mut names: Vec<String> = Vec::new();
    for name in readings.iter().map(|reading| with_code(locale, reading)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    shortened(locale, &names)
}

fn shortened(locale: Locale, names: &[String]) -> String {
    match names.get(..NAMES) {
        Some(first) if names.len() > NAMES + 1 => {
            t::and_others(locale, &first.join(", "), &(names.len() - NAMES).to_string())
        }
        _ => names.join(", "),
    }
}

/// The status line under the identifier field.
#[component]
pub fn Recognition(
    /// The text, once typing has stopped.
    latest: Memo<String>,
    /// The text that the answer below is for.
    searched: Memo<String>,
) -> impl IntoView {
    let locale = use_locale();
    let lines = Memo::new(move |_| latest.with(|text| lines(locale.get(), text, *text == searched.get())));
    let show = move |line: Line| {
        let (class, icon) = match line.tone {
            Tone::Ok => ("field__note field__note--ok", "check"),
            Tone::Plain => ("field__note", "info"),
            Tone::Warning => ("field__note field__note--warning", "alert"),
        };
        let instead = line.instead.map(|id| {
            let href = route::href(&Search { id: id.clone(), ..Search::default() }.path());
            let label = t::id_search_new(locale.get(), &scheme_of(&id));
            view! { " " <a href=href data-noscroll="">{label}</a> }
        });
        view! { <p class=class><Icon name=icon small=true /><span>{line.text} {instead}</span></p> }
    };
    view! { <div id="search-id-note" role="status">{live(move || lines.get().into_iter().map(show).collect_view())}</div> }
}

/// `FI OVT (0216)` for `0216:0037…`.
fn scheme_of(id: &str) -> String {
    id.split_once(':').map_or_else(|| id.to_owned(), |(code, _)| format!("{} ({code})", scheme_name(code)))
}
