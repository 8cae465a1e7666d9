//! Starts the app in the page that `index.html` has already painted, and shows that page's crash banner when the
//! app panics: nothing of the app can run after that.

use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::JsCast;

use crate::app::App;

/// Replaces the painted frame by the app.
///
/// # Panics
/// When the page has no element with the id `app`.
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        if let Some(banner) = document().get_element_by_id("crash") {
            // The only failure is an invalid attribute name.
            let _ = banner.remove_attribute("hidden");
        }
    }));
    let root = document().get_element_by_id("app").and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok());
    #[expect(clippy::panic, reason = "without its page the app can say nothing but in the console")]
    let Some(root) = root else {
        panic!("index.html has no element with the id \"app\" to put the app in");
    };
    root.set_inner_html("");
    mount_to(root, App).forget();
}
