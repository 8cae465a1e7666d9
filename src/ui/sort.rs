//! The header of a column that a list can be sorted by.

use super::{El, column, el, icon};

/// `order`: whether the list runs downwards by this column; `None`: it is sorted by another. Pressing the one it is
/// sorted by turns the order round: `act` is told the new direction.
pub fn sort_column(
    class: &'static str,
    id: String,
    label: &'static str,
    order: Option<bool>,
    act: impl Fn(bool) + 'static,
) -> El {
    let (aria, picture) = match order {
        Some(false) => (Some("ascending"), "sort-asc"),
        Some(true) => (Some("descending"), "sort-desc"),
        None => (None, "sort"),
    };
    let next = order == Some(false);
    let button = el("button")
        .class("sort")
        .attr("type", "button")
        .attr("id", id)
        .on_click(move || act(next))
        .add(label)
        .add(icon(picture));
    let header = column(class, button);
    match aria {
        Some(order) => header.attr("aria-sort", order),
        None => header,
    }
}
