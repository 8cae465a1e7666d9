//! What the trail is narrowed to: a name, an action, days. Submitting writes the URL.

use leptos::prelude::*;

use super::path;
use crate::{
    api::AuditQuery,
    history::{NavigateOptions, use_navigate},
    i18n::{audit as t, text, use_locale},
    ui::{El, el, field, live, option, said, select_box, value_of},
};

pub fn filters(question: Memo<AuditQuery>) -> El {
    let locale = use_locale();
    let navigate = use_navigate();
    let input = |id: &'static str, kind: &'static str, read: fn(&AuditQuery) -> &str| {
        el("input")
            .class("input")
            .attr("id", id)
            .attr("type", kind)
            .value(said(move || question.with(|asked| read(asked).to_owned())))
    };
    let actions = live(move || {
        let chosen = question.with(|asked| asked.action.clone());
        let any = option(String::new(), t::any_action(locale.get()), chosen.is_empty()).view();
        let each = t::ACTIONS.iter().map(|(word, ..)| {
            option((*word).to_owned(), t::action(locale.get(), word).to_owned(), chosen == *word).view()
        });
        std::iter::once(any).chain(each).collect::<Vec<_>>()
    });
    let select = el("select").attr("id", "audit-action").add(actions);
    let go = move || {
        let asked = AuditQuery {
            q: value_of("audit-q"),
            action: value_of("audit-action"),
            from: value_of("audit-from"),
            to: value_of("audit-to"),
            page: 1,
        };
        navigate(&path(&asked), NavigateOptions { scroll: false, ..NavigateOptions::default() });
    };
    el("form")
        .class("fields")
        .attr("role", "search")
        .attr("novalidate", "")
        .on_submit(go)
        .add(field("audit-q", t::search, input("audit-q", "search", |asked| &asked.q), None))
        .add(field("audit-action", t::col_action, select_box(select), None))
        .add(field("audit-from", t::from, input("audit-from", "date", |asked| &asked.from), None))
        .add(field("audit-to", t::to, input("audit-to", "date", |asked| &asked.to), None))
        .add(el("button").class("btn fields__go").attr("type", "submit").add(text(t::filter)))
}
