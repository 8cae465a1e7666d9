//! Where the document would go: the verdict, with the other setting beside it, what is odd, and the trace.

use carnet_core::{
    routing::decide,
    wire::{Directory, Explained, Route, RouteWarning, StopCause, WarningCode},
};
use leptos::prelude::*;

use super::{Here, NEXT, RESULT, next::next, shown, state::Test, tested::tested};
use crate::{
    failure::failure,
    i18n::{
        Text,
        routing::{self as words, page as t},
        states::Tone,
        text, use_locale,
    },
    route_trace::{trace, trace_then},
    ui::{Disclosure, El, Loading, Notice, button, el, icon, keep_focus, said},
};

pub fn result(here: Here) -> El {
    let heading = el("h2").attr("id", RESULT).attr("tabindex", "-1").add(text(t::result));
    let setting = Memo::new(move |_| {
        here.answer.with(|answer| match answer {
            Some((_, Some(Ok(explained)))) => Some(explained.facts.directory),
            _ => None,
        })
    });
    let toggle = shown(move || setting.get().map(|setting| toggle(here, setting).view()).into_iter().collect());
    el("section")
        .class("stack")
        .attr("aria-labelledby", RESULT)
        .add(el("div").class("row row--between").add(heading).add(toggle))
        .add(shown(move || tested(here)))
        .add(answered(here))
}

fn answered(here: Here) -> El {
    let stale = here.answer.is_stale(here.question);
    let content = move || {
        keep_focus();
        match here.answer.get() {
            // Before the first answer, and before the first question.
            None | Some((_, None)) if here.question.with(Option::is_some) => vec![waiting()],
            None | Some((_, None)) => vec![el("p").class("muted").attr("id", "route-empty").add(text(t::empty)).view()],
            Some((_, Some(Err(error)))) => vec![failure(error, move || here.answer.refetch())],
            Some((_, Some(Ok(explained)))) => explained_parts(here, explained),
        }
    };
    el("div").class_while("is-stale", stale).add(shown(content))
}

fn waiting() -> AnyView {
    view! { <Loading><p class="muted">{text(t::testing)}</p></Loading> }.into_any()
}

fn opposite(directory: Directory) -> Directory {
    match directory {
        Directory::Open => Directory::Closed,
        Directory::Closed => Directory::Open,
    }
}

/// Shows or hides the verdict of the other setting.
fn toggle(here: Here, setting: Directory) -> El {
    let (words, picture): (Text, _) = match opposite(setting) {
        Directory::Open => (t::if_open, "door-open"),
        Directory::Closed => (t::if_closed, "lock"),
    };
    let other = other(here);
    let pressed = Signal::derive(move || if other.get() { "true" } else { "false" });
    let act = move || {
        let test = here.test.get_untracked();
        here.go.run(Test { other: !test.other, ..test });
    };
    button("btn btn--small", icon(picture), act)
        .attr("id", "route-other")
        .attr("aria-pressed", pressed)
        .add(text(words))
}

fn other(here: Here) -> Memo<bool> {
    Memo::new(move |_| here.test.with(|test| test.other))
}

fn explained_parts(here: Here, explained: Explained) -> Vec<AnyView> {
    let Explained { route, facts } = explained;
    let what_if = decide(&facts, opposite(facts.directory));
    let other = other(here);
    let own = verdict(&route, heading(&route, false));
    let beside = what_if.clone();
    let beside = shown(move || match other.get() {
        true => vec![verdict(&beside, heading(&beside, true)).view()],
        false => Vec::new(),
    });
    let next = next(here, &route);
    let picture = match next {
        Some(next) => trace_then(&route, next.attr("id", NEXT).view()),
        None => trace(&route),
    };
    let told = |one: &&RouteWarning| {
        let near = route.near_miss.as_ref().filter(|_| one.code == WarningCode::NearMiss);
        near.is_some_and(|near| near.value == one.value)
    };
    // The verdict says already what it stops at.
    let warnings: Vec<El> = route.warnings.iter().filter(|one| !told(one)).map(|one| warning(&route, one)).collect();
    let mut parts = vec![el("div").class("verdicts").add(own).add(beside).view()];
    parts.extend(warnings.into_iter().map(El::view));
    parts.push(el("div").class("sheet sheet--pad").attr("id", "route-trace").add(picture).view());
    parts.push(shown(move || if other.get() { vec![other_trace(&what_if)] } else { Vec::new() }).view());
    parts
}

/// The setting that a verdict is of.
fn heading(route: &Route, other: bool) -> Text {
    match (route.directory, other) {
        (Directory::Open, false) => t::now_open,
        (Directory::Closed, false) => t::now_closed,
        (Directory::Open, true) => t::were_open,
        (Directory::Closed, true) => t::were_closed,
    }
}

fn verdict(route: &Route, setting: Text) -> El {
    let locale = use_locale();
    let (class, picture) = match route.cause {
        None => ("verdict verdict--success", "route"),
        Some(StopCause::LookupFailed) => ("verdict verdict--pending", "cloud-off"),
        Some(_) => ("verdict verdict--danger", "octagon"),
    };
    let route = route.clone();
    let sentence = said(move || words::verdict(locale.get(), &route));
    el("div").class(class).add(icon(picture)).add(el("small").add(text(setting))).add(el("p").add(sentence))
}

fn warning(route: &Route, warning: &RouteWarning) -> El {
    let locale = use_locale();
    let (route, warning) = (route.clone(), warning.clone());
    let sentence = el("p").add(said(move || words::warning(locale.get(), &route, &warning))).view();
    el("div").add(view! { <Notice tone=Tone::Warning icon="alert">{sentence}</Notice> }.into_any())
}

/// The look-ups of the other setting, for who wants to see them.
fn other_trace(route: &Route) -> AnyView {
    let (locale, directory) = (use_locale(), route.directory);
    let summary = said(move || {
        let words: Text = match directory {
            Directory::Open => t::other_trace_open,
            Directory::Closed => t::other_trace_closed,
        };
        words(locale.get()).to_owned()
    });
    let picture = el("div").class("sheet sheet--pad").add(trace(route)).view();
    view! { <Disclosure summary>{picture}</Disclosure> }.into_any()
}
