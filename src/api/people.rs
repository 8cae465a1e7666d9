//! Calls about the people of a company, one's own access, and the keys of its programs.

use carnet_core::wire::{
    AcceptInvitation, AccountStatus, ApiKey, ChangeMyself, ChangePassword, ChangeUser, Invitation, InviteUser,
    MakeApiKey, NewApiKey, ReadInvitation, Session, SessionEntry, SignInOptions, UserEntry, UserLink,
};

use super::{
    Api, ApiError,
    transport::{Load, Method, send, send_for_nothing},
};
use crate::query::encode;

fn user(id: &str) -> String {
    format!("users/{}", encode(id))
}

impl Api {
    /// For administrators; the refusal names them.
    pub async fn users(&self) -> Result<Vec<UserEntry>, ApiError> {
        self.get("users").await
    }

    pub async fn invite_user(&self, body: &InviteUser) -> Result<UserLink, ApiError> {
        self.post("users", body).await
    }

    pub async fn change_user(&self, id: &str, version: u64, body: &ChangeUser) -> Result<UserEntry, ApiError> {
        self.patch(&user(id), body, version).await
    }

    /// Takes back the invitation of somebody who has never signed in.
    pub async fn remove_user(&self, id: &str, version: u64) -> Result<(), ApiError> {
        let load = Load { version: Some(version), ..Load::default() };
        self.heed(send_for_nothing(Method::Delete, &user(id), load).await)
    }

    /// A new link to choose a password; the old link and the old password work no longer.
    pub async fn link_user(&self, id: &str) -> Result<UserLink, ApiError> {
        self.post(&format!("{}/link", user(id)), &()).await
    }

    /// Whom a link is for; nobody need be signed in.
    pub async fn invitation(&self, token: &str) -> Result<Invitation, ApiError> {
        let body = ReadInvitation { token: token.to_owned() };
        send(Method::Post, "invitations/read", Load::json(&body)?).await
    }

    /// Signs in.
    pub async fn accept_invitation(&self, token: &str, password: String) -> Result<Session, ApiError> {
        let body = AcceptInvitation { token: token.to_owned(), password };
        send(Method::Post, "invitations/accept", Load::json(&body)?).await
    }

    /// How one may sign in; nobody need be signed in.
    pub async fn sign_in_options(&self) -> Result<SignInOptions, ApiError> {
        send(Method::Get, "session/options", Load::default()).await
    }

    /// One's own name and language.
    pub async fn change_myself(&self, body: &ChangeMyself) -> Result<Session, ApiError> {
        self.heed(send(Method::Patch, "session", Load::json(body)?).await)
    }

    /// Ends every other session of one's own.
    pub async fn change_password(&self, body: &ChangePassword) -> Result<(), ApiError> {
        self.heed(send_for_nothing(Method::Post, "session/password", Load::json(body)?).await)
    }

    /// Where one is signed in.
    pub async fn sessions(&self) -> Result<Vec<SessionEntry>, ApiError> {
        self.get("sessions").await
    }

    pub async fn end_session(&self, id: &str) -> Result<(), ApiError> {
        self.heed(send_for_nothing(Method::Delete, &format!("sessions/{}", encode(id)), Load::default()).await)
    }

    /// All of one's own but this one.
    pub async fn end_other_sessions(&self) -> Result<(), ApiError> {
        self.heed(send_for_nothing(Method::Delete, "sessions", Load::default()).await)
    }

    /// For administrators; the refusal names them.
    pub async fn api_keys(&self) -> Result<Vec<ApiKey>, ApiError> {
        self.get("api-keys").await
    }

    pub async fn make_api_key(&self, body: &MakeApiKey) -> Result<NewApiKey, ApiError> {
        self.post("api-keys", body).await
    }

    pub async fn revoke_api_key(&self, id: &str) -> Result<(), ApiError> {
        self.heed(send_for_nothing(Method::Delete, &format!("api-keys/{}", encode(id)), Load::default()).await)
    }

    /// By the operator.
    pub async fn accounts(&self) -> Result<Vec<AccountStatus>, ApiError> {
        self.get("operator/accounts").await
    }
}
