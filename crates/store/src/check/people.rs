//! People, what they are told, and what the words in columns say.

use carnet_core::wire::{MessageKind, ObjectKind};

use super::{Invariant, Rule};
use crate::{db::Row, error::Result, text::Word, users::email_key};

pub(super) const ALL: &[Invariant] = &[
    Invariant {
        name: "email_once",
        says: "Every address is one user's, and is compared in lower case.",
        rules: &[
            Rule::Offenders("select 'address of user ' || min(id) from users group by email_key having count(*) > 1"),
            Rule::Each("select 'user ' || id, email, email_key from users", email_is_compared),
        ],
    },
    Invariant {
        name: "keys_belong_to_their_company",
        says: "A key acts as a user of its company that is no person.",
        rules: &[Rule::Offenders(
            "select 'key ' || k.id from api_keys k join users u on u.id = k.user_id
             where u.account_id <> k.account_id or u.kind <> 'key'",
        )],
    },
    Invariant {
        name: "sessions_end",
        says: "Every session ends after it began.",
        rules: &[Rule::Offenders("select 'session of user ' || user_id from sessions where expires_at <= created_at")],
    },
    Invariant {
        name: "messages_stay_in_their_company",
        says: "A message to a person is to one of the company, and is read by people of the company.",
        rules: &[
            Rule::Offenders(
                "select 'message ' || m.seq from messages m join users u on u.id = m.user_id
                 where u.account_id <> m.account_id",
            ),
            Rule::Offenders(
                "select 'message ' || m.seq || ' read by ' || u.id from message_reads r
                     join messages m on m.seq = r.message_seq join users u on u.id = r.user_id
                 where u.account_id <> m.account_id",
            ),
        ],
    },
    Invariant {
        name: "words_are_known",
        says: "Columns of closed words hold words that are known.",
        rules: &[
            Rule::Each("select 'message ' || seq, kind, object_kind from messages", message_words),
            Rule::Each("select 'event ' || seq, kind from events", object_word),
            Rule::Each("select 'entry of the trail ' || seq, object_kind from audit", object_word),
        ],
    },
    Invariant {
        name: "trail_is_readable",
        says: "The audit trail holds JSON, of at least one side of each change.",
        rules: &[
            Rule::Offenders("select 'entry of the trail ' || seq from audit where before is null and after is null"),
            Rule::Each("select 'entry of the trail ' || seq, before, after from audit", sides_are_json),
        ],
    },
];

fn email_is_compared(row: &Row) -> Result<bool> {
    Ok(email_key(row.str(1)?) == row.str(2)?)
}

fn message_words(row: &Row) -> Result<bool> {
    MessageKind::read(row.str(1)?)?;
    ObjectKind::read(row.str(2)?)?;
    Ok(true)
}

fn object_word(row: &Row) -> Result<bool> {
    ObjectKind::read(row.str(1)?)?;
    Ok(true)
}

fn sides_are_json(row: &Row) -> Result<bool> {
    let readable =
        |side: Option<String>| side.is_none_or(|side| serde_json::from_str::<serde::de::IgnoredAny>(&side).is_ok());
    Ok(readable(row.opt_text(1)?) && readable(row.opt_text(2)?))
}
