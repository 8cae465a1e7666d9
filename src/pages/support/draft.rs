//! What has been typed so far. It outlives the page: whoever goes to look something up, or must sign in again, finds
//! it where it was.

use std::{cell::RefCell, sync::Arc};

use carnet_core::wire::{AskSupport, Code, SupportContext, SupportContextKind};
use leptos::{ev, prelude::*, task::spawn_local};

use super::context::facts;
use crate::{
    api::{Api, ApiError},
    i18n::{problems, states::Tone, support as t},
    session::use_session,
    ui::{Notices, Says, Wrong, focus_soon},
};

pub const SUBJECT: &str = "support-subject";
pub const MESSAGE: &str = "support-message";
/// Id of the heading over one's own.
pub const MINE: &str = "support-mine";

/// Whose text, subject, message.
type Kept = (String, String, String);

thread_local! {
    static KEPT: RefCell<Kept> = RefCell::default();
}

#[derive(Clone, Copy)]
pub struct Draft {
    pub subject: RwSignal<String>,
    pub message: RwSignal<String>,
    pub facts: StoredValue<Vec<SupportContext>>,
    pub left_out: RwSignal<Vec<SupportContextKind>>,
    pub wrong: Wrong,
    pub busy: RwSignal<bool>,
    pub trouble: RwSignal<Option<ApiError>>,
}

impl Draft {
    pub fn new() -> Self {
        let reader = use_session().get().map(|session| session.user.id).unwrap_or_default();
        let (owner, subject, message) = KEPT.take();
        let (subject, message) = if owner == reader { (subject, message) } else { Default::default() };
        let draft = Self {
            subject: RwSignal::new(subject),
            message: RwSignal::new(message),
            facts: StoredValue::new(facts()),
            left_out: RwSignal::new(Vec::new()),
            wrong: Wrong::nothing(),
            busy: RwSignal::new(false),
            trouble: RwSignal::new(None),
        };
        Effect::new(move |_| KEPT.set((reader.clone(), draft.subject.get(), draft.message.get())));
        // Only leaving the app itself would lose it.
        let unload = window_event_listener(ev::beforeunload, move |event| {
            if draft.subject.with_untracked(|text| !text.is_empty())
                || draft.message.with_untracked(|text| !text.is_empty())
            {
                event.prevent_default();
            }
        });
        on_cleanup(move || unload.remove());
        draft
    }

    fn body(self) -> AskSupport {
        let left_out = self.left_out.get_untracked();
        let mut context = self.facts.get_value();
        context.retain(|fact| !left_out.contains(&fact.kind));
        AskSupport {
            subject: self.subject.get_untracked().trim().to_owned(),
            message: self.message.get_untracked().trim().to_owned(),
            context,
        }
    }

    /// Sends it; `changed` runs when the list below may have changed.
    pub fn send(self, api: Api, notices: Notices, changed: Callback<()>) {
        if self.busy.get_untracked() {
            return;
        }
        let body = self.body();
        let mut faults = Vec::new();
        if body.subject.is_empty() {
            faults.push(fault(SUBJECT, Code::SubjectRequired));
        }
        if body.message.is_empty() {
            faults.push(fault(MESSAGE, Code::MessageRequired));
        }
        let whole = faults.is_empty();
        self.wrong.tell(faults);
        self.trouble.set(None);
        if !whole {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let answer = api.ask_support(&body).await;
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(sent) => {
                    self.subject.set(String::new());
                    self.message.set(String::new());
                    notices.say(Tone::Success, move |locale| t::sent(locale, &sent.subject));
                    focus_soon(MINE);
                }
                Err(error) => self.refused(error),
            }
            changed.run(());
        });
    }

    fn refused(self, error: ApiError) {
        let at = |field: &str| match field {
            "subject" => Some(SUBJECT),
            "message" => Some(MESSAGE),
            _ => None,
        };
        let fields = error.problem().map(|problem| problem.fields.clone()).unwrap_or_default();
        let faults: Vec<_> =
            fields.into_iter().filter_map(|found| Some(fault(at(&found.field)?, found.code))).collect();
        if faults.is_empty() {
            self.trouble.set(Some(error));
        } else {
            self.wrong.tell(faults);
        }
    }
}

fn fault(field: &str, code: Code) -> (String, Says) {
    (field.to_owned(), Arc::new(move |locale| problems::sentence(locale, code).to_owned()))
}
