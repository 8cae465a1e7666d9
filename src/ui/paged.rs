//! The title of a list of more than one page.

use leptos::prelude::*;

use super::said;
use crate::i18n::{common as t, use_locale};

/// A page of a list: its number, all rows there are, and the rows of a page.
pub type Place = (u32, u64, u32);

/// `Documents arrêtés – page 2 sur 7` where there are pages; `now` is nothing while there is no answer.
pub fn paged_title(title: Signal<String>, now: impl Fn() -> Option<Place> + Send + Sync + 'static) -> Signal<String> {
    let locale = use_locale();
    said(move || {
        let title = title.get();
        match now() {
            Some((page, total, size)) if total > u64::from(size) => {
                t::title_page(locale.get(), &title, u64::from(page.max(1)), total.div_ceil(u64::from(size.max(1))))
            }
            _ => title,
        }
    })
}
