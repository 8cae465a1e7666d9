//! What has been typed so far, what is wrong with it, and sending it.

use carnet_core::{
    identifier::ParticipantId,
    wire::{Code, Suggest, Suggested, SuggestedIdentifier, Suggestion},
};
use leptos::{prelude::*, task::spawn_local};

use super::faults::{malformed, problem, refused};

use crate::{
    api::{Api, ApiError},
    i18n::suggest as t,
    ui::{Says, Wrong, focus_soon, says},
};

pub const NAME: &str = "suggest-name";
pub const COUNTRY: &str = "suggest-country";
pub const ADDRESS: &str = "suggest-address";
pub const PROVIDER: &str = "suggest-provider";
pub const CONTACT: &str = "suggest-contact";
pub const COMMENT: &str = "suggest-comment";

/// As many as the server takes.
pub const MAX_IDENTIFIERS: usize = 20;

/// Id of the field with the value of an identifier.
pub fn value_id(index: usize) -> String {
    format!("suggest-value-{index}")
}

/// What became of the last suggestion that was sent.
#[derive(Clone, PartialEq, Eq)]
pub enum Outcome {
    Sent(Box<Suggested>),
    /// Participant id and name of the one that the public directory has already.
    Known {
        id: String,
        name: String,
    },
    Failed(ApiError),
}

#[derive(Clone, Copy)]
pub struct Draft {
    pub name: RwSignal<String>,
    pub country: RwSignal<String>,
    /// Scheme code, empty where it is to be read from the value, and value.
    pub identifiers: RwSignal<Vec<(String, String)>>,
    pub address: RwSignal<String>,
    pub provider: RwSignal<String>,
    pub contact: RwSignal<String>,
    pub comment: RwSignal<String>,
    /// Grows when the whole form is filled anew: selects are then made anew.
    pub filled: RwSignal<u32>,
    pub wrong: Wrong,
    pub busy: RwSignal<bool>,
    pub outcome: RwSignal<Option<Outcome>>,
    /// Id of the suggestion in the list below that the reader wants to go to.
    pub followed: RwSignal<Option<String>>,
}

impl Draft {
    pub fn new() -> Self {
        let text = || RwSignal::new(String::new());
        Self {
            name: text(),
            country: text(),
            identifiers: RwSignal::new(vec![Default::default()]),
            address: text(),
            provider: text(),
            contact: text(),
            comment: text(),
            filled: RwSignal::new(0),
            wrong: Wrong::nothing(),
            busy: RwSignal::new(false),
            outcome: RwSignal::new(None),
            followed: RwSignal::new(None),
        }
    }

    /// Starts anew with nothing.
    fn start(self) {
        self.fill(Suggest::default());
    }

    /// What has been typed, followed as it changes.
    pub fn typed(self) -> Suggest {
        let texts = [self.name, self.country, self.address, self.provider, self.contact, self.comment];
        texts.iter().for_each(Track::track);
        self.identifiers.track();
        self.body()
    }

    pub fn fill(self, with: Suggest) {
        let mut identifiers: Vec<_> = with.identifiers.into_iter().map(|id| (id.scheme, id.value)).collect();
        if identifiers.is_empty() {
            identifiers.push(Default::default());
        }
        self.identifiers.set(identifiers);
        self.name.set(with.name);
        self.country.set(with.country);
        self.address.set(with.electronic_address.unwrap_or_default());
        self.provider.set(with.provider.unwrap_or_default());
        self.contact.set(with.contact.unwrap_or_default());
        self.comment.set(with.comment.unwrap_or_default());
        self.wrong.tell(Vec::new());
        self.filled.update(|times| *times += 1);
    }

    /// The identifiers that have a value, with their places in the form.
    fn entered(self) -> Vec<(usize, SuggestedIdentifier)> {
        let entered = |(index, (scheme, value)): (usize, (String, String))| {
            let value = value.trim().to_owned();
            (!value.is_empty()).then_some((index, SuggestedIdentifier { scheme, value }))
        };
        self.identifiers.get_untracked().into_iter().enumerate().filter_map(entered).collect()
    }

