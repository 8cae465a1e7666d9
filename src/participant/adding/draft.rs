//! What has been chosen so far, and the way from step to step. Only [`Draft::next`] on the last step stores.

use std::pin::Pin;

use carnet_core::{
    customer_number::{self, Parsed},
    wire::{AddCustomer, Customer, CustomerField, Participant, Provider},
};
use leptos::{prelude::*, task::spawn_local};

use super::{kept::Kept, trouble::Trouble};
use crate::api::{Api, ApiError, CustomerQuery};

/// Numbers looked up before the confirmation; the server checks all of them anyway.
const CHECKED: usize = 10;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Numbers,
    Provider,
    Check,
    Done,
}

#[derive(Clone, Copy)]
pub struct Draft {
    participant: StoredValue<Participant>,
    kept: StoredValue<Kept>,
    text: RwSignal<String>,
    provider: RwSignal<Option<String>>,
    step: RwSignal<Step>,
    trouble: RwSignal<Option<Trouble>>,
    busy: RwSignal<bool>,
    customer: RwSignal<Option<Customer>>,
    moved: StoredValue<bool>,
    api: Api,
    on_added: Callback<Customer>,
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
            participant: StoredValue::new(participant),
            kept,
            text: RwSignal::new(text),
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
        if self.has_choice() { 3 } else { 2 }
    }

    /// Place of the step, counting from 1; 0 on the end screen.
    pub fn position(self) -> u64 {
        match self.step.get() {
            Step::Numbers => 1,
            Step::Provider => 2,
            Step::Check => self.steps(),
            Step::Done => 0,
        }
    }

    pub fn has_choice(self) -> bool {
        self.participant.with_value(|participant| participant.providers.len() > 1)
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

    pub fn back(self) {
        match self.step.get_untracked() {
            Step::Check if self.has_choice() => self.go(Step::Provider),
            Step::Check | Step::Provider => self.go(Step::Numbers),
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
            Step::Provider => self.go(Step::Check),
            Step::Check => self.run(Box::pin(self.confirm())),
            Step::Done => {}
        }
    }

    /// Runs a call; the dialog may be closed before it ends, so what it sets may be gone.
    fn run(self, call: Pin<Box<dyn Future<Output = Result<(), Trouble>>>>) {
        self.busy.set(true);
        self.trouble.set(None);
        spawn_local(async move {
            let outcome = call.await;
            self.busy.try_set(false);
            if let Err(trouble) = outcome {
                if matches!(trouble, Trouble::Taken { .. }) {
                    self.step.try_set(Step::Numbers);
                }
                self.trouble.try_set(Some(trouble));
            }
        });
    }

    async fn check_numbers(self, numbers: Vec<String>) -> Result<(), Trouble> {
        for number in numbers.into_iter().take(CHECKED) {
            let query = CustomerQuery {
                // Stars and backslashes of a number are themselves here.
                q: number.replace('\\', "\\\\").replace('*', "\\*"),
                field: Some(CustomerField::CustomerNumber),
                limit: Some(5),
                ..CustomerQuery::default()
            };
            let page = self.api.customers(&query).await.map_err(Trouble::Api)?;
            if let Some(holder) = page.items.into_iter().find(|customer| customer.customer_numbers.contains(&number)) {
                return Err(Trouble::Taken { number, id: holder.id, name: holder.name });
            }
        }
        if self.step.try_get_untracked() == Some(Step::Numbers) {
            self.go(if self.has_choice() { Step::Provider } else { Step::Check });
        }
        Ok(())
    }

    async fn confirm(self) -> Result<(), Trouble> {
        let participant_id = self.participant.with_value(|participant| participant.participant_id.clone());
        let body = AddCustomer {
            participant_id: participant_id.clone(),
            customer_numbers: self
                .text
                .with_untracked(|text| customer_number::parse_box(text))
                .unwrap_or_default()
                .numbers,
            provider_id: self.provider.get_untracked(),
        };
        let customer = match self.api.add_customer(&body).await {
            Ok(customer) => customer,
            Err(error) if error.is_unknown_outcome() => self.read_again(&participant_id).await?,
            Err(error) => return Err(Trouble::of(error)),
        };
        self.kept.try_update_value(|kept| kept.put(&participant_id, ""));
        self.on_added.try_run(customer.clone());
        self.customer.try_set(Some(customer));
        self.step.try_set(Step::Done);
        Ok(())
    }

    /// The answer was lost: whether the customer is stored is asked, never tried again blindly.
    async fn read_again(self, participant_id: &str) -> Result<Customer, Trouble> {
        self.trouble.try_set(Some(Trouble::Asking));
        let find = async {
            let participant = self.api.participant(participant_id).await?;
            match participant.customer_id {
                Some(id) => self.api.customer(&id).await.map(Some),
                None => Ok::<_, ApiError>(None),
            }
        };
        find.await.map_err(Trouble::Api)?.ok_or(Trouble::NotDone)
    }
}
