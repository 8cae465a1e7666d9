//! What keeps documents from going to a recipient, and what to do about each cause.

use crate::{
    state::CustomerState,
    wire::{AddressStatus, IdentifierKind, NextAction, RouteNear, StopCause},
};

/// What keeps a document from a recipient, by precedence: its state, the validity of its address on the day, its
/// service provider, and whether it receives this document type. `None`: nothing does. A participant that is no
/// customer has the state that [`crate::state::customer_state`] gives to an active customer that is ready.
pub fn block(
    state: CustomerState,
    address: Option<AddressStatus>,
    has_provider: bool,
    receives_type: bool,
) -> Option<StopCause> {
    let by_state = match state {
        CustomerState::Deactivated => Some(StopCause::Deactivated),
        CustomerState::NonExisting => Some(StopCause::NonExisting),
        CustomerState::Refused => Some(StopCause::Refused),
        CustomerState::Cancelled => Some(StopCause::Cancelled),
        CustomerState::AwaitingAcceptance => Some(StopCause::AwaitingAcceptance),
        CustomerState::AwaitingRouting => Some(StopCause::AwaitingRouting),
        // The state is as of the last look at the calendar; the address is as of the day.
        CustomerState::Inactive | CustomerState::Upcoming if address == Some(AddressStatus::Active) => None,
        CustomerState::Inactive | CustomerState::Upcoming => Some(StopCause::InactiveAddress),
        CustomerState::NoDocumentType | CustomerState::Routable | CustomerState::RetiredId => None,
    };
    let by_address = || match address {
        Some(AddressStatus::Upcoming | AddressStatus::Ended) => Some(StopCause::InactiveAddress),
        Some(AddressStatus::Active) | None => None,
    };
    let no_provider = || (!has_provider).then_some(StopCause::NoPlatform);
    let cannot = state == CustomerState::NoDocumentType || !receives_type;
    by_state.or_else(by_address).or_else(no_provider).or_else(|| cannot.then_some(StopCause::NoDocumentType))
}

/// The one thing to do next (R26).
pub fn next_action(cause: Option<StopCause>, near: Option<&RouteNear>) -> NextAction {
    let Some(cause) = cause else { return NextAction::Send };
    match cause {
        StopCause::NoIdentifier => NextAction::CorrectAndResend,
        StopCause::NotInNetwork => NextAction::SuggestCustomer,
        StopCause::NotInDirectory => NextAction::AddAndResend,
        StopCause::ValuesDiffer => match near.and_then(|near| near.kind) {
            Some(IdentifierKind::CustomerNumber) => NextAction::AddNumberAndResend,
            _ => NextAction::CorrectAndResend,
        },
        StopCause::Deactivated => NextAction::ActivateAndResend,
        StopCause::NonExisting => NextAction::FindReplacement,
        StopCause::AwaitingAcceptance => NextAction::SeeRequest,
        StopCause::Refused | StopCause::Cancelled => NextAction::RequestAgain,
        StopCause::AwaitingRouting => NextAction::ActivateRoutingAndResend,
        StopCause::NoPlatform => NextAction::WriteToCustomer,
        StopCause::InactiveAddress => NextAction::ChooseActiveAddress,
        StopCause::NoDocumentType => NextAction::SeeOtherAddresses,
        StopCause::LookupFailed => NextAction::TryAgain,
    }
}
