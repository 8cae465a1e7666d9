//! What can be done about a document in one step. What changes the directory is done first; the document is resent at
//! once after it, and what became of it is said. All of it may end after the page is gone.

use carnet_core::{
    state::OwnStatus,
    wire::{ChangeCustomer, Code, Customer, Document, DocumentStatus, RequestAction, Route},
};
use leptos::{prelude::*, task::spawn_local};

use super::{ADD, here::Here, moving::Moving};
use crate::{
    api::ApiError,
    i18n::{Locale, documents as t, routing as r, states::Tone},
    pages::documents::parts::last_route,
    participant,
};

/// What came between.
pub enum Trouble {
    /// Nothing was changed.
    Api(ApiError),
    /// The directory was changed; the document was not resent.
    Half(ApiError),
    /// Somebody else has the number.
    Taken(Moving),
    /// Whom it is about is no customer any more.
    Gone,
    /// It has been said where it happened.
    Told,
}

impl From<ApiError> for Trouble {
    fn from(error: ApiError) -> Self {
        Self::Api(error)
    }
}

/// Does one thing at a time, and says what became of the document.
pub fn run(here: Here, act: impl Future<Output = Result<Document, Trouble>> + 'static) {
    if here.busy.get_untracked() {
        return;
    }
    here.busy.set(true);
    spawn_local(async move {
        let outcome = act.await;
        here.busy.try_set(false);
        match outcome {
            Ok(document) => told(here, &document),
            Err(trouble) => failed(here, trouble),
        }
    });
}

pub fn resend(here: Here) {
    run(here, async move { Ok(here.api.resend_document(&here.id()).await?) });
}

/// Resends after a change of the directory.
async fn resent(here: Here) -> Result<Document, Trouble> {
    here.api.resend_document(&here.id()).await.map_err(Trouble::Half)
}

/// The customer gets the number of the document.
pub fn add_number(here: Here, route: &Route) {
    let Some(near) = route.near_miss.clone() else { return };
    run(here, async move {
        let id = near.party.customer_id.ok_or(Trouble::Gone)?;
        let customer = here.api.customer(&id).await?;
        if !customer.customer_numbers.contains(&near.value) {
            give(here, &customer, &near.value).await?;
        }
        resent(here).await
    });
}

async fn give(here: Here, customer: &Customer, number: &str) -> Result<(), Trouble> {
    let mut numbers = customer.customer_numbers.clone();
    numbers.push(number.to_owned());
    let body = ChangeCustomer { customer_numbers: Some(numbers), ..ChangeCustomer::default() };
    let Err(error) = here.api.change_customer(&customer.id, customer.version, &body).await else { return Ok(()) };
    let taken = error.code() == Some(Code::CustomerNumberTaken);
    match error.holder().filter(|_| taken) {
        Some(holder) => Err(Trouble::Taken(Moving {
            number: number.to_owned(),
            holder: holder.name.clone(),
            customer_id: customer.id.clone(),
            name: customer.name.clone(),
        })),
        None => Err(error.into()),
    }
}

/// Takes the number from whoever has it.
pub fn move_number(here: Here, moving: Moving) {
    run(here, async move {
        here.api.move_number(&moving.customer_id, &moving.number).await?;
        resent(here).await
    });
}

pub fn activate(here: Here, route: &Route) {
    let id = route.party.as_ref().and_then(|party| party.customer_id.clone());
    run(here, async move {
        let customer = here.api.customer(&id.ok_or(Trouble::Gone)?).await?;
        if customer.own_status != OwnStatus::Active {
            let body = ChangeCustomer { own_status: Some(OwnStatus::Active), ..ChangeCustomer::default() };
            here.api.change_customer(&customer.id, customer.version, &body).await?;
        }
        resent(here).await
    });
}

pub fn activate_routing(here: Here, route: &Route) {
    let id = route.party.as_ref().and_then(|party| party.request_id.clone());
    run(here, async move {
        here.api.act_on_request(&id.ok_or(Trouble::Gone)?, RequestAction::Activate, None).await?;
        resent(here).await
    });
}

/// A new request; the document is resent so that it says what it waits for.
pub fn request_again(here: Here, route: &Route) {
    let id = route.party.as_ref().and_then(|party| party.customer_id.clone());
    run(here, async move {
        here.api.request_again(&id.ok_or(Trouble::Gone)?).await?;
        resent(here).await
    });
}

/// The dialog that adds whom the document is for; once added, the document is resent.
pub fn add_dialog(here: Here) -> AnyView {
    let open = here.is_open(ADD);
    // It stays whom it was opened for: once added, the route is about something else.
    let id = Memo::new(move |before: Option<&String>| {
        if !open.get() {
            return String::new();
        }
        let kept = before.filter(|before| !before.is_empty()).cloned();
        kept.unwrap_or_else(|| {
            here.route.with(|route| {
                let party = route.as_ref().and_then(|route| route.party.as_ref());
                party.map_or_else(String::new, |party| party.participant_id.clone())
            })
        })
    });
    Effect::new(move |before: Option<bool>| {
        let now = open.get();
        if before == Some(true) && !now {
            here.focus_state();
        }
        now
    });
    let on_close = Callback::new(move |()| here.close());
    let on_added = Callback::new(move |_: Customer| run(here, resent(here)));
    participant::add_dialog(id.into(), on_close, on_added)
}

/// Says how the document stands now, and goes on there.
pub fn told(here: Here, document: &Document) {
    let (number, route) = (document.number.clone(), last_route(document));
    let status = document.status;
    let tone = match status {
        DocumentStatus::Stopped | DocumentStatus::Failed => Tone::Warning,
        DocumentStatus::Waiting => Tone::Info,
        DocumentStatus::Queued | DocumentStatus::Delivered => Tone::Success,
    };
    here.notices.say(tone, move |locale| sentence(locale, status, &number, &route));
    here.reload();
    if here.open.try_with_untracked(String::is_empty) == Some(true) {
        here.focus_state();
    }
}

fn sentence(locale: Locale, status: DocumentStatus, number: &str, route: &Route) -> String {
    match status {
        DocumentStatus::Stopped => t::resend_again(locale, number, &r::why_inside(locale, route)),
        DocumentStatus::Waiting => t::resend_waiting(locale, number),
        DocumentStatus::Queued | DocumentStatus::Delivered | DocumentStatus::Failed => {
            let name = route.party.as_ref().map_or("", |party| &party.name);
            t::resend_ok(locale, number, name)
        }
    }
}

fn failed(here: Here, trouble: Trouble) {
    match trouble {
        Trouble::Taken(moving) => {
            here.moving.try_set(Some(moving));
            return;
        }
        Trouble::Told => {}
        Trouble::Gone => here.notices.say(Tone::Warning, |locale| t::not_customer(locale).to_owned()),
        Trouble::Api(error) if error.is_unknown_outcome() => {
            here.notices.say(Tone::Warning, |locale| t::unknown_outcome(locale).to_owned());
        }
        Trouble::Api(error) => here.notices.say(Tone::Danger, move |locale| error.sentence(locale)),
        Trouble::Half(error) => {
            here.notices.say(Tone::Warning, move |locale| t::first_done_then_failed(locale, &error.sentence(locale)));
        }
    }
    here.reload();
}
