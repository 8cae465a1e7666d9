//! How accessible the app is, in the words the law asks for: the level, what is checked, whom to tell (RGAA).

use leptos::prelude::*;

use crate::{
    i18n::{Text, owned, site as t, text},
    route,
    session::{Status, use_session},
    ui::{El, PageHeading, el, link, outside, page_head, section},
};

const CHECKED: [Text; 4] = [t::checked_rules, t::checked_contrast, t::checked_reflow, t::checked_keyboard];
const UNCHECKED: [Text; 2] = [t::unchecked_readers, t::unchecked_audit];

#[component]
pub fn AccessibilityPage() -> impl IntoView {
    let outsider = matches!(use_session().status().get_untracked(), Status::SignedOut(_));
    let heading = view! { <PageHeading title=owned(t::accessibility)/> }.into_any();
    let sections = [
        part("compliance", t::compliance, said(t::compliance_why)),
        part("checked", t::checked, list(&CHECKED)),
        part("unchecked", t::unchecked, list(&UNCHECKED)),
        part("blocked", t::blocked, if outsider { said(t::blocked_outside) } else { said(t::blocked_why) })
            .add((!outsider).then(|| el("p").class("spaced").add(way_to_support()))),
        part("recourse", t::recourse, said(t::recourse_why)),
    ];
    let content = el("div").class("narrow statement").add(Vec::from(sections)).view();
    if outsider {
        return outside(vec![heading, content]);
    }
    vec![page_head(Vec::new(), heading, Vec::new()).view(), content].into_any()
}

fn part(id: &'static str, title: Text, content: El) -> El {
    section(2, id, "section", title).add(content)
}

fn said(words: Text) -> El {
    el("p").add(text(words))
}

fn list(lines: &[Text]) -> El {
    el("ul").add(lines.iter().map(|line| el("li").add(text(*line))).collect::<Vec<_>>())
}

fn way_to_support() -> El {
    link(route::SUPPORT, text(t::write)).class("btn")
}
