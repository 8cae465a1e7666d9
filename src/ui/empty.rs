//! Never a silent zero: what was asked, what was found, one way out.

use leptos::prelude::*;

/// `title` says what there is not and why; the children are the way out.
#[component]
pub fn Empty(
    #[prop(into)] title: Signal<String>,
    #[prop(optional)] center: bool,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let class = if center { "empty empty--center" } else { "empty" };
    view! {
        <div class=class>
            <p>{move || title.get()}</p>
            {children.map(|children| children())}
        </div>
    }
}
