//! *Combien de mes clients peuvent recevoir aujourd’hui ?*: one bar, its parts the groups.

use carnet_core::wire::{CustomerFigures, CustomerFilter};

use crate::{
    i18n::{Locale, Text, figures as t, format},
    route,
    ui::{Chart, El, bar, chart, column, el, key, plot, shares},
};

const WIDTH: f64 = 920.0;
const HEIGHT: f64 = 28.0;
const GAP: f64 = 2.0;

/// A group: its colour, its words, how many, and the list that has them.
type Part = (&'static str, Text, u64, CustomerFilter);

pub fn customers(locale: Locale, of: &CustomerFigures) -> El {
    let parts: [Part; 5] = [
        ("c-ok", t::group_routable, of.routable, CustomerFilter::Routable),
        ("c-fix", t::group_action, of.action, CustomerFilter::Action),
        ("c-wait", t::group_waiting, of.waiting, CustomerFilter::Action),
        ("c-warn", t::group_gone, of.non_existing, CustomerFilter::NonExisting),
        ("c-off", t::group_off, of.deactivated, CustomerFilter::Deactivated),
    ];
    let total: u64 = parts.iter().map(|part| part.2).sum();
    let answer = match (of.routable * 100).checked_div(total) {
        Some(percent) => t::receive_answer(locale, of.routable, total, percent),
        None => t::receive_none(locale).to_owned(),
    };
    let summary = t::receive_summary(locale, of.routable, of.action, of.waiting, of.non_existing, of.deactivated);
    let drawn = |(class, name, number, filter): &Part| {
        let path = route::Customers { status: Some(*filter), ..route::Customers::default() }.path();
        key(class, name(locale), format::number(locale, *number), Some(&path))
    };
    let row = |(_, name, number, _): &Part| {
        el("tr")
            .add(el("th").attr("scope", "row").add(name(locale)))
            .add(el("td").class("r").add(format::number(locale, *number)))
    };
    let columns = vec![column("", t::group(locale)), column("r", t::customers(locale))];
    let there = Chart {
        id: "chart-customers",
        question: t::receive(locale),
        answer,
        plot: (total > 0).then(|| stacked(&parts, summary)),
        keys: parts.iter().filter(|part| part.2 > 0).map(drawn).collect(),
        columns,
        rows: if total > 0 { parts.iter().map(row).collect() } else { Vec::new() },
    };
    chart(locale, there).attr("data-wide", "")
}

fn stacked(parts: &[Part], summary: String) -> leptos::prelude::AnyView {
    let numbers: Vec<u64> = parts.iter().map(|part| part.2).collect();
    let mut x = 0.0;
    let mut bars = Vec::new();
    for (part, width) in parts.iter().zip(shares(&numbers, WIDTH, GAP)) {
        if width > 0.0 {
            bars.push(bar(part.0, x, 0.0, width, HEIGHT));
            x += width + GAP;
        }
    }
    plot(920, 28, true, summary, bars)
}
