//! Service providers as the operator keeps them: who wants routing set up, and where to write for it.

mod hand_off;

use aide::axum::{
    ApiRouter,
    routing::{get_with, patch_with, post_with},
};
use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use carnet_core::wire::{Code, CollectKey, EditProvider, MAX_SUGGESTED_CHARS, Provider, ProviderRecord};
use carnet_store::providers::{self, AddRefused, ChangeRefused, NewProvider, ProviderChange};
use http::{StatusCode, header};

use crate::{
    extract::{ApiJson, ApiPath, IfMatch, Operator},
    host::{App, Host},
    openapi::doc,
    problem::Failure,
    texts::{Faults, is_email},
};

pub(crate) fn routes() -> ApiRouter<App> {
    const TEXTS: &[Code] =
        &[Code::ProviderIdMalformed, Code::NameRequired, Code::TextTooLong, Code::TextControl, Code::ContactMalformed];
    let faults = [TEXTS, &hand_off::FAULTS].concat();
    let list =
        get_with(list, |op| doc(op, "listProviderRecords", "Service providers with what the operator keeps", &[]));
    let add = post_with(add, |op| {
        let op = doc(op, "addProvider", "Adds a service provider", &[&faults[..], &[Code::ProviderExists]].concat());
        op.response::<201, Json<ProviderRecord>>()
    });
    let change = patch_with(change, |op| {
        doc(op, "changeProvider", "Changes a service provider", &[&faults[..], &[Code::ProviderUnknown]].concat())
    });
    let key = post_with(hand_off::make_key, |op| {
        let op = doc(op, "makeCollectKey", "Makes the key a provider collects with", &[Code::ProviderUnknown]);
        op.response::<201, Json<CollectKey>>()
    });
    ApiRouter::new()
        .api_route("/api/v1/operator/providers", list)
        .api_route("/api/v1/operator/providers/{id}/collect-key", key)
        .api_route("/api/v1/providers", add)
        .api_route("/api/v1/providers/{id}", change)
}

/// Characters of an id.
const MAX_ID_CHARS: usize = 64;
/// What a name is.
const NAME: &str = "The name of the service provider.";

/// `GET /operator/providers`, by name.
async fn list(State(host): State<Host>, _: Operator) -> Result<Json<Vec<ProviderRecord>>, Failure> {
    Ok(Json(host.read(providers::records).await?))
}

/// `POST /providers`.
async fn add(
    State(host): State<Host>,
    Operator(session): Operator,
    ApiJson(body): ApiJson<EditProvider>,
) -> Result<Response, Failure> {
    let new = new(&body, host.private_network)?;
    let now = (host.now)();
    let added = host.write(move |db| providers::add(db, &session, &new, now)).await?;
    let added = added.map_err(|refusal| match refusal {
        AddRefused::Exists => Failure::field(Code::ProviderExists, "id", "There is a service provider with this id."),
        AddRefused::Missing(what) => hand_off::missing(what),
    })?;
    let location = format!("/api/v1/providers/{}", added.id);
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Json(added)).into_response())
}

/// `PATCH /providers/{id}` with `If-Match`.
async fn change(
    State(host): State<Host>,
    Operator(session): Operator,
    IfMatch(version): IfMatch,
    ApiPath(id): ApiPath,
    ApiJson(body): ApiJson<EditProvider>,
) -> Result<Json<ProviderRecord>, Failure> {
    let change = changed(&body, &id, host.private_network)?;
    let now = (host.now)();
    let changed = host.write(move |db| providers::change(db, &session, &id, version, &change, now)).await?;
    changed.map(Json).map_err(|refusal| match refusal {
        ChangeRefused::NotFound => unknown(),
        ChangeRefused::Missing(what) => hand_off::missing(what),
        ChangeRefused::ChangedMeanwhile => {
            Failure::new(Code::ChangedMeanwhile, "Read the service providers again, then change this one.")
        }
    })
}

fn unknown() -> Failure {
    Failure::new(Code::ProviderUnknown, "There is no service provider with this id.")
}

fn new(body: &EditProvider, private: bool) -> Result<NewProvider, Failure> {
    let mut faults = Faults::default();
    let id = body.id.as_deref().unwrap_or_default();
    if !is_id(id) {
        faults.add(Code::ProviderIdMalformed, "id", "Lower-case letters, digits and hyphens, 1 to 64.");
    }
    let name = faults.some_line("name", Some(body.name.as_deref().unwrap_or_default()), MAX_SUGGESTED_CHARS, NAME);
    let contact = contact(body.contact.as_deref(), &mut faults);
    let hand_off = hand_off::change(body, private, &mut faults);
    faults.check()?;
    let requires_routing_setup = body.requires_routing_setup.unwrap_or(false);
    let provider = Provider { id: id.to_owned(), name: name.unwrap_or_default(), requires_routing_setup };
    Ok(NewProvider { provider, contact: contact.flatten(), hand_off })
}

fn changed(body: &EditProvider, id: &str, private: bool) -> Result<ProviderChange, Failure> {
    let mut faults = Faults::default();
    if body.id.as_deref().is_some_and(|other| other != id) {
        faults.add(Code::ProviderIdMalformed, "id", "The id of a service provider stays as it is.");
    }
    let change = ProviderChange {
        name: faults.some_line("name", body.name.as_deref(), MAX_SUGGESTED_CHARS, NAME),
        requires_routing_setup: body.requires_routing_setup,
        contact: contact(body.contact.as_deref(), &mut faults),
        hand_off: hand_off::change(body, private, &mut faults),
    };
    faults.check()?;
    Ok(change)
}

fn is_id(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=MAX_ID_CHARS).contains(&text.len()) && text.bytes().all(allowed)
}

// Absent it stays, empty there is none any more.
fn contact(text: Option<&str>, faults: &mut Faults) -> Option<Option<String>> {
    let text = text?.trim();
    if !text.is_empty() && !is_email(text) {
        faults.add(Code::ContactMalformed, "contact", "An e-mail address, such as routage@exemple.fr.");
    }
    Some(Some(text.to_owned()).filter(|text| !text.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contacts_and_ids_are_of_their_form() {
        for good in ["routage@exemple.fr", "a.b+c@x-y.example", "é@exemple.fr", "a@b.c"] {
            assert!(is_email(good), "{good}");
        }
        for bad in [
            "",
            "a",
            "a@",
            "@b.fr",
            "a@b",
            "a@b.",
            "a@.fr",
            "a@-b.fr",
            "a b@c.fr",
            "a@b@c.fr",
            "a@b.fr,c@d.fr",
            "a@b.fr?bcc=c",
            "Nom <a@b.fr>",
            "a@b.fr\nBcc: c",
        ] {
            assert!(!is_email(bad), "{bad}");
        }
        assert!(!is_email(&format!("{}@exemple.fr", "a".repeat(250))));
        assert!(is_id("plateforme-sillage") && is_id("7") && is_id(&"a".repeat(64)));
        for bad in ["", "A", "a b", "é", "a_b", &"a".repeat(65)] {
            assert!(!is_id(bad), "{bad}");
        }
    }
}
