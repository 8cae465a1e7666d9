//! A message as lists show it: its picture, and where its one action leads.

use carnet_core::wire::{Message, MessageKind, ObjectKind};

use crate::{
    i18n::{Text, messages as t},
    route,
};

pub fn message_icon(kind: MessageKind) -> &'static str {
    match kind {
        MessageKind::RequestReceived | MessageKind::SupplierToApprove => "inbox",
        MessageKind::RequestReminded | MessageKind::RoutingOverdue => "clock",
        MessageKind::RequestWithdrawn => "slash",
        MessageKind::RequestAccepted | MessageKind::SendingApproved => "check",
        MessageKind::RequestRefused | MessageKind::SuggestionDeclined | MessageKind::SendingDenied => "x-circle",
        MessageKind::CustomersVanished => "unlink",
        MessageKind::SuggestionAdded => "plus",
        MessageKind::SuggestionMerged => "merge",
        MessageKind::SuggestionReceived => "send",
        MessageKind::ImportFinished => "upload",
        MessageKind::SettingAsked => "sliders",
        MessageKind::SupportAnswered | MessageKind::SupportReceived => "help",
        MessageKind::HandOffFailed => "octagon",
        MessageKind::ChecksChanged => "unlink",
    }
}

/// The address and the words of the action.
pub fn message_way(message: &Message) -> (String, Text) {
    let (id, name) = (message.object_id.as_str(), message.name.as_str());
    match message.kind {
        MessageKind::RequestReceived | MessageKind::RequestReminded | MessageKind::RequestWithdrawn => {
            (route::requests(route::RECEIVED, "", name, 1), t::open_request)
        }
        MessageKind::RoutingOverdue => (route::requests(route::ROUTING, "", name, 1), t::open_routing),
        MessageKind::RequestAccepted | MessageKind::RequestRefused => (route::customer(id), t::open_customer),
        MessageKind::CustomersVanished => {
            let status = Some(carnet_core::wire::CustomerFilter::NonExisting);
            (route::Customers { status, ..route::Customers::default() }.path(), t::open_vanished)
        }
        MessageKind::SuggestionAdded | MessageKind::SuggestionMerged => {
            // A pattern that means the name itself.
            let name = name.replace('\\', "\\\\").replace('*', "\\*");
            (route::Search { name, ..route::Search::default() }.path(), t::add_customer)
        }
        MessageKind::SuggestionDeclined => (route::SUGGEST.to_owned(), t::open_suggestion),
        MessageKind::SuggestionReceived => (route::suggestion(id), t::handle_suggestion),
        MessageKind::ImportFinished => (route::import(id), t::open_import),
        MessageKind::SupplierToApprove => (route::requests(route::RECEIVED, "", name, 1), t::decide_supplier),
        MessageKind::SendingApproved | MessageKind::SendingDenied => (customer_or_list(message), t::open_customer),
        MessageKind::SettingAsked => {
            let outbound = message.names.first().is_some_and(|name| name == "customerDirectory");
            (if outbound { route::OUTBOUND } else { route::GENERAL }.to_owned(), t::open_setting)
        }
        MessageKind::SupportAnswered => (route::SUPPORT.to_owned(), t::open_answer),
        MessageKind::SupportReceived => (route::OPERATOR_SUPPORT.to_owned(), t::handle_support),
        MessageKind::HandOffFailed if id.is_empty() => (route::documents("failed"), t::open_documents),
        MessageKind::HandOffFailed => (route::sent_document(id), t::open_document),
        MessageKind::ChecksChanged => (customer_or_list(message), t::open_customer),
    }
}

/// The customer; the list, narrowed to its name, when it is not one.
fn customer_or_list(message: &Message) -> String {
    if message.object_kind == ObjectKind::Customer {
        return route::customer(&message.object_id);
    }
    route::Customers { q: message.name.clone(), ..route::Customers::default() }.path()
}
