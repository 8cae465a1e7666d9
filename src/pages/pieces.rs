//! Which pages arrive together: those that one goes to and fro between. What the program starts with (signing in,
//! the start page) is in no piece.

use leptos::prelude::*;

use super::{
    audit::AuditPage,
    customer::CustomerPage,
    customers::CustomersPage,
    import::ImportPage,
    messages::MessagesPage,
    operator::{OperatorHome, ProvidersPage, SuggestionsPage},
    participant::ParticipantPage,
    requests::{List, RequestsPage},
    search::SearchPage,
    suggest::SuggestPage,
};
use crate::{piece::piece, route::Page};

piece!(SEARCH, search, search_pages);
piece!(CUSTOMERS, customers, customer_pages);
piece!(REQUESTS, requests, request_pages);
piece!(TOOLS, tools, tool_pages);
piece!(OPERATOR, operator, operator_pages);

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

fn request_pages(page: Page) -> AnyView {
    let requests = |list| view! { <RequestsPage list/> }.into_any();
    match page {
        Page::Routing => requests(List::Routing),
        Page::Received => requests(List::Received),
        Page::Messages => view! { <MessagesPage/> }.into_any(),
        Page::Suggest => view! { <SuggestPage/> }.into_any(),
        _ => requests(List::Sent),
    }
}

fn tool_pages(page: Page) -> AnyView {
    match page {
        Page::Import(id) => view! { <ImportPage id/> }.into_any(),
        _ => view! { <AuditPage/> }.into_any(),
    }
}

fn operator_pages(page: Page) -> AnyView {
    match page {
        Page::Providers => view! { <ProvidersPage/> }.into_any(),
        Page::Suggestions(_) => view! { <SuggestionsPage/> }.into_any(),
        _ => view! { <OperatorHome/> }.into_any(),
    }
}
