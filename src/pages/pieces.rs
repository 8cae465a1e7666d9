//! Which pages arrive together: those that one goes to and fro between. What the program starts with (signing in,
//! the start page) is in no piece.

use leptos::prelude::*;

use super::{customer::CustomerPage, customers::CustomersPage, participant::ParticipantPage, search::SearchPage};
use crate::{piece::piece, route::Page};

piece!(SEARCH, search, search_pages);
piece!(CUSTOMERS, customers, customer_pages);

fn search_pages(page: Page) -> AnyView {
    match page {
        Page::Participant(scheme, value) => view! { <ParticipantPage scheme value/> }.into_any(),
        _ => view! { <SearchPage/> }.into_any(),
    }
}

fn customer_pages(page: Page) -> AnyView {
    match page {
        Page::Customer(id) => view! { <CustomerPage id/> }.into_any(),
        _ => view! { <CustomersPage/> }.into_any(),
    }
}
