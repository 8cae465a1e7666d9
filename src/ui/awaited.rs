//! What the page waits for: after ten seconds the frame says so, once, with the way to give it up.

use std::time::Duration;

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::{Live, Notice, button, el, focus_now, live};
use crate::i18n::{common as t, states::Tone, text};

const SLOW: Duration = Duration::from_secs(10);
/// Where the focus goes when the button has gone: the page, which says what was not loaded.
const PAGE: &str = "content";

/// What is awaited for long, each with what gives it up.
#[derive(Clone, Copy)]
pub struct Awaited {
    slow: RwSignal<Vec<(u32, Callback<()>)>>,
    begun: StoredValue<u32>,
}

/// Something that is awaited, until it is over or its owner has gone.
#[derive(Clone, Copy)]
pub struct Wait {
    awaited: Awaited,
    number: u32,
    timer: Option<TimeoutHandle>,
}

/// For everything that is loaded below the present owner.
pub fn provide_awaited() -> Awaited {
    let awaited = Awaited { slow: RwSignal::default(), begun: StoredValue::new(0) };
    provide_context(awaited);
    awaited
}

/// Nothing outside the frame.
pub fn use_awaited() -> Option<Awaited> {
    use_context()
}

impl Awaited {
    pub fn begin(self, give_up: impl Fn() + Send + Sync + 'static) -> Wait {
        let number = self.begun.get_value() + 1;
        self.begun.set_value(number);
        let give_up = Callback::new(move |()| give_up());
        let slow = move || {
            self.slow.try_update(|all| all.push((number, give_up)));
        };
        let wait = Wait { awaited: self, number, timer: set_timeout_with_handle(slow, SLOW).ok() };
        on_cleanup(move || wait.over());
        wait
    }

    /// Whether something is.
    pub fn is_slow(self) -> bool {
        self.slow.with(|all| !all.is_empty())
    }

    fn give_up(self) {
        focus_now(PAGE);
        for (_, give_up) in self.slow.get_untracked() {
            give_up.try_run(());
        }
    }

    /// The sentence and *Annuler*, for a region that is announced.
    pub fn view(self) -> Live {
        let slow = Memo::new(move |_| self.is_slow());
        live(move || {
            slow.get().then(|| {
                let cancel = button("btn btn--small", text(t::cancel), move || self.give_up()).attr("id", "give-up");
                let row = el("div").class("row").add(el("p").add(text(t::slow))).add(cancel).view();
                view! { <Notice tone=Tone::Neutral icon="clock">{row}</Notice> }
            })
        })
    }
}

impl Wait {
    pub fn over(self) {
        if let Some(timer) = self.timer {
            timer.clear();
        }
        let is = |(number, _): &(u32, Callback<()>)| *number == self.number;
        if self.awaited.slow.try_with_untracked(|all| all.iter().any(is)) == Some(true) {
            self.awaited.slow.try_update(|all| all.retain(|one| !is(one)));
        }
    }
}
