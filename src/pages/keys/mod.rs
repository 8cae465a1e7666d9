//! Keys of the company's programs (R36): made with a name and a right, shown once, revoked for good.

mod acting;
mod dialog;
mod rows;

use carnet_core::wire::ObjectKind;
use leptos::prelude::*;

use self::acting::Acting;
use crate::{
    api::use_api,
    failure::{admins_only, failure},
    i18n::{common, keys as t, owned, text, use_locale},
    live::use_changes,
    load::load,
    route,
    session::use_session,
    ui::{
        Empty, NARROW, PageHeading, SkeletonRows, button, crumb, el, icon, keep_focus, link, live, page_head, use_media,
    },
};

/// Id of the button that makes one.
const CREATE: &str = "key-create";

#[component]
pub fn KeysPage() -> impl IntoView {
    let (api, locale) = (use_api(), use_locale());
    let changes = use_changes(ObjectKind::ApiKey);
    let answer = load(move || {
        changes.track();
        async move { api.api_keys().await }
    });
    let acting = Acting::new(Callback::new(move |()| answer.refetch()));
    let admin = use_session().is_admin();
    let create = live(move || {
        admin.get().then(|| {
            button("btn btn--primary", icon("plus"), move || acting.start())
                .attr("id", CREATE)
                .attr("aria-haspopup", "dialog")
                .add(text(t::create))
                .view()
        })
    });
    let narrow = use_media(NARROW);
    let rows = live(move || {
        keep_focus();
        match answer.get() {
            None => el("div").class("sheet").add(view! { <SkeletonRows/> }.into_any()).view(),
            Some(Err(error)) => match admins_only(&error) {
                Some(refused) => refused,
                None => failure(error, move || answer.refetch()),
            },
            Some(Ok(list)) if list.is_empty() => {
                el("div").class("sheet").add(view! { <Empty title=owned(t::none)/> }.into_any()).view()
            }
            Some(Ok(list)) => {
                el("div").class("sheet").add(rows::rows(locale.get(), &list, narrow.get(), acting)).view()
            }
        }
    });
    let heading = view! { <PageHeading title=owned(common::nav_keys)/> }.into_any();
    let crumbs = vec![crumb(link(route::SETTINGS, text(common::nav_settings)))];
    let docs = el("a").attr("href", route::href("/api/v1/docs")).attr("rel", "external").add(text(t::docs));
    let lead = el("p").class("lead spaced-b").add(text(t::lead)).add(" ").add(docs);
    vec![
        page_head(crumbs, heading, vec![create.into_any()]).view(),
        lead.view(),
        rows.into_any(),
        dialog::dialog(acting),
    ]
}
