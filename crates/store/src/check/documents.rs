//! Documents that come and go, and the imports.

use carnet_core::wire::{Route, StopCause};

use super::{Invariant, Rule};
use crate::{db::Row, error::Result, text::Word};

pub(super) const ALL: &[Invariant] = &[
    Invariant {
        name: "documents_have_their_hand_off",
        says: "A document is queued or delivered exactly when its hand-off is, and failed only when that has.",
        rules: &[
            Rule::Offenders(
                "select 'document ' || d.id from documents d left join hand_offs h on h.document_id = d.id
                 where (d.status in ('queued', 'delivered', 'failed') and d.status <> coalesce(h.state, ''))
                    or (h.state in ('queued', 'delivered') and h.state <> d.status)",
            ),
            Rule::Offenders(
                "select 'hand-off of document ' || d.id from documents d join hand_offs h on h.document_id = d.id
                 where h.account_id <> d.account_id",
            ),
        ],
    },
    Invariant {
        name: "documents_say_why_they_stopped",
        says: "What is stopped or waits has a cause, what is routed has none, and what waits has a time for the next try.",
        rules: &[
            Rule::Offenders(
                "select 'document ' || id from documents
                 where (status in ('waiting', 'stopped')) <> (cause is not null)
                    or (status = 'waiting') <> (retry_at is not null)",
            ),
            Rule::Each("select 'document ' || id, cause, first_cause from documents", causes_are_known),
        ],
    },
    Invariant {
        name: "attempts_are_numbered",
        says: "The attempts of a document are numbered from 1 without gaps, as many as it says, each with its trace.",
        rules: &[
            Rule::Offenders(
                "select 'document ' || d.id from documents d left join document_attempts a on a.document_id = d.id
                 group by d.id, d.tries having count(a.position) <> d.tries or coalesce(max(a.position), 0) <> d.tries
                     or coalesce(min(a.position), 1) <> 1",
            ),
            Rule::Each("select 'attempt of document ' || document_id, trace from document_attempts", trace_is_readable),
        ],
    },
    Invariant {
        name: "hand_offs_are_due_or_over",
        says: "A hand-off is leased to somebody until some time or to nobody, tried while it is queued alone, and delivered at a time.",
        rules: &[Rule::Offenders(
            "select 'hand-off of document ' || document_id from hand_offs
             where (lease is null) <> (leased_until is null)
                or (state <> 'queued' and (due_at is not null or lease is not null))
                or (state = 'queued' and way = 'post' and due_at is null)
                or (state = 'delivered') <> (delivered_at is not null)",
        )],
    },
    Invariant {
        name: "documents_arrive_once",
        says: "A document that was received has a place and a time of arrival exactly when it is accepted.",
        rules: &[
            Rule::Offenders(
                "select 'received document ' || id from inbound_documents
                 where (status = 'accepted') <> (arrival is not null) or (arrival is null) <> (arrived_at is null)",
            ),
            Rule::Offenders(
                "select 'place ' || arrival || ' of ' || account_id from inbound_documents where arrival is not null
                 group by account_id, arrival having count(*) > 1",
            ),
        ],
    },
    Invariant {
        name: "imports_end",
        says: "An import has an end exactly when it is over; one that waits for a word is not.",
        rules: &[Rule::Offenders(
            "select 'import ' || id from imports
             where (finished_at is null) <> (state = 'staging' or (state = 'suspended' and coalesce(phase, '') = 'waiting'))",
        )],
    },
    Invariant {
        name: "files_of_customers_are_whole",
        says: "A company has one file of customers running at most, and one that is over says when it ended.",
        rules: &[
            Rule::Offenders(
                "select 'files of ' || account_id from csv_imports where state = 'running'
                 group by account_id having count(*) > 1",
            ),
            Rule::Offenders(
                "select 'file ' || id from csv_imports
                 where (state in ('applied', 'failed', 'undone')) <> (finished_at is not null)",
            ),
        ],
    },
];

fn causes_are_known(row: &Row) -> Result<bool> {
    StopCause::read_opt(row.opt_text(1)?)?;
    StopCause::read_opt(row.opt_text(2)?)?;
    Ok(true)
}

fn trace_is_readable(row: &Row) -> Result<bool> {
    Ok(serde_json::from_str::<Route>(row.str(1)?).is_ok())
}
