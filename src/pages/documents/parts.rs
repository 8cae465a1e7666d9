//! What the list and the page of a document say alike.

use carnet_core::{
    routing,
    wire::{Directory, Document, DocumentStatus, Locale, Route, Verdict},
};

use crate::i18n::{documents as t, format};

/// The route of the last attempt; of a document in a list, what is known of it.
pub fn last_route(document: &Document) -> Route {
    document.attempts.last().map_or_else(|| summary(document), |attempt| attempt.trace.clone())
}

fn summary(document: &Document) -> Route {
    Route {
        verdict: if document.cause.is_some() { Verdict::Stopped } else { Verdict::Routed },
        cause: document.cause,
        directory: Directory::Closed,
        party: document.party.clone(),
        by: None,
        found_in: document.found_in,
        near_miss: None,
        company: None,
        steps: Vec::new(),
        warnings: Vec::new(),
        next_action: routing::next_action(document.cause, None),
    }
}

/// How the hand-off stands, or that it waits; of a stop, nothing.
pub fn standing(locale: Locale, document: &Document) -> Option<String> {
    let hand_off = document.hand_off.as_ref();
    match document.status {
        DocumentStatus::Stopped => None,
        DocumentStatus::Waiting => {
            document.retry_at.as_ref().map(|at| t::wait_until(locale, &format::date_time(locale, at)))
        }
        DocumentStatus::Queued => Some(match hand_off {
            Some(hand_off) if hand_off.way == carnet_core::wire::HandOffWay::Collect => {
                t::queued_collect(locale, &hand_off.provider.name)
            }
            Some(hand_off) => t::queued_post(locale, &hand_off.provider.name),
            None => t::queued_plain(locale).to_owned(),
        }),
        DocumentStatus::Delivered => {
            let delivered = hand_off.and_then(|hand_off| Some((hand_off, hand_off.delivered_at.as_ref()?)));
            let words = match delivered {
                Some((hand_off, at)) => {
                    t::delivered_to(locale, &hand_off.provider.name, &format::date_time(locale, at))
                }
                None => t::delivered_plain(locale).to_owned(),
            };
            Some(match &document.kept_until {
                Some(at) => format!("{words} {}", t::kept_until(locale, &format::date(locale, at))),
                None => words,
            })
        }
        DocumentStatus::Failed => Some(match hand_off {
            Some(hand_off) => t::failed_to(locale, hand_off.tries, &hand_off.provider.name),
            None => t::failed_plain(locale).to_owned(),
        }),
    }
}

/// The recipient as the document names it, else whom it is about.
pub fn recipient(locale: Locale, document: &Document) -> String {
    if !document.recipient.is_empty() {
        return document.recipient.clone();
    }
    document.party.as_ref().map_or_else(|| t::no_recipient(locale).to_owned(), |party| party.name.clone())
}

/// Whether it can be corrected, resent and deleted: nobody has it, and nobody is about to get it.
pub fn is_open(status: DocumentStatus) -> bool {
    matches!(status, DocumentStatus::Stopped | DocumentStatus::Waiting | DocumentStatus::Failed)
}
