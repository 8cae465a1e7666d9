//! Loading from the API into a view.

use std::pin::Pin;

use leptos::prelude::*;

type Fetched<T> = Pin<Box<dyn Future<Output = T>>>;

/// A resource that loads again when what `fetch` reads before its first await changes; the old value stays until
/// then. The future is boxed so that resources of one type of value share their machinery in the program.
pub fn load<T: 'static, F: Future<Output = T> + 'static>(fetch: impl Fn() -> F + 'static) -> LocalResource<T> {
    let fetch: Box<dyn Fn() -> Fetched<T>> = Box::new(move || Box::pin(fetch()));
    LocalResource::new(move || fetch())
}
