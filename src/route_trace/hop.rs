//! One line of the picture.

use carnet_core::wire::{IdentifierKind, Route, RouteStep, StepOutcome, WarningCode};
use leptos::prelude::*;

use super::{kind_name, line};
use crate::{
    i18n::{routing as t, use_locale},
    ui::{El, el, icon, identifier, said},
};

/// A line with its mark.
fn hop(class: &'static str, mark: &'static str, content: El) -> El {
    let class = match class {
        "match" => "hop hop--match",
        "blocked" => "hop hop--match hop--blocked",
        "skip" => "hop hop--skip",
        "stop" => "hop hop--stop",
        "deliver" => "hop hop--deliver",
        _ => "hop hop--miss",
    };
    el("li")
        .class(class)
        .add(
            view! {
                <svg class="hop__mark" aria-hidden="true">
                    <use_ href=format!("icons.svg#i-node-{mark}")></use_>
                </svg>
            }
            .into_any(),
        )
        .add(content)
}

/// Kinds that the document does not have.
pub fn absent(kinds: Vec<IdentifierKind>) -> El {
    let locale = use_locale();
    let known = kinds.clone();
    let names = said(move || t::absent_kinds(locale.get(), &known));
    let out = said(move || t::absent(locale.get(), kinds.len()).to_owned());
    hop("miss", "miss", el("div").add(line(names, None, out)))
}

/// An identifier of the document, and what a directory says of it. `informs`: it would decide if the customer
/// directory were open.
pub fn step(route: &Route, step: &RouteStep, informs: bool) -> El {
    let locale = use_locale();
    let (class, mark) = match step.outcome {
        StepOutcome::Match => ("match", "match"),
        StepOutcome::Blocked => ("blocked", "match"),
        StepOutcome::DidNotCount if informs => ("match", "match"),
        StepOutcome::DidNotCount | StepOutcome::Unanswered => ("skip", "skip"),
        StepOutcome::NoMatch | StepOutcome::Absent => ("miss", "miss"),
    };
    let (cause, told) = (route.cause, step.clone());
    let out = said(move || t::outcome(locale.get(), cause, &told, informs));
    let value = identifier(scheme(step.kind, &step.value), &step.value);
    let content = el("div").add(line(kind_name(step.kind), Some(value), out)).add(near(step)).add(other(route, step));
    hop(class, mark, content)
}

/// The scheme by which a value is written in groups.
fn scheme(kind: IdentifierKind, value: &str) -> &'static str {
    match kind {
        IdentifierKind::ElectronicId => "",
        IdentifierKind::Gln => "0088",
        IdentifierKind::OrgNumber if value.len() == 14 => "0009",
        IdentifierKind::OrgNumber => "0002",
        IdentifierKind::Vat => "9957",
        IdentifierKind::CustomerNumber | IdentifierKind::Ovt | IdentifierKind::Iban => "plain",
    }
}

fn note(picture: &'static str, words: Signal<String>) -> El {
    el("p").class("hop__note").add(icon(picture)).add(el("span").add(words))
}

/// A customer has almost this value.
fn near(step: &RouteStep) -> Option<El> {
    let locale = use_locale();
    let near = step.near_miss.clone()?;
    Some(note("near", said(move || t::near_note(locale.get(), &near))))
}

/// The identifier leads to another company than the one that decides.
fn other(route: &Route, step: &RouteStep) -> Option<El> {
    let locale = use_locale();
    let name = step.party.as_ref()?.name.clone();
    let warned = route.warnings.iter().any(|warning| {
        warning.code == WarningCode::PointsToTwoCompanies && warning.kind == step.kind && warning.value == step.value
    });
    warned.then(|| note("alert", said(move || t::other_company_note(locale.get(), &name))))
}

/// To whom it goes, or why to nobody, and what to do about it.
pub fn end(route: &Route, next: Option<AnyView>) -> El {
    let locale = use_locale();
    let (class, mark) = if route.cause.is_some() { ("stop", "stop") } else { ("deliver", "deliver") };
    let route = route.clone();
    let words = said(move || t::end(locale.get(), &route));
    hop(class, mark, el("div").class("hop__end").add(el("p").add(words)).add(next))
}
