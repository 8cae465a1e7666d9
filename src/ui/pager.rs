//! Pages of a list: where one is, the pages around it, previous and next, as links.

use leptos::prelude::*;

use super::{El, el, icon, said};
use crate::{
    i18n::{common as t, text, use_locale},
    route::{self, SIZES},
};

/// Pages linked to: the first, the last, and those around the current one; `None` is a gap.
fn window_of(page: u32, pages: u32) -> Vec<Option<u32>> {
    let mut shown: Vec<u32> =
        [1, page.saturating_sub(1), page, page + 1, pages].into_iter().filter(|n| (1..=pages).contains(n)).collect();
    shown.dedup();
    let mut links = Vec::new();
    let mut before = 0;
    for n in shown {
        if n <= before {
            continue;
        }
        if n > before + 1 {
            links.push(None);
        }
        links.push(Some(n));
        before = n;
    }
    links
}

/// `href` gives the address of a page. Nothing at all when everything fits one page.
#[component]
pub fn Pager(
    /// 1-based.
    page: u32,
    /// Rows of a page.
    size: u32,
    total: u64,
    /// Whether `total` is all there is.
    #[prop(default = true)]
    exact: bool,
    #[prop(into)] href: Callback<u32, String>,
    /// With it the reader may choose how many rows a page has: the address for each number.
    #[prop(optional, into)]
    sizes: Option<Callback<u32, String>>,
) -> impl IntoView {
    let locale = use_locale();
    let pages = u32::try_from(total.div_ceil(u64::from(size.max(1)))).unwrap_or(u32::MAX);
    let choosable = sizes.filter(|_| total > u64::from(SIZES[0]));
    if pages <= 1 && choosable.is_none() {
        return ().into_any();
    }
    let from = u64::from(page - 1) * u64::from(size) + 1;
    let to = total.min(u64::from(page) * u64::from(size));
    let range = move || {
        let locale = locale.get();
        if exact { t::range(locale, from, to, total) } else { t::range_open(locale, from, to, total) }
    };
    // The router's own link would call every page of a list the current one: their paths are the same.
    let link = move |n: u32| el("a").attr("href", route::href(&href.run(n))).attr("data-noscroll", "");
    let number = move |n: u32| {
        let label = said(move || t::page_number(locale.get(), u64::from(n)));
        let link = link(n).attr("aria-label", label).add(n.to_string());
        if n == page { link.attr("aria-current", "page") } else { link }
    };
    let links: Vec<El> =
        window_of(page, pages).into_iter().map(|n| n.map_or_else(|| el("span").add("…"), number)).collect();
    let previous = (page > 1).then(|| link(page - 1).add(icon("chevron-left")).add(text(t::previous)));
    let next = (page < pages).then(|| link(page + 1).add(text(t::next)).add(icon("chevron-right")));
    let numbers = el("span").class("pager__links").add(links);
    let links = (pages > 1).then(|| el("div").class("pager__links").add(previous).add(numbers).add(next));
    let sizes = choosable.map(|sizes| size_links(size, sizes));
    el("nav")
        .class("pager")
        .attr("aria-label", text(t::pagination))
        .add(el("span").add(said(range)))
        .add(links)
        .add(sizes)
        .view()
}

/// How many rows a page has, as links.
fn size_links(size: u32, href: Callback<u32, String>) -> El {
    let locale = use_locale();
    let link = move |n: u32| {
        let label = said(move || t::per_page_n(locale.get(), u64::from(n)));
        let link = el("a").attr("href", route::href(&href.run(n))).attr("data-noscroll", "").attr("aria-label", label);
        let link = link.add(n.to_string());
        if n == size { link.attr("aria-current", "true") } else { link }
    };
    let links: Vec<El> = SIZES.into_iter().map(link).collect();
    el("div").class("pager__links pager__size").add(el("span").add(text(t::per_page))).add(links)
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::window_of;

    #[wasm_bindgen_test]
    fn pages_around_the_current_one_are_linked_and_gaps_shown() {
        assert_eq!(window_of(1, 50), [Some(1), Some(2), None, Some(50)]);
        assert_eq!(window_of(25, 50), [Some(1), None, Some(24), Some(25), Some(26), None, Some(50)]);
        assert_eq!(window_of(50, 50), [Some(1), None, Some(49), Some(50)]);
        assert_eq!(window_of(2, 3), [Some(1), Some(2), Some(3)]);
    }
}
