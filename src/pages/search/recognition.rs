//! What the identifier text is read as, said while typing. The reading is computed here in the browser by the
//! same code that the server searches with.

use carnet_core::{
    identifier::{self, Level, Note, Reading},
    wire::Locale,
};
use leptos::prelude::*;

use crate::{
    i18n::{search as t, use_locale},
    route::Search,
    ui::{El, el, field_note, link, live, scheme_name, scheme_with_code},
};

/// Names of schemes listed before the rest is counted.
const NAMES: usize = 6;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tone {
    Ok,
    Plain,
    Warning,
}

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
    let (fitting, doubtful): (Vec<&Reading>, Vec<_>) = typed.iter().partition(|reading| reading.level == Level::Ok);
    if typed.is_empty() && !read.wildcard {
        let tried: Vec<String> = read.tried.iter().map(|name| (*name).to_owned()).collect();
        lines.push(Line::new(Tone::Warning, t::id_malformed(locale, &read.value, &shortened(locale, &tried))));
    }
    lines.extend(what_it_is(locale, read.wildcard, &fitting));
    if !doubtful.is_empty() {
        let names: Vec<&str> = doubtful.iter().map(|reading| reading.name.as_str()).collect();
        let say = if searched { t::id_checked } else { t::id_check };
        lines.push(Line::new(Tone::Warning, say(locale, &names.join(" / "))));
    }
    // Among several readings the failing ones are there because no check digit proves another.
    if typed.len() > 1
        && let Some(failing) = typed.iter().find(|reading| reading.level == Level::CheckDigit)
    {
        let text = if searched { t::id_checked(locale, &failing.name) } else { t::id_check(locale, &failing.name) };
        lines.push(Line::new(Tone::Warning, text));
    }
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

/// The sentence for the readings that fit.
fn what_it_is(locale: Locale, is_pattern: bool, fitting: &[&Reading]) -> Option<Line> {
    Some(match fitting {
        [] => return None,
        [one] if is_pattern => Line::new(Tone::Ok, t::id_pattern(locale, &one.name, &one.scheme)),
        // That its scheme is retired is said in a line of its own.
        [one] if matches!(one.note, Some(Note::Retired { .. })) => return None,
        [one] => Line::new(Tone::Ok, t::id_detected(locale, &one.name, &one.scheme)),
        several => Line::new(Tone::Plain, t::id_several(locale, &names(locale, several))),
    })
}

fn with_code(locale: Locale, reading: &Reading) -> String {
    scheme_with_code(locale, &reading.name, &reading.scheme)
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

/// The status line under the identifier field: `latest` is the text once typing has stopped, `searched` the text
/// that the answer below is for.
pub fn recognition(latest: Memo<String>, searched: Memo<String>) -> El {
    let locale = use_locale();
    let lines = live(move || {
        let locale = locale.get();
        let lines = latest.with(|text| lines(locale, text, *text == searched.get()));
        lines.into_iter().map(|line| show(locale, line)).collect::<Vec<_>>()
    });
    el("div").attr("id", "search-id-note").attr("role", "status").add(lines)
}

fn show(locale: Locale, line: Line) -> AnyView {
    let (class, picture) = match line.tone {
        Tone::Ok => ("field__note field__note--ok", "check"),
        Tone::Plain => ("field__note", "info"),
        Tone::Warning => ("field__note field__note--warning", "alert"),
    };
    let instead = line.instead.map(|id| {
        let label = t::id_search_new(locale, &scheme_of(locale, &id));
        link(&Search { id, ..Search::default() }.path(), label).attr("data-noscroll", "")
    });
    field_note(class, picture, vec![line.text.into_any(), " ".into_any()]).add(instead).view()
}

/// `FI OVT (0216)` for `0216:0037…`.
fn scheme_of(locale: Locale, id: &str) -> String {
    id.split_once(':').map_or_else(|| id.to_owned(), |(code, _)| scheme_with_code(locale, &scheme_name(code), code))
}
