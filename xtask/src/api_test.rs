//! The real server over a fresh database, asked by programs of others: requests that nobody would think of, made from the
//! description of the API (Schemathesis), as an administrator and as the operator, whose answers must be what is
//! described; and the public look-up by a published client of the Peppol Directory.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};
use crate::project::Project;
use crate::run::Cmd;
use crate::server::{self, Running};
use crate::tools::python;

/// Who asks: users of the demo data.
const USERS: [&str; 2] = ["admin@lumiere.example", OPERATOR];
const OPERATOR: &str = "operateur@carnet.example";
const PASSWORD: &str = "carnet-demo";
const SIGN_IN: &str = "\
import sys, requests
address, email, password = sys.argv[1:]
answer = requests.post(address + '/api/v1/session', json={'email': email, 'password': password})
answer.raise_for_status()
print('carnet_session=' + answer.cookies['carnet_session'])
";
/// Requests for each operation beside those at the limits of its description.
const EXAMPLES: &str = "10";
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance";
/// A stream has no end; the others end the session with which everything else is asked.
const LEFT_OUT: [&str; 5] = ["listen", "signOut", "changePassword", "endSession", "endOtherSessions"];

/// Needs the server to be built.
pub fn run(project: &Project) -> Result<Vec<String>> {
    let bin = python::ensure_schemathesis(project)?;
    let folder = project.target.join("api");
    fs::create_dir_all(&folder).map_err(Failure::io("create", &folder))?;
    let database = folder.join("carnet.db");
    server::remove_database(&database)?;
    server::seed(project, &database)?;
    let log = folder.join("server.log");
    let running = Running::start(project, &no_app(&folder)?, &database, &log)?;
    look_up(project, &running)?;
    for user in USERS {
        println!("asking as {user} (the server's log: {})", log.display());
        let cookie = sign_in(&bin, &running, user)?;
        let mut command = Cmd::new(bin.join("schemathesis"))
            .args(["run", &format!("{}/api/v1/openapi.json", running.address)])
            .args(["--header", &format!("Cookie: {cookie}"), "--checks", CHECKS, "--max-examples", EXAMPLES])
            .args(["--phases", "examples,coverage,fuzzing", "--generation-deterministic", "--continue-on-failure"])
            .args(["--request-timeout", "30", "--no-color"]);
        for operation in LEFT_OUT {
            command = command.args(["--exclude-operation-id", operation]);
        }
        command.dir(&folder).advise("each failure above shows the request that repeats it, as a curl command").run()?;
    }
    Ok(Vec::new())
}

fn look_up(project: &Project, running: &Running) -> Result<()> {
    println!("looking up as a client of the Peppol Directory");
    Cmd::new(python::ensure_lookup(project)?)
        .arg(project.root.join("tests/clients/look_up.py"))
        .args([&running.address, OPERATOR, PASSWORD])
        .run()
}

/// The API needs no app, but the server serves one.
fn no_app(folder: &Path) -> Result<PathBuf> {
    let app = folder.join("app");
    fs::create_dir_all(&app).map_err(Failure::io("create", &app))?;
    let index = app.join("index.html");
    fs::write(&index, "<!doctype html><title>Carnet</title>").map_err(Failure::io("write", &index))?;
    Ok(app)
}

/// The cookie of a session, as the server sets it.
fn sign_in(bin: &Path, running: &Running, email: &str) -> Result<String> {
    let cookie = Cmd::new(bin.join("python"))
        .args(["-c", SIGN_IN, &running.address, email, PASSWORD])
        .advise("the server's log says why nobody could sign in")
        .capture()?;
    Ok(cookie.trim().to_owned())
}
