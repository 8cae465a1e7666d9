//! A router over a database in memory with a small fictional directory, and requests to it.

mod described;

use std::sync::{
    Arc, LazyLock,
    atomic::{AtomicU64, Ordering},
};

use axum::{Router, body::Body};
use carnet_api::{Host, password, router};
use carnet_core::{
    identifier::ParticipantId,
    wire::{DocumentType, Identifier, Locale, NameEntry, Provider, Role},
};
use carnet_store::{
    accounts::{self, Acceptance, NewAccount},
    db::Db,
    index::Directory,
    participants::{self, NewParticipant},
    pool::{self, Pool},
    providers,
    users::{self, NewUser},
};
use http::{Request, Response, header};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;

/// 2026-08-19T12:30:00Z.
pub const NOW: i64 = 1_787_142_600_000;
pub const PASSWORD: &str = "un bon mot de passe";
static HASH: LazyLock<String> = LazyLock::new(|| password::hash(PASSWORD, random).unwrap());

/// Different bytes each time, the same in every run of one test.
pub fn random(bytes: &mut [u8]) {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    for chunk in bytes.chunks_mut(8) {
        let mut n = NEXT.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        n ^= n >> 29;
        chunk.copy_from_slice(&n.to_le_bytes()[..chunk.len()]);
    }
}

pub struct Api {
    pub router: Router,
    pub pool: Arc<dyn Pool>,
}

/// What a test lends to the router.
pub fn host(pool: Arc<dyn Pool>) -> Host {
    let index = Arc::new(Directory::default());
    index.follow(pool.as_ref()).unwrap();
    Host { index: Some(index), ..Host::in_place(pool, || NOW, random) }
}

/// An answer: status, headers, and the body as JSON (null when empty).
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: http::HeaderMap,
    pub json: Value,
    /// Why the server failed, as its log would say.
    #[allow(dead_code, reason = "a test that fails prints it")]
    pub cause: Option<carnet_api::Cause>,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn code(&self) -> &str {
        self.json["code"].as_str().unwrap_or_default()
    }

    /// Status and body, for a snapshot.
    pub fn shown(&self) -> Value {
        json!({ "status": self.status, "body": self.json })
    }
}

impl Api {
    /// The directory of [`seed`], four users, nobody signed in.
    pub fn new() -> Self {
        let pool: Arc<dyn Pool> = carnet_testing::quick().pool;
        pool::write(pool.as_ref(), seed).unwrap();
        Self::over(pool)
    }

    pub fn over(pool: Arc<dyn Pool>) -> Self {
        let host = host(Arc::clone(&pool));
        Self { router: router(host), pool }
    }

    pub async fn raw(&self, request: Request<Body>) -> Response<Body> {
        self.router.clone().oneshot(request).await.unwrap()
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let (method, path) = (request.method().to_string(), request.uri().path().to_owned());
        let response = self.raw(request).await;
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        let json =
            if bytes.is_empty() { Value::Null } else { serde_json::from_slice(&bytes).expect("the body is JSON") };
        let cause = parts.extensions.get().cloned();
        let answer = Answer { status: parts.status.as_u16(), headers: parts.headers, json, cause };
        described::check(self, &method, &path, &answer).await;
        answer
    }

    /// Signs in and answers the cookie to send.
    pub async fn sign_in(&self, email: &str) -> Cookie {
        let answer = self.post(None, "/api/v1/session", &json!({ "email": email, "password": PASSWORD })).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        Cookie(answer.header("set-cookie").split(';').next().unwrap().to_owned())
    }

