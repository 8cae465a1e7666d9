//! What there is to set: the hub, and the company level settings.

mod ask;
mod block;
mod change;
mod company;
mod confirm;
mod position;

use leptos::prelude::*;

use crate::{
    i18n::{Text, common, company as t, owned, text},
    route,
    session::use_session,
    ui::{El, PageHeading, el, icon, live, page_head, todo_line},
};

pub use company::{CompanyPage, Tab};

/// Where a line of the hub leads, its picture, its name, and what is there.
type Way = (&'static str, &'static str, Text, Text);

const EVERYBODY: [Way; 3] = [
    (route::GENERAL, "sliders", common::nav_company, t::hub_company_why),
    (route::PREFERENCES, "user", common::nav_preferences, t::hub_preferences_why),
    (route::USERS, "user", common::nav_users, t::hub_users_why),
];
const ADMINS: [Way; 2] = [
    (route::KEYS, "plug", common::nav_keys, t::hub_keys_why),
    (route::AUDIT, "clock", common::nav_audit, t::hub_audit_why),
];

#[component]
pub fn SettingsPage() -> impl IntoView {
    let admin = use_session().is_admin();
    let ways = live(move || {
        let more: &[Way] = if admin.get() { &ADMINS } else { &[] };
        EVERYBODY.iter().chain(more).map(|way| line(*way).view()).collect::<Vec<_>>()
    });
    let heading = view! { <PageHeading title=owned(common::nav_settings)/> }.into_any();
    let list = el("ul").class("todo todo--latest sheet").attr("aria-label", text(t::hub_list)).add(ways);
    (page_head(Vec::new(), heading, Vec::new()).view(), list.view())
}

fn line((path, picture, name, why): Way) -> El {
    todo_line(path, icon(picture), text(name), text(why))
}
