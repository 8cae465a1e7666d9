//! One's own preferences (R36): name, language and looks; the password; where one is signed in.

mod display;
mod password;
mod sessions;

use leptos::prelude::*;

use crate::{
    api::use_api,
    i18n::{Text, common, myself as t, owned, text, use_locale},
    load::load,
    ui::{El, PageHeading, Wrong, el, page_head, said},
};

#[component]
pub fn PreferencesPage() -> impl IntoView {
    let (api, locale) = (use_api(), use_locale());
    let sessions = load(move || async move { api.sessions().await });
    let (display, password) = (Wrong::nothing(), Wrong::nothing());
    let title = owned(common::nav_preferences);
    let document_title = said(move || {
        let wrong = display.any().get() || password.any().get();
        if wrong { common::title_error(locale.get(), &title.get()) } else { title.get() }
    });
    let heading = view! { <PageHeading title document_title/> }.into_any();
    let ending = sessions::Ending::new(sessions);
    let forms = el("div")
        .class("narrow")
        .add(page_head(Vec::new(), heading, Vec::new()))
        .add(el("p").class("lead spaced-b").add(text(t::lead)))
        .add(display::display(display))
        .add(password::password(password, Callback::new(move |()| sessions.refetch())))
        .add(sessions::sessions(sessions, ending));
    vec![forms.view(), sessions::dialog(ending)]
}

/// A section under its heading.
fn titled(id: &'static str, title: Text) -> El {
    let heading = el("h2").attr("id", id).add(text(title));
    el("section").class("section").attr("aria-labelledby", id).add(el("div").class("section__head").add(heading))
}
