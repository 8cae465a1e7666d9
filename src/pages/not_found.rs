//! No page has this address.

use leptos::prelude::*;
use leptos_router::{components::A, hooks::use_location};

use crate::{
    i18n::{common as t, use_locale},
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
                <PageHeading title=Signal::derive(move || t::not_found(locale.get()).to_owned())/>
            </div>
        </div>
        <div class="sheet">
            <Empty title=Signal::derive(move || t::not_found_why(locale.get()).to_owned())>
                <p class="muted">{move || t::not_found_path(locale.get(), &path.get())}</p>
                <A href=route::HOME attr:class="btn btn--primary">{move || t::nav_home(locale.get())}</A>
            </Empty>
        </div>
    }
}
