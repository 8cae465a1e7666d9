//! Keyboard shortcuts: `Ctrl K` (⌘ K on a Mac) everywhere, `Ctrl Enter` in a text of several lines, and single keys
//! where letters mean nothing else. Single keys can be switched off (WCAG 2.1.4). A screen reader that uses letters to
//! move about takes them before the page sees them.

mod chord;
mod help;
mod moves;

use carnet_core::wire::Role;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use self::chord::{Command, Place, Press, command};
pub use self::{
    chord::{ADD, HELP},
    help::help,
};
use crate::{
    history::{NavigateOptions, use_navigate},
    prefs, route,
    session::{SessionState, use_session},
    shell::{Overlay, Overlays, use_overlays},
};

/// Milliseconds that may pass between `g` and the letter after it.
const PATIENCE: f64 = 1500.0;

/// What the name of the key beside the letter is.
pub fn is_mac() -> bool {
    let platform = window().navigator().platform().unwrap_or_default();
    ["Mac", "iPhone", "iPad"].iter().any(|name| platform.starts_with(name))
}

#[derive(Clone, Copy)]
struct Keys {
    overlays: Overlays,
    session: SessionState,
    navigate: Callback<String>,
    /// When `g` was pressed.
    led: StoredValue<f64>,
    mac: bool,
}

/// Listens as long as its owner lives. Only inside the frame.
pub fn listen() {
    let go = use_navigate();
    let keys = Keys {
        overlays: use_overlays(),
        session: use_session(),
        navigate: Callback::new(move |path: String| go(&path, NavigateOptions::default())),
        led: StoredValue::new(0.0),
        mac: is_mac(),
    };
    let listener = window_event_listener(ev::keydown, move |event| keys.press(&event));
    on_cleanup(move || listener.remove());
}

impl Keys {
    fn press(self, event: &KeyboardEvent) {
        // A field that fills itself in tells of a key without a key.
        if event.default_prevented() || !event.is_instance_of::<KeyboardEvent>() || event.is_composing() {
            return;
        }
        if is_enter(event, self.mac) {
            moves::submit(event);
            return;
        }
        let key = event.key();
        let (control, meta) = (event.ctrl_key(), event.meta_key());
        let press = Press {
            key: &key,
            main: if self.mac { meta } else { control },
            other: event.alt_key() || if self.mac { control } else { meta },
            shift: event.shift_key(),
            taken: self.overlays.is_awaited() || moves::is_taken(event),
        };
        let leading = js_sys::Date::now() - self.led.get_value() < PATIENCE;
        self.led.set_value(0.0);
        let command = command(press, leading, prefs::single_keys());
        if command.is_none() && self.overlays.is_awaited() {
            self.type_ahead(event, press);
        }
        let command = command.filter(|command| may_repeat(*command) || !event.repeat());
        if command.is_some_and(|command| self.run(command)) {
            event.prevent_default();
        }
    }

    /// Whether there was something to do.
    fn run(self, command: Command) -> bool {
        match command {
            Command::Palette => self.overlays.toggle_palette(),
            Command::Help => self.overlays.open(Overlay::Shortcuts),
            Command::Lead => self.led.set_value(js_sys::Date::now()),
            Command::Search => {
                if !moves::to_search() {
                    self.overlays.open(Overlay::Palette);
                }
            }
            Command::Next => return moves::to_row(true),
            Command::Previous => return moves::to_row(false),
            Command::Add => return self.go(Some(route::SEARCH).filter(|_| !self.is_operator())),
            Command::Go(place) => return self.go(path(place, self.is_operator())),
        }
        true
    }

    fn is_operator(self) -> bool {
        self.session.get_untracked().is_some_and(|session| session.user.role == Role::Operator)
    }

    fn go(self, path: Option<&str>) -> bool {
        if let Some(path) = path {
            self.navigate.run(path.to_owned());
        }
        path.is_some()
    }

    /// The palette is asked for and not there yet: what is typed is for its field.
    fn type_ahead(self, event: &KeyboardEvent, press: Press<'_>) {
        if !press.main && !press.other && press.key.chars().count() == 1 {
            event.prevent_default();
            self.overlays.type_ahead(press.key);
        }
    }
}

fn may_repeat(command: Command) -> bool {
    matches!(command, Command::Next | Command::Previous)
}

fn is_enter(event: &KeyboardEvent, mac: bool) -> bool {
    event.key() == "Enter" && if mac { event.meta_key() } else { event.ctrl_key() }
}

/// The keys that lead to a page; empty where none do.
pub fn keys_to(page: &str, operator: bool) -> &'static str {
    let known = Place::ALL.into_iter().find(|(_, place)| path(*place, operator) == Some(page));
    known.map_or("", |(keys, _)| keys)
}

/// Nothing where the operator has no such page.
fn path(place: Place, operator: bool) -> Option<&'static str> {
    match place {
        Place::Home => Some(if operator { route::OPERATOR } else { route::HOME }),
        Place::Messages => Some(route::MESSAGES),
        Place::Settings => Some(if operator { route::PREFERENCES } else { route::SETTINGS }),
        _ if operator => None,
        Place::Customers => Some(route::CUSTOMERS),
        Place::Search => Some(route::SEARCH),
        Place::Stopped => Some(route::STOPPED),
        Place::RouteTest => Some(route::ROUTE_TEST),
    }
}
