//! The address bar: where one is, going elsewhere, and links that need no new page load. There is one route for
//! everything ([`crate::route::Page`] says which page an address shows), so this is all that is needed of a router; a
//! whole one is a fifteenth of the program.

use leptos::{ev, prelude::*};
use wasm_bindgen::{JsCast, JsValue};

use crate::{
    leaving::{Held, Leaving},
    route,
};

/// Where one is. The path has the base in front, the search no `?`.
#[derive(Clone, Copy)]
pub struct Location {
    pub pathname: Memo<String>,
    pub search: Memo<String>,
}

/// How to go.
#[derive(Clone, Copy, Debug)]
pub struct NavigateOptions {
    /// In the place of the present entry of the history, so that Back does not lead here.
    pub replace: bool,
    /// To the top of the page, or to what the address names after `#`.
    pub scroll: bool,
}

impl Default for NavigateOptions {
    fn default() -> Self {
        Self { replace: false, scroll: true }
    }
}

#[derive(Clone, Copy)]
struct History {
    /// Path and search.
    address: RwSignal<(String, String)>,
    /// The same of the page before this one, as far as the app has seen it.
    before: StoredValue<(String, String)>,
    location: Location,
    leaving: Leaving,
}

impl History {
    fn new() -> Self {
        let address = RwSignal::new(address());
        let pathname = Memo::new(move |_| address.with(|(path, _)| path.clone()));
        let search = Memo::new(move |_| address.with(|(_, search)| search.clone()));
        let location = Location { pathname, search };
        Self { address, before: StoredValue::default(), location, leaving: Leaving::new() }
    }

    /// `href` is a path with the base, and may have a search and a fragment.
    fn go(self, href: &str, options: NavigateOptions) {
        let held = Held::Go(href.to_owned(), options);
        if self.leaving.holds(&self.address.get_untracked(), &parts(href), held) {
            return;
        }
        let there = window().history().and_then(|history| {
            // Following a link to where one is makes no second entry.
            if options.replace || whole_address() == href {
                history.replace_state_with_url(&JsValue::NULL, "", Some(href))
            } else {
                history.push_state_with_url(&JsValue::NULL, "", Some(href))
            }
        });
        if there.is_err() {
            // The browser limits how often an entry may be made; loading the page is not limited.
            let _ = window().location().set_href(href);
            return;
        }
        self.read();
        if options.scroll {
            // When the page is there.
            request_animation_frame(scroll);
        }
    }

    /// The browser is elsewhere already. Who has to be asked first gets the page's address back, in front of the one
    /// that was left for.
    fn moved(self) {
        let (known, now) = (self.address.get_untracked(), address());
        if known != now && self.leaving.holds(&known, &now, Held::Back) {
            let back = if known.1.is_empty() { known.0 } else { format!("{}?{}", known.0, known.1) };
            if window()
                .history()
                .is_ok_and(|history| history.push_state_with_url(&JsValue::NULL, "", Some(&back)).is_ok())
            {
                return;
            }
        }
        self.read();
    }

    fn read(self) {
        let now = address();
        let known = self.address.get_untracked();
        if known != now {
            if known.0 != now.0 {
                self.before.set_value(known);
            }
            self.address.set(now);
        }
    }
}

fn address() -> (String, String) {
    let location = window().location();
    let search = location.search().unwrap_or_default();
    (location.pathname().unwrap_or_default(), search.trim_start_matches('?').to_owned())
}

/// Path and search of a path with its search and fragment.
fn parts(href: &str) -> (String, String) {
    let href = href.split('#').next().unwrap_or_default();
    let (path, search) = href.split_once('?').unwrap_or((href, ""));
    (path.to_owned(), search.to_owned())
}

fn whole_address() -> String {
    let location = window().location();
    [location.pathname(), location.search(), location.hash()].map(Result::unwrap_or_default).concat()
}

fn scroll() {
    let hash = window().location().hash().unwrap_or_default();
    let id = hash.trim_start_matches('#');
    let id = js_sys::decode_uri_component(id).map_or_else(|_| id.to_owned(), String::from);
    match document().get_element_by_id(&id) {
        Some(element) => element.scroll_into_view(),
        None => window().scroll_to_with_x_and_y(0.0, 0.0),
    }
}

/// From here on links within the app and the browser's Back and Forward change what [`use_location`] says.
pub fn provide_history() {
    let history = History::new();
    provide_context(history);
    let click = window_event_listener(ev::click, move |event| {
        if let Some((href, options)) = followed(&event) {
            event.prevent_default();
            history.go(&href, options);
        }
    });
    let back = window_event_listener(ev::popstate, move |_| history.moved());
    on_cleanup(move || {
        click.remove();
        back.remove();
    });
}

