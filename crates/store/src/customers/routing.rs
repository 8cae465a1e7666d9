//! What choosing another provider means for the relationship (R8): a provider that needs a set-up is asked for one,
//! a request to the one before is taken back.

use carnet_core::{
    state::Relationship,
    wire::{Customer, Provider, RequestKind},
};

use super::actor::Actor;
use crate::{
    db::{self, Db},
    error::Result,
    requests::{self, NewRequest},
    text::{self, Word},
};

/// The relationship with the new provider; its request is opened and the one before cancelled as needed. An
/// acceptance that is awaited, refused or taken back stays what it is: until the other side agrees there is nothing
/// to set up.
pub(super) fn follow(
    db: &mut dyn Db,
    actor: &Actor<'_>,
    before: &Customer,
    provider: &Provider,
    request_id: &str,
) -> Result<Relationship> {
    let relationship = before.relationship;
    let about_routing = match relationship {
        Relationship::Ready | Relationship::AwaitingRouting => true,
        Relationship::Cancelled => last_kind(db, &before.id)? == Some(RequestKind::Routing),
        Relationship::AwaitingAcceptance | Relationship::Refused => false,
    };
    if !about_routing {
        return Ok(relationship);
    }
    requests::cancel_open(db, &before.id, actor.user_id, actor.now_ms)?;
    if !provider.requires_routing_setup || is_set_up(db, &before.id, &provider.id)? {
        return Ok(Relationship::Ready);
    }
    let request = NewRequest {
        id: request_id,
        kind: RequestKind::Routing,
        account_id: actor.account_id,
        customer_id: &before.id,
        recipient_account_id: None,
        provider_id: Some(&provider.id),
        user_id: actor.user_id,
    };
    requests::open(db, &request, actor.now_ms)?;
    Ok(Relationship::AwaitingRouting)
}

fn last_kind(db: &mut dyn Db, customer_id: &str) -> Result<Option<RequestKind>> {
    let sql = "select kind from requests where customer_id = $1 order by created_at desc, id limit 1";
    db::query_one(db, sql, &[customer_id.into()], |row| RequestKind::read(row.str(0)?))
}

// A provider that has answered once need not be asked again.
fn is_set_up(db: &mut dyn Db, customer_id: &str, provider_id: &str) -> Result<bool> {
    let sql =
        "select 1 from requests where customer_id = $1 and provider_id = $2 and kind = $3 and status = 'activated'";
    let kind = text::request_kind(RequestKind::Routing);
    Ok(db::query_one(db, sql, &[customer_id.into(), provider_id.into(), kind.into()], |row| row.int(0))?.is_some())
}
