//! What the identifier text is read as, said while typing. The reading is computed here in the browser by the
//! same code that the server searches with.

use carnet_core::{
    identifier::{self, Level, Note, Reading},
    wire::Locale,
};
use leptos::prelude::*;

use crate::{
    i18n::{search as t, use_locale},
    route::{Search, Side},
    ui::{El, el, field_note, link, live, scheme_name, scheme_with_code},
};

/// Names of schemes listed before the rest is counted.
const NAMES: usize = 6;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
pub fn recognition(side: Side, latest: Memo<String>, searched: Memo<String>) -> El {
    let locale = use_locale();
    let lines = live(move || {
        let locale = locale.get();
        let lines = latest.with(|text| lines(locale, text, *text == searched.get()));
        lines.into_iter().map(|line| show(side, locale, line)).collect::<Vec<_>>()
    });
    el("div").attr("id", "search-id-note").attr("role", "status").add(lines)
}

fn show(side: Side, locale: Locale, line: Line) -> AnyView {
    let (class, picture) = match line.tone {
        Tone::Ok => ("field__note field__note--ok", "check"),
        Tone::Plain => ("field__note", "info"),
        Tone::Warning => ("field__note field__note--warning", "alert"),
    };
    let instead = line.instead.map(|id| {
        let label = t::id_search_new(locale, &scheme_of(locale, &id));
        link(&Search { side, id, ..Search::default() }.path(), label).attr("data-noscroll", "")
    });
    field_note(class, picture, vec![line.text.into_any(), " ".into_any()]).add(instead).view()
}

/// `FI OVT (0216)` for `0216:0037…`.
fn scheme_of(locale: Locale, id: &str) -> String {
    id.split_once(':').map_or_else(|| id.to_owned(), |(code, _)| scheme_with_code(locale, &scheme_name(code), code))
}

#[cfg(test)]
mod tests {
    use carnet_core::wire::Locale;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::{Tone, lines};

    fn said(text: &str, searched: bool) -> Vec<(Tone, String)> {
        lines(Locale::En, text, searched).into_iter().map(|line| (line.tone, line.text)).collect()
    }

    fn has(text: &str, tone: Tone, part: &str) -> bool {
        said(text, false).iter().any(|(its, line)| *its == tone && line.contains(part))
    }

    #[wasm_bindgen_test]
    fn each_kind_of_text_is_answered() {
        assert!(said("  ", false).is_empty());
        assert!(has("7300010000001", Tone::Ok, "Recognized: GLN (EAN) (0088). Check digit correct."));
        assert!(has("702 042 755", Tone::Plain, "Could be: SIREN (0002), "));
        assert!(has("SIREN : 702 042 755", Tone::Ok, "Recognized: SIREN (0002)."));
        assert!(has("SIREN : 702 042 755", Tone::Plain, "“SIREN” was ignored; searched value: 702 042 755."));
        assert!(has("732 829 321", Tone::Warning, "The check digit of this SIREN"));
        assert!(has("bonjour", Tone::Warning, "“bonjour” fits no identifier type"));
        assert!(has("0213:FI15921021", Tone::Warning, "(0213) is no longer used."));
        assert!(has("0216:0037*", Tone::Ok, "beginning or part of an identifier"));
    }

    #[wasm_bindgen_test]
    fn a_retired_scheme_offers_its_successor() {
        let instead: Vec<String> =
            lines(Locale::Fr, "0213:FI15921021", false).into_iter().filter_map(|line| line.instead).collect();
        assert_eq!(instead, ["0216:003715921021"]);
    }

    #[wasm_bindgen_test]
    fn a_failing_check_digit_is_said_as_it_is() {
        let warning = |searched| {
            let mut lines = said("732 829 321", searched).into_iter();
            lines.find(|(tone, _)| *tone == Tone::Warning).map(|(_, line)| line).unwrap_or_default()
        };
        assert!(warning(false).ends_with("the search can be run anyway."), "{}", warning(false));
        assert!(warning(true).ends_with("the search was run anyway."), "{}", warning(true));
    }
}
