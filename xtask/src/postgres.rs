//! A PostgreSQL of one's own: a private cluster of Debian's package on a free port, started for the tests and stopped
//! after them. Nothing of it survives the machine, so nothing waits for the disk; it does survive when it is killed, which
//! tests do.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};
use crate::project::Project;
use crate::run::Cmd;
use crate::tools;

/// Where Debian puts the programs, by version.
const VERSIONS: &str = "/usr/lib/postgresql";
/// Who runs it where this is root, which PostgreSQL refuses.
const USER: &str = "postgres";

/// A cluster that ends with this value.
pub struct Cluster {
    programs: PathBuf,
    folder: PathBuf,
    as_user: bool,
    /// What its server is started with.
    options: String,
    /// `postgres://…`: a database in which schemas and databases may be made.
    pub url: String,
    /// The certificate of the authority that has signed its server's, which is for 127.0.0.1 alone.
    pub authority: PathBuf,
}

impl Cluster {
    pub fn start(project: &Project) -> Result<Self> {
        Self::start_as(project, "postgres")
    }

    /// One of several that run at the same time, by a name that is its folder's.
    pub fn start_as(project: &Project, name: &str) -> Result<Self> {
        let programs = programs()?;
        let as_user = tools::is_root()?;
        let folder = place(project, name, as_user)?;
        let port = free_port()?;
        let options = format!(
            "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off \
             -c full_page_writes=off -c max_connections=200 -c checkpoint_timeout=60s -c ssl=on"
        );
        let url = format!("postgres://carnet@127.0.0.1:{port}/postgres");
        let authority = folder.join("authority.crt");
        let cluster = Self { programs, folder, as_user, options, url, authority };
        cluster.stop();
        cluster.empty()?;
        let data = cluster.data();
        cluster
            .command("initdb")
            .args(["--auth=trust", "--username=carnet", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "-D"])
            .arg(&data)
            .capture()?;
        cluster.certify()?;
        let log = cluster.folder.join("log");
        cluster
            .command("pg_ctl")
            .args(["-w", "-s", "start", "-o", &cluster.options, "-l"])
            .arg(&log)
            .arg("-D")
            .arg(&data)
            .run()?;
        Ok(cluster)
    }

    /// A certificate for the server and its authority's; Debian's PostgreSQL depends on openssl, which makes them.
    fn certify(&self) -> Result<()> {
        let certificate = |name: &str, key: &Path, file: &Path| {
            let fixed =
                ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
            let command = as_user(self.as_user, "openssl").dir(&self.folder).args(fixed);
            command.args(["-subj", &format!("/CN={name}"), "-keyout"]).arg(key).arg("-out").arg(file)
        };
        let authority_key = self.folder.join("authority.key");
        certificate("Carnet tests", &authority_key, &self.authority).capture()?;
        let (key, file) = (self.data().join("server.key"), self.data().join("server.crt"));
        certificate("database", &key, &file)
            .args(["-addext", "subjectAltName=IP:127.0.0.1", "-addext", "basicConstraints=critical,CA:FALSE", "-CA"])
            .arg(&self.authority)
            .arg("-CAkey")
            .arg(&authority_key)
            .capture()
            .map(drop)
    }

    /// The tests that follow are told where it is.
    pub fn told(&self, command: Cmd) -> Cmd {
        command.env("CARNET_TEST_POSTGRES", &self.url).env("CARNET_TEST_POSTGRES_AUTHORITY", &self.authority)
    }

    /// A command of the shell that kills it at once, with all that works for its connections. Some of that may have ended
    /// by itself meanwhile.
    pub fn killing(&self) -> String {
        let id = self.data().join("postmaster.pid");
        format!(
            "p=$(head -1 '{}') && c=$(cat /proc/$p/task/$p/children) && kill -9 $p && {{ kill -9 $c 2>/dev/null; true; }}",
            id.display()
        )
    }

    /// One that starts it again; what was killed with it may take a moment to be gone, and after many tests it takes
    /// more than a minute to find what it had not yet written.
    pub fn starting(&self) -> String {
        let user =
            if self.as_user { format!("setpriv --reuid={USER} --regid={USER} --clear-groups ") } else { String::new() };
        let (program, data, log) = (self.programs.join("pg_ctl"), self.data(), self.folder.join("log"));
        format!(
            "cd '{}' && for i in 1 2 3 4 5 6 7 8 9 10; do {user}'{}' -w -t 300 -s start -o '{}' -l '{}' -D '{}' >/dev/null 2>&1 \
             && exit 0; sleep 0.5; done; exit 1",
            self.folder.display(),
            program.display(),
            self.options,
            log.display(),
            data.display()
        )
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    fn command(&self, program: &str) -> Cmd {
        let program = self.programs.join(program);
        as_user(self.as_user, &program.to_string_lossy()).dir(&self.folder)
    }

    /// What a run that was killed has left.
    fn empty(&self) -> Result<()> {
        let data = self.data();
        if data.exists() {
            fs::remove_dir_all(&data).map_err(Failure::io("remove", &data))?;
        }
        Ok(())
    }

    fn stop(&self) {
        if self.data().join("postmaster.pid").exists() {
            // What does not run cannot be stopped.
            let _ =
                self.command("pg_ctl").args(["-w", "-s", "-m", "immediate", "stop", "-D"]).arg(self.data()).capture();
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.stop();
        // Emptied again by the next run in any case.
        let _ = self.empty();
    }
}

fn as_user(as_user: bool, program: &str) -> Cmd {
    if !as_user {
        return Cmd::new(program);
    }
    Cmd::new("setpriv").args([&format!("--reuid={USER}"), &format!("--regid={USER}"), "--clear-groups", program])
}

/// The newest version's programs.
fn programs() -> Result<PathBuf> {
    tools::ensure_postgres(VERSIONS)?;
    let versions = fs::read_dir(VERSIONS).map_err(Failure::io("read", Path::new(VERSIONS)))?;
    let newest = versions.filter_map(|entry| entry.ok()?.file_name().to_string_lossy().parse::<u32>().ok()).max();
    let newest = newest.ok_or_else(|| Failure::new(format!("there is no version of PostgreSQL in {VERSIONS}")))?;
    Ok(Path::new(VERSIONS).join(newest.to_string()).join("bin"))
}

/// A folder that whoever runs PostgreSQL may write: in `target`, or, where that is closed to others, beside it.
fn place(project: &Project, name: &str, root: bool) -> Result<PathBuf> {
    let within = project.root.join("target").join(name);
    let elsewhere = std::env::temp_dir().join(format!("carnet-{name}"));
    for folder in [within, elsewhere] {
        fs::create_dir_all(&folder).map_err(Failure::io("create", &folder))?;
        if !root {
            return Ok(folder);
        }
        Cmd::new("chown").arg(USER).arg(&folder).run()?;
        if as_user(true, "test").arg("-w").arg(&folder).capture().is_ok() {
            return Ok(folder);
        }
    }
    Err(Failure::new(format!("{USER} may write neither in target nor in {}", std::env::temp_dir().display())))
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    listener.map(|address| address.port()).map_err(|error| Failure::new(format!("no port is free: {error}")))
}
