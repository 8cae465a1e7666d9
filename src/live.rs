//! What the server tells by itself: that something on screen is out of date, how far work has come, how many
//! messages are unread. One stream while somebody is signed in and the page can be seen; without it the app works
//! all the same, only later.

use std::time::Duration;

use carnet_core::wire::{LiveChange, ObjectKind, Unread};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, EventSource, MessageEvent};

use crate::{
    api::{Api, decode_event, use_api},
    host, route,
    session::use_session,
};

/// Changes that come together are told as one: a change of many customers is one look at the list.
const GATHER: Duration = Duration::from_millis(150);
/// The first wait after the server has refused the stream; it doubles up to the last.
const FIRST_WAIT_MS: u64 = 2_000;
const LAST_WAIT_MS: u64 = 120_000;

#[derive(Clone, Copy)]
struct Live {
    api: Api,
    /// Counts the changes of each kind, in the order of [`ObjectKind::ALL`].
    changes: [RwSignal<u32>; ObjectKind::ALL.len()],
    /// Bits of the kinds that have changed and are not yet told.
    gathered: StoredValue<u16>,
    /// Import, steps done, all there are.
    progress: RwSignal<Vec<(String, u64, u64)>>,
    unread: UnreadCount,
    stream: StoredValue<Option<Stream>, LocalStorage>,
    /// Times the server has refused in a row.
    refused: StoredValue<u32>,
    retry: StoredValue<Option<TimeoutHandle>, LocalStorage>,
    /// Whether there was a time without a stream, in which something may have changed.
    missed: StoredValue<bool>,
}

/// An open stream; dropping it closes it.
struct Stream {
    source: EventSource,
    _heard: Closure<dyn FnMut(Event)>,
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.source.close();
    }
}

/// How many messages are unread, and which number is no news.
#[derive(Clone, Copy)]
pub struct UnreadCount {
    count: RwSignal<Option<u64>>,
    known: StoredValue<u64>,
    arrivals: RwSignal<u32>,
}

impl UnreadCount {
    /// Nothing before the server has said it.
    pub fn get(self) -> Option<u64> {
        self.count.get()
    }

    /// The same once, without following it.
    pub fn now(self) -> Option<u64> {
        self.count.get_untracked()
    }

    /// Grows when a message has arrived.
    pub fn arrivals(self) -> u32 {
        self.arrivals.get()
    }

    /// The number after something the reader did: no arrival.
    pub fn is_now(self, unread: u64) {
        self.known.set_value(unread);
        self.count.set(Some(unread));
    }

    /// The reader is about to make one more unread; the server may tell so before it answers.
    pub fn expect_one_more(self) {
        self.known.update_value(|known| *known += 1);
    }

    fn hear(self, unread: u64) {
        let first = self.count.get_untracked().is_none();
        if !first && unread > self.known.get_value() {
            self.arrivals.update(|times| *times += 1);
        }
        self.is_now(unread);
    }
}

/// Puts it into context and follows the session. Below the API and the session.
pub fn provide_live() {
    let (api, session) = (use_api(), use_session());
    let live = Live {
        api,
        changes: ObjectKind::ALL.map(|_| RwSignal::new(0)),
        gathered: StoredValue::new(0),
        progress: RwSignal::new(Vec::new()),
        unread: UnreadCount { count: RwSignal::new(None), known: StoredValue::new(0), arrivals: RwSignal::new(0) },
        stream: StoredValue::new_local(None),
        refused: StoredValue::new(0),
        retry: StoredValue::new_local(None),
        missed: StoredValue::new(false),
    };
    provide_context(live);
    let user = Memo::new(move |_| session.get().map(|session| session.user.id));
    Effect::new(move |_| {
        live.stop();
        live.unread.count.set(None);
        live.progress.set(Vec::new());
        if user.get().is_some() {
            live.refused.set_value(0);
            live.missed.set_value(false);
            live.start();
        }
    });
    // A browser has few connections to one server: a page that nobody sees gives its own back.
    let seen = window_event_listener_untyped("visibilitychange", move |_| {
        if document().hidden() {
            live.stop();
        } else if user.get_untracked().is_some() {
            live.start_again();
        }
    });
    on_cleanup(move || seen.remove());
}

