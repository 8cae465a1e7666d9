//! What can be done with a customer in one step: each is done at once and said in a notice with the way back. All of
//! it may end after the page is gone.

use carnet_core::{
    state::OwnStatus,
    wire::{ChangeCustomer, Code, Customer, Locale, RequestAction, Restored},
};
use leptos::task::spawn_local;

use super::here::Here;
use crate::{
    api::{Api, ApiError},
    i18n::{customer as t, states::Tone},
    ui::Notices,
};

/// Sets the account's own switch. Whatever else was changed meanwhile stays: the second try is of the version that
/// the first one was refused for.
pub async fn set_status(api: Api, id: &str, version: u64, status: OwnStatus) -> Result<Customer, ApiError> {
    let body = ChangeCustomer { own_status: Some(status), ..ChangeCustomer::default() };
    let refused = match api.change_customer(id, version, &body).await {
        Err(error) if error.code() == Some(Code::ChangedMeanwhile) => error,
        answer => return answer,
    };
    match current(&refused) {
        Some(now) if now.own_status == status => Ok(now),
        Some(now) => api.change_customer(id, now.version, &body).await,
        None => Err(refused),
    }
}

/// The customer as a conflict says it is by now.
pub fn current(error: &ApiError) -> Option<Customer> {
    error.problem()?.current.as_deref().cloned()
}

/// Says that the switch is set, with the way back.
pub fn status_set(here: Here, customer: Customer) {
    let (id, version) = (customer.id.clone(), customer.version);
    let deactivated = customer.own_status == OwnStatus::Deactivated;
    let sentence = move |locale| match deactivated {
        true => t::deactivated(locale, &customer.name),
        false => t::activated(locale, &customer.name),
    };
    let tone = if deactivated { Tone::Neutral } else { Tone::Success };
    here.notices.say_undoable(tone, sentence, move || {
        let back = if deactivated { OwnStatus::Active } else { OwnStatus::Deactivated };
        change_status(here, id.clone(), version, back);
    });
    here.reload();
}

/// Sets the switch and says so.
pub fn change_status(here: Here, id: String, version: u64, status: OwnStatus) {
    spawn_local(async move {
        match set_status(here.api, &id, version, status).await {
            Ok(customer) => status_set(here, customer),
            Err(error) => failed(here, error),
        }
    });
}

/// Says what went wrong, and shows the customer as it is.
pub fn failed(here: Here, error: ApiError) {
    here.notices.say(Tone::Danger, move |locale| error.sentence(locale));
    here.reload();
}

/// Undoes a deletion; `then` runs when it is done.
pub fn restore(api: Api, notices: Notices, id: String, then: impl Fn() + 'static) {
    spawn_local(async move {
        match api.restore_customer(&id).await {
            Ok(restored) => {
                let tone = if restored.not_restored.is_empty() { Tone::Success } else { Tone::Warning };
                notices.say(tone, move |locale| restored_sentence(locale, &restored));
            }
            Err(error) => notices.say(Tone::Danger, move |locale| error.sentence(locale)),
        }
        then();
    });
}

fn restored_sentence(locale: Locale, restored: &Restored) -> String {
    let name = &restored.customer.name;
    let mut lost = restored.not_restored.iter().map(|holder| (holder.number.as_deref().unwrap_or("—"), &holder.name));
    let Some((number, holder)) = lost.next() else { return t::restored(locale, name) };
    let others = lost.map(|(number, holder)| t::also_without(locale, number, holder));
    std::iter::once(t::restored_without(locale, name, number, holder)).chain(others).collect::<Vec<_>>().join(" ")
}

/// The sender has the provider's answer: documents go out from now on.
pub fn activate_routing(here: Here, request_id: String) {
    spawn_local(async move {
        match here.api.act_on_request(&request_id, RequestAction::Activate, None).await {
            Ok(request) => {
                let (name, provider) = (request.name, request.provider);
                let sentence = move |locale| match &provider {
                    Some(provider) => t::routing_activated(locale, &name, &provider.name),
                    None => t::routing_activated_unnamed(locale, &name),
                };
                here.notices.say_undoable(Tone::Success, sentence, move || put_back(here, request_id.clone()));
                here.reload();
            }
            Err(error) => failed(here, error),
        }
    });
}

fn put_back(here: Here, request_id: String) {
    spawn_local(async move {
        match here.api.act_on_request(&request_id, RequestAction::PutBack, None).await {
            Ok(request) => {
                here.notices.say(Tone::Info, move |locale| t::put_back(locale, &request.name));
                here.reload();
            }
            Err(error) => failed(here, error),
        }
    });
}

pub fn remind(here: Here, request_id: String) {
    spawn_local(async move {
        match here.api.act_on_request(&request_id, RequestAction::Remind, None).await {
            Ok(request) => {
                here.notices.say(Tone::Success, move |locale| t::reminded(locale, &request.name));
                here.reload();
            }
            Err(error) => failed(here, error),
        }
    });
}

/// A new request, after the last one was refused or taken back.
pub fn ask_again(here: Here, id: String) {
    spawn_local(async move {
        match here.api.request_again(&id).await {
            Ok(customer) => {
                here.notices.say(Tone::Success, move |locale| t::asked(locale, &customer.name));
                here.reload();
            }
            Err(error) => failed(here, error),
        }
    });
}
