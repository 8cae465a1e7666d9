//! Waiting: nothing for 300 ms, then rows of bones of the real height, said once; after 10 s a sentence, unless the
//! frame says it.

use std::time::Duration;

use leptos::prelude::*;

use super::{announcer::use_announcer, use_awaited};
use crate::i18n::{common as t, text, use_locale};

const QUIET: Duration = Duration::from_millis(300);
/// A little later than the frame, which begins to wait a little later.
const SLOW: Duration = Duration::from_millis(10_500);

/// A signal that turns true after `delay`, unless its owner goes first.
fn after(delay: Duration, also: impl Fn() + 'static) -> ReadSignal<bool> {
    let (passed, set_passed) = signal(false);
    let timer = set_timeout_with_handle(
        move || {
            if set_passed.try_set(true).is_none() {
                also();
            }
        },
        delay,
    );
    if let Ok(timer) = timer {
        on_cleanup(move || timer.clear());
    }
    passed
}

/// Shows its children after 300 ms, busy, with « Chargement… » announced.
#[component]
pub fn Loading(children: ChildrenFn) -> impl IntoView {
    let locale = use_locale();
    let announcer = use_announcer();
    let visible = after(QUIET, move || announcer.say(t::loading(locale.get_untracked())));
    let awaited = use_awaited();
    let told = move || awaited.is_some_and(super::Awaited::is_slow);
    let slow = after(SLOW, move || {
        if !untrack(told) {
            announcer.say(t::slow(locale.get_untracked()));
        }
    });
    view! {
        <div aria-busy="true">
            <Show when=move || visible.get()>{children()}</Show>
            <Show when=move || slow.get() && !told()>
                <p class="muted">{text(t::slow)}</p>
            </Show>
        </div>
    }
}

/// Placeholder rows of a list.
#[component]
pub fn SkeletonRows(#[prop(default = 5)] rows: usize) -> impl IntoView {
    view! {
        <Loading>
            <div class="bones" aria-hidden="true">
                {(0..rows)
                    .map(|_| {
                        view! {
                            <div class="bones__row">
                                <span class="bone bone--name"></span>
                                <span class="bone bone--text"></span>
                                <span class="bone bone--badge"></span>
                            </div>
                        }
                    })
                    .collect_view()}
            </div>
        </Loading>
    }
}
