//! A route as a picture: what each directory says of each identifier, and the end. Nested lists; the text carries
//! everything, the marks are decoration. What several pages show of a route is here; it imports no page.

mod hop;

use carnet_core::wire::{LookedIn, Route, RouteStep, StepOutcome};
use leptos::prelude::*;

use crate::{
    i18n::{Locale, routing as t, use_locale},
    ui::{El, el, said},
};
use hop::{absent, end, step};

/// Where the document would go, or why it would not.
pub fn verdict(route: &Route, locale: Locale) -> String {
    t::verdict(locale, route)
}

/// The picture; its headings are of the third level.
pub fn trace(route: &Route) -> AnyView {
    picture(route, None)
}

/// The same with what to do next at its end.
pub fn trace_then(route: &Route, next: AnyView) -> AnyView {
    picture(route, Some(next))
}

fn picture(route: &Route, next: Option<AnyView>) -> AnyView {
    let mut sections: Vec<(LookedIn, Vec<El>)> = [LookedIn::Own, LookedIn::Public]
        .into_iter()
        .map(|looked_in| (looked_in, hops(route, looked_in)))
        .filter(|(_, hops)| !hops.is_empty())
        .collect();
    match sections.last_mut() {
        Some((_, hops)) => hops.push(end(route, next)),
        None => sections.push((LookedIn::Own, vec![end(route, next)])),
    }
    let sections: Vec<El> = sections.into_iter().map(|(looked_in, hops)| section(route, looked_in, hops)).collect();
    el("ol").class("trace").add(sections).view()
}

fn section(route: &Route, looked_in: LookedIn, hops: Vec<El>) -> El {
    let locale = use_locale();
    let aside = t::is_for_information(route, looked_in).then(|| {
        let words = el("span").add(Signal::derive(move || t::for_information(locale.get())));
        vec![" ".into_any(), words.view()]
    });
    let heading = el("h3").add(Signal::derive(move || t::section(locale.get(), looked_in))).add(aside);
    el("li").add(heading).add(el("ol").add(hops))
}

/// The lines of one directory; kinds that the document does not have share a line, and are told once.
fn hops(route: &Route, looked_in: LookedIn) -> Vec<El> {
    let told_before = |step: &RouteStep| looked_in == LookedIn::Public && step.outcome == StepOutcome::Absent;
    let steps: Vec<&RouteStep> =
        route.steps.iter().filter(|step| step.looked_in == looked_in && !told_before(step)).collect();
    let told = t::is_for_information(route, looked_in).then(|| steps.iter().position(|step| step.party.is_some()));
    let first = told.flatten();
    let mut hops = Vec::new();
    let mut at = 0;
    while let Some(one) = steps.get(at) {
        let run = steps.iter().skip(at).take_while(|step| step.outcome == StepOutcome::Absent).count();
        if run == 0 {
            hops.push(step(route, one, first == Some(at)));
            at += 1;
        } else {
            hops.push(absent(steps.iter().skip(at).take(run).map(|step| step.kind).collect()));
            at += run;
        }
    }
    hops
}

/// A line of words that follow the language.
fn line(key: Signal<String>, value: Option<AnyView>, out: Signal<String>) -> El {
    el("p")
        .class("hop__line")
        .add(el("span").class("hop__key").add(key))
        .add(el("span").add(value))
        .add(el("span").class("hop__out").add(out))
}

/// A kind's name, which follows the language.
fn kind_name(kind: carnet_core::wire::IdentifierKind) -> Signal<String> {
    let locale = use_locale();
    said(move || t::kind(locale.get(), kind).to_owned())
}
