//! Whoever guesses passwords, at one account from many addresses or at many from one, gets nowhere, costs little, and
//! does not keep the rightful person out.

use std::{
    net::{IpAddr, Ipv4Addr},
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use crate::support::{self, Answer, Api, NOW, PASSWORD};
use axum::body::Body;
use carnet_api::{ClientAddress, Host};
use carnet_store::{pool, pool::Pool};
use http::{Request, header};
use serde_json::json;

const ATTEMPTS: u32 = 100_000;
const WINDOW_MS: i64 = 5 * 60 * 1000;
const MINE: &str = "membre@lumiere.example";

fn api(now: fn() -> i64) -> Api {
    let pool: Arc<dyn Pool> = carnet_testing::quick().pool;
    pool::write(pool.as_ref(), support::seed).unwrap();
    let host = Host { now, ..support::host(Arc::clone(&pool)) };
    Api { router: carnet_api::router(host), pool }
}

async fn sign_in(api: &Api, email: &str, password: &str, from: u32, browser: Option<&str>) -> Answer {
    let body = json!({ "email": email, "password": password }).to_string();
    let mut request = Request::post("/api/v1/session")
        .header(header::CONTENT_TYPE, "application/json")
        .extension(ClientAddress(IpAddr::V4(Ipv4Addr::from_bits(from))));
    if let Some(browser) = browser {
        request = request.header(header::COOKIE, browser);
    }
    api.send(request.body(Body::from(body)).unwrap()).await
}

/// The cookie by which the browser is known from now on.
fn browser(answer: &Answer) -> String {
    let mut cookies = answer.headers.get_all(header::SET_COOKIE).iter().map(|cookie| cookie.to_str().unwrap());
    let browser = cookies.rfind(|cookie| cookie.starts_with("carnet_browser=")).unwrap();
    assert!(browser.ends_with("; Path=/; Max-Age=15552000; HttpOnly; SameSite=Strict"), "{browser}");
    browser.split(';').next().unwrap().to_owned()
}

/// How many guesses were looked at (each costs one hash); all others were sent away before that.
async fn attack(api: &Api, guess: impl Fn(u32) -> (String, u32), clock: &AtomicI64, lasts_ms: i64) -> u32 {
    let start = clock.load(Ordering::SeqCst);
    let mut hashed = 0;
    for n in 0..ATTEMPTS {
        clock.store(start + i64::from(n) * lasts_ms / i64::from(ATTEMPTS), Ordering::SeqCst);
        let (email, from) = guess(n);
        let answer = sign_in(api, &email, "pas le bon du tout", from, None).await;
        match answer.status {
            401 => hashed += 1,
            429 => assert!(!answer.header("retry-after").is_empty()),
            _ => panic!("{answer:?}"),
        }
    }
    hashed
}

static ONE: AtomicI64 = AtomicI64::new(NOW);

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn one_account_from_many_addresses() {
    let api = api(|| ONE.load(Ordering::SeqCst));
    let known = browser(&sign_in(&api, MINE, PASSWORD, 1, None).await);
    // From 20 000 addresses, five times each, within four minutes.
    let hashed = attack(&api, |n| (MINE.to_owned(), 1_000 + n % 20_000), &ONE, 4 * 60_000).await;
    assert_eq!(hashed, 100, "a hundred guesses in five minutes, whoever makes them");

    // The attack goes on; the rightful person comes in by her browser, from anywhere.
    let known = browser(&sign_in(&api, MINE, PASSWORD, 77, Some(&known)).await);
    assert_eq!(sign_in(&api, MINE, PASSWORD, 77, None).await.status, 429);
    assert_eq!(
        sign_in(&api, MINE, PASSWORD, 77, Some(&format!("carnet_browser={}", "0".repeat(64)))).await.status,
        429
    );
    // The browser is known for one person alone.
    let other = "membre@brasserie.example";
    for _ in 0..10 {
        assert_eq!(sign_in(&api, other, "pas le bon du tout", 77, Some(&known)).await.status, 401);
    }
    assert_eq!(sign_in(&api, other, PASSWORD, 77, Some(&known)).await.status, 429);
    // And it guesses no faster itself.
    for _ in 0..10 {
        assert_eq!(sign_in(&api, MINE, "pas le bon du tout", 77, Some(&known)).await.status, 401);
    }
    assert_eq!(sign_in(&api, MINE, PASSWORD, 77, Some(&known)).await.status, 429);

    ONE.fetch_add(WINDOW_MS, Ordering::SeqCst);
    assert_eq!(sign_in(&api, MINE, PASSWORD, 77, None).await.status, 200, "once it is over, without the browser too");
}

static MANY: AtomicI64 = AtomicI64::new(NOW);

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn many_accounts_from_one_address() {
    let api = api(|| MANY.load(Ordering::SeqCst));
    let known = browser(&sign_in(&api, MINE, PASSWORD, 1, None).await);
    let guess = |n: u32| (if n.is_multiple_of(50) { MINE.to_owned() } else { format!("{n}@lumiere.example") }, 9);
    let hashed = attack(&api, guess, &MANY, 4 * 60_000).await;
    assert_eq!(hashed, 50, "fifty guesses in five minutes from one place");
    // Whoever shares the place and is known there comes in, others from elsewhere.
    assert_eq!(sign_in(&api, MINE, PASSWORD, 9, Some(&known)).await.status, 200);
    assert_eq!(sign_in(&api, "membre@brasserie.example", PASSWORD, 10, None).await.status, 200);
    assert_eq!(sign_in(&api, "membre@brasserie.example", PASSWORD, 9, None).await.status, 429);
    MANY.fetch_add(WINDOW_MS, Ordering::SeqCst);
    assert_eq!(sign_in(&api, "membre@brasserie.example", PASSWORD, 9, None).await.status, 200);
}
