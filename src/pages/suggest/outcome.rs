//! What became of what was sent, under the button that sent it.

use carnet_core::wire::{Suggested, SuggestionState};
use leptos::prelude::*;

use super::{
    OUTCOME,
    draft::{Draft, Outcome},
    mine::MINE,
};
use crate::{
    i18n::{Locale, format, states::Tone, suggest as t, use_locale},
    route::Search,
    ui::{El, Notice, button, el, focus_soon, link, live},
};

pub fn outcome(draft: Draft) -> El {
    let locale = use_locale();
    let content = live(move || draft.outcome.get().map(|outcome| show(locale.get(), draft, outcome)));
    el("div").class("notices").attr("id", OUTCOME).attr("tabindex", "-1").attr("role", "status").add(content)
}

fn show(locale: Locale, draft: Draft, outcome: Outcome) -> AnyView {
    match outcome {
        Outcome::Sent(suggested) => sent(locale, draft, *suggested),
        Outcome::Known { id, name } => {
            let add = Search { id: id.clone(), add: id, ..Search::default() }.path();
            let add = link(&add, t::add_to_directory(locale)).attr("aria-label", t::add_to_directory_of(locale, &name));
            notice(Tone::Info, "info", t::known(locale, &name), Some(add))
        }
        Outcome::Failed(error) if error.is_unknown_outcome() => {
            notice(Tone::Warning, "alert", t::unknown_outcome(locale).to_owned(), None)
        }
        Outcome::Failed(error) => notice(Tone::Danger, "alert", error.sentence(locale), None),
    }
}

fn sent(locale: Locale, draft: Draft, Suggested { suggestion, joined }: Suggested) -> AnyView {
    if !joined {
        return notice(Tone::Success, "check-circle", t::sent(locale, &suggestion.name), None);
    }
    let date = format::short_date(locale, &suggestion.created_at);
    let sentence = match suggestion.state {
        SuggestionState::Checking => t::joined_checking(locale, &suggestion.name, &date),
        _ => t::joined_submitted(locale, &suggestion.name, &date),
    };
    let id = suggestion.id;
    let follow = button("linkbtn", t::follow(locale), move || {
        focus_soon(MINE);
        draft.followed.set(Some(id.clone()));
    });
    notice(Tone::Info, "merge", sentence, Some(follow))
}

fn notice(tone: Tone, icon: &'static str, sentence: String, way: Option<El>) -> AnyView {
    let content = el("div").class("stack stack--tight").add(el("p").add(sentence)).add(way.map(|way| el("p").add(way)));
    let content = content.view();
    view! { <Notice tone icon>{content}</Notice> }.into_any()
}
