//! Somebody of each role, and what they send.

use axum::body::Body;
use carnet_api::password;
use carnet_core::wire::{Locale, Role};
use carnet_store::{
    pool,
    users::{self, NewUser},
};
use http::{Method, Request, header};
use serde_json::{Value, json};

use crate::support::{self, Answer, Api, Cookie, NOW, PASSWORD};

/// One of each role, and a second company.
pub struct People {
    pub api: Api,
    pub member: Cookie,
    pub admin: Cookie,
    pub other: Cookie,
    pub operator: Cookie,
}

pub async fn people() -> People {
    let api = Api::new();
    let admin = NewUser {
        id: "the-admin".to_owned(),
        account_id: "lumiere".to_owned(),
        email: "chef@lumiere.example".to_owned(),
        display_name: "Inès Délacourt".to_owned(),
        role: Role::Admin,
        locale: Locale::Fr,
        password_hash: password::hash(PASSWORD, support::random).unwrap(),
    };
    pool::write(api.pool.as_ref(), |db| users::add(db, &admin, NOW)).unwrap();
    let member = api.sign_in("membre@lumiere.example").await;
    let admin = api.sign_in("chef@lumiere.example").await;
    let other = api.sign_in("membre@brasserie.example").await;
    let operator = api.sign_in("membre@operator.example").await;
    People { api, member, admin, other, operator }
}

impl People {
    pub async fn send(&self, method: Method, who: &Cookie, path: &str, version: Option<&str>, body: &Value) -> Answer {
        let mut request = Request::builder().method(method).uri(format!("/api/v1/{path}"));
        request = request.header(header::COOKIE, &who.0).header(header::CONTENT_TYPE, "application/json");
        if let Some(version) = version {
            request = request.header(header::IF_MATCH, version);
        }
        self.api.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    pub async fn post(&self, who: &Cookie, path: &str, body: Value) -> Answer {
        self.send(Method::POST, who, path, None, &body).await
    }

    pub async fn get(&self, who: &Cookie, path: &str) -> Answer {
        self.api.get(who, &format!("/api/v1/{path}")).await
    }

    pub async fn suggested(&self, who: &Cookie, body: Value) -> String {
        let answer = self.post(who, "suggestions", body).await;
        assert!(matches!(answer.status, 200 | 201), "{answer:?}");
        answer.json["suggestion"]["id"].as_str().unwrap().to_owned()
    }
}

/// A body that is fine.
pub fn company() -> Value {
    json!({
        "name": " Verrerie  du Lac ", "country": "fr",
        "identifiers": [{ "scheme": "", "value": "SIREN : 552 100 554" }, { "scheme": "", "value": "" }],
        "electronicAddress": "0225:552100554_COMPTA", "comment": "Trois factures par mois.\r\nMerci !",
    })
}
