//! No page has this address.

use leptos::prelude::*;
use leptos_router::{components::A, hooks::use_location};

use crate::{
    i18n::{common as t, owned, text, use_locale},
    route,
    ui::{Empty, PageHeading},
};

#[component]
pub fn NotFound() -> impl IntoView {
    let locale = use_locale();
    let path = use_location().pathname;
    view! {
        <div class="page__head">
            <div class="page__title">
                <PageHeading title=owned(t::not_found)/>
            </div>
        </div>
        <div class="sheet">
            <Empty title=owned(t::not_found_why)>
                <p class="muted">{move || t::not_found_path(locale.get(), &path.get())}</p>
                <A href=route::HOME attr:class="btn btn--primary">{text(t::nav_home)}</A>
            </Empty>
        </div>
    }
}
