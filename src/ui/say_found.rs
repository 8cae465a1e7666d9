//! What is said once a list has answered another question.

use leptos::prelude::*;

use super::{focus_soon, use_announcer};
use crate::i18n::{Locale, use_locale};

/// What a list has answered: the question, the page of its rows, and how many rows there are in all.
pub type Answered<Q> = (Q, u32, u64);

/// Another question has the count said; another page of the same takes the focus to the heading with the id `results`.
/// `now` is nothing while there is no answer: what was asked last stays known while a question fails.
pub fn say_found<Q: PartialEq + 'static>(
    results: &'static str,
    found: fn(Locale, u64) -> String,
    now: impl Fn() -> Option<Answered<Q>> + 'static,
) {
    let (locale, announcer) = (use_locale(), use_announcer());
    Effect::new(move |before: Option<Option<Answered<Q>>>| {
        let now = now();
        if let (Some(Some((before, page, _))), Some((asked, here, total))) = (&before, &now) {
            if page != here {
                focus_soon(results);
            } else if before != asked {
                announcer.say(found(locale.get_untracked(), *total));
            }
        }
        now.or_else(|| before.flatten())
    });
}
