//! Pages whose code arrives when the first of them is opened. `cargo xtask app` cuts it off the program at the
//! functions that `piece!` marks (the feature `split`); in any other build it is simply there.

use std::{pin::Pin, sync::OnceLock};

use leptos::{prelude::*, task::spawn_local};

use crate::{
    i18n::{common as t, owned, text},
    route::Page,
    ui::{ErrorBlock, Loading, PageHeading, live, page_head},
};

/// Makes the content of a page. It must know every page that [`Piece::show`] is asked for.
pub type Make = fn(Page) -> AnyView;

/// The code did not arrive: no network, or a newer version of the app has taken its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotHere;

#[cfg(feature = "split")]
impl From<leptos::wasm_split::SplitLoaderError> for NotHere {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

type Arrival = Pin<Box<dyn Future<Output = Result<Make, NotHere>>>>;

/// A part of the program with the pages in it.
pub struct Piece {
    fetch: fn() -> Arrival,
    make: OnceLock<Make>,
}

#[derive(Clone, Copy)]
enum State {
    Waiting,
    Here(Make),
    Failed,
}

impl Piece {
    pub const fn new(fetch: fn() -> Arrival) -> Self {
        Self { fetch, make: OnceLock::new() }
    }

    /// The page; until its code is here, that it is awaited, or why it is not here and the way to try again.
    pub fn show(&'static self, page: Page) -> AnyView {
        if let Some(make) = self.make.get() {
            return make(page);
        }
        let state = RwSignal::new(State::Waiting);
        self.ask(state);
        let view = live(move || match state.get() {
            State::Waiting => view! { <Loading><p class="muted">{text(t::loading)}</p></Loading> }.into_any(),
            State::Here(make) => make(page.clone()),
            State::Failed => {
                let again = move |()| {
                    state.set(State::Waiting);
                    self.ask(state);
                };
                let heading = view! { <PageHeading title=owned(t::page_not_here_title) /> }.into_any();
                let why = view! { <ErrorBlock what=text(t::page_not_here) retry=again /> }.into_any();
                vec![page_head(Vec::new(), heading, Vec::new()).view(), why].into_any()
            }
        });
        view.into_any()
    }

    /// What makes its content, once the code is here: for what is no page and says itself that it is awaited.
    pub async fn arrive(&'static self) -> Result<Make, NotHere> {
        let make = (self.fetch)().await?;
        Ok(*self.make.get_or_init(|| make))
    }

    fn ask(&'static self, state: RwSignal<State>) {
        spawn_local(async move {
            let arrived = match self.arrive().await {
                Ok(make) => State::Here(make),
                Err(NotHere) => State::Failed,
            };
            // Whoever has left the page meanwhile needs no answer.
            let _ = state.try_set(arrived);
        });
    }
}

/// `piece!(NAME, name, make)`: the piece `NAME`, in a file called by `name`, with the pages that `make` makes.
macro_rules! piece {
    ($piece:ident, $name:ident, $make:path) => {
        pub static $piece: $crate::piece::Piece = $crate::piece::Piece::new(|| Box::pin($name()));

        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($name, wasm_split_path = leptos::wasm_split, fallible)]
        fn $name() -> Result<$crate::piece::Make, $crate::piece::NotHere> {
            Ok($make)
        }

        #[cfg(not(feature = "split"))]
        #[allow(clippy::unused_async, reason = "as it is when the code must be awaited")]
        async fn $name() -> Result<$crate::piece::Make, $crate::piece::NotHere> {
            Ok($make)
        }
    };
}
pub(crate) use piece;

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::sync::atomic::{AtomicU32, Ordering};

    use gloo_timers::future::TimeoutFuture;
    use leptos::{mount::mount_to, prelude::*};
    use wasm_bindgen::JsCast;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::{Make, NotHere, Piece};
    use crate::{
        i18n::{Locale, common as t, provide_locale},
        route::Page,
        ui::provide_announcer,
    };

    static ASKED: AtomicU32 = AtomicU32::new(0);

    async fn second_time() -> Result<Make, NotHere> {
        if ASKED.fetch_add(1, Ordering::Relaxed) == 0 {
            Err(NotHere)
        } else {
            Ok(|page| format!("{page:?}").into_any())
        }
    }

    static PIECE: Piece = Piece::new(|| Box::pin(second_time()));

    fn show(page: Page) -> web_sys::HtmlElement {
        let root: web_sys::HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&root).unwrap();
        let view = move || {
            provide_locale();
            provide_announcer();
            PIECE.show(page)
        };
        mount_to(root.clone(), view).forget();
        root
    }

    #[wasm_bindgen_test]
    async fn a_piece_that_did_not_arrive_is_asked_for_again() {
        let root = show(Page::Search);
        TimeoutFuture::new(50).await;
        assert!(root.query_selector("[role=alert]").unwrap().is_some());
        let titles = [Locale::Fr, Locale::En].map(t::page_not_here_title);
        let title = root.query_selector("h1").unwrap().unwrap().text_content().unwrap();
        assert!(titles.contains(&title.as_str()), "{title}");

        root.query_selector("button").unwrap().unwrap().unchecked_into::<web_sys::HtmlElement>().click();
        TimeoutFuture::new(50).await;
        assert_eq!(root.text_content().unwrap(), "Search");

        let again = show(Page::Customers);
        assert_eq!(again.text_content().unwrap(), "Customers", "once here, it is shown at once");
        assert_eq!(ASKED.load(Ordering::Relaxed), 2, "and not asked for again");
    }
}
