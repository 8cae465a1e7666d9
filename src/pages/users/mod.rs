//! The people of the company (R36): who may sign in, in which role; inviting, changing and disabling them. For
//! administrators; everybody else is told who they are.

mod acting;
mod asking;
mod confirm;
mod dialog;
mod form;
mod link;
mod rows;

use carnet_core::wire::{ObjectKind, UserEntry};
use leptos::prelude::*;

use self::acting::Acting;
use crate::{
    api::{ApiError, use_api},
    failure::{admins_only, failure},
    i18n::{common, owned, people as t, text, use_locale},
    live::use_changes,
    load::{Loaded, load},
    route,
    session::use_session,
    ui::{
        NARROW, PageHeading, SkeletonRows, button, crumb, el, focus_if_lost, icon, keep_focus, link, live, page_head,
        use_media,
    },
    url_state::when_asked,
};

type Answer = Loaded<Result<Vec<UserEntry>, ApiError>>;

#[component]
pub fn UsersPage() -> impl IntoView {
    let api = use_api();
    let changes = use_changes(ObjectKind::User);
    let answer = load(move || {
        changes.track();
        async move { api.users().await }
    });
    let acting = Acting::new(Callback::new(move |()| answer.refetch()));
    let admin = use_session().is_admin();
    when_asked(route::INVITE, move || {
        if admin.get_untracked() {
            acting.invite();
        }
    });
    let invite = live(move || {
        admin.get().then(|| {
            button("btn btn--primary", icon("plus"), move || acting.invite())
                .attr("aria-haspopup", "dialog")
                .add(text(t::invite))
                .view()
        })
    });
    let heading = view! { <PageHeading title=owned(common::nav_users)/> }.into_any();
    let crumbs = vec![crumb(link(route::SETTINGS, text(common::nav_settings)))];
    let lead = live(move || admin.get().then(|| el("p").class("lead spaced-b").add(text(t::lead)).view()));
    let opener = Callback::new(|opener: Vec<String>| focus_if_lost(opener));
    vec![
        page_head(crumbs, heading, vec![invite.into_any()]).view(),
        lead.into_any(),
        answered(answer, acting),
        dialog::dialog(acting, opener),
    ]
}

fn answered(answer: Answer, acting: Acting) -> AnyView {
    let locale = use_locale();
    let narrow = use_media(NARROW);
    let content = live(move || {
        keep_focus();
        match answer.get() {
            None => el("div").class("sheet").add(view! { <SkeletonRows/> }.into_any()).view(),
            Some(Err(error)) => match admins_only(&error) {
                Some(refused) => refused,
                None => failure(error, move || answer.refetch()),
            },
            Some(Ok(list)) => {
                let rows = rows::rows(locale.get(), &list, narrow.get(), acting);
                el("div").class("sheet").add(rows).view()
            }
        }
    });
    content.into_any()
}