    fn body(self) -> Suggest {
        let text = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        let maybe = |field| Some(text(field)).filter(|text| !text.is_empty());
        Suggest {
            name: text(self.name),
            country: text(self.country),
            identifiers: self.entered().into_iter().map(|(_, identifier)| identifier).collect(),
            electronic_address: maybe(self.address),
            provider: maybe(self.provider),
            contact: maybe(self.contact),
            comment: maybe(self.comment),
        }
    }

    /// What keeps the form from being sent, in the order of its fields.
    fn faults(self) -> Vec<(String, Says)> {
        let mut found = Vec::new();
        if self.name.get_untracked().trim().is_empty() {
            found.push((NAME.to_owned(), problem(Code::NameRequired)));
        }
        if self.country.get_untracked().is_empty() {
            found.push((COUNTRY.to_owned(), problem(Code::CountryRequired)));
        }
        let entered = self.entered();
        if entered.is_empty() {
            found.push((value_id(0), problem(Code::IdentifierRequired)));
        }
        found.extend(entered.into_iter().filter_map(|(index, identifier)| malformed(index, identifier)));
        let address = self.address.get_untracked();
        if !address.trim().is_empty() && ParticipantId::parse(&address).is_err() {
            found.push((ADDRESS.to_owned(), says(t::address_malformed)));
        }
        found
    }

    /// Sends it, if nothing is wrong; `done` runs when the list below is out of date.
    pub fn send(self, api: Api, done: Callback<()>) {
        if self.busy.get_untracked() {
            return;
        }
        self.outcome.set(None);
        let faults = self.faults();
        if !faults.is_empty() {
            self.wrong.tell(faults);
            return;
        }
        self.wrong.tell(Vec::new());
        self.busy.set(true);
        spawn_local(async move {
            let answer = api.suggest(&self.body()).await;
            if self.busy.try_set(false).is_none() {
                self.answered(answer);
                done.run(());
            }
        });
    }

    fn answered(self, answer: Result<Suggested, ApiError>) {
        match answer {
            Ok(suggested) => {
                self.start();
                self.outcome.set(Some(Outcome::Sent(Box::new(suggested))));
            }
            Err(error) => {
                // Known already: no fault of the field that the server names with it.
                let known = error.holder().filter(|_| error.code() == Some(Code::AlreadyInPublicDirectory));
                let problem = error.problem().filter(|_| known.is_none());
                let faults: Vec<_> = problem
                    .into_iter()
                    .flat_map(|problem| &problem.fields)
                    .filter_map(|field| refused(field, &self.entered()))
                    .collect();
                if !faults.is_empty() {
                    self.wrong.tell(faults);
                    return;
                }
                self.outcome.set(Some(match known {
                    Some(holder) => Outcome::Known { id: holder.id.clone(), name: holder.name.clone() },
                    None => Outcome::Failed(error),
                }));
            }
        }
        focus_soon(super::OUTCOME);
    }
}

/// A suggestion as what one would send to make it again.
pub fn body_of(suggestion: &Suggestion) -> Suggest {
    let identifiers = suggestion.identifiers.iter().map(|identifier| SuggestedIdentifier {
        // A source's own label is no scheme code.
        scheme: if ParticipantId::is_scheme_code(&identifier.scheme) {
            identifier.scheme.clone()
        } else {
            String::new()
        },
        value: identifier.value.clone(),
    });
    Suggest {
        name: suggestion.name.clone(),
        country: suggestion.country.clone(),
        identifiers: identifiers.collect(),
        electronic_address: suggestion.electronic_address.clone(),
        provider: suggestion.provider.clone(),
        contact: suggestion.contact.clone(),
        comment: suggestion.comment.clone(),
    }
}

/// What a search could not find, as the form begins with it.
pub fn found_nothing(name: &str, identifier: &str, country: &str) -> Suggest {
    let value = identifier.to_owned();
    let identifiers =
        if value.is_empty() { Vec::new() } else { vec![SuggestedIdentifier { scheme: String::new(), value }] };
    Suggest { name: name.to_owned(), country: country.to_owned(), identifiers, ..Suggest::default() }
}
