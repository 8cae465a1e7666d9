//! What is typed, the lines for it, and which of them Enter would choose.

use carnet_core::wire::Role;
use leptos::prelude::*;

use super::{
    asked::Asked,
    entry::Entry,
    finding::{Answer, Finding},
    listing::{Reader, listing},
};
use crate::{i18n::use_locale, prefs, session::use_session};

#[derive(Clone, Copy)]
pub struct State {
    pub typed: RwSignal<String>,
    pub entries: Memo<Vec<Entry>>,
    /// Index of the line that Enter chooses.
    pub active: Memo<usize>,
    pub finding: Finding,
    /// Key of the line that the arrows led to.
    held: RwSignal<Option<String>>,
}

impl State {
    pub fn new(start: String) -> Self {
        let (typed, held) = (RwSignal::new(start.clone()), RwSignal::new(None));
        let (locale, session) = (use_locale(), use_session());
        let known = session.get_untracked();
        let role = known.as_ref().map_or(Role::Member, |session| session.user.role);
        let checks = known.is_some_and(|session| session.live_verification);
        let finding = Finding::new(role, start);
        let entries = Memo::new(move |_| {
            let reader = Reader { locale: locale.get(), role, checks, keys: prefs::single_keys() };
            let asked = Asked::read(&typed.read());
            finding.answer.with(|answer| match answer {
                Some(answer) if !asked.text.is_empty() => listing(reader, &meant(asked, answer), &answer.customers),
                _ => listing(reader, &asked, &[]),
            })
        });
        let active = active(typed, entries, held);
        Self { typed, entries, active, finding, held }
    }

    pub fn type_in(self, text: String) {
        self.held.set(None);
        self.finding.ask(text.clone());
        self.typed.set(text);
    }

    /// Moves down or up, from the end to the beginning and back.
    pub fn step(self, by: isize) {
        let entries = self.entries.read_untracked();
        let Some(length) = isize::try_from(entries.len()).ok().filter(|length| *length > 0) else { return };
        let now = isize::try_from(self.active.get_untracked()).unwrap_or_default();
        let next = usize::try_from((now + by).rem_euclid(length)).unwrap_or_default();
        self.held.set(entries.get(next).map(|entry| entry.key.clone()));
    }

    /// Whether the customers listed are those of what stands in the field.
    pub fn is_settled(self) -> bool {
        self.finding.answer.with(|answer| answer.is_some_and(|answer| answer.typed == self.typed.read().trim()))
    }
}

/// A name that begins like a verb is none.
fn meant(asked: Asked, answer: &Answer) -> Asked {
    let is_name = answer.typed == asked.text && !answer.by_verb && !answer.customers.is_empty();
    if is_name { asked.without_verb() } else { asked }
}

/// The line the arrows led to; else, for the same text, the line that stood there before more were found, unless that
/// is one that is always offered; else the first.
fn active(typed: RwSignal<String>, entries: Memo<Vec<Entry>>, held: RwSignal<Option<String>>) -> Memo<usize> {
    let chosen = Memo::new(move |before: Option<&Option<(String, String)>>| {
        let (entries, typed) = (entries.read(), typed.get());
        let there = |key: &String| entries.iter().find(|entry| entry.key == *key);
        let led_to = held.get().filter(|key| there(key).is_some());
        let same = before.and_then(Option::as_ref).filter(|(text, _)| *text == typed);
        let stood = same.and_then(|(_, key)| there(key)).filter(|entry| !entry.fallback);
        let key = led_to.or_else(|| stood.or_else(|| entries.first()).map(|entry| entry.key.clone()));
        key.map(|key| (typed, key))
    });
    Memo::new(move |_| {
        chosen.with(|chosen| {
            let key = chosen.as_ref().map(|(_, key)| key);
            entries.with(|entries| entries.iter().position(|entry| Some(&entry.key) == key).unwrap_or_default())
        })
    })
}
