//! Charts drawn by hand: a question, its answer in a sentence, the drawing with its numbers in it, links, and the data
//! as a table. Who does not see the drawing hears its summary.

use leptos::prelude::*;

use super::{Child, Disclosure, El, el, table};
use crate::i18n::{Locale, figures as t, owned};

/// What stands in the frame of a chart.
pub struct Chart {
    /// Unique in the document.
    pub id: &'static str,
    pub question: &'static str,
    pub answer: String,
    /// Nothing where there is nothing to draw.
    pub plot: Option<AnyView>,
    /// The series with their numbers.
    pub keys: Vec<El>,
    /// The table: its columns and rows.
    pub columns: Vec<El>,
    pub rows: Vec<El>,
}

pub fn chart(locale: Locale, chart: Chart) -> El {
    let drawing = chart.plot.map(|plot| el("div").class("chart__plot").add(plot));
    let keys = (!chart.keys.is_empty()).then(|| el("ul").class("keys").add(chart.keys));
    let data = (!chart.rows.is_empty()).then(|| {
        let table = table(chart.question, t::data_of(locale, chart.question), chart.columns, chart.rows).view();
        view! { <Disclosure summary=owned(t::see_data)>{table}</Disclosure> }.into_any()
    });
    el("figure")
        .class("chart sheet")
        .attr("id", chart.id)
        .attr("aria-labelledby", format!("{}-question", chart.id))
        .add(el("h3").attr("id", format!("{}-question", chart.id)).add(chart.question))
        .add(el("p").class("chart__answer").add(chart.answer))
        .add(drawing)
        .add(keys)
        .add(data)
}

/// A series: its colour, what it is, and how many; with a path, the list that it counts.
pub fn key(class: &'static str, name: impl Child, number: String, path: Option<&str>) -> El {
    let name = match path {
        Some(path) => super::link(path, name),
        None => el("span").add(name),
    };
    el("li").class(class).add(name).add(el("span").class("n").add(number))
}

/// The drawing; `stretched` fills its box, whatever the shape of that.
pub fn plot(width: u32, height: u32, stretched: bool, summary: String, parts: Vec<AnyView>) -> AnyView {
    let class = if stretched { "chart__bar" } else { "" };
    let ratio = stretched.then_some("none");
    view! {
        <svg
            class=class
            viewBox=format!("0 0 {width} {height}")
            preserveAspectRatio=ratio
            role="img"
            aria-label=summary
        >
            {parts}
        </svg>
    }
    .into_any()
}

pub fn bar(class: &'static str, x: f64, y: f64, width: f64, height: f64) -> AnyView {
    let [x, y, width, height] = [x, y, width, height].map(length);
    view! { <rect class=class x=x y=y width=width height=height></rect> }.into_any()
}

/// The line that columns stand on.
pub fn axis(y: f64, width: f64) -> AnyView {
    let [y, width] = [y, width].map(length);
    view! { <line class="axis" x1="0" x2=width y1=y.clone() y2=y></line> }.into_any()
}

/// A word or a number in the drawing; `anchor` as SVG has it.
pub fn label(class: &'static str, anchor: &'static str, x: f64, y: f64, words: String) -> AnyView {
    let [x, y] = [x, y].map(length);
    view! {
        <text class=class x=x y=y text-anchor=anchor>
            {words}
        </text>
    }
    .into_any()
}

/// In tenths; below zero there is no drawing. Made of whole numbers, as what formats others takes 12 kB of the program.
fn length(value: f64) -> String {
    let tenths = (value * 10.0 + 0.5) as u32;
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// Lengths that share `room` like the numbers, with gaps of `gap` between those that are not zero.
pub fn shares(numbers: &[u64], room: f64, gap: f64) -> Vec<f64> {
    let total: u64 = numbers.iter().sum();
    let gaps = numbers.iter().filter(|number| **number > 0).count().saturating_sub(1);
    // Counts stay far below 2^53.
    #[expect(clippy::cast_precision_loss)]
    let share = |number: &u64| match total {
        0 => 0.0,
        _ => (room - gap * gaps as f64).max(0.0) * (*number as f64) / (total as f64),
    };
    numbers.iter().map(share).collect()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::{length, shares};

    #[wasm_bindgen_test]
    fn lengths_have_one_decimal() {
        assert_eq!([0.0, 0.04, 0.05, 9.96, 132.0, 920.25].map(length), ["0.0", "0.0", "0.1", "10.0", "132.0", "920.3"]);
    }

    #[wasm_bindgen_test]
    fn lengths_share_the_room_and_leave_gaps() {
        assert_eq!(shares(&[3, 0, 1], 102.0, 2.0), [75.0, 0.0, 25.0]);
        assert_eq!(shares(&[5], 100.0, 2.0), [100.0]);
        assert_eq!(shares(&[0, 0], 100.0, 2.0), [0.0, 0.0]);
        assert!(shares(&[], 100.0, 2.0).is_empty());
    }
}
