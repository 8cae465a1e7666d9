//! What has just been done, said in the frame's `#notice` region, with the way back. One at a time: the next takes
//! its place; it stays until closed. Ctrl/⌘ Z outside fields is the visible undo button.

use std::sync::Arc;

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use super::{Notice, button, el, focus_if_lost, live, said};
use crate::i18n::{Locale, Text, common as t, states::Tone, text, use_locale};

/// Owned by the notices, not by the page that speaks: a notice outlives its page.
#[derive(Clone)]
struct Said {
    tone: Tone,
    sentence: Arc<dyn Fn(Locale) -> String + Send + Sync>,
    undo: Option<(Text, Arc<dyn Fn() + Send + Sync>)>,
}

/// The notices, in context.
#[derive(Clone, Copy)]
pub struct Notices(RwSignal<Option<Said>>);

/// Puts the notices into context.
pub fn provide_notices() -> Notices {
    let notices = Notices(RwSignal::new(None));
    provide_context(notices);
    let keys = window_event_listener(ev::keydown, move |event| {
        let undo =
            (event.ctrl_key() || event.meta_key()) && !event.shift_key() && event.key().eq_ignore_ascii_case("z");
        if undo && !in_field(event.target()) && !is_covered() && notices.undo() {
            event.prevent_default();
        }
    });
    on_cleanup(move || keys.remove());
    notices
}

/// The notices. Only below [`provide_notices`].
pub fn use_notices() -> Notices {
    expect_context()
}

impl Notices {
    /// Says a sentence, in whatever language is in use.
    pub fn say(self, tone: Tone, sentence: impl Fn(Locale) -> String + Send + Sync + 'static) {
        let _ = self.0.try_set(Some(Said { tone, sentence: Arc::new(sentence), undo: None }));
    }

    /// The same with *Annuler l’action*. `undo` may run after its page is gone: signals of the page it sets with
    /// `try_set`, callbacks of the page it runs with `try_run`.
    pub fn say_undoable(
        self,
        tone: Tone,
        sentence: impl Fn(Locale) -> String + Send + Sync + 'static,
        undo: impl Fn() + Send + Sync + 'static,
    ) {
        self.say_with_button(tone, sentence, t::undo, undo);
    }

    /// The same where the way back has a name of its own (*Restaurer*).
    pub fn say_with_button(
        self,
        tone: Tone,
        sentence: impl Fn(Locale) -> String + Send + Sync + 'static,
        label: Text,
        undo: impl Fn() + Send + Sync + 'static,
    ) {
        let _ = self.0.try_set(Some(Said { tone, sentence: Arc::new(sentence), undo: Some((label, Arc::new(undo))) }));
    }

    pub fn close(self) {
        self.0.set(None);
        focus_if_lost(Vec::new());
    }

    /// Undoes what the notice says; `false` when there is nothing to undo.
    fn undo(self) -> bool {
        let Some((_, undo)) = self.0.get_untracked().and_then(|said| said.undo) else { return false };
        self.close();
        undo();
        true
    }

    /// The notice as it stands in the frame; the region around it is the frame's.
    pub fn view(self) -> AnyView {
        let locale = use_locale();
        live(move || {
            let Said { tone, sentence, undo } = self.0.get()?;
            let icon = match tone {
                Tone::Success => "check-circle",
                Tone::Warning | Tone::Danger => "alert",
                Tone::Info | Tone::Neutral | Tone::Pending => "info",
            };
            let undo = undo.map(|(label, _)| {
                let act = move || {
                    self.undo();
                };
                button("btn btn--small", text(label), act).attr("aria-keyshortcuts", "Control+Z Meta+Z")
            });
            let content =
                el("div").class("notice__said").add(el("p").add(said(move || sentence(locale.get())))).add(undo).view();
            let close = Callback::new(move |()| self.close());
            Some(view! { <Notice tone icon on_close=close>{content}</Notice> }.into_any())
        })
        .into_any()
    }
}

/// Whether a dialog hides the button: what is not seen is not undone.
fn is_covered() -> bool {
    document().query_selector("dialog[open]").ok().flatten().is_some()
}

/// Whether a key was pressed where Ctrl Z is the field's own.
fn in_field(target: Option<web_sys::EventTarget>) -> bool {
    let element = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}
