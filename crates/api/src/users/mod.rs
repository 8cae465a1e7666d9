//! The people of a company, for its administrators.

use aide::axum::{
    ApiRouter,
    routing::{delete_with, get_with, patch_with, post_with},
};
use axum::Json;
use carnet_core::wire::{Code, UserLink};

use crate::{
    host::App,
    openapi::{doc, empty},
};

mod handlers;
mod link;

const FAULTS: &[Code] = &[Code::NameRequired, Code::TextTooLong, Code::TextControl, Code::RoleNotAllowed];

pub(crate) fn routes() -> ApiRouter<App> {
    let list = get_with(handlers::list, |op| doc(op, "listUsers", "The people of the company, by name", &[]));
    let invite = post_with(handlers::invite, |op| {
        let problems = [FAULTS, &[Code::EmailMalformed, Code::EmailTaken]].concat();
        let op = doc(op, "inviteUser", "Invites somebody, by a link to choose a password", &problems);
        op.response::<201, Json<UserLink>>()
    });
    let get = get_with(handlers::get, |op| doc(op, "getUser", "One person", &[Code::UserNotFound]));
    let change = patch_with(handlers::change, |op| {
        let problems = [FAULTS, &[Code::UserNotFound, Code::LastAdmin]].concat();
        doc(op, "changeUser", "Changes role or name, disables or enables", &problems)
    });
    let remove = delete_with(handlers::remove, |op| {
        let problems = [Code::UserNotFound, Code::LastAdmin, Code::UserActive];
        empty(doc(op, "removeUser", "Takes an invitation back", &problems), 204, "The person is removed.")
    });
    let link = post_with(handlers::link, |op| {
        let problems = [Code::UserNotFound, Code::LastAdmin, Code::UserDisabled];
        let summary = "A new link to choose a password; the one before and the old password work no longer";
        doc(op, "linkUser", summary, &problems)
    });
    ApiRouter::new()
        .api_route("/api/v1/users", list.merge(invite))
        .api_route("/api/v1/users/{id}", get.merge(change).merge(remove))
        .api_route("/api/v1/users/{id}/link", link)
}
