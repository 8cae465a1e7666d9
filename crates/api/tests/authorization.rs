//! Who may do what: every operation that is described, asked by nobody, by somebody of each role, by another company
//! and by programs. The table below is what is meant; `docs/security.md` shows it to readers.

use std::{collections::BTreeMap, fs, sync::Arc};

use crate::{
    authorizing::{Made, Who, World, request},
    support::{self, Api},
};
use http::Request;
use serde_json::{Value, json};

/// Nobody, member, administrator, operator, administrator of another company with the first one's ids, key that reads,
/// key that writes: refused with this status, or let through.
#[rustfmt::skip]
const TABLE: &[(&str, &str)] = &[
    ("listApiKeys",           "401 403 yes 403 yes 403 403"),
    ("makeApiKey",            "401 403 yes 403 yes 403 403"),
    ("revokeApiKey",          "401 403 yes 403 404 403 403"),
    ("listAudit",             "401 403 yes 403 yes 403 403"),
    ("exportAudit",           "401 403 yes 403 yes 403 403"),
    ("listCustomers",         "401 yes yes 403 yes yes yes"),
    ("addCustomer",           "401 yes yes 403 yes 403 yes"),
    ("exportCustomersCsv",    "401 yes yes 403 yes yes yes"),
    ("exportCustomersJson",   "401 yes yes 403 yes yes yes"),
    ("actOnCustomers",        "401 yes yes 403 yes 403 yes"),
    ("listDuplicates",        "401 yes yes 403 yes yes yes"),
    ("importCustomers",       "401 yes yes 403 yes 403 yes"),
    ("listImports",           "401 yes yes 403 yes yes yes"),
    ("uploadImport",          "401 yes yes 403 yes 403 yes"),
    ("getImport",             "401 yes yes 403 404 yes yes"),
    ("applyImport",           "401 yes yes 403 404 403 yes"),
    ("listImportLines",       "401 yes yes 403 404 yes yes"),
    ("chooseImportLine",      "401 yes yes 403 404 403 yes"),
    ("previewImport",         "401 yes yes 403 404 403 yes"),
    ("exportImportReport",    "401 yes yes 403 404 yes yes"),
    ("undoImport",            "401 yes yes 403 404 403 yes"),
    ("deleteCustomer",        "401 yes yes 403 404 403 yes"),
    ("getCustomer",           "401 yes yes 403 404 yes yes"),
    ("changeCustomer",        "401 yes yes 403 404 403 yes"),
    ("listDuplicatesOf",      "401 yes yes 403 404 yes yes"),
    ("listCustomerHistory",   "401 yes yes 403 404 yes yes"),
    ("moveNumber",            "401 yes yes 403 404 403 yes"),
    ("requestAgain",          "401 yes yes 403 404 403 yes"),
    ("restoreCustomer",       "401 yes yes 403 404 403 yes"),
    ("listDocuments",         "401 yes yes 403 yes yes yes"),
    ("sendDocument",          "401 yes yes 403 yes 403 yes"),
    ("countDocuments",        "401 yes yes 403 yes yes yes"),
    ("resendDocuments",       "401 yes yes 403 yes 403 yes"),
    ("deleteDocument",        "401 yes yes 403 404 403 yes"),
    ("getDocument",           "401 yes yes 403 404 yes yes"),
    ("correctDocument",       "401 yes yes 403 404 403 yes"),
    ("resendDocument",        "401 yes yes 403 404 403 yes"),
    ("getDocumentSource",     "401 yes yes 403 404 yes yes"),
    ("getFigures",            "401 yes yes 403 yes yes yes"),
    ("lookUp",                "404 404 404 404 404 404 404"),
    ("lookUpIn",              "404 404 404 404 404 404 404"),
    ("getService",            "401 403 403 yes 403 403 403"),
    ("changeService",         "401 403 403 yes 403 403 403"),
    ("listTakeDowns",         "401 403 403 yes 403 403 403"),
    ("takeDown",              "401 403 403 yes 403 403 403"),
    ("liftTakeDown",          "401 403 403 404 403 403 403"),
    ("deleteAccount",         "401 403 403 yes 403 403 403"),
    ("getDescriptionPage",    "yes yes yes yes yes yes yes"),
    ("getDescriptionStyle",   "yes yes yes yes yes yes yes"),
    ("listen",                "401 yes yes yes yes 403 403"),
    ("listWaitingDocuments",  "401 401 401 401 401 401 401"),
    ("getWaitingSource",      "401 401 401 401 401 401 401"),
    ("takeDocument",          "401 401 401 401 401 401 401"),
    ("listInbound",           "401 yes yes 403 yes yes yes"),
    ("receiveDocument",       "401 yes yes 403 yes 403 yes"),
    ("getInbound",            "401 yes yes 403 404 yes yes"),
    ("getInboundSource",      "401 yes yes 403 404 yes yes"),
    ("acceptInvitation",      "yes yes yes yes yes yes yes"),
    ("readInvitation",        "yes yes yes yes yes yes yes"),
    ("listMessages",          "401 yes yes yes yes yes yes"),
    ("readAllMessages",       "401 yes yes yes yes 403 yes"),
    ("countUnread",           "401 yes yes yes yes yes yes"),
    ("readMessage",           "401 yes yes 404 404 403 yes"),
    ("unreadMessage",         "401 yes yes 404 404 403 yes"),
    ("listNetworkImports",    "401 403 403 yes 403 403 403"),
    ("startNetworkImport",    "401 403 403 yes 403 403 403"),
    ("getNetworkImport",      "401 403 403 yes 403 403 403"),
    ("applyNetworkImport",    "401 403 403 yes 403 403 403"),
    ("dropNetworkImport",     "401 403 403 yes 403 403 403"),
    ("listNetworkImportProblems", "401 403 403 yes 403 403 403"),
    ("listVanishing",         "401 403 403 yes 403 403 403"),
    ("getDescription",        "yes yes yes yes yes yes yes"),
    ("listAccounts",          "401 403 403 yes 403 403 403"),
    ("listProviderRecords",   "401 403 403 yes 403 403 403"),
    ("makeCollectKey",        "401 403 403 yes 403 403 403"),
    ("listSupportQueue",      "401 403 403 yes 403 403 403"),
    ("answerSupport",         "401 403 403 yes 403 403 403"),
    ("searchParticipants",    "401 yes yes yes yes yes yes"),
    ("getParticipant",        "401 yes yes yes yes yes yes"),
    ("listAddresses",         "401 yes yes yes yes yes yes"),
    ("verifyParticipant",     "401 yes yes 403 yes 403 yes"),
    ("listProviders",         "401 yes yes yes yes yes yes"),
    ("addProvider",           "401 403 403 yes 403 403 403"),
    ("changeProvider",        "401 403 403 yes 403 403 403"),
    ("listRequests",          "401 yes yes 403 yes yes yes"),
    ("getRequest",            "401 yes yes 403 404 yes yes"),
    ("actOnRequest",          "401 yes yes 403 404 403 yes"),
    ("explainRoute",          "401 yes yes 403 yes yes yes"),
    ("signOut",               "yes yes yes yes yes yes yes"),
    ("getSession",            "401 yes yes yes yes yes yes"),
    ("changeMyself",          "401 yes yes yes yes 403 403"),
    ("signIn",                "yes yes yes yes yes yes yes"),
    ("getCurrentSession",     "yes yes yes yes yes yes yes"),
    ("getSignInOptions",      "yes yes yes yes yes yes yes"),
    ("changePassword",        "401 yes yes yes yes 403 403"),
    ("endOtherSessions",      "401 yes yes yes yes 403 403"),
    ("listSessions",          "401 yes yes yes yes 403 403"),
    ("endSession",            "401 yes 404 404 404 403 403"),
    ("getCompanySettings",    "401 yes yes 403 yes yes yes"),
    ("changeCompanySettings", "401 403 yes 403 yes 403 403"),
    ("askForSettings",        "401 yes yes 403 yes 403 yes"),
    ("getSettingsEffect",     "401 yes yes 403 yes yes yes"),
    ("listSuggestions",       "401 yes yes yes yes yes yes"),
    ("suggest",               "401 yes yes 403 yes 403 yes"),
    ("getSuggestion",         "401 yes yes yes 404 yes yes"),
    ("decideSuggestion",      "401 403 403 yes 403 403 403"),
    ("withdrawSuggestion",    "401 yes yes 403 404 403 yes"),
    ("listSuppliers",         "401 yes yes 403 yes yes yes"),
    ("addSupplier",           "401 yes yes 403 yes 403 yes"),
    ("removeSupplier",        "401 yes yes 403 404 403 yes"),
    ("getSupplier",           "401 yes yes 403 404 yes yes"),
    ("approveSupplier",       "401 yes yes 403 404 403 yes"),
    ("denySupplier",          "401 yes yes 403 404 403 yes"),
    ("listSupport",           "401 yes yes 403 yes yes yes"),
    ("askSupport",            "401 yes yes 403 yes 403 yes"),
    ("listUsers",             "401 403 yes 403 yes 403 403"),
    ("inviteUser",            "401 403 yes 403 yes 403 403"),
    ("removeUser",            "401 403 yes 403 404 403 403"),
    ("getUser",               "401 403 yes 403 404 403 403"),
    ("changeUser",            "401 403 yes 403 404 403 403"),
    ("linkUser",              "401 403 yes 403 404 403 403"),
    ("alive",                 "yes yes yes yes yes yes yes"),
    ("ready",                 "yes yes yes yes yes yes yes"),
];

