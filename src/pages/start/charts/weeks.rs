//! *Les arrêts diminuent-ils, et pourquoi ?*: a column for each of twelve weeks, its parts the most frequent causes.

use std::cmp::Ordering;

use carnet_core::wire::{CauseCount, StopCause, WeekFigures};
use leptos::prelude::*;

use crate::{
    i18n::{Locale, figures as t, format, routing},
    route,
    ui::{Chart, El, axis, bar, chart, column, el, key, label, plot, shares},
};

/// Causes with a colour of their own, the most frequent first; all others share the last colour.
const COLOURS: [&str; 3] = ["c-fix", "c-warn", "c-wait"];
const OTHERS: &str = "c-off";
/// Weeks that are compared.
const COMPARED: usize = 4;
/// Where the columns stand, how high the highest is, how wide each is, and from one to the next.
const GROUND: f64 = 132.0;
const HIGHEST: f64 = 108.0;
const WIDTH: f64 = 24.0;
const STEP: f64 = 36.0;
const GAP: f64 = 2.0;

pub fn weeks(locale: Locale, weeks: &[WeekFigures]) -> El {
    let causes = causes(weeks);
    let total: u64 = causes.iter().map(|cause| cause.documents).sum();
    let sent = total + weeks.iter().map(|week| week.routed).sum::<u64>();
    let there = Chart {
        id: "chart-stops",
        question: t::stops(locale),
        answer: answer(locale, weeks, total, sent),
        plot: (total > 0).then(|| columns(locale, weeks, &causes, total)),
        keys: keys(locale, &causes),
        columns: vec![
            column("", t::week(locale)),
            column("r", t::routed(locale)),
            column("r", t::stopped(locale)),
            column("", t::why(locale)),
        ],
        rows: if sent > 0 { weeks.iter().map(|week| row(locale, week)).collect() } else { Vec::new() },
    };
    chart(locale, there)
}

fn stopped(week: &WeekFigures) -> u64 {
    week.stopped.iter().map(|cause| cause.documents).sum()
}

/// All causes of these weeks, the most frequent first.
fn causes(weeks: &[WeekFigures]) -> Vec<CauseCount> {
    let of = |cause| {
        let counts = weeks.iter().flat_map(|week| &week.stopped).filter(|known| known.cause == cause);
        CauseCount { cause, documents: counts.map(|known| known.documents).sum() }
    };
    let mut causes: Vec<CauseCount> = StopCause::ALL.into_iter().map(of).filter(|known| known.documents > 0).collect();
    causes.sort_by_key(|known| std::cmp::Reverse(known.documents));
    causes
}

/// The last whole weeks against those before; the week under way is not over.
fn answer(locale: Locale, weeks: &[WeekFigures], total: u64, sent: u64) -> String {
    if sent == 0 {
        return t::stops_unsent(locale).to_owned();
    }
    if total == 0 {
        return t::stops_none(locale).to_owned();
    }
    let whole = weeks.iter().rev().skip(1).map(stopped);
    let now: u64 = whole.clone().take(COMPARED).sum();
    let before: u64 = whole.skip(COMPARED).take(COMPARED).sum();
    match now.cmp(&before) {
        Ordering::Less => t::stops_fewer(locale, now, before),
        Ordering::Greater => t::stops_more(locale, now, before),
        Ordering::Equal => t::stops_same(locale, now),
    }
}

fn columns(locale: Locale, weeks: &[WeekFigures], causes: &[CauseCount], total: u64) -> AnyView {
    let most = weeks.iter().map(stopped).max().unwrap_or(1).max(1);
    let mut parts = vec![axis(GROUND, 440.0)];
    let mut x = 8.0;
    for (at, week) in weeks.iter().enumerate() {
        let all = stopped(week);
        // Counts stay far below 2^53.
        #[expect(clippy::cast_precision_loss)]
        let height = HIGHEST * all as f64 / most as f64;
        let top = pile(week, causes, x, height, &mut parts);
        if all > 0 {
            parts.push(label("strong", "middle", x + WIDTH / 2.0, top - 5.0, format::number(locale, all)));
        }
        if at % 3 == 2 || at == 0 {
            let monday = format::day_month(locale, &week.week);
            parts.push(label("", "middle", x + WIDTH / 2.0, GROUND + 20.0, monday));
        }
        x += STEP;
    }
    let first = weeks.first().map_or(0, stopped);
    let last = weeks.last().map_or(0, stopped);
    plot(440, 160, false, t::stops_summary(locale, total, first, last), parts)
}

/// The parts of a column on each other, and where they end.
fn pile(week: &WeekFigures, causes: &[CauseCount], x: f64, height: f64, parts: &mut Vec<AnyView>) -> f64 {
    let of = |wanted: &CauseCount| {
        week.stopped.iter().filter(|known| known.cause == wanted.cause).map(|known| known.documents).sum::<u64>()
    };
    let mut numbers: Vec<u64> = causes.iter().take(COLOURS.len()).map(of).collect();
    numbers.push(stopped(week) - numbers.iter().sum::<u64>());
    let mut colours: Vec<&str> = COLOURS.into_iter().take(causes.len()).collect();
    colours.push(OTHERS);
    let mut top = GROUND - 1.0;
    for (class, length) in colours.into_iter().zip(shares(&numbers, height, GAP)) {
        if length > 0.0 {
            top -= length;
            parts.push(bar(class, x, top, WIDTH, length));
            top -= GAP;
        }
    }
    top + GAP
}

/// Each series with its number and the documents that are stopped for it now.
fn keys(locale: Locale, causes: &[CauseCount]) -> Vec<El> {
    let named = |(class, cause): (&'static str, &CauseCount)| {
        let number = format::number(locale, cause.documents);
        key(class, routing::cause_badge(locale, cause.cause), number, Some(&route::stopped(Some(cause.cause))))
    };
    let mut keys: Vec<El> = COLOURS.into_iter().zip(causes).map(named).collect();
    let others: u64 = causes.iter().skip(COLOURS.len()).map(|cause| cause.documents).sum();
    if others > 0 {
        keys.push(key(OTHERS, t::other_causes(locale), format::number(locale, others), Some(&route::stopped(None))));
    }
    keys
}

fn row(locale: Locale, week: &WeekFigures) -> El {
    let cause = |known: &CauseCount| t::cause_count(locale, routing::cause_badge(locale, known.cause), known.documents);
    let causes = week.stopped.iter().map(cause).collect::<Vec<_>>().join(", ");
    el("tr")
        .add(el("th").attr("scope", "row").class("nowrap").add(format::day(locale, &week.week)))
        .add(el("td").class("r").add(format::number(locale, week.routed)))
        .add(el("td").class("r").add(format::number(locale, stopped(week))))
        .add(el("td").add(causes))
}
