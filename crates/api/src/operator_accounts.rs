//! The accounts, as the network's operator sees them: how much is in them, none of it; and their deletion.

use aide::axum::{
    ApiRouter,
    routing::{get_with, post_with},
};
use axum::{Json, extract::State};
use carnet_core::wire::{AccountStatus, Code, DeleteAccount};
use carnet_store::{
    account_status,
    deletion::{self, DeleteRefused},
};
use http::StatusCode;

use crate::{
    extract::{ApiJson, ApiPath, Operator},
    host::{App, Host},
    openapi::{doc, empty},
    problem::Failure,
};

pub(crate) fn routes() -> ApiRouter<App> {
    let list = get_with(list, |op| doc(op, "listAccounts", "Every account, by name", &[]));
    let delete = post_with(delete, |op| {
        let codes = [Code::AccountNotFound, Code::AccountNameDiffers, Code::AccountOfOperator];
        let op = doc(op, "deleteAccount", "Deletes an account with everything in it, for good", &codes);
        empty(op, 204, "It is gone.")
    });
    ApiRouter::new()
        .api_route("/api/v1/operator/accounts", list)
        .api_route("/api/v1/operator/accounts/{id}/delete", delete)
}

/// `GET /operator/accounts`.
async fn list(State(host): State<Host>, _: Operator) -> Result<Json<Vec<AccountStatus>>, Failure> {
    Ok(Json(host.read(account_status::list).await?))
}

/// `POST /operator/accounts/{id}/delete`: 204.
async fn delete(
    State(host): State<Host>,
    Operator(session): Operator,
    ApiPath(id): ApiPath,
    ApiJson(DeleteAccount { name }): ApiJson<DeleteAccount>,
) -> Result<StatusCode, Failure> {
    let now = (host.now)();
    let deleted = host.write(move |db| deletion::delete(db, &id, Some(&name), Some(&session), now)).await?;
    deleted.map(|()| StatusCode::NO_CONTENT).map_err(|refusal| match refusal {
        DeleteRefused::NotFound => Failure::new(Code::AccountNotFound, "No account has this id."),
        DeleteRefused::NameDiffers => {
            Failure::field(Code::AccountNameDiffers, "name", "Type the name of the account as it is.")
        }
        DeleteRefused::OfOperator => {
            Failure::new(Code::AccountOfOperator, "Somebody has to run the network; only other accounts go.")
        }
    })
}
