#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use std::net::{Ipv4Addr, Ipv6Addr};

use super::*;

const A: Option<IpAddr> = Some(IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1)));

fn at(n: u32) -> Option<IpAddr> {
    Some(IpAddr::V4(Ipv4Addr::from_bits(n)))
}

fn refused(result: Result<Attempt, u64>) -> Option<u64> {
    result.err()
}

#[test]
fn the_eleventh_attempt_waits_until_the_first_is_old() {
    let limiter = Limiter::default();
    for second in 0..10 {
        limiter.sign_in("A@x.example", A, None, second * 1000).unwrap();
    }
    assert_eq!(refused(limiter.sign_in(" a@X.example ", A, None, 10_000)), Some(290));
    assert_eq!(refused(limiter.sign_in("b@x.example", A, None, 10_000)), None);
    assert_eq!(refused(limiter.sign_in("a@x.example", at(7), None, 10_000)), None, "from elsewhere");
    assert_eq!(refused(limiter.sign_in("a@x.example", A, None, WINDOW_MS)), None);
    assert_eq!(refused(limiter.sign_in("a@x.example", A, None, WINDOW_MS)), Some(1));
}

#[test]
fn an_address_and_an_e_mail_have_bounds_of_their_own() {
    let limiter = Limiter::default();
    let allowed = |n: &u32| limiter.sign_in(&format!("{n}@x.example"), A, None, 0).is_ok();
    assert_eq!((0..200).filter(allowed).count(), 50);
    let allowed = |n: &u32| limiter.sign_in("a@x.example", at(*n), None, 0).is_ok();
    assert_eq!((0..200).filter(allowed).count(), 100);
}

#[test]
fn a_network_of_ipv6_is_one_place() {
    let limiter = Limiter::default();
    let of = |network: u128, host: u128| Some(IpAddr::V6(Ipv6Addr::from_bits((network << 64) | host)));
    let allowed = |n: &u128| limiter.sign_in("a@x.example", of(0x2001_0db8, *n), None, 0).is_ok();
    assert_eq!((0..20).filter(allowed).count(), 10);
    assert!(limiter.sign_in("a@x.example", of(0x2001_0db9, 1), None, 0).is_ok());
    let mapped = Some(IpAddr::V6(Ipv4Addr::new(192, 0, 2, 1).to_ipv6_mapped()));
    assert_eq!(place(mapped), place(A));
}

#[test]
fn a_known_browser_counts_for_itself() {
    let limiter = Limiter::default();
    while limiter.sign_in("a@x.example", A, None, 0).is_ok() {}
    for _ in 0..10 {
        limiter.sign_in("a@x.example", A, Some("token"), 0).unwrap();
    }
    assert_eq!(refused(limiter.sign_in("a@x.example", A, Some("token"), 0)), Some(300));
    assert_eq!(refused(limiter.sign_in("a@x.example", A, Some("other"), 0)), None);
}

#[test]
fn success_forgives_what_is_one_s_own_and_takes_back_the_rest() {
    let limiter = Limiter::default();
    for _ in 0..9 {
        limiter.sign_in("a@x.example", A, None, 0).unwrap();
    }
    let right = limiter.sign_in("a@x.example", A, None, 0).unwrap();
    limiter.succeeded(&right);
    let count = |by: By| limiter.lock()[by as usize].values().map(Vec::len).sum::<usize>();
    assert_eq!((count(By::EmailAndAddress), count(By::Address), count(By::Email)), (0, 9, 9));
    // Somebody with a password of his own does not wash an address clean.
    for n in 0..41 {
        limiter.sign_in(&format!("{n}@x.example"), A, None, 0).unwrap();
    }
    assert_eq!(refused(limiter.sign_in("b@x.example", A, None, 0)), Some(300));
}

#[test]
fn memory_is_bounded_whatever_is_typed_and_who_is_held_back_stays_so() {
    let limiter = Limiter::default();
    while limiter.sign_in("a@x.example", A, None, 0).is_ok() {}
    for n in 0..100_000 {
        let _ = limiter.sign_in(&format!("{n}@x.example"), at(n), None, 1 + i64::from(n) / 1_000);
        let _ = limiter.link(at(n), 1);
        let _ = limiter.password(&n.to_string(), 1);
        let _ = limiter.sign_in("b@x.example", None, Some(&n.to_string()), 1);
    }
    assert!(limiter.lock().iter().all(|times| times.len() <= MAX_KEYS));
    assert!(limiter.sign_in("a@x.example", A, None, 200).is_err());
}
