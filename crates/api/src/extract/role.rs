//! Who may ask: sessions by their role. Any other role ends with `forbidden`.

use aide::{OperationInput, generate::GenContext, openapi::Operation};
use axum::extract::{FromRef, FromRequestParts};
use carnet_core::wire::{Code, Role, Session};
use http::request::Parts;

use super::SignedIn;
use crate::{host::Host, openapi, problem::Failure};

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident: $allowed:pat => $who:literal,)*) => { $(
        $(#[$doc])*
        pub(crate) struct $name(pub Session);

        impl<S: Send + Sync> FromRequestParts<S> for $name
        where
            Host: FromRef<S>,
        {
            type Rejection = Failure;

            async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
                let SignedIn(session) = SignedIn::from_request_parts(parts, state).await?;
                match session.user.role {
                    $allowed => Ok(Self(session)),
                    _ => Err(Failure::new(Code::Forbidden, concat!("This is for ", $who, "."))),
                }
            }
        }

        impl OperationInput for $name {
            fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
                SignedIn::operation_input(ctx, operation);
                openapi::problem(ctx, operation, Code::Forbidden);
            }
        }
    )* };
}

roles! {
    /// Somebody of the network's operator.
    Operator: Role::Operator => "the network operator",
    /// An administrator of a company.
    Admin: Role::Admin => "administrators of the account",
    /// Somebody of a company that uses the directory.
    OfCompany: Role::Member | Role::Admin => "people of a company",
}
