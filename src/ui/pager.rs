//! Pages of a list: where one is, the pages around it, previous and next, as links.

use leptos::prelude::*;
use leptos_router::components::A;

use super::icon::Icon;
use crate::i18n::{common as t, text, use_locale};

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
) -> impl IntoView {
    let locale = use_locale();
    let pages = u32::try_from(total.div_ceil(u64::from(size.max(1)))).unwrap_or(u32::MAX);
    if pages <= 1 {
        return ().into_any();
    }
    let from = u64::from(page - 1) * u64::from(size) + 1;
    let to = total.min(u64::from(page) * u64::from(size));
    let range = move || {
        let locale = locale.get();
        if exact { t::range(locale, from, to, total) } else { t::range_open(locale, from, to, total) }
    };
    let number = move |n: u32| {
        let current = (n == page).then_some("page");
        let label = move || t::page_number(locale.get(), u64::from(n));
        view! { <A href=href.run(n) attr:aria-current=current attr:aria-label=label>{n.to_string()}</A> }
    };
    let links = window_of(page, pages)
        .into_iter()
        .map(|n| n.map_or_else(|| view! { <span>"…"</span> }.into_any(), |n| number(n).into_any()))
        .collect_view();
    view! {
        <nav class="pager" aria-label=text(t::pagination)>
            <span>{range}</span>
            <div class="pager__links">
                {(page > 1).then(|| view! { <A href=href.run(page - 1)><Icon name="chevron-left"/> {text(t::previous)}</A> })}
                <span class="pager__links">{links}</span>
                {(page < pages).then(|| view! { <A href=href.run(page + 1)>{text(t::next)} <Icon name="chevron-right"/></A> })}
            </div>
        </nav>
    }
    .into_any()
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
