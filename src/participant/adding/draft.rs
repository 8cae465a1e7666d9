//! What has been chosen so far, and the way from step to step. Only [`Draft::next`] on the last step stores.

use carnet_core::{
    customer_number::{self, Parsed},
    wire::{Customer, Participant, Provider},
};
use leptos::prelude::*;

use super::{kept::Kept, trouble::Trouble};
use crate::{
    api::{Api, ApiError},
    participant::letter::{About, Letter},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Numbers,
    Provider,
    /// The provider wants a routing setup first.
    Routing,
    Check,
    Done,
}

/// A number that another customer has, to be moved once the new one is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    pub number: String,
    pub holder_id: String,
    pub holder: String,
}

#[derive(Clone, Copy)]
pub struct Draft {
    pub(super) participant: StoredValue<Participant>,
    pub(super) kept: StoredValue<Kept>,
    text: RwSignal<String>,
    pub(super) moves: RwSignal<Vec<Move>>,
    /// What could not be moved, and why.
    pub(super) unmoved: RwSignal<Vec<(Move, ApiError)>>,
    pub(super) provider: RwSignal<Option<String>>,
    /// The prepared e-mail to each provider that wants a setup, by its id.
    letters: StoredValue<Vec<(String, Letter)>>,
    pub(super) emailed: RwSignal<bool>,
    pub(super) step: RwSignal<Step>,
    pub(super) trouble: RwSignal<Option<Trouble>>,
    pub(super) busy: RwSignal<bool>,
    pub(super) customer: RwSignal<Option<Customer>>,
    moved: StoredValue<bool>,
    pub(super) api: Api,
    pub(super) on_added: Callback<Customer>,
}

impl Draft {
    pub fn new(participant: Participant, api: Api, kept: StoredValue<Kept>, on_added: Callback<Customer>) -> Self {
        let text = kept.with_value(|kept| kept.get(&participant.participant_id));
        // With one provider there is nothing to choose.
        let provider = match participant.providers.as_slice() {
            [only] => Some(only.id.clone()),
            _ => None,
        };
        Self {
            letters: StoredValue::new(letters(&participant)),
            participant: StoredValue::new(participant),
            kept,
            text: RwSignal::new(text),
            moves: RwSignal::new(Vec::new()),
            unmoved: RwSignal::new(Vec::new()),
            emailed: RwSignal::new(false),
            provider: RwSignal::new(provider),
            step: RwSignal::new(Step::Numbers),
            trouble: RwSignal::new(None),
            busy: RwSignal::new(false),
            customer: RwSignal::new(None),
            moved: StoredValue::new(false),
            api,
            on_added,
        }
    }

    pub fn participant(self) -> Participant {
        self.participant.get_value()
    }

    /// The text of the box, for the field that will change it.
    pub fn text_untracked(self) -> String {
        self.text.get_untracked()
    }

    /// The numbers of the box; what cannot be read yet counts as none.
    pub fn numbers(self) -> Parsed {
        self.text.with(|text| customer_number::parse_box(text)).unwrap_or_default()
    }

    /// The numbers of the box that will be taken from another customer.
    pub fn moves(self) -> Vec<Move> {
        let numbers = self.numbers().numbers;
        self.moves.get().into_iter().filter(|one| numbers.contains(&one.number)).collect()
    }

    pub fn unmoved(self) -> Vec<(Move, ApiError)> {
        self.unmoved.get()
    }

    /// Takes over the number that stands in the way, and goes on.
    pub fn take_over(self) {
        if let Some(Trouble::Taken { number, id, name }) = self.trouble.get_untracked() {
            self.moves.update(|moves| {
                moves.retain(|known| known.number != number);
                moves.push(Move { number, holder_id: id, holder: name });
            });
            self.next();
        }
    }

    /// The e-mail to the chosen provider, if it wants a setup.
    pub fn letter(self) -> Option<Letter> {
        let provider = self.provider()?;
        self.letters.with_value(|letters| letters.iter().find(|(id, _)| *id == provider.id).map(|(_, letter)| *letter))
    }

