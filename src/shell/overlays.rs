//! The command palette and the help on shortcuts: which of them is open, and their code, which arrives when one of
//! them is first asked for. What is typed meanwhile is kept for the palette.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    i18n::{palette as t, states::Tone},
    palette::palette,
    piece::{Make, NotHere, piece},
    route::Page,
    shortcuts::help,
    ui::{El, Notices, el, live, use_notices},
};

piece!(KEYBOARD, keyboard, both);

/// On every page.
fn both(_page: Page) -> AnyView {
    vec![palette().view(), help()].into_any()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    Palette,
    Shortcuts,
}

/// In context, inside the frame.
#[derive(Clone, Copy)]
pub struct Overlays {
    open: RwSignal<Option<Overlay>>,
    make: RwSignal<Option<Make>>,
    typed: StoredValue<String>,
    notices: Notices,
}

/// Puts them into context, closed.
pub fn provide_overlays() -> Overlays {
    let overlays = Overlays {
        open: RwSignal::new(None),
        make: RwSignal::new(None),
        typed: StoredValue::default(),
        notices: use_notices(),
    };
    provide_context(overlays);
    overlays
}

/// Only inside the frame.
pub fn use_overlays() -> Overlays {
    expect_context()
}

impl Overlays {
    pub fn is_open(self, overlay: Overlay) -> bool {
        self.open.get() == Some(overlay)
    }

    pub fn open(self, overlay: Overlay) {
        self.typed.set_value(String::new());
        self.open.set(Some(overlay));
        if self.make.read_untracked().is_some() {
            return;
        }
        spawn_local(async move {
            match KEYBOARD.arrive().await {
                Ok(make) => {
                    self.make.try_set(Some(make));
                }
                Err(NotHere) => {
                    self.open.try_set(None);
                    self.notices.say(Tone::Danger, |locale| t::not_here(locale).to_owned());
                }
            }
        });
    }

    /// Nothing when another one is open by now.
    pub fn close(self, overlay: Overlay) {
        if self.open.try_get_untracked().flatten() == Some(overlay) {
            self.open.set(None);
        }
    }

    /// Opens the palette; where it is open already, closes it.
    pub fn toggle_palette(self) {
        if self.open.get_untracked() == Some(Overlay::Palette) && !self.is_awaited() {
            self.close(Overlay::Palette);
        } else {
            self.open(Overlay::Palette);
        }
    }

    /// Whether one was asked for whose code is still on its way.
    pub fn is_awaited(self) -> bool {
        self.open.read_untracked().is_some() && self.make.read_untracked().is_none()
    }

    /// Keeps a letter for the palette that is awaited.
    pub fn type_ahead(self, letter: &str) {
        self.typed.update_value(|typed| typed.push_str(letter));
    }

    pub fn take_typed(self) -> String {
        self.typed.try_update_value(std::mem::take).unwrap_or_default()
    }

    /// Their place in the document.
    pub fn view(self) -> El {
        let content = live(move || self.make.get().map(|make| make(Page::Unknown)));
        el("div").add(content)
    }
}
