//! Answers about routes: what the directories say of a document's identifiers, and the trace of the decision.

use carnet_core::wire::{
    Difference, Explained, FoundParty, IdentifierKind, KnownCompany, LookedIn, LookedUp, NearMiss, NextAction, Route,
    RouteFacts, RouteIdentifier, RouteNear, RouteParty, RouteStep, RouteWarning, StepOutcome, StopCause, Verdict,
    WarningCode,
};
use wasm_bindgen::JsValue;

use super::{Decode, field, variant};

structs! {
    Explained { route, facts }
    RouteIdentifier { kind, value }
    RouteFacts { directory, lookups, same_name, unanswered }
    LookedUp { kind, value, check_digit, retired, own, public, near, company }
    FoundParty { party, block }
    RouteParty { participant_id, name, company, customer_id, provider, as_of, since, by, request_id }
    NearMiss { value, differences, party }
    KnownCompany { number, name, addresses, active_from, ended_on }
    Route { verdict, cause, directory, party, by, found_in, near_miss, company, steps, warnings, next_action }
    RouteStep { rank, kind, value, looked_in, outcome, party, near_miss }
    RouteWarning { code, kind, value, party, other }
    RouteNear { kind, value, other, differences, party }
}

enums! {
    IdentifierKind { CustomerNumber, ElectronicId, Ovt, Iban, Gln, OrgNumber, Vat }
    Difference { LeadingZero, Space, Case, Hyphen, Characters }
    LookedIn { Own, Public }
    StepOutcome { Absent, NoMatch, Match, Blocked, DidNotCount, Unanswered }
    Verdict { Routed, Stopped }
    NextAction {
        Send, SuggestCustomer, AddAndResend, AddNumberAndResend, CorrectAndResend, ActivateAndResend, FindReplacement,
        SeeRequest, RequestAgain, ActivateRoutingAndResend, WriteToCustomer, ChooseActiveAddress, SeeOtherAddresses,
        TryAgain,
    }
}

impl Decode for StopCause {
    fn decode(value: &JsValue) -> Option<Self> {
        let name = value.as_string()?;
        Self::ALL.into_iter().find(|cause| cause.as_str() == name)
    }
}

impl Decode for WarningCode {
    fn decode(value: &JsValue) -> Option<Self> {
        let name = value.as_string()?;
        Self::ALL.into_iter().find(|code| code.as_str() == name)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, clippy::unwrap_used)]
    use carnet_core::{
        routing::decide,
        wire::{Directory, Explained, RouteFacts, StopCause, WarningCode},
    };
    use serde::{Serialize, de::DeserializeOwned};
    use wasm_bindgen_test::wasm_bindgen_test;

    use crate::api::decode::{Decode, decode};

    /// Read as the server would read it, and as the server would write it.
    fn alike<T: Decode + DeserializeOwned + Serialize + PartialEq + std::fmt::Debug>(json: &str) -> T {
        let (ours, theirs) = (decode::<T>(json).expect(json), serde_json::from_str::<T>(json).expect(json));
        assert_eq!(ours, theirs);
        assert_eq!(decode::<T>(&serde_json::to_string(&theirs).unwrap()).unwrap(), theirs);
        theirs
    }

    const PARTY: &str = r#"{"participantId":"0088:7300010000001","name":"Durand SAS","company":"FR702042755",
        "customerId":null,"provider":{"id":"p","name":"Sillage","requiresRoutingSetup":false},
        "asOf":"2026-11-25T14:02:00Z","since":"2026-11-20T10:00:00Z","by":"Zoé","requestId":"r1"}"#;

    #[wasm_bindgen_test]
    fn facts_and_the_routes_decided_from_them_are_read_as_the_server_would() {
        let facts = alike::<RouteFacts>(&format!(
            r#"{{"directory":"closed","sameName":null,"unanswered":null,"lookups":[
            {{"kind":"customerNumber","value":"0100","checkDigit":false,"retired":null,"own":[],"public":[],
              "near":[{{"value":"100","differences":["leadingZero"],"party":{PARTY}}}],"company":null}},
            {{"kind":"gln","value":"7300010000001","checkDigit":true,"retired":"0088:1","own":[],
              "public":[{{"party":{PARTY},"block":"no_document_type"}}],"near":[],
              "company":{{"number":"702042755","name":null,"addresses":["0225:702042755"],"activeFrom":null,
                "endedOn":"2026-01-01"}}}}]}}"#
        ));
        for directory in [Directory::Open, Directory::Closed] {
            let explained = Explained { route: decide(&facts, directory), facts: facts.clone() };
            alike::<Explained>(&serde_json::to_string(&explained).unwrap());
        }
    }

    #[wasm_bindgen_test]
    fn every_cause_and_every_warning_is_read_by_its_name() {
        for cause in StopCause::ALL {
            assert_eq!(alike::<StopCause>(&format!("\"{}\"", cause.as_str())), cause);
        }
        for code in WarningCode::ALL {
            assert_eq!(alike::<WarningCode>(&format!("\"{}\"", code.as_str())), code);
        }
        assert_eq!(decode::<StopCause>("\"notInNetwork\""), None);
    }
}