/// The address that a click leads to, when that is a page of this app and the browser is not asked for more than
/// to go there (a new tab, a download).
fn followed(event: &web_sys::MouseEvent) -> Option<(String, NavigateOptions)> {
    let more = event.meta_key() || event.alt_key() || event.ctrl_key() || event.shift_key();
    if event.default_prevented() || event.button() != 0 || more {
        return None;
    }
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let link = target.closest("a[href]").ok()??.dyn_into::<web_sys::HtmlAnchorElement>().ok()?;
    let elsewhere = !link.target().is_empty() || link.has_attribute("download") || link.rel() == "external";
    if elsewhere || window().location().origin().ok()? != link.origin() {
        return None;
    }
    let path = link.pathname();
    let below = path.strip_prefix(&route::base())?;
    if !below.is_empty() && !below.starts_with('/') {
        return None;
    }
    let scroll = !link.has_attribute("data-noscroll");
    Some((path + &link.search() + &link.hash(), NavigateOptions { replace: false, scroll }))
}

fn use_history() -> History {
    use_context().unwrap_or_else(History::new)
}

pub fn use_location() -> Location {
    use_history().location
}

pub(crate) fn use_leaving() -> Leaving {
    use_history().leaving
}

/// Goes to a path with the base.
pub(crate) fn use_going() -> impl Fn(&str, NavigateOptions) + Copy + Send + Sync + 'static {
    let history = use_history();
    move |href, options| history.go(href, options)
}

/// The page one came from, with its query and without the base; empty when one began here.
pub fn use_came_from() -> String {
    let (path, search) = use_history().before.get_value();
    let base = route::base();
    let path = path.strip_prefix(&base).unwrap_or(&path);
    if search.is_empty() { path.to_owned() } else { format!("{path}?{search}") }
}

/// Goes to a path of the app, given without the base.
pub fn use_navigate() -> impl Fn(&str, NavigateOptions) + Copy + Send + Sync + 'static {
    let history = use_history();
    move |path, options| history.go(&route::href(path), options)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::{cell::RefCell, rc::Rc};

    use leptos::prelude::*;
    use wasm_bindgen::{JsCast, prelude::Closure};
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    use super::{NavigateOptions, followed, provide_history, use_location, use_navigate};

    // For all tests of the library.
    wasm_bindgen_test_configure!(run_in_browser);

    /// As in the app's page; without it the base would follow the address.
    fn set_base() {
        let head = document().head().unwrap();
        if head.query_selector("base").unwrap().is_none() {
            let base = document().create_element("base").unwrap();
            base.set_attribute("href", "/").unwrap();
            head.append_child(&base).unwrap();
        }
    }

    #[wasm_bindgen_test]
    fn going_somewhere_makes_one_entry() {
        set_base();
        Owner::new().with(|| {
            provide_history();
            let (location, navigate) = (use_location(), use_navigate());
            let entries = || window().history().unwrap().length().unwrap();
            let before = entries();
            navigate("/customers?q=a%20b", NavigateOptions::default());
            assert_eq!(location.pathname.get_untracked(), "/customers");
            assert_eq!(location.search.get_untracked(), "q=a%20b", "as it stands in the address");
            navigate("/customers?q=a%20b", NavigateOptions::default());
            navigate("/customers/search", NavigateOptions { replace: true, scroll: false });
            assert_eq!(location.pathname.get_untracked(), "/customers/search");
            assert_eq!(location.search.get_untracked(), "");
            assert_eq!(entries(), before + 1, "neither the same address nor a replacement is one more");
        });
    }

    /// What a click on the element with the id `target` is taken for.
    fn click(html: &str) -> Option<(String, bool)> {
        set_base();
        let root = document().create_element("div").unwrap();
        root.set_inner_html(html);
        document().body().unwrap().append_child(&root).unwrap();
        let seen = Rc::new(RefCell::new(None));
        let listener = Closure::<dyn FnMut(web_sys::MouseEvent)>::new({
            let seen = Rc::clone(&seen);
            move |event: web_sys::MouseEvent| {
                *seen.borrow_mut() = followed(&event).map(|(href, options)| (href, options.scroll));
                event.prevent_default();
            }
        });
        root.add_event_listener_with_callback("click", listener.as_ref().unchecked_ref()).unwrap();
        root.query_selector("#target").unwrap().unwrap().unchecked_into::<web_sys::HtmlElement>().click();
        root.remove();
        seen.take()
    }

    #[wasm_bindgen_test]
    fn a_link_within_the_app_is_followed_here() {
        let here = |href: &str, scroll| Some((href.to_owned(), scroll));
        assert_eq!(click("<a id=target href='/customers?page=2#x'>a</a>"), here("/customers?page=2#x", true));
        assert_eq!(click("<a href='/a'><b><i id=target>a</i></b></a>"), here("/a", true));
        assert_eq!(click("<a id=target data-noscroll href='/a'>a</a>"), here("/a", false));
    }

    #[wasm_bindgen_test]
    fn other_clicks_are_the_browsers() {
        for html in [
            "<a id=target href='https://example.com/customers'>a</a>",
            "<a id=target href='/a' target=_blank>a</a>",
            "<a id=target href='/a' download>a</a>",
            "<a id=target href='/a' rel=external>a</a>",
            "<a id=target>a</a>",
            "<button id=target>a</button>",
        ] {
            assert_eq!(click(html), None, "{html}");
        }
    }
}
