//! What has happened since the last time, read once for all streams.

use std::collections::{HashMap, HashSet};

use carnet_core::wire::ObjectKind;
use carnet_store::{
    db::Db,
    events::{self, Event},
    messages, sessions,
};

use super::{Listener, frames, streams::Asking};

/// Events read at a time.
const CHUNK: u32 = 1_000;
/// Events after which everybody looks at everything anew.
const TOO_MANY: usize = 20_000;

pub(super) struct Batch {
    /// The last event that is taken into account.
    pub last: i64,
    /// By account; nothing when there were too many.
    events: Option<HashMap<String, Vec<Event>>>,
    /// Unread messages of the people whose account has messages among the events.
    unread: HashMap<String, u64>,
    /// Tokens of sessions that have ended.
    ended: HashSet<String>,
}

impl Batch {
    pub fn read(db: &mut dyn Db, asking: &Asking, now_ms: i64) -> carnet_store::Result<Self> {
        let mut batch =
            Self { last: asking.told, events: Some(HashMap::new()), unread: HashMap::new(), ended: HashSet::new() };
        let accounts: HashSet<&str> = asking.listeners.iter().map(|(who, _)| who.account_id.as_str()).collect();
        batch.read_events(db, &accounts)?;
        for (listener, is_due) in &asking.listeners {
            let Listener { account_id, user_id, token } = listener.as_ref();
            if batch.has_messages(account_id) && !batch.unread.contains_key(user_id) {
                batch.unread.insert(user_id.clone(), messages::unread(db, account_id, user_id)?);
            }
            if *is_due && sessions::find(db, token, now_ms)?.is_none() {
                batch.ended.insert(token.clone());
            }
        }
        Ok(batch)
    }

    fn read_events(&mut self, db: &mut dyn Db, accounts: &HashSet<&str>) -> carnet_store::Result<()> {
        let mut count = 0;
        loop {
            let chunk = events::since(db, self.last, CHUNK)?;
            let more = chunk.len() >= CHUNK as usize;
            count += chunk.len();
            self.last = chunk.last().map_or(self.last, |event| event.seq);
            if let Some(events) = &mut self.events {
                for event in chunk.into_iter().filter(|event| accounts.contains(event.account_id.as_str())) {
                    events.entry(event.account_id.clone()).or_default().push(event);
                }
            }
            if !more {
                return Ok(());
            }
            if count >= TOO_MANY {
                self.events = None;
                self.last = events::latest(db)?;
                return Ok(());
            }
        }
    }

    fn has_messages(&self, account_id: &str) -> bool {
        match &self.events {
            None => true,
            Some(events) => events
                .get(account_id)
                .is_some_and(|events| events.iter().any(|event| event.kind == ObjectKind::Message)),
        }
    }

    pub fn has_ended(&self, token: &str) -> bool {
        self.ended.contains(token)
    }

    /// What a listener is told who has heard everything up to `after`; empty when there is nothing.
    pub fn frame(&self, listener: &Listener, after: i64) -> String {
        let mut text = match &self.events {
            None => frames::everything(self.last),
            Some(events) => {
                let own = events.get(&listener.account_id).into_iter().flatten();
                frames::changes(own.filter(|event| event.seq > after))
            }
        };
        if let Some(unread) = self.unread.get(&listener.user_id).filter(|_| !text.is_empty()) {
            text.push_str(&frames::unread(*unread, self.last));
        }
        text
    }
}
