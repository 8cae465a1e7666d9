//! Who is signed in. One state for the whole app, in context; the frame turns its end into the sign-in page.

use carnet_core::wire::{Role, Session};
use leptos::prelude::*;

use crate::api::ApiError;

/// Where the session stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// The server has not said yet.
    Asking,
    SignedIn(Session),
    SignedOut(Farewell),
    /// The server could not be asked.
    Failed(ApiError),
}

/// Why nobody is signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Farewell {
    /// Not signed in yet.
    None,
    /// The session ended while it was in use.
    Expired,
    /// The person signed out.
    SignedOut,
}

/// The session, in context.
#[derive(Clone, Copy)]
pub struct SessionState(RwSignal<Status>);

/// Puts the session into context, not yet asked for.
pub fn provide_session() -> SessionState {
    let session = SessionState(RwSignal::new(Status::Asking));
    provide_context(session);
    session
}

/// The session. Only below [`provide_session`].
pub fn use_session() -> SessionState {
    expect_context()
}

impl SessionState {
    pub fn status(self) -> Signal<Status> {
        self.0.into()
    }

    /// The person and the company, while signed in.
    pub fn get(self) -> Option<Session> {
        match self.0.get() {
            Status::SignedIn(session) => Some(session),
            Status::Asking | Status::SignedOut(_) | Status::Failed(_) => None,
        }
    }

    /// The same once, where nothing follows its changes.
    pub fn get_untracked(self) -> Option<Session> {
        untrack(|| self.get())
    }

    /// Whether an administrator of a company is signed in.
    pub fn is_admin(self) -> Memo<bool> {
        Memo::new(move |_| self.get().is_some_and(|session| session.user.role == Role::Admin))
    }

    pub fn set(self, status: Status) {
        self.0.set(status);
    }

    /// The session has ended on the server.
    pub fn expire(self) {
        // Only a session that was in use expires; a late answer must not overwrite a sign-out.
        if matches!(self.0.get_untracked(), Status::SignedIn(_)) {
            self.0.set(Status::SignedOut(Farewell::Expired));
        }
    }
}
