//! Deciding about a suggestion: which decision is being made, with what, and sending it.

use std::sync::Arc;

use carnet_core::{
    identifier::ParticipantId,
    wire::{Code, Decide, Decision, Suggestion, SuggestionDetail, SuggestionState},
};
use leptos::{prelude::*, task::spawn_local};

use super::detail::HEADING;
use crate::{
    api::{Api, ApiError, use_api},
    i18n::{Locale, Text, operator as t, problems, states::Tone, text},
    ui::{El, Notices, Says, Wrong, button, el, focus_soon, says, use_notices},
};

pub const PARTICIPANT: &str = "decide-participant";
pub const PROVIDER: &str = "decide-provider";
pub const CHOICE: &str = "decide-choice";
pub const OTHER: &str = "decide-other";
pub const REASON: &str = "decide-reason";

/// The value of the choice that asks for an id.
pub const ANOTHER: &str = "another";

/// The decision under way. It lives beside the details, so that an answer that comes meanwhile takes nothing away.
#[derive(Clone, Copy)]
pub struct Deciding {
    pub open: RwSignal<Option<Decision>>,
    pub participant: RwSignal<String>,
    pub provider: RwSignal<String>,
    /// Participant id of the entry to merge with, or [`ANOTHER`].
    pub choice: RwSignal<String>,
    pub other: RwSignal<String>,
    pub reason: RwSignal<String>,
    pub wrong: Wrong,
    pub failed: RwSignal<Option<ApiError>>,
    pub busy: RwSignal<bool>,
    again: Callback<()>,
    api: Api,
    notices: Notices,
}

impl Deciding {
    /// `again` runs when what is shown is out of date.
    pub fn new(again: Callback<()>) -> Self {
        let text = || RwSignal::new(String::new());
        Self {
            open: RwSignal::new(None),
            participant: text(),
            provider: text(),
            choice: text(),
            other: text(),
            reason: text(),
            wrong: Wrong::nothing(),
            failed: RwSignal::new(None),
            busy: RwSignal::new(false),
            again,
            api: use_api(),
            notices: use_notices(),
        }
    }

    fn ask(self, decision: Decision, suggestion: &Suggestion) {
        if self.participant.get_untracked().is_empty() {
            self.participant.set(address_of(suggestion));
        }
        self.wrong.tell_at_field(Vec::new());
        self.failed.set(None);
        self.open.set(Some(decision));
    }

    fn body(self, decision: Decision) -> Decide {
        let text = |signal: RwSignal<String>| Some(signal.get_untracked().trim().to_owned());
        let mut body = Decide { decision, reason: None, participant_id: None, provider_id: None };
        match decision {
            Decision::TakeUp => {}
            Decision::Add => {
                body.participant_id = text(self.participant);
                body.provider_id = text(self.provider);
            }
            Decision::Merge if self.choice.get_untracked() == ANOTHER => body.participant_id = text(self.other),
            Decision::Merge => body.participant_id = text(self.choice),
            Decision::Decline => body.reason = text(self.reason),
        }
        body
    }

    fn faults(self, body: &Decide) -> Vec<(String, Says)> {
        let malformed = body.participant_id.as_ref().is_some_and(|id| ParticipantId::parse(id).is_err());
        let mut found: Vec<(String, Says)> = Vec::new();
        match body.decision {
            Decision::TakeUp => {}
            Decision::Add => {
                if malformed {
                    found.push((PARTICIPANT.to_owned(), says(t::participant_id_malformed)));
                }
                if body.provider_id.as_deref() == Some("") {
                    found.push((PROVIDER.to_owned(), says(t::provider_required)));
                }
            }
            Decision::Merge if body.participant_id.as_deref() == Some("") && self.choice.get_untracked().is_empty() => {
                found.push((CHOICE.to_owned(), says(t::merge_required)));
            }
            Decision::Merge if malformed => found.push((OTHER.to_owned(), says(t::participant_id_malformed))),
            Decision::Merge => {}
            Decision::Decline => {
                if body.reason.as_deref() == Some("") {
                    found.push((REASON.to_owned(), problem(Code::ReasonRequired)));
                }
            }
        }
        found
    }

