//! The service as a whole: the public look-up, how long documents are kept, cards that are taken down, and the end of an
//! account.

mod deletion;
mod settings;
mod take_downs;

use std::{future::Future, sync::Arc};

use carnet_core::wire::Code;
use leptos::{prelude::*, task::spawn_local};

use super::for_operator;
use crate::{
    api::{ApiError, use_api},
    failure::failure,
    i18n::{Text, common, owned, problems, service as t, text, use_locale},
    leaving,
    load::load,
    ui::{El, ErrorBlock, PageHeading, SkeletonRows, Wrong, crumb, el, flag, keep_focus, live, page_head},
};

#[component]
pub fn ServicePage() -> impl IntoView {
    let heading = view! { <PageHeading title=owned(common::nav_service)/> }.into_any();
    let head = page_head(vec![crumb(text(common::nav_operator))], heading, Vec::new());
    vec![head.view(), for_operator(content)]
}

fn content() -> Vec<AnyView> {
    let api = use_api();
    let settings = load(move || async move { api.service().await });
    // Whether a form holds what is not saved, of each.
    let unsaved: [RwSignal<bool>; 3] = std::array::from_fn(|_| RwSignal::new(false));
    let [changed, typed, chosen] = unsaved;
    let first = live(move || {
        keep_focus();
        match settings.get() {
            None => view! { <SkeletonRows/> }.into_any(),
            Some(Err(error)) => failure(error, move || settings.refetch()),
            Some(Ok(known)) => settings::form(known, changed, Callback::new(move |()| settings.refetch())).view(),
        }
    });
    vec![
        section("service-lookup", t::lookup, vec![el("div").add(first).view()]),
        section("service-taken-down", t::take_downs, take_downs::content(typed)),
        section("service-deletion", t::deletion, deletion::content(chosen)),
        leaving::guard(move || unsaved.iter().any(|form| form.get()), |_| true, || ()),
    ]
}

fn section(id: &'static str, title: Text, content: Vec<AnyView>) -> AnyView {
    let heading = el("h2").attr("id", id).attr("tabindex", "-1").add(text(title));
    el("section").class("sheet sheet--pad stack spaced-b").attr("aria-labelledby", id).add(heading).add(content).view()
}

/// A form on its way to the server.
#[derive(Clone, Copy)]
struct Sending {
    wrong: Wrong,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<ApiError>>,
}

impl Sending {
    fn new() -> Self {
        Self { wrong: Wrong::nothing(), busy: RwSignal::new(false), trouble: RwSignal::new(None) }
    }

    /// Sends unless it is being sent. A refusal is told at the field of its code, else above the form.
    fn send<T: 'static>(
        self,
        call: impl Future<Output = Result<T, ApiError>> + 'static,
        fields: &'static [(Code, &'static str)],
        done: impl FnOnce(T) + 'static,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.trouble.set(None);
        self.wrong.tell_at_field(Vec::new());
        spawn_local(async move {
            let answer = call.await;
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(answer) => done(answer),
                Err(error) => self.refused(error, fields),
            }
        });
    }

    fn refused(self, error: ApiError, fields: &[(Code, &'static str)]) {
        let at = fields.iter().find(|(code, _)| error.code() == Some(*code));
        match at {
            Some((code, field)) => {
                let code = *code;
                let says = move |locale| problems::sentence(locale, code).to_owned();
                self.wrong.tell_at_field(vec![((*field).to_owned(), Arc::new(says))]);
            }
            None => self.trouble.set(Some(error)),
        }
    }

    /// What is wrong with no field.
    fn told(self) -> El {
        let locale = use_locale();
        let failed = live(move || {
            let error = self.trouble.get()?;
            let (what, reference) = (error.sentence(locale.get()), error.reference());
            Some(view! { <ErrorBlock what reference/> }.into_any())
        });
        el("div").attr("role", "status").add(failed)
    }

    fn button(self, class: &'static str, label: Text) -> El {
        el("button")
            .class(class)
            .attr("type", "submit")
            .attr("aria-disabled", flag(move || self.busy.get()))
            .add(text(label))
    }
}