    pub fn is_emailed(self) -> bool {
        self.emailed.get()
    }

    pub fn provider(self) -> Option<Provider> {
        let chosen = self.provider.get()?;
        self.participant
            .with_value(|participant| participant.providers.iter().find(|known| known.id == chosen).cloned())
    }

    pub fn step(self) -> Step {
        self.step.get()
    }

    pub fn trouble(self) -> Option<Trouble> {
        self.trouble.get()
    }

    pub fn is_busy(self) -> bool {
        self.busy.get()
    }

    pub fn customer(self) -> Option<Customer> {
        self.customer.get()
    }

    /// Whether a step has been taken: the first one does not take the focus from the field.
    pub fn has_moved(self) -> bool {
        self.moved.get_value()
    }

    /// Steps to take, the end screen not counted.
    pub fn steps(self) -> u64 {
        2 + u64::from(self.has_choice()) + u64::from(self.needs_routing())
    }

    /// Place of the step, counting from 1; 0 on the end screen.
    pub fn position(self) -> u64 {
        match self.step.get() {
            Step::Numbers => 1,
            Step::Provider => 2,
            Step::Routing => self.steps() - 1,
            Step::Check => self.steps(),
            Step::Done => 0,
        }
    }

    pub fn has_choice(self) -> bool {
        self.participant.with_value(|participant| participant.providers.len() > 1)
    }

    pub fn needs_routing(self) -> bool {
        self.letter().is_some()
    }

    pub fn type_numbers(self, text: String) {
        self.participant.with_value(|participant| {
            self.kept.update_value(|kept| kept.put(&participant.participant_id, &text));
        });
        self.text.set(text);
        self.trouble.set(None);
    }

    pub fn choose(self, provider: String) {
        self.provider.set(Some(provider));
        self.trouble.set(None);
    }

    pub fn go(self, step: Step) {
        self.moved.set_value(true);
        self.trouble.set(None);
        self.step.set(step);
    }

    pub(super) fn go_after_numbers(self) {
        if self.has_choice() { self.go(Step::Provider) } else { self.go_after_provider() }
    }

    fn go_after_provider(self) {
        self.go(if self.needs_routing() { Step::Routing } else { Step::Check });
    }

    pub fn back(self) {
        match self.step.get_untracked() {
            Step::Check if self.needs_routing() => self.go(Step::Routing),
            Step::Check | Step::Routing if self.has_choice() => self.go(Step::Provider),
            Step::Check | Step::Routing | Step::Provider => self.go(Step::Numbers),
            Step::Numbers | Step::Done => {}
        }
    }

    /// One step on, if this one is in order.
    pub fn next(self) {
        if self.busy.get_untracked() {
            return;
        }
        match self.step.get_untracked() {
            Step::Numbers => match self.text.with_untracked(|text| customer_number::parse_box(text)) {
                Ok(parsed) => self.run(Box::pin(self.check_numbers(parsed.numbers))),
                Err((position, code)) => self.trouble.set(Some(Trouble::Fault { position, code })),
            },
            Step::Provider if self.provider.with_untracked(Option::is_none) => {
                self.trouble.set(Some(Trouble::NoProvider));
            }
            Step::Provider => self.go_after_provider(),
            Step::Routing => self.go(Step::Check),
            Step::Check => self.run(Box::pin(self.confirm())),
            Step::Done => {}
        }
    }
}

fn letters(participant: &Participant) -> Vec<(String, Letter)> {
    let wanting = participant.providers.iter().filter(|provider| provider.requires_routing_setup);
    let letter = |provider: &Provider| {
        let about = About {
            name: participant.name.clone(),
            participant_id: participant.participant_id.clone(),
            provider: provider.name.clone(),
            contact: None,
        };
        (provider.id.clone(), Letter::new(about))
    };
    wanting.map(letter).collect()
}
