//! The engine's own part: the file is whole, and the schema is the one that this program knows.

use super::{Invariant, Rule};
use crate::db::Engine;

pub(super) const ALL: &[Invariant] = &[
    Invariant {
        name: "file_is_whole",
        says: "The file of the database is whole, and so are its indexes.",
        rules: &[Rule::OffendersIn(
            Engine::Sqlite,
            "select integrity_check from pragma_integrity_check where integrity_check <> 'ok'",
        )],
    },
    Invariant {
        name: "numbers_grow",
        says: "Events, messages, the audit trail and the changes of the directory are numbered from 1 on, and the next \
               number is a new one.",
        rules: &[
            Rule::Offenders("select 'event ' || seq from events where seq < 1"),
            Rule::Offenders("select 'message ' || seq from messages where seq < 1"),
            Rule::Offenders("select 'entry of the trail ' || seq from audit where seq < 1"),
            Rule::Offenders("select 'change of the directory ' || seq from participant_changes where seq < 1"),
            Rule::OffendersIn(
                Engine::Postgres,
                "select 'change of the directory ' || max(e.seq) from participant_changes e, participant_changes_seq_seq s
                 group by s.last_value having max(e.seq) > s.last_value",
            ),
            Rule::OffendersIn(
                Engine::Postgres,
                "select 'event ' || max(e.seq) from events e, events_seq_seq s group by s.last_value
                 having max(e.seq) > s.last_value",
            ),
            Rule::OffendersIn(
                Engine::Postgres,
                "select 'message ' || max(e.seq) from messages e, messages_seq_seq s group by s.last_value
                 having max(e.seq) > s.last_value",
            ),
            Rule::OffendersIn(
                Engine::Postgres,
                "select 'entry of the trail ' || max(e.seq) from audit e, audit_seq_seq s group by s.last_value
                 having max(e.seq) > s.last_value",
            ),
        ],
    },
    Invariant {
        name: "change_feed_goes_on",
        says: "The feed of the directory's changes has its last number, so that indexes know where they stand.",
        rules: &[Rule::Offenders(
            "select 'the feed is empty' from (select count(*) as kept from participant_changes) as feed where feed.kept = 0",
        )],
    },
    Invariant {
        name: "service_has_its_settings",
        says: "The settings of the service are one row.",
        rules: &[Rule::Offenders("select count(*) || ' rows' from service_settings having count(*) <> 1")],
    },
];
