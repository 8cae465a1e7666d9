//! The navigation, beside the page or in the drawer.

use leptos::prelude::*;
use leptos_router::{components::A, hooks::use_location};

use crate::{
    i18n::{common as t, text},
    route,
    ui::Icon,
};

#[component]
pub fn Nav(
    /// Unique in the document.
    id: &'static str,
) -> impl IntoView {
    let group = format!("{id}-customers");
    let labelled_by = group.clone();
    view! {
        <nav class="nav" id=id tabindex="-1" aria-label=text(t::menu_main)>
            <ul>
                <li>
                    <A href=route::HOME exact=true>
                        <Icon name="home"/>
                        <span>{text(t::nav_home)}</span>
                    </A>
                </li>
                <li class="nav__group">
                    <span class="nav__title" id=group>{text(t::nav_customers)}</span>
                    <ul aria-labelledby=labelled_by>
                        <li>
                            <A href=route::SEARCH exact=true><span>{text(t::nav_search)}</span></A>
                        </li>
                        <li>
                            <CustomersLink/>
                        </li>
                    </ul>
                </li>
            </ul>
        </nav>
    }
}

/// « Mes clients » is also the place of each customer, but not of the search below the same path.
#[component]
fn CustomersLink() -> impl IntoView {
    let path = use_location().pathname;
    let current = move || {
        let path = path.get();
        let path = path.strip_prefix(&route::base()).unwrap_or(&path).trim_end_matches('/').to_owned();
        let here = path == route::CUSTOMERS;
        let below = path.starts_with("/customers/") && path != route::SEARCH;
        if here { Some("page") } else { below.then_some("true") }
    };
    // A plain link: the router's own would claim every address below it.
    view! {
        <a href=format!("{}{}", route::base(), route::CUSTOMERS) aria-current=current>
            <span>{text(t::nav_my_customers)}</span>
        </a>
    }
}
