//! One polite live region for the whole app, present from the start. What is said replaces what was said.

use std::time::Duration;

use leptos::prelude::*;

/// Speaks to assistive technology without moving focus.
#[derive(Clone, Copy)]
pub struct Announcer {
    text: RwSignal<String>,
    /// Whether a page has been shown before: the first one must not take the focus from the browser.
    navigated: StoredValue<bool>,
}

/// Puts the announcer into context.
pub fn provide_announcer() -> Announcer {
    let announcer = Announcer { text: RwSignal::new(String::new()), navigated: StoredValue::new(false) };
    provide_context(announcer);
    announcer
}

/// The announcer; without one in context (a part shown alone) what is said is lost.
pub fn use_announcer() -> Announcer {
    use_context().unwrap_or_else(provide_announcer)
}

impl Announcer {
    /// Says a sentence, also when it is the same as the last one.
    pub fn say(self, sentence: impl Into<String>) {
        let sentence = sentence.into();
        let _ = self.text.try_set(String::new());
        // A region that is emptied and filled in one go is not read again.
        set_timeout(
            move || {
                let _ = self.text.try_set(sentence);
            },
            Duration::from_millis(80),
        );
    }

    /// Whether this is not the first page shown; true from the second call on.
    pub(super) fn has_navigated(self) -> bool {
        self.navigated.try_update_value(|navigated| std::mem::replace(navigated, true)).unwrap_or(false)
    }
}

#[component]
pub fn AnnouncerRegion() -> impl IntoView {
    let announcer = use_announcer();
    view! { <div class="visually-hidden" role="status" aria-live="polite">{move || announcer.text.get()}</div> }
}
