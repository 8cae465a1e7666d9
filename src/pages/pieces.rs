//! Which pages arrive together: those that one goes to and fro between. What the program starts with (signing in,
//! the start page) is in no piece.

use leptos::prelude::*;

use super::{
    accessibility::AccessibilityPage,
    audit::AuditPage,
    customer::CustomerPage,
    customers::CustomersPage,
    documents::{DocumentPage, DocumentsPage},
    import::ImportPage,
    invitation::InvitationPage,
    keys::KeysPage,
    messages::MessagesPage,
    operator::{
        AccountsPage, CompanyOnly, ImportsPage, NetworkImportPage, OperatorHome, OperatorSupportPage, OverviewPage,
        ProvidersPage, ServicePage, SuggestionsPage,
    },
    participant::ParticipantPage,
    preferences::PreferencesPage,
    requests::{List, RequestsPage},
    routing::RouteTestPage,
    search::SearchPage,
    settings::{CompanyPage, SettingsPage, Tab},
    site_map::SiteMapPage,
    suggest::SuggestPage,
    suppliers::SuppliersPage,
    support::SupportPage,
    users::UsersPage,
};
use crate::{
    piece::piece,
    route::{Page, Side},
};

piece!(SEARCH, search, search_pages);
piece!(CUSTOMERS, customers, customer_pages);
piece!(REQUESTS, requests, request_pages);
piece!(SUPPLIERS, suppliers, supplier_pages);
piece!(DOCUMENTS, documents, document_pages);
piece!(SETTINGS, settings, settings_pages);
piece!(TOOLS, tools, tool_pages);
piece!(OPERATOR, operator, operator_pages);

fn search_pages(page: Page) -> AnyView {
    match page {
        Page::Participant(scheme, value) => view! { <ParticipantPage scheme value/> }.into_any(),
        Page::SupplierSearch => view! { <SearchPage side=Side::Suppliers/> }.into_any(),
        _ => view! { <SearchPage side=Side::Customers/> }.into_any(),
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

fn supplier_pages(_page: Page) -> AnyView {
    view! { <SuppliersPage/> }.into_any()
}

fn document_pages(page: Page) -> AnyView {
    match page {
        Page::Stopped => view! { <DocumentsPage/> }.into_any(),
        Page::Document(id) => view! { <DocumentPage id/> }.into_any(),
        _ => view! { <RouteTestPage/> }.into_any(),
    }
}

fn settings_pages(page: Page) -> AnyView {
    match page {
        Page::General => view! { <CompanyPage tab=Tab::General/> }.into_any(),
        Page::Outbound => view! { <CompanyPage tab=Tab::Outbound/> }.into_any(),
        Page::Preferences => view! { <PreferencesPage/> }.into_any(),
        Page::Users => view! { <UsersPage/> }.into_any(),
        Page::Keys => view! { <KeysPage/> }.into_any(),
        Page::Support => view! { <SupportPage/> }.into_any(),
        Page::Invitation => view! { <InvitationPage/> }.into_any(),
        Page::SiteMap => view! { <SiteMapPage/> }.into_any(),
        Page::Accessibility => view! { <AccessibilityPage/> }.into_any(),
        _ => view! { <SettingsPage/> }.into_any(),
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
        Page::OperatorSupport => view! { <OperatorSupportPage/> }.into_any(),
        Page::Accounts => view! { <AccountsPage/> }.into_any(),
        Page::Service => view! { <ServicePage/> }.into_any(),
        Page::NetworkImports(id) if id.is_empty() => view! { <ImportsPage/> }.into_any(),
        Page::NetworkImports(id) => view! { <NetworkImportPage id/> }.into_any(),
        Page::Suggestions(_) => view! { <SuggestionsPage/> }.into_any(),
        Page::Operator => view! { <OverviewPage/> }.into_any(),
        Page::Home => view! { <OperatorHome/> }.into_any(),
        _ => view! { <CompanyOnly/> }.into_any(),
    }
}
