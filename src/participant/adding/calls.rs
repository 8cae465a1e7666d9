//! The calls of the dialog: who has a number already, and storing it all.

use std::pin::Pin;

use carnet_core::wire::{AddCustomer, Customer, CustomerField, RequestAction};
use leptos::{prelude::*, task::spawn_local};

use super::{
    draft::{Draft, Step},
    trouble::Trouble,
};
use crate::api::{ApiError, CustomerQuery};

/// Numbers looked up before the confirmation; the server checks all of them anyway.
const CHECKED: usize = 10;

impl Draft {
    /// Runs a call; the dialog may be closed before it ends, so what it sets may be gone.
    pub(super) fn run(self, call: Pin<Box<dyn Future<Output = Result<(), Trouble>>>>) {
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

    pub(super) async fn check_numbers(self, numbers: Vec<String>) -> Result<(), Trouble> {
        let moves = self.moves.get_untracked();
        let unsure = numbers.into_iter().filter(|number| !moves.iter().any(|known| known.number == *number));
        for number in unsure.take(CHECKED) {
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
            self.go_after_numbers();
        }
        Ok(())
    }

    /// Adds the customer with the numbers nobody has, then moves the others here, one by one: what fails after the
    /// adding is said on the end screen, as the customer is there by then.
    pub(super) async fn confirm(self) -> Result<(), Trouble> {
        let participant_id = self.participant.with_value(|participant| participant.participant_id.clone());
        let (mut numbers, moves) = (self.numbers().numbers, self.moves());
        numbers.retain(|number| !moves.iter().any(|one| one.number == *number));
        let emailed = self.emailed.get_untracked() && self.needs_routing();
        let body = AddCustomer {
            participant_id: participant_id.clone(),
            customer_numbers: numbers,
            provider_id: self.provider.get_untracked(),
        };
        let mut customer = match self.api.add_customer(&body).await {
            Ok(customer) => customer,
            Err(error) if error.is_unknown_outcome() => self.read_again(&participant_id).await?,
            Err(error) => return Err(Trouble::of(error)),
        };
        for one in moves {
            match self.api.move_number(&customer.id, &one.number).await {
                Ok(moved) => customer = moved.customer,
                Err(error) => {
                    self.unmoved.try_update(|unmoved| unmoved.push((one, error)));
                }
            }
        }
        if let Some(request) = customer.request_id.as_ref().filter(|_| emailed) {
            // A remark on the request; without it the list says that no e-mail was sent, and offers it again.
            let _ = self.api.act_on_request(request, RequestAction::Emailed, None).await;
        }
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
