//! Connections to PostgreSQL over TLS, as the URL asks for it. The run's own cluster has a certificate for 127.0.0.1 by
//! the authority whose certificate is in the file `CARNET_TEST_POSTGRES_AUTHORITY`.

use std::path::Path;

use carnet_store::{Error, db, pool, postgres};
use carnet_testing::TestDatabase;

/// A database, and the authority of its server, where the run is about PostgreSQL and has them.
fn database() -> Option<(TestDatabase, String)> {
    let database = carnet_testing::shared();
    database.url()?;
    Some((database, std::env::var("CARNET_TEST_POSTGRES_AUTHORITY").ok()?))
}

/// Whether a connection with these settings is encrypted.
fn encrypted(url: &str, settings: &str) -> Result<bool, Error> {
    let pool = postgres::open(&format!("{url}{settings}"), 2)?;
    let sql = "select ssl from pg_stat_ssl where pid = pg_backend_pid()";
    pool::read(&pool, |db| db::query_one(db, sql, &[], |row| row.bool(0))).map(Option::unwrap)
}

#[test]
fn who_asks_for_encryption_has_it_from_a_server_that_is_trusted() {
    let Some((database, authority)) = database() else { return };
    let url = database.url().unwrap();
    for mode in ["require", "verify-ca", "verify-full"] {
        let settings = format!("&sslmode={mode}&sslrootcert={authority}");
        assert!(encrypted(&url, &settings).unwrap(), "{mode}");
    }
    assert!(!encrypted(&url, "").unwrap());
}

#[test]
fn a_server_that_is_not_trusted_is_refused_with_the_reason() {
    let Some((database, authority)) = database() else { return };
    let url = database.url().unwrap();
    let refused = |url: &str, settings: &str| encrypted(url, settings).unwrap_err().to_string();
    // Each is tried again for a while.
    std::thread::scope(|scope| {
        let unknown = scope.spawn(|| refused(&url, "&sslmode=require"));
        let elsewhere = url.replace("127.0.0.1", "localhost");
        let misnamed = refused(&elsewhere, &format!("&sslmode=verify-full&sslrootcert={authority}"));
        assert!(misnamed.contains("not valid for name"), "{misnamed}");
        let unknown = unknown.join().unwrap();
        assert!(unknown.contains("UnknownIssuer"), "{unknown}");
    });
    let folder = Path::new(&authority).with_file_name("nothing.crt");
    let unread = refused(&url, &format!("&sslmode=require&sslrootcert={}", folder.display()));
    assert!(unread.contains("nothing.crt"), "{unread}");
}
