//! Who may ask, by their role. A company's other people are told who its administrators are; any other role ends with
//! `forbidden`.

use aide::{OperationInput, generate::GenContext, openapi::Operation};
use axum::extract::{FromRef, FromRequestParts};
use carnet_core::wire::{Code, Role, Session};
use carnet_store::users;
use http::request::Parts;

use super::{
    SignedIn,
    signed_in::{Asking, Person},
};
use crate::{host::Host, openapi, problem::Failure};

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident as $kind:ident by $check:path, $($code:ident)*;)*) => { $(
        $(#[$doc])*
        pub(crate) struct $name(pub Session);

        impl<S: Send + Sync> FromRequestParts<S> for $name
        where
            Host: FromRef<S>,
        {
            type Rejection = Failure;

            async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
                let host = Host::from_ref(state);
                let asking = Asking::read(parts, &host).await?;
                $check(asking, &host).await.map(Self)
            }
        }

        impl OperationInput for $name {
            fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
                $kind::operation_input(ctx, operation);
                $(openapi::problem(ctx, operation, Code::$code);)*
            }
        }
    )* };
}

roles! {
    /// Somebody of the network's operator.
    Operator as Person by operator, Forbidden;
    /// An administrator of a company.
    Admin as Person by admin, AdminOnly Forbidden;
    /// Somebody of a company that uses the directory, or a program of it.
    OfCompany as SignedIn by of_company, Forbidden;
}

async fn operator(asking: Asking, _: &Host) -> Result<Session, Failure> {
    let (session, _) = asking.person()?;
    match session.user.role {
        Role::Operator => Ok(session),
        Role::Member | Role::Admin => Err(Failure::new(Code::Forbidden, "This is for the network operator.")),
    }
}

async fn admin(asking: Asking, host: &Host) -> Result<Session, Failure> {
    let (session, _) = asking.person()?;
    match session.user.role {
        Role::Admin => Ok(session),
        Role::Operator => Err(Failure::new(Code::Forbidden, "This is for administrators of a company.")),
        Role::Member => {
            let admins = host.read(move |db| users::admins(db, &session.account.id)).await?;
            Err(Failure::new(Code::AdminOnly, "Ask an administrator of the account.").with_admins(admins))
        }
    }
}

pub(super) async fn of_company(asking: Asking, _: &Host) -> Result<Session, Failure> {
    match asking.session.user.role {
        Role::Member | Role::Admin => Ok(asking.session),
        Role::Operator => Err(Failure::new(Code::Forbidden, "This is for people of a company.")),
    }
}
