//! Parts of a view that change, each kind under one type: the machinery behind a closure in a view is some
//! kilobytes, and is then in the program once, not once per closure.

use leptos::prelude::*;

/// A part of a view that is made anew when what it reads changes.
pub type Live = Box<dyn FnMut() -> AnyView + Send>;

/// Markup that changes.
pub fn live<V: IntoAny>(mut make: impl FnMut() -> V + Send + 'static) -> Live {
    Box::new(move || make().into_any())
}

/// A sentence that changes.
pub fn said(make: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(make)
}

/// An attribute that is `"true"` while something holds, and else is not there.
pub fn flag(holds: impl Fn() -> bool + Send + Sync + 'static) -> Signal<Option<&'static str>> {
    Signal::derive(move || holds().then_some("true"))
}

/// An attribute without a value (`hidden`) that is there while something holds.
pub fn flag_there(holds: impl Fn() -> bool + Send + Sync + 'static) -> Signal<Option<&'static str>> {
    Signal::derive(move || holds().then_some(""))
}
