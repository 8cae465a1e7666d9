//! Storing what was typed: as a change of the version that was read, so that nobody else's change is lost.

use carnet_core::wire::{ChangeCustomer, Code, Customer};
use leptos::{prelude::*, task::spawn_local};

use super::{Settings, numbers, trouble::Trouble};
use crate::{api::ApiError, pages::customer::acts};

pub fn save(all: Settings) {
    let draft = all.draft;
    // It may be called when the page is gone.
    if draft.busy.try_get_untracked() != Some(false) || draft.conflict_untracked().is_some() {
        return;
    }
    draft.trouble.set(None);
    let (Some(base), change) = (draft.base_untracked(), draft.change()) else { return };
    match change {
        Err((position, code)) => refuse(all, Trouble::Fault { position, code }),
        Ok(change) if change == ChangeCustomer::default() => all.close_now(),
        Ok(change) => store(all, base, change),
    }
}

fn store(all: Settings, base: Customer, change: ChangeCustomer) {
    let draft = all.draft;
    draft.busy.set(true);
    spawn_local(async move {
        let answer = all.here.api.change_customer(&base.id, base.version, &change).await;
        let outcome = match answer {
            Err(error) if error.is_unknown_outcome() => ask(all, &base, &change).await,
            Err(error) => Outcome::of(error),
            Ok(customer) => Outcome::Saved(customer),
        };
        draft.busy.try_set(false);
        match outcome {
            Outcome::Saved(customer) => all.saved(customer),
            Outcome::Conflict(current) => draft.set_conflict(current),
            Outcome::Gone => {
                all.close_now();
                all.here.reload();
            }
            Outcome::Refused(trouble) => refuse(all, trouble),
        }
    });
}

enum Outcome {
    Saved(Customer),
    /// Somebody else has stored this version meanwhile.
    Conflict(Customer),
    /// Somebody else has deleted it; the page says who.
    Gone,
    Refused(Trouble),
}

impl Outcome {
    fn of(error: ApiError) -> Self {
        match (error.code(), acts::current(&error)) {
            (Some(Code::ChangedMeanwhile), Some(current)) => Self::Conflict(current),
            (Some(Code::CustomerDeleted | Code::CustomerNotFound), _) => Self::Gone,
            _ => Self::Refused(Trouble::of(error)),
        }
    }
}

/// The answer was lost: whether it was done is asked, never tried again blindly.
async fn ask(all: Settings, base: &Customer, change: &ChangeCustomer) -> Outcome {
    all.draft.trouble.try_set(Some(Trouble::Asking));
    match all.here.api.customer(&base.id).await {
        Ok(now) if is_done(&now, change) => Outcome::Saved(now),
        Ok(now) if now.version == base.version => Outcome::Refused(Trouble::NotDone),
        Ok(now) => Outcome::Conflict(now),
        Err(error) => Outcome::of(error),
    }
}

fn is_done(now: &Customer, change: &ChangeCustomer) -> bool {
    change.customer_numbers.as_ref().is_none_or(|numbers| *numbers == now.customer_numbers)
        && change.provider_id.as_ref().is_none_or(|provider| Some(provider) == now.provider_id.as_ref())
}

/// Says what is wrong where it is wrong; the focus goes to the field.
fn refuse(all: Settings, trouble: Trouble) {
    let about_numbers = matches!(trouble, Trouble::Fault { .. } | Trouble::Taken { .. });
    all.draft.trouble.try_set(Some(trouble));
    if about_numbers {
        numbers::show(all);
    }
}
