//! Answers about people, their access, and their questions.

use carnet_core::wire::{
    AccountStatus, ApiKey, DemoPerson, DemoSignIn, Invitation, KeyAccess, NewApiKey, SessionEntry, SignInOptions,
    SupportContext, SupportContextKind, SupportRequest, UserEntry, UserLink, UserStatus,
};
use wasm_bindgen::JsValue;

use super::{Decode, field, variant};

structs! {
    UserEntry {
        id, email, display_name, role, locale, status, created_at, last_sign_in_at, disabled_at, link_until, is_you,
        last_admin, version,
    }
    UserLink { user, token, until, mailed }
    Invitation { email, display_name, company, locale, reset, until }
    SessionEntry { id, browser, signed_in_at, last_seen_at, current }
    SignInOptions { single_sign_on, mail, demo }
    DemoSignIn { password, people }
    DemoPerson { email, display_name, company, role }
    ApiKey { id, name, access, ending, created_at, created_by, last_used_at, revoked_at }
    NewApiKey { key, secret }
    AccountStatus { account, users, customers, suppliers, last_sign_in_at }
    SupportRequest { id, subject, message, context, at, company, by, answer, answered_at, answered_by }
    SupportContext { kind, value }
}

enums! {
    UserStatus { Active, Invited, Disabled }
    KeyAccess { Read, Write }
    SupportContextKind { Page, Browser, Version, Reference }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]
    use carnet_core::wire::{
        AccountStatus, ApiKey, Invitation, SessionEntry, SignInOptions, SupportRequest, UserEntry,
    };
    use serde::de::DeserializeOwned;
    use wasm_bindgen_test::wasm_bindgen_test;

    use crate::api::decode::{Decode, decode};

    /// Read as the server would read it.
    fn alike<T: Decode + DeserializeOwned + PartialEq + std::fmt::Debug>(json: &str) {
        let (ours, theirs) = (decode::<T>(json).expect(json), serde_json::from_str::<T>(json).expect(json));
        assert_eq!(ours, theirs);
    }

    #[wasm_bindgen_test]
    fn people_and_their_access_are_read_as_the_server_would() {
        alike::<UserEntry>(
            r#"{"id":"u1","email":"a@b.example","displayName":"Zoé","role":"admin","locale":"en","status":"invited",
            "createdAt":"2026-11-25T10:00:00Z","lastSignInAt":null,"disabledAt":null,"linkUntil":"2026-12-02T10:00:00Z",
            "isYou":false,"lastAdmin":true,"version":3}"#,
        );
        alike::<Invitation>(
            r#"{"email":"a@b.example","displayName":"Zoé","company":"Durand SAS","locale":"fr","reset":true,"until":"x"}"#,
        );
        alike::<Vec<SessionEntry>>(r#"[{"id":"s1","browser":"","signedInAt":"x","lastSeenAt":"y","current":true}]"#);
        alike::<SignInOptions>(r#"{"singleSignOn":null,"mail":false}"#);
        alike::<SignInOptions>(r#"{"singleSignOn":"Durand ID","mail":true}"#);
        alike::<SignInOptions>(
            r#"{"singleSignOn":null,"mail":false,"demo":{"password":"p","people":[{"email":"a@b.example",
            "displayName":"Zoé","company":"Durand SAS","role":"operator"}]}}"#,
        );
        alike::<ApiKey>(
            r#"{"id":"k1","name":"ERP","access":"write","ending":"8fff","createdAt":"x","createdBy":"Zoé",
            "lastUsedAt":"y","revokedAt":null}"#,
        );
        alike::<AccountStatus>(
            r#"{"account":{"id":"a1","name":"Durand SAS","participantId":null},"users":2,"customers":0,"suppliers":1,
            "lastSignInAt":null}"#,
        );
        alike::<SupportRequest>(
            r#"{"id":"q1","subject":"Import","message":"a\nb","context":[{"kind":"reference","value":"500-internal"}],
            "at":"x","company":"Durand SAS","by":"Zoé","answer":null,"answeredAt":null,"answeredBy":null}"#,
        );
    }
}
