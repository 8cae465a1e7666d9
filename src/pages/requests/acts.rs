//! What can be done with a request, and doing it: at once, or from a dialog that says what follows.

use std::sync::Arc;

use carnet_core::wire::{Request, RequestAction, RequestKind, RequestStatus};
use leptos::{prelude::*, task::spawn_local};

use super::state::List;
use crate::{
    api::{Api, ApiError},
    i18n::{Locale, Text, requests as t, states::Tone},
    ui::Notices,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Activate,
    Email,
    Cancel,
    Remind,
    Accept,
    Refuse,
    /// A new request in the place of one that was refused or cancelled.
    Again,
}

impl Act {
    /// What a request takes now, the likeliest first. `latest`: its customer has no newer one.
    pub fn of(list: List, request: &Request, latest: bool) -> Vec<Self> {
        match (list, request.status) {
            (List::Received, RequestStatus::Pending) => vec![Self::Accept, Self::Refuse],
            (List::Sent, RequestStatus::Pending) if request.may_remind => vec![Self::Remind, Self::Cancel],
            (List::Sent, RequestStatus::Pending) => vec![Self::Cancel],
            (List::Routing, RequestStatus::Pending) => vec![Self::Activate, Self::Email, Self::Cancel],
            (List::Sent | List::Routing, RequestStatus::Refused | RequestStatus::Cancelled)
                if latest && request.customer_id.is_some() =>
            {
                vec![Self::Again]
            }
            _ => Vec::new(),
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Activate => "activate",
            Self::Email => "email",
            Self::Cancel => "cancel",
            Self::Remind => "remind",
            Self::Accept => "accept",
            Self::Refuse => "refuse",
            Self::Again => "again",
        }
    }

    pub fn label(self) -> Text {
        match self {
            Self::Activate => t::activate,
            Self::Email => t::email,
            Self::Cancel => t::cancel,
            Self::Remind => t::remind,
            Self::Accept => t::accept,
            Self::Refuse => t::refuse,
            Self::Again => t::again,
        }
    }

    /// The label where three of them stand side by side.
    pub fn short(self, list: List) -> Text {
        match (self, list) {
            (Self::Cancel, List::Routing) => t::cancel_short,
            _ => self.label(),
        }
    }

    /// The label for who hears it without its row.
    pub fn named(self, locale: Locale, name: &str) -> String {
        match self {
            Self::Activate => t::activate_named(locale, name),
            Self::Email => t::email_named(locale, name),
            Self::Cancel => t::cancel_named(locale, name),
            Self::Remind => t::remind_named(locale, name),
            Self::Accept => t::accept_named(locale, name),
            Self::Refuse => t::refuse_named(locale, name),
            Self::Again => t::again_named(locale, name),
        }
    }

    fn action(self) -> Option<RequestAction> {
        match self {
            Self::Activate => Some(RequestAction::Activate),
            Self::Email => Some(RequestAction::Emailed),
            Self::Cancel => Some(RequestAction::Cancel),
            Self::Remind => Some(RequestAction::Remind),
            Self::Accept => Some(RequestAction::Accept),
            Self::Refuse => Some(RequestAction::Refuse),
            Self::Again => None,
        }
    }

    /// What was done; nothing for what needs no word.
    fn done(self, locale: Locale, request: &Request) -> String {
        let name = request.name.as_str();
        match self {
            Self::Activate => match &request.provider {
                Some(provider) => t::activated_done(locale, name, &provider.name),
                None => t::activated_done_unnamed(locale, name),
            },
            Self::Email => String::new(),
            Self::Cancel => t::cancelled_done(locale, name),
            Self::Remind => t::reminded_done(locale, name),
            Self::Accept => t::accepted_done(locale, name),
            Self::Refuse => t::refused_done(locale, name),
            Self::Again if request.kind == RequestKind::Routing => t::again_routing_done(locale, name),
            Self::Again => t::again_done(locale, name),
        }
    }
}

/// The acting page.
#[derive(Clone, Copy)]
pub struct Acting {
    pub api: Api,
    pub notices: Notices,
    /// What the open dialog asks about.
    pub asking: RwSignal<Option<(Act, Request)>>,
    pub busy: RwSignal<bool>,
    pub trouble: RwSignal<Option<ApiError>>,
    /// Asks for the rows again.
    pub changed: Callback<()>,
}

impl Acting {
    /// A button was pressed.
    pub fn start(self, act: Act, request: Request) {
        match act {
            Act::Remind | Act::Again => self.run(act, request, None),
            _ => {
                self.trouble.set(None);
                self.asking.set(Some((act, request)));
            }
        }
    }

    /// Does it. Inside a dialog a refusal stays in the dialog, with what was typed.
    pub fn run(self, act: Act, request: Request, words: Option<String>) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.trouble.set(None);
        spawn_local(async move {
            let outcome = self.call(act, &request, words).await;
            self.busy.try_set(false);
            match outcome {
                Ok(()) => {
                    if act != Act::Email {
                        self.asking.try_set(None);
                        self.say(act, request);
                    }
                }
                Err(error) if self.asking.try_with_untracked(Option::is_some) == Some(true) => {
                    self.trouble.try_set(Some(error));
                }
                Err(error) => self.notices.say(Tone::Danger, move |locale| failed(locale, &error)),
            }
            self.changed.try_run(());
        });
    }

    async fn call(self, act: Act, request: &Request, words: Option<String>) -> Result<(), ApiError> {
        match (act.action(), &request.customer_id) {
            (Some(action), _) => self.api.act_on_request(&request.id, action, words).await.map(|_| ()),
            (None, Some(customer)) => self.api.request_again(customer).await.map(|_| ()),
            (None, None) => Ok(()),
        }
    }

    fn say(self, act: Act, request: Request) {
        let request = Arc::new(request);
        let about = Arc::clone(&request);
        let sentence = move |locale| act.done(locale, &about);
        if act == Act::Activate {
            self.notices.say_undoable(Tone::Success, sentence, move || self.put_back(Arc::clone(&request)));
        } else {
            self.notices.say(Tone::Success, sentence);
        }
    }

    /// Undo of the activation; may run when the page is gone.
    fn put_back(self, request: Arc<Request>) {
        spawn_local(async move {
            match self.api.act_on_request(&request.id, RequestAction::PutBack, None).await {
                Ok(_) => self.notices.say(Tone::Info, move |locale| t::put_back_done(locale, &request.name)),
                Err(error) => self.notices.say(Tone::Danger, move |locale| failed(locale, &error)),
            }
            self.changed.try_run(());
        });
    }
}

/// An answer that was lost is no refusal: the list says what became of it.
pub fn failed(locale: Locale, error: &ApiError) -> String {
    if error.is_unknown_outcome() { t::unknown_outcome(locale).to_owned() } else { error.sentence(locale) }
}