const HEAD: &str = "| call | nobody | member | administrator | operator | another company | key: read | key: write |\n\
                    |---|---|---|---|---|---|---|---|\n";
const BEGIN: &str = "<!-- authorization: begin -->\n";
const END: &str = "<!-- authorization: end -->";

struct Operation {
    id: String,
    method: String,
    path: String,
}

async fn operations(api: &Api) -> Vec<Operation> {
    let answer = api.send(Request::get("/api/v1/openapi.json").body(Default::default()).unwrap()).await;
    let of = |(path, item): (&String, &Value)| -> Vec<Operation> {
        let one = |(method, operation): (&String, &Value)| Operation {
            id: operation["operationId"].as_str().unwrap().to_owned(),
            method: method.to_uppercase(),
            path: path.clone(),
        };
        item.as_object().unwrap().iter().map(one).collect()
    };
    answer.json["paths"].as_object().unwrap().iter().flat_map(of).collect()
}

/// The address of what belongs to the first company.
fn address(path: &str, world: &World) -> String {
    let mut collection = "";
    let mut parts = Vec::new();
    for part in path.split('/') {
        parts.push(match part {
            "{line}" => "2".to_owned(),
            "{format}" => "json".to_owned(),
            "{id}" if path.contains("/accounts/") => "somebody".to_owned(),
            "{action}" => "cancel".to_owned(),
            "{number}" => world.ids["numbers"].clone(),
            "{participant_id}" => world.ids["participants"].clone(),
            "{id}" if path.contains("/network/") => world.ids["network"].clone(),
            part if part.starts_with('{') => world.ids[collection].clone(),
            part => part.to_owned(),
        });
        collection = part;
    }
    parts.join("/")
}