    pub async fn get(&self, cookie: &Cookie, path: &str) -> Answer {
        self.send(Request::get(path).header(header::COOKIE, &cookie.0).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, cookie: Option<&Cookie>, path: &str, body: &Value) -> Answer {
        let mut request = Request::post(path).header(header::CONTENT_TYPE, "application/json");
        if let Some(cookie) = cookie {
            request = request.header(header::COOKIE, &cookie.0);
        }
        self.send(request.body(Body::from(body.to_string())).unwrap()).await
    }
}

/// `carnet_session=…`
pub struct Cookie(pub String);

pub const INVOICE: &str = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2::Invoice##urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0::2.1";
pub const ORDER: &str =
    "urn:oasis:names:specification:ubl:schema:xsd:Order-2::Order##urn:fdc:peppol.eu:poacc:trns:order:3::2.1";

/// Accounts Lumière (automatic acceptance), Brasserie (manual), Verrerie and Carnet (operator), and their neighbours.
pub fn seed(db: &mut dyn Db) -> carnet_store::Result<()> {
    for (id, name, setup) in [("quai", "Quai Numérique", false), ("sillage", "Plateforme Sillage", true)] {
        providers::put(db, &Provider { id: id.into(), name: name.into(), requires_routing_setup: setup })?;
    }
    for (id, names, country, identifiers, types, providers) in [
        ("0007:5567890120", &["Oyster Handel AB"][..], "SE", &[][..], &[INVOICE][..], &["quai"][..]),
        (
            "0216:003715921021",
            &["Handelsfabriken Oy", "Kauppatehdas Oy"],
            "FI",
            &[("FI:OVT", "003715921021")],
            &[INVOICE],
            &["quai", "sillage"],
        ),
        ("0216:0037024287384", &["Café Kivi Oy"], "FI", &[], &[INVOICE], &["sillage"]),
        ("0213:FI15921021", &["Handelsfabriken Oy (gammal)"], "FI", &[], &[INVOICE], &[]),
        ("0088:7300010000001", &["Nordisk kryddhandel AB"], "SE", &[], &[INVOICE], &[]),
        ("0225:702042755", &["Lumière Industrie SAS"], "FR", &[("0002", "702042755")], &[INVOICE], &["quai"]),
        ("0225:732829320", &["Brasserie du Nord SA"], "FR", &[("0002", "732829320")], &[INVOICE], &["quai"]),
        ("0208:0202239951", &["Ordre seulement SRL"], "BE", &[], &[ORDER], &[]),
        ("0192:991825827", &["Borte AS"], "NO", &[], &[INVOICE], &[]),
    ] {
        let participant = NewParticipant {
            participant_id: ParticipantId::parse(id).unwrap(),
            names: names.iter().map(|name| NameEntry { name: (*name).to_owned(), language: None }).collect(),
            country: country.to_owned(),
            place: None,
            website: None,
            identifiers: identifiers
                .iter()
                .map(|(scheme, value)| Identifier {
                    scheme: (*scheme).into(),
                    value: (*value).into(),
                    label: (*scheme).into(),
                })
                .collect(),
            document_types: types
                .iter()
                .map(|value| DocumentType {
                    scheme: "busdox-docid-qns".into(),
                    value: (*value).into(),
                    name: "BIS Billing".into(),
                })
                .collect(),
            provider_ids: providers.iter().map(|id| (*id).to_owned()).collect(),
            source: "peppol-directory".to_owned(),
            as_of_ms: NOW - 86_400_000,
        };
        participants::put(db, &participant)?;
    }
    participants::mark_removed(db, "0192:991825827", NOW)?;
    for (account, name, participant, acceptance) in [
        ("lumiere", "Lumière Industrie SAS", Some("0225:702042755"), Acceptance::Automatic),
        ("brasserie", "Brasserie du Nord SA", Some("0225:732829320"), Acceptance::Manual),
        ("verrerie", "Verrerie des Deux Rives SA", None, Acceptance::Automatic),
        ("operator", "Réseau Carnet", None, Acceptance::Automatic),
    ] {
        let participant_id = participant.map(|id| ParticipantId::parse(id).unwrap());
        accounts::add(db, &NewAccount { id: account.into(), name: name.into(), participant_id, acceptance }, NOW)?;
        let user = NewUser {
            id: format!("user-{account}"),
            account_id: account.into(),
            email: format!("membre@{account}.example"),
            display_name: format!("Membre {account}"),
            role: if account == "operator" { Role::Operator } else { Role::Member },
            locale: Locale::Fr,
            password_hash: HASH.clone(),
        };
        users::add(db, &user, NOW)?;
    }
    Ok(())
}

/// A card with a name and nothing else.
pub fn card(id: &str, name: &str) -> NewParticipant {
    NewParticipant {
        participant_id: ParticipantId::parse(id).unwrap(),
        names: vec![NameEntry { name: name.to_owned(), language: None }],
        country: "FR".to_owned(),
        place: None,
        website: None,
        identifiers: Vec::new(),
        document_types: Vec::new(),
        provider_ids: Vec::new(),
        source: "peppol-directory".to_owned(),
        as_of_ms: NOW,
    }
}

/// A further participant of the public directory; answers its id.
pub fn publish(api: &Api, id: &str, name: &str) -> String {
    pool::write(api.pool.as_ref(), |db| participants::put(db, &card(id, name))).unwrap();
    id.to_owned()
}
