//! Loading from the API into a view. In the place of the library's resources, which cost ten kilobytes of program
//! for each type of value: here all values share one type inside.

use std::{any::Any, marker::PhantomData, pin::Pin, sync::Arc};

use leptos::{prelude::*, reactive::computed::ScopedFuture, task::spawn_local};

use crate::{api::provide_calls, ui::use_awaited};

type Value = Arc<dyn Any + Send + Sync>;
type Same = fn(&Value, &Value) -> bool;
type Fetch = Box<dyn Fn() -> Pin<Box<dyn Future<Output = Value>>>>;

/// What was loaded last; nothing before the first answer.
pub struct Loaded<T> {
    value: RwSignal<Option<Value>>,
    /// Counts the times it was asked for again.
    again: RwSignal<u32>,
    kind: PhantomData<fn() -> T>,
}

impl<T> Clone for Loaded<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Loaded<T> {}

impl<T: Clone + 'static> Loaded<T> {
    pub fn get(self) -> Option<T> {
        self.with(|value| value.cloned())
    }

    pub fn with<R>(self, read: impl FnOnce(Option<&T>) -> R) -> R {
        self.value.with(|value| read(value.as_deref().and_then(|value| value.downcast_ref())))
    }

    /// Asks again; the old value stays until the answer comes.
    pub fn refetch(self) {
        self.again.update(|times| *times += 1);
    }
}

impl<Q: Clone + PartialEq + Send + Sync + 'static, A: Clone + 'static> Loaded<(Q, A)> {
    /// Whether what is there answers another question than the one that is asked: the old rows of a list stay while
    /// the next are on their way, and say so.
    pub fn is_stale(self, question: Memo<Q>) -> Signal<bool> {
        Signal::derive(move || {
            self.with(|answer| answer.is_some_and(|(asked, _)| question.with(|question| question != asked)))
        })
    }
}

/// Loads, and loads again when what `fetch` reads before its first await changes. The old value stays until the
/// new one is there, and when that is the same: nothing on the page is made anew for no news. An answer that is
/// overtaken by a later question is dropped, and its call given up. What is awaited for long the reader may give up.
pub fn load<T: PartialEq + Send + Sync + 'static, F: Future<Output = T> + 'static>(
    fetch: impl Fn() -> F + 'static,
) -> Loaded<T> {
    let (value, again) = (RwSignal::new(None), RwSignal::new(0));
    start(
        value,
        again,
        Box::new(move || {
            let answer = fetch();
            Box::pin(async move { Arc::new(answer.await) as Value })
        }),
        |old, new| match (old.downcast_ref::<T>(), new.downcast_ref::<T>()) {
            (Some(old), Some(new)) => old == new,
            _ => false,
        },
    );
    Loaded { value, again, kind: PhantomData }
}

fn start(value: RwSignal<Option<Value>>, again: RwSignal<u32>, fetch: Fetch, same: Same) {
    let latest = StoredValue::new(0_u32);
    let awaited = use_awaited();
    Effect::new(move |_| {
        again.track();
        let mine = latest.get_value() + 1;
        latest.set_value(mine);
        let calls = provide_calls();
        let wait = awaited.map(|awaited| awaited.begin(move || calls.give_up()));
        // Within the owner of this run, whose end gives up the call.
        let answer = ScopedFuture::new_untracked(fetch());
        spawn_local(async move {
            let answer = answer.await;
            if let Some(wait) = wait {
                wait.over();
            }
            let news = value.try_with_untracked(|old| old.as_ref().is_none_or(|old| !same(old, &answer)));
            if latest.try_get_value() == Some(mine) && news == Some(true) {
                value.try_set(Some(answer));
            }
        });
    });
}

/// Does one thing at a time: nothing while `busy`. `then` hears what came of it, unless the page is gone by then.
pub fn once<R: 'static>(busy: RwSignal<bool>, call: impl Future<Output = R> + 'static, then: impl FnOnce(R) + 'static) {
    if busy.get_untracked() {
        return;
    }
    busy.set(true);
    spawn_local(async move {
        let outcome = call.await;
        if busy.try_set(false).is_none() {
            then(outcome);
        }
    });
}
