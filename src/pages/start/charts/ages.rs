//! *Mes vérifications sont-elles fraîches ?*: a bar for each age of the last confirmation.

use carnet_core::wire::AgeFigures;
use leptos::prelude::*;

use crate::{
    i18n::{Locale, figures as t, format},
    ui::{Chart, El, bar, chart, column, el, label, plot},
};

/// Older than this many days is not fresh any more.
const FRESH: u32 = 30;
/// Where bars begin, how long the longest is, how high each is, and from one to the next.
const START: f64 = 152.0;
const LONGEST: f64 = 236.0;
const HEIGHT: f64 = 20.0;
const STEP: u32 = 32;

pub fn ages(locale: Locale, ages: &[AgeFigures]) -> El {
    let old = |age: &&AgeFigures| age.days.is_none_or(|days| days > FRESH);
    let stale: u64 = ages.iter().filter(old).map(|age| age.customers).sum();
    let total: u64 = ages.iter().map(|age| age.customers).sum();
    let answer = match (total, stale) {
        (0, _) => t::receive_none(locale).to_owned(),
        (_, 0) => t::fresh_all(locale).to_owned(),
        (_, old) => t::fresh_old(locale, old),
    };
    let names = names(locale, ages);
    let row = |(name, age): (&String, &AgeFigures)| {
        el("tr")
            .add(el("th").attr("scope", "row").add(name.clone()))
            .add(el("td").class("r").add(format::number(locale, age.customers)))
    };
    let there = Chart {
        id: "chart-ages",
        question: t::fresh(locale),
        answer,
        plot: (total > 0).then(|| bars(locale, &names, ages, t::fresh_summary(locale, total, stale))),
        keys: Vec::new(),
        columns: vec![column("", t::age(locale)), column("r", t::customers(locale))],
        rows: if total > 0 { names.iter().zip(ages).map(row).collect() } else { Vec::new() },
    };
    chart(locale, there)
}

/// `2 à 7 jours`: from the day after the age before to its own.
fn names(locale: Locale, ages: &[AgeFigures]) -> Vec<String> {
    let mut before = 0;
    let name = |age: &AgeFigures| {
        let name = match age.days {
            Some(days) if days <= 1 => t::age_day(locale).to_owned(),
            Some(days) => t::age_until(locale, u64::from(before) + 1, u64::from(days)),
            None => t::age_over(locale, u64::from(before)),
        };
        before = age.days.unwrap_or(before);
        name
    };
    ages.iter().map(name).collect()
}

fn bars(locale: Locale, names: &[String], ages: &[AgeFigures], summary: String) -> AnyView {
    let most = ages.iter().map(|age| age.customers).max().unwrap_or(1).max(1);
    let mut parts = Vec::new();
    let mut top = 4.0;
    for (name, age) in names.iter().zip(ages) {
        // Counts stay far below 2^53.
        #[expect(clippy::cast_precision_loss)]
        let width = LONGEST * age.customers as f64 / most as f64;
        let fresh = age.days.is_some_and(|days| days <= FRESH);
        parts.push(label("", "start", 0.0, top + 14.0, name.clone()));
        if age.customers > 0 {
            parts.push(bar(if fresh { "c-ok" } else { "c-warn" }, START, top, width.max(2.0), HEIGHT));
        }
        let number = format::number(locale, age.customers);
        parts.push(label("strong", "start", START + width + 8.0, top + 14.0, number));
        top += f64::from(STEP);
    }
    let height = u32::try_from(ages.len()).unwrap_or_default() * STEP;
    plot(440, height, false, summary, parts)
}