fn live() -> Live {
    expect_context()
}

/// Grows when the server says that objects of this kind have changed.
pub fn use_changes(kind: ObjectKind) -> Signal<u32> {
    live().changes[place(kind)].into()
}

/// How far an import has come: steps done, and all there are.
pub fn use_progress(import: String) -> Signal<Option<(u64, u64)>> {
    let progress = live().progress;
    Signal::derive(move || {
        progress.with(|known| known.iter().find(|(id, ..)| *id == import).map(|(_, done, total)| (*done, *total)))
    })
}

/// How many messages are unread.
pub fn use_unread() -> UnreadCount {
    live().unread
}

fn place(kind: ObjectKind) -> usize {
    ObjectKind::ALL.iter().position(|known| *known == kind).unwrap_or_default()
}

impl Live {
    fn start(self) {
        let Some(source) = host::events(&format!("{}/api/v1/events", route::base())) else { return };
        let heard = Closure::<dyn FnMut(Event)>::new(move |event| self.hear(&event));
        let target = heard.as_ref().unchecked_ref();
        for name in ["open", "error", "change", "unread"] {
            // Fails for no name.
            let _ = source.add_event_listener_with_callback(name, target);
        }
        self.stream.set_value(Some(Stream { source, _heard: heard }));
    }

    /// Once it is open, everything counts as changed: what was told meanwhile was not heard.
    fn start_again(self) {
        self.stop();
        self.missed.set_value(true);
        self.start();
    }

    fn stop(self) {
        if let Some(retry) = self.retry.try_update_value(Option::take).flatten() {
            retry.clear();
        }
        self.stream.set_value(None);
    }

    fn hear(self, event: &Event) {
        let data = || event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string()).unwrap_or_default();
        match event.type_().as_str() {
            "open" => self.opened(),
            "unread" => {
                if let Some(Unread { unread }) = decode_event(&data()) {
                    self.unread.hear(unread);
                }
            }
            "change" => {
                if let Some(change) = decode_event(&data()) {
                    self.changed(change);
                }
            }
            _ => self.broken(),
        }
    }

    fn opened(self) {
        self.refused.set_value(0);
        if self.missed.get_value() {
            self.missed.set_value(false);
            self.gather(u16::MAX);
        }
    }

    fn changed(self, change: LiveChange) {
        if let (Some(done), Some(total)) = (change.done, change.total) {
            self.progress.update(|known| {
                known.retain(|(id, ..)| *id != change.id);
                known.push((change.id, done, total));
            });
            if done < total {
                return;
            }
        }
        self.gather(1 << place(change.kind));
    }

    fn gather(self, kinds: u16) {
        let before = self.gathered.get_value();
        self.gathered.set_value(before | kinds);
        if before != 0 {
            return;
        }
        let tell = move || {
            let kinds = self.gathered.get_value();
            self.gathered.set_value(0);
            for (place, changed) in self.changes.into_iter().enumerate() {
                if kinds & (1 << place) != 0 {
                    changed.update(|times| *times += 1);
                }
            }
        };
        set_timeout(tell, GATHER);
    }

    /// A broken connection the browser mends by itself; after a refusal the app tries again, ever more rarely.
    fn broken(self) {
        let closed = self.stream.try_with_value(|stream| {
            stream.as_ref().is_some_and(|stream| stream.source.ready_state() == EventSource::CLOSED)
        });
        if closed != Some(true) {
            return;
        }
        let times = self.refused.get_value();
        self.refused.set_value(times.saturating_add(1));
        let wait = FIRST_WAIT_MS.saturating_mul(1 << times.min(16)).min(LAST_WAIT_MS);
        let again = move || {
            self.start_again();
            self.ask();
        };
        if let Ok(retry) = set_timeout_with_handle(again, Duration::from_millis(wait)) {
            self.retry.set_value(Some(retry));
        }
    }

    /// The count for who has no stream.
    fn ask(self) {
        let (api, unread) = (self.api, self.unread);
        spawn_local(async move {
            if let Ok(answer) = api.unread_messages().await {
                unread.hear(answer.unread);
            }
        });
    }
}
