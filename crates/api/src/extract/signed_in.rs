//! Who asks: a person by the session behind the cookie, or a program by its key. Where there are both, the key decides.

use aide::{OperationInput, generate::GenContext, openapi::Operation};
use axum::extract::{FromRef, FromRequestParts};
use carnet_core::wire::{Code, KeyAccess, Session};
use carnet_store::{api_keys, sessions};
use http::{Method, request::Parts};

use crate::{
    host::Host,
    openapi,
    problem::Failure,
    served::note_account,
    session::{bearer, cookie, token},
};

/// Who asks, and how they have said so.
pub(super) struct Asking {
    pub session: Session,
    pub by: By,
}

pub(super) enum By {
    /// The stored form of the session's token.
    Browser(String),
    Key,
}

/// Whoever may ask; nobody ends with `not_signed_in`.
pub(crate) struct SignedIn(pub Session);

/// Whoever asks, nobody included; a key that is none ends with `not_signed_in`.
pub(crate) struct MaybeSignedIn(pub Option<Session>);

/// A person, never a key.
pub(crate) struct Person {
    pub session: Session,
    /// The stored form of the session's token.
    pub token: String,
}

impl Asking {
    pub async fn read(parts: &Parts, host: &Host) -> Result<Self, Failure> {
        Self::for_call(parts, host, matches!(parts.method, Method::GET | Method::HEAD)).await
    }

    /// Of a call that changes nothing, whatever its method.
    pub async fn reading(parts: &Parts, host: &Host) -> Result<Self, Failure> {
        Self::for_call(parts, host, true).await
    }

    async fn for_call(parts: &Parts, host: &Host, reads: bool) -> Result<Self, Failure> {
        let asking = match bearer::read(&parts.headers) {
            Some(secret) => Self::by_key(&secret, reads, host).await,
            None => Self::by_cookie(parts, host).await,
        }?;
        note_account(parts, &asking.session.account.id);
        Ok(asking)
    }

    async fn by_cookie(parts: &Parts, host: &Host) -> Result<Self, Failure> {
        let none = || Failure::new(Code::NotSignedIn, "Sign in at /api/v1/session first.");
        let stored = token::stored(&cookie::session(&parts.headers).ok_or_else(none)?);
        let (key, now) = (stored.clone(), (host.now)());
        let living = host.read(move |db| sessions::find(db, &key, now)).await?.ok_or_else(none)?;
        if living.unseen {
            let key = stored.clone();
            host.note(move |db| sessions::seen(db, &key, now)).await?;
        }
        Ok(Self { session: living.session, by: By::Browser(stored) })
    }

    async fn by_key(secret: &str, reads: bool, host: &Host) -> Result<Self, Failure> {
        let none = || Failure::new(Code::NotSignedIn, "There is no such key, or it was revoked.");
        let (stored, now) = (token::stored(secret), (host.now)());
        let key = stored.clone();
        let acting = host.read(move |db| api_keys::find(db, &key, now)).await?.ok_or_else(none)?;
        if acting.unused {
            host.note(move |db| api_keys::used(db, &stored, now)).await?;
        }
        if acting.access == KeyAccess::Read && !reads {
            return Err(Failure::new(Code::KeyReadOnly, "Make a key that may write, or use one."));
        }
        Ok(Self { session: acting.session, by: By::Key })
    }

    /// The person's session and its stored token; a key ends with `key_not_allowed`.
    pub fn person(self) -> Result<(Session, String), Failure> {
        match self.by {
            By::Browser(token) => Ok((self.session, token)),
            By::Key => Err(Failure::new(Code::KeyNotAllowed, "Somebody who is signed in does this.")),
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for SignedIn
where
    Host: FromRef<S>,
{
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        Asking::read(parts, &Host::from_ref(state)).await.map(|asking| Self(asking.session))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for MaybeSignedIn
where
    Host: FromRef<S>,
{
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        match Asking::read(parts, &Host::from_ref(state)).await {
            Ok(asking) => Ok(Self(Some(asking.session))),
            Err(failure) if failure.problem().code == Code::NotSignedIn && bearer::read(&parts.headers).is_none() => {
                Ok(Self(None))
            }
            Err(failure) => Err(failure),
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Person
where
    Host: FromRef<S>,
{
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let (session, token) = Asking::read(parts, &Host::from_ref(state)).await?.person()?;
        Ok(Self { session, token })
    }
}

impl OperationInput for SignedIn {
    fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
        openapi::session_or_key(ctx, operation);
        openapi::problem(ctx, operation, Code::KeyReadOnly);
    }
}

impl OperationInput for MaybeSignedIn {
    fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
        openapi::anybody(ctx, operation);
    }
}

impl OperationInput for Person {
    fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
        openapi::signed_in(ctx, operation);
        openapi::problem(ctx, operation, Code::KeyNotAllowed);
        openapi::problem(ctx, operation, Code::KeyReadOnly);
    }
}