/// A body with which the operation gets as far as looking for its object.
fn body(id: &str, world: &World) -> Value {
    match id {
        "signIn" => json!({ "email": "membre@lumiere.example", "password": support::PASSWORD }),
        "readInvitation" => json!({ "token": world.ids["token"] }),
        "acceptInvitation" => json!({ "token": world.ids["token"], "password": "une phrase que personne ne dit" }),
        "changePassword" => json!({ "current": support::PASSWORD, "new": "une phrase que personne ne dit" }),
        "previewImport" => json!({ "roles": ["identifier", "name"], "hasHeader": true }),
        "chooseImportLine" => json!({ "participantId": null }),
        "correctDocument" => json!({ "identifiers": [{ "kind": "customerNumber", "value": "1" }] }),
        "resendDocuments" => json!({ "cause": "not_in_network", "before": "2026-08-19T12:00:00Z" }),
        "decideSuggestion" => json!({ "decision": "takeUp" }),
        "answerSupport" => json!({ "message": "Oui." }),
        "askForSettings" => json!({ "setting": "acceptance" }),
        _ => json!({}),
    }
}

/// A router counts how often somebody looks up.
fn is_counted(operation: &Operation) -> bool {
    operation.id.starts_with("lookUp")
}

/// What an operation answers a caller: that it refuses, or `yes`.
async fn answer(api: &Api, operation: &Operation, who: &Who, world: &World) -> String {
    let uri = address(&operation.path, world);
    let body = body(&operation.id, world).to_string();
    let answer = api.raw(request(who, &operation.method, &uri, "application/json", body)).await;
    match answer.status().as_u16() {
        status @ (401 | 403 | 404) => status.to_string(),
        status => {
            assert!(status < 500, "{}: {status}", operation.id);
            "yes".to_owned()
        }
    }
}