    /// Sends the decision, if nothing is missing.
    pub fn send(self, decision: Decision, id: String, name: String) {
        if self.busy.get_untracked() {
            return;
        }
        let body = self.body(decision);
        let faults = self.faults(&body);
        let whole = faults.is_empty();
        self.wrong.tell_at_field(faults);
        self.failed.set(None);
        if !whole {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let answer = self.api.decide(&id, &body).await;
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(_) => self.done(decision, name),
                Err(error) => self.refused(decision, error),
            }
        });
    }

    fn done(self, decision: Decision, name: String) {
        // One without a dialog leaves the dialog that was opened meanwhile.
        if self.open.get_untracked() == Some(decision) {
            self.open.set(None);
        }
        let sentence = match decision {
            Decision::TakeUp => t::taken_up,
            Decision::Add => t::added,
            Decision::Merge => t::merged,
            Decision::Decline => t::declined,
        };
        self.notices.say(Tone::Success, move |locale: Locale| sentence(locale, &name));
        self.again.run(());
        if self.open.get_untracked().is_none() {
            focus_soon(HEADING);
        }
    }

    /// At its field where it has one; else in the dialog, or in the notices where there is none.
    fn refused(self, decision: Decision, error: ApiError) {
        let code = error.code();
        let field = match (decision, code) {
            (Decision::Add, Some(Code::AlreadyInPublicDirectory | Code::IdentifierMalformed)) => Some(PARTICIPANT),
            (Decision::Add, Some(Code::ProviderNotFound | Code::ProviderRequired)) => Some(PROVIDER),
            (Decision::Merge, Some(Code::ParticipantNotFound | Code::ParticipantRemoved)) => {
                Some(if self.choice.get_untracked() == ANOTHER { OTHER } else { CHOICE })
            }
            (Decision::Decline, Some(Code::ReasonRequired | Code::TextTooLong | Code::TextControl)) => Some(REASON),
            _ => None,
        };
        match (field, code) {
            (Some(field), Some(code)) => self.wrong.tell_at_field(vec![(field.to_owned(), problem(code))]),
            _ if decision == Decision::TakeUp => {
                self.notices.say(Tone::Danger, move |locale| error.sentence(locale));
                self.again.run(());
            }
            _ => self.failed.set(Some(error)),
        }
    }
}

fn problem(code: Code) -> Says {
    Arc::new(move |locale| problems::sentence(locale, code).to_owned())
}

/// The address that the suggestion gives, else one made of its first identifier.
fn address_of(suggestion: &Suggestion) -> String {
    if let Some(address) = &suggestion.electronic_address {
        return address.clone();
    }
    let first = suggestion.identifiers.iter().find(|identifier| ParticipantId::is_scheme_code(&identifier.scheme));
    first.map_or_else(String::new, |identifier| format!("{}:{}", identifier.scheme, identifier.value))
}

/// What can be decided now. Nothing, once it is decided.
pub fn decisions(suggestion: &Suggestion, deciding: Deciding) -> Option<El> {
    let ask = |class: &'static str, label: Text, decision| {
        let suggestion = suggestion.clone();
        button(class, text(label), move || deciding.ask(decision, &suggestion)).attr("aria-haspopup", "dialog")
    };
    let (add, take_up) = match suggestion.state {
        SuggestionState::Submitted => {
            let (id, name) = (suggestion.id.clone(), suggestion.name.clone());
            let act = move || deciding.send(Decision::TakeUp, id.clone(), name.clone());
            ("btn", Some(button("btn btn--primary", text(t::take_up), act)))
        }
        SuggestionState::Checking => ("btn btn--primary", None),
        SuggestionState::Added | SuggestionState::Merged | SuggestionState::Declined | SuggestionState::Withdrawn => {
            return None;
        }
    };
    Some(
        el("div")
            .class("row")
            .attr("role", "group")
            .attr("aria-label", text(t::decisions))
            .add(take_up)
            .add(ask(add, t::add, Decision::Add))
            .add(ask("btn", t::merge, Decision::Merge))
            .add(ask("btn", t::decline, Decision::Decline)),
    )
}

/// The title of the dialog of a decision.
pub fn title(locale: Locale, decision: Decision, detail: &SuggestionDetail) -> String {
    let name = &detail.suggestion.name;
    match decision {
        Decision::TakeUp => name.clone(),
        Decision::Add => t::add_title(locale, name),
        Decision::Merge => t::merge_title(locale, name),
        Decision::Decline => t::decline_title(locale, name),
    }
}
