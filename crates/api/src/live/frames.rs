//! The text of server-sent events (HTML, 9.2): what a browser's `EventSource` reads.

use carnet_core::wire::{LiveChange, ObjectKind, Unread};
use carnet_store::{
    db::Db,
    events::{self, Event},
    messages,
};

use super::Listener;

/// A comment: it keeps proxies from ending a quiet connection.
pub(super) const BEAT: &str = ":\n\n";
/// Changes of one kind that are told one by one; more are told as "several".
const MANY: usize = 20;
/// Events that are told to who comes back; who missed more looks at everything anew.
const MAX_MISSED: u32 = 500;

fn event(name: &str, id: Option<i64>, data: &impl serde::Serialize) -> String {
    // Structs of words and numbers always serialise.
    let data = serde_json::to_string(data).unwrap_or_default();
    let id = id.map_or_else(String::new, |id| format!("id: {id}\n"));
    format!("{id}event: {name}\ndata: {data}\n\n")
}

/// Progress: it has no number, because nobody can come back for it.
pub(super) fn change(change: &LiveChange) -> String {
    event("change", None, change)
}

fn changed(kind: ObjectKind, id: &str, seq: i64) -> String {
    event("change", Some(seq), &LiveChange { kind, id: id.to_owned(), done: None, total: None })
}

pub(super) fn unread(unread: u64, seq: i64) -> String {
    event("unread", Some(seq), &Unread { unread })
}

/// That anything may have changed.
pub(super) fn everything(seq: i64) -> String {
    ObjectKind::ALL.map(|kind| changed(kind, "", seq)).concat()
}

/// Each object once; many of one kind as several at once.
pub(super) fn changes<'a>(events: impl Iterator<Item = &'a Event>) -> String {
    let mut objects: Vec<(ObjectKind, &str, i64)> = Vec::new();
    for event in events {
        let known = objects.iter_mut().find(|(kind, id, _)| *kind == event.kind && *id == event.object_id);
        match known {
            Some((_, _, seq)) => *seq = event.seq,
            None => objects.push((event.kind, &event.object_id, event.seq)),
        }
    }
    let last = objects.iter().map(|(_, _, seq)| *seq).max().unwrap_or(0);
    let mut text = String::new();
    for kind in ObjectKind::ALL {
        let of_kind = objects.iter().filter(|(known, ..)| *known == kind);
        if of_kind.clone().count() > MANY {
            text.push_str(&changed(kind, "", last));
        } else {
            // Each with the number of the last: a connection that breaks between two of them is told again.
            of_kind.for_each(|(_, id, _)| text.push_str(&changed(kind, id, last)));
        }
    }
    text
}

/// What a stream begins with, and the number of the last event that it takes into account.
pub(super) fn first(
    db: &mut dyn Db,
    listener: &Listener,
    last_id: Option<&str>,
) -> carnet_store::Result<(i64, String)> {
    let seq = events::latest(db)?;
    let unread_now = messages::unread(db, &listener.account_id, &listener.user_id)?;
    let missed = match last_id {
        None => String::new(),
        Some(id) => missed(db, listener, id, seq)?,
    };
    Ok((seq, format!("retry: 3000\n\n{missed}{}", unread(unread_now, seq))))
}

fn missed(db: &mut dyn Db, listener: &Listener, last_id: &str, latest: i64) -> carnet_store::Result<String> {
    // Whatever is no number of ours: of another database, or made up.
    let Some(seen) = last_id.parse::<i64>().ok().filter(|seen| (0..=latest).contains(seen)) else {
        return Ok(everything(latest));
    };
    if seen < latest && seen + 1 < events::oldest(db)? {
        return Ok(everything(latest));
    }
    let missed = events::since_of(db, &listener.account_id, seen, MAX_MISSED)?;
    if missed.len() >= MAX_MISSED as usize {
        return Ok(everything(latest));
    }
    Ok(changes(missed.iter()))
}
