//! Contexts and routes.

use leptos::prelude::*;
use leptos_router::{
    components::{ParentRoute, Route, Router, Routes},
    path,
};

use crate::{
    api::provide_api,
    i18n::provide_locale,
    pages::{NotFound, SignInPage, Start},
    route,
    session::provide_session,
    shell::{Frame, ask_session},
    ui::{AnnouncerRegion, provide_announcer},
};

#[component]
pub fn App() -> impl IntoView {
    provide_locale();
    provide_announcer();
    let session = provide_session();
    let api = provide_api(Callback::new(move |()| session.expire()));
    ask_session(api, session);
    view! {
        <AnnouncerRegion/>
        <Router base=route::base()>
            <Routes fallback=|| view! { <NotFound/> }.into_any()>
                <Route path=path!("/sign-in") view=|| view! { <SignInPage/> }.into_any()/>
                <ParentRoute path=path!("") view=|| view! { <Frame/> }.into_any()>
                    <Route path=path!("") view=|| view! { <Start/> }.into_any()/>
                    <Route path=path!("/*any") view=|| view! { <NotFound/> }.into_any()/>
                </ParentRoute>
            </Routes>
        </Router>
    }
}
