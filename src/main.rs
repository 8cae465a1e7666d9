//! Starts the app in the page that `index.html` has already painted.

use carnet_app::app::App;
use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::JsCast;

fn main() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        // Nothing of the app can run after a panic: the banner is static and already in the page.
        if let Some(banner) = document().get_element_by_id("crash") {
            let _ = banner.remove_attribute("hidden");
        }
    }));
    let root = document().get_element_by_id("app").and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok());
    #[expect(clippy::panic, reason = "without its page the app cannot say anything but in the console")]
    let Some(root) = root else {
        panic!("index.html has no element with the id \"app\" to put the app in");
    };
    root.set_inner_html("");
    mount_to(root, App).forget();
}
