//! The demonstration directory with somebody of each kind signed in, and what a company has of each kind of object.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use axum::body::Body;
use carnet_api::password;
use carnet_store::{demo, pool, pool::Pool};
use http::{Request, header};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
    documents,
    support::{self, Api, NOW, PASSWORD},
};

/// A header that says who asks; nobody has none.
pub type Who = Option<(&'static str, String)>;

/// Who asks in a database, and for what.
pub struct World {
    pub callers: [Who; 7],
    /// Variable parts of addresses, by the name of their collection: `customers` for `/customers/{id}`.
    pub ids: BTreeMap<&'static str, String>,
}

impl World {
    /// Fills an empty database.
    pub async fn of(api: &Api) -> Self {
        let hash = password::hash(PASSWORD, support::random).unwrap();
        pool::write(api.pool.as_ref(), |db| demo::seed(db, &|_| hash.clone(), NOW)).unwrap();
        let mut callers: [Who; 7] = [None, None, None, None, None, None, None];
        let emails = ["membre@lumiere", "admin@lumiere", "operateur@carnet", "admin@brasserie"];
        for (caller, email) in callers[1..5].iter_mut().zip(emails) {
            *caller = Some(("cookie", api.sign_in(&format!("{email}.example")).await.0));
        }
        for (at, access) in [(5, "read"), (6, "write")] {
            let made = ask(api, &callers[2], "POST", "api-keys", &json!({ "name": access, "access": access })).await;
            callers[at] = Some(("authorization", format!("Bearer {}", made["secret"].as_str().unwrap())));
        }
        let ids = ids(api, &callers).await;
        Self { callers, ids }
    }
}

/// A database in a file as it was made.
pub struct Made {
    directory: TempDir,
    pub world: World,
}

impl Made {
    pub async fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let api = open(&directory.path().join("made.db"));
        let world = World::of(&api).await;
        // The last connection writes everything into the one file.
        drop(api);
        Self { directory, world }
    }

    /// A copy that nobody has touched.
    pub fn fresh(&self) -> Api {
        let copy = self.directory.path().join("copy.db");
        for ending in ["", "-wal", "-shm"] {
            let _ = fs::remove_file(ended(&copy, ending));
        }
        fs::copy(self.directory.path().join("made.db"), &copy).unwrap();
        open(&copy)
    }
}

fn ended(path: &Path, ending: &str) -> PathBuf {
    PathBuf::from(format!("{}{ending}", path.display()))
}

fn open(path: &Path) -> Api {
    let pool: Arc<dyn Pool> = Arc::new(carnet_store::sqlite::open(path, 1).unwrap());
    Api::over(pool)
}

/// What the API answers this caller; it must not refuse.
async fn ask(api: &Api, who: &Who, method: &str, path: &str, body: &Value) -> Value {
    let answer = api.send(request(who, method, &format!("/api/v1/{path}"), "application/json", body.to_string())).await;
    assert!(answer.status < 300, "{method} {path}: {answer:?}");
    answer.json
}

pub fn request(who: &Who, method: &str, uri: &str, media_type: &str, body: String) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(uri).header(header::CONTENT_TYPE, media_type);
    request = request.header(header::IF_MATCH, "\"1\"");
    if let Some((name, value)) = who {
        request = request.header(*name, value);
    }
    request.body(Body::from(body)).unwrap()
}

/// One object of the first company of each kind that nobody else may see, and public ones.
async fn ids(api: &Api, callers: &[Who; 7]) -> BTreeMap<&'static str, String> {
    let (member, admin, operator) = (&callers[1], &callers[2], &callers[3]);
    let first = |answer: &Value| -> Value {
        let list = if answer["items"].is_array() { &answer["items"] } else { answer };
        list[0].clone()
    };
    let mut ids = BTreeMap::new();
    let file = "SIREN;Nom\n552100554;Verrerie du Lac\n".to_owned();
    let upload = request(member, "POST", "/api/v1/customers/imports", "text/csv", file);
    ids.insert("imports", text(&api.send(upload).await.json["id"]));
    let xml = documents::ubl("0225:552100554", "Verrerie du Lac", "F-1");
    let sent = api.send(request(member, "POST", "/api/v1/inbound", "application/xml", xml)).await;
    assert!(sent.status < 300, "{sent:?}");
    ids.insert("inbound", text(&sent.json["id"]));
    ids.insert("suppliers", text(&sent.json["supplierId"]));
    for (name, path) in [
        ("customers", "customers?status=routable"),
        ("requests", "requests?kind=routing&status=pending"),
        ("suggestions", "suggestions?state=checking"),
        ("sessions", "sessions"),
        ("messages", "messages"),
        ("providers", "providers"),
        ("documents", "documents?status=stopped"),
    ] {
        ids.insert(name, text(&first(&ask(api, member, "GET", path, &json!({})).await)["id"]));
    }
    let customers = ask(api, member, "GET", "customers?limit=100", &json!({})).await;
    let customers = customers["items"].as_array().unwrap();
    let holder = customers.iter().find(|one| one["id"] != ids["customers"] && one["customerNumbers"][0].is_string());
    ids.insert("numbers", text(&holder.unwrap()["customerNumbers"][0]));
    ids.insert("participants", text(&customers[0]["participantId"]));
    let person = json!({ "email": "neuve@lumiere.example", "displayName": "Neuve", "role": "member" });
    let invited = ask(api, admin, "POST", "users", &person).await;
    ids.insert("users", text(&invited["user"]["id"]));
    ids.insert("token", text(&invited["token"]));
    ids.insert("api-keys", text(&first(&ask(api, admin, "GET", "api-keys", &json!({})).await)["id"]));
    let nothing = "/api/v1/network/imports?partial=true";
    let started = api.send(request(operator, "POST", nothing, "application/xml", "<root/>".to_owned())).await;
    ids.insert("network", text(&started.json["id"]));
    let open = ask(api, operator, "GET", "operator/support?open=true", &json!({})).await;
    ids.insert("support", text(&first(&open)["id"]));
    ids
}

fn text(value: &Value) -> String {
    value.as_str().expect("an id").to_owned()
}