/// What an operation answers each caller, in a directory that is as it was made.
async fn answers(operation: &Operation, made: &Made) -> String {
    let mut words = Vec::new();
    let mut api = made.fresh();
    for who in &made.world.callers {
        if operation.method != "GET" || is_counted(operation) {
            api = made.fresh();
        }
        words.push(answer(&api, operation, who, &made.world).await);
    }
    words.join(" ")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn everybody_is_let_through_or_refused_as_the_table_says() {
    let made = Made::new().await;
    let operations = operations(&made.fresh()).await;
    let meant: BTreeMap<&str, &str> = TABLE.iter().copied().collect();
    let mut wrong = Vec::new();
    for operation in &operations {
        let is = answers(operation, &made).await;
        if meant.get(operation.id.as_str()) != Some(&is.as_str()) {
            wrong.push(format!("    ({:?}, {is:?}),", operation.id));
        }
    }
    assert!(wrong.is_empty(), "these answer otherwise than the table says, or have no line:\n{}", wrong.join("\n"));
    let unknown: Vec<_> = meant.keys().filter(|id| operations.iter().all(|known| known.id != **id)).collect();
    assert!(unknown.is_empty(), "there are no such operations: {unknown:?}");
    write(&operations, &meant);
}

/// Copies of a file are SQLite's, whatever the run is about; here its engine is asked. Who is refused and who reads leave
/// the directory as it was, so that one is enough.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn who_is_refused_and_who_may_read_does_not_depend_on_the_engine() {
    let api = Api::over(carnet_testing::quick().pool);
    let world = World::of(&api).await;
    let meant: BTreeMap<&str, &str> = TABLE.iter().copied().collect();
    let (mut asked, mut wrong) = (0, Vec::new());
    for operation in &operations(&api).await {
        let words = meant[operation.id.as_str()].split(' ');
        for (who, word) in
            world.callers.iter().zip(words).filter(|(_, word)| operation.method == "GET" || *word != "yes")
        {
            let fresh = is_counted(operation).then(|| Api::over(Arc::clone(&api.pool)));
            let is = answer(fresh.as_ref().unwrap_or(&api), operation, who, &world).await;
            asked += 1;
            if is != word {
                wrong.push(format!("{}, {who:?}: {is}", operation.id));
            }
        }
    }
    assert!(wrong.is_empty(), "these answer otherwise than the table says:\n{}", wrong.join("\n"));
    assert!(asked > 500, "{asked} were asked");
}

/// The table in the documentation is this one.
fn write(operations: &[Operation], meant: &BTreeMap<&str, &str>) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/security.md");
    let text = fs::read_to_string(path).expect("docs/security.md");
    let (before, rest) = text.split_once(BEGIN).expect("the beginning of the table");
    let (shown, after) = rest.split_once(END).expect("the end of the table");
    let line = |operation: &Operation| {
        let words = meant[operation.id.as_str()].replace(' ', " | ");
        format!("| `{} {}` | {words} |\n", operation.method, operation.path.trim_start_matches("/api/v1"))
    };
    let table = HEAD.to_owned() + &operations.iter().map(line).collect::<String>();
    if std::env::var_os("CARNET_UPDATE_DOCS").is_some() {
        fs::write(path, format!("{before}{BEGIN}{table}{END}{after}")).unwrap();
        return;
    }
    assert!(shown == table, "docs/security.md is out of date: run this test with CARNET_UPDATE_DOCS=1");
}
