//! The operator's side of questions: those without an answer, the one that waits for longest first, or all of them.

use std::sync::Arc;

use carnet_core::wire::{Code, ObjectKind, SupportRequest};
use leptos::{prelude::*, task::spawn_local};

use super::for_operator;
use crate::{
    api::{Api, ApiError, use_api},
    failure::failure,
    i18n::{Locale, Text, common, format, owned, problems, states::Tone, support as t, text, use_locale},
    live::use_changes,
    load::load,
    query::with_query,
    route,
    ui::{
        Dialog, El, Empty, ErrorBlock, Need, Notices, PageHeading, SkeletonRows, Wrong, asked, button, crumb, el, flag,
        focus_if_lost, form_field, keep_focus, link_here, live, page_head, said, says, text_area, use_notices,
    },
    url_state::use_query,
};

const RESULTS: &str = "support-results";
const ANSWER: &str = "support-answer";
const FORM: &str = "support-form";

#[component]
pub fn OperatorSupportPage() -> impl IntoView {
    let heading = view! { <PageHeading title=owned(common::nav_support_queue)/> }.into_any();
    let head = page_head(vec![crumb(text(common::nav_operator))], heading, Vec::new());
    vec![head.view(), for_operator(content)]
}

fn content() -> Vec<AnyView> {
    let (api, query, locale) = (use_api(), use_query(), use_locale());
    let all = Memo::new(move |_| query.with(|query| query.get("filter") == "all"));
    let changes = use_changes(ObjectKind::Support);
    let answer = load(move || {
        changes.track();
        let open = !all.get();
        async move { api.support_queue(open).await }
    });
    let answering = Answering::new(Callback::new(move |()| answer.refetch()));
    let rows = live(move || {
        keep_focus();
        match answer.get() {
            None => el("div").class("sheet").add(view! { <SkeletonRows/> }.into_any()).view(),
            Some(Err(error)) => failure(error, move || answer.refetch()),
            Some(Ok(list)) if list.is_empty() => {
                let none = if all.get() { t::queue_none } else { t::queue_open_none };
                el("div").class("sheet").add(view! { <Empty title=owned(none)/> }.into_any()).view()
            }
            Some(Ok(list)) => {
                let locale = locale.get();
                let entries: Vec<El> = list.into_iter().map(|request| entry(locale, request, answering)).collect();
                el("div").class("sheet sheet--pad").add(el("ul").class("entries").add(entries)).view()
            }
        }
    });
    let count = said(move || {
        let count = answer.with(|answer| match answer {
            Some(Ok(list)) => list.len() as u64,
            _ => 0,
        });
        t::queue_total(locale.get(), count)
    });
    let heading = el("h2").attr("id", RESULTS).attr("tabindex", "-1").class("visually-hidden").add(count);
    vec![filters(all).view(), heading.view(), rows.into_any(), dialog(answering)]
}

fn filters(all: Memo<bool>) -> El {
    let filter = move |every: bool, label: Text| {
        let path = with_query(route::OPERATOR_SUPPORT, [("filter", if every { "all" } else { "" })]);
        link_here(route::href(&path), text(label)).attr("aria-current", flag(move || all.get() == every))
    };
    let nav = el("nav")
        .class("filters")
        .attr("aria-label", text(t::filters))
        .add(filter(false, t::filter_open))
        .add(filter(true, t::filter_all));
    el("div").class("toolbar").add(el("div").class("toolbar__line").add(nav))
}

fn button_id(id: &str) -> String {
    format!("answer-{id}")
}

fn entry(locale: Locale, request: SupportRequest, answering: Answering) -> El {
    let from = t::from(locale, &request.by, &request.company, &format::date_time(locale, &request.at));
    let acts = if request.answer.is_some() {
        Vec::new()
    } else {
        let one = request.clone();
        let answer = button("btn btn--primary btn--small", t::answer(locale), move || answering.start(one.clone()))
            .attr("id", button_id(&request.id))
            .attr("aria-haspopup", "dialog")
            .attr("aria-label", t::answer_to(locale, &request.subject, &request.company));
        vec![answer]
    };
    asked(locale, &request, from, acts)
}

#[derive(Clone, Copy)]
struct Answering {
    api: Api,
    notices: Notices,
    changed: Callback<()>,
    asking: RwSignal<Option<SupportRequest>>,
    words: RwSignal<String>,
    /// What `words` are about: closing the dialog by mistake loses nothing.
    about: StoredValue<String>,
    wrong: Wrong,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<ApiError>>,
}

impl Answering {
    fn new(changed: Callback<()>) -> Self {
        Self {
            api: use_api(),
            notices: use_notices(),
            changed,
            asking: RwSignal::new(None),
            words: RwSignal::new(String::new()),
            about: StoredValue::new(String::new()),
            wrong: Wrong::nothing(),
            busy: RwSignal::new(false),
            trouble: RwSignal::new(None),
        }
    }

    fn start(self, request: SupportRequest) {
        if self.about.get_value() != request.id {
            self.about.set_value(request.id.clone());
            self.words.set(String::new());
        }
        self.wrong.tell_at_field(Vec::new());
        self.trouble.set(None);
        self.asking.set(Some(request));
    }

    fn send(self, request: &SupportRequest) {
        let words = self.words.get_untracked().trim().to_owned();
        if self.busy.get_untracked() {
            return;
        }
        self.trouble.set(None);
        if words.is_empty() {
            self.wrong.tell_at_field(vec![(ANSWER.to_owned(), says(t::answer_required))]);
            return;
        }
        self.wrong.tell_at_field(Vec::new());
        self.busy.set(true);
        let (id, name) = (request.id.clone(), request.by.clone());
        spawn_local(async move {
            let answer = self.api.answer_support(&id, words).await;
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(_) => {
                    self.about.set_value(String::new());
                    self.asking.set(None);
                    self.notices.say(Tone::Success, move |locale| t::answer_done(locale, &name));
                }
                Err(error) => self.refused(error),
            }
            self.changed.run(());
        });
    }

    fn refused(self, error: ApiError) {
        if let Some(code @ (Code::MessageRequired | Code::TextTooLong | Code::TextControl)) = error.code() {
            let says = move |locale| problems::sentence(locale, code).to_owned();
            self.wrong.tell_at_field(vec![(ANSWER.to_owned(), Arc::new(says))]);
        } else {
            self.trouble.set(Some(error));
        }
    }
}

fn dialog(answering: Answering) -> AnyView {
    let locale = use_locale();
    let open = Signal::derive(move || answering.asking.with(Option::is_some));
    let title = said(move || {
        answering.asking.with(|asking| {
            asking.as_ref().map_or_else(String::new, |request| t::answer_title(locale.get(), &request.by))
        })
    });
    Effect::new(move |was: Option<Option<String>>| {
        let now = answering.asking.with(|asking| asking.as_ref().map(|request| button_id(&request.id)));
        if let (Some(Some(opener)), None) = (was, &now) {
            focus_if_lost(vec![opener, RESULTS.to_owned()]);
        }
        now
    });
    let close = move || answering.asking.set(None);
    let content = move || live(move || answering.asking.get().map(|request| form(answering, request)));
    view! { <Dialog open on_close=move |()| close() id="support" title>{content()}</Dialog> }.into_any()
}

fn form(answering: Answering, request: SupportRequest) -> Vec<AnyView> {
    let locale = use_locale();
    let failed = live(move || {
        let error = answering.trouble.get()?;
        let (what, reference) = (error.sentence(locale.get()), error.reference());
        Some(view! { <ErrorBlock what reference/> }.into_any())
    });
    let words = text_area(answering.words).attr("rows", "6").attr("autofocus", "");
    let question = el("div")
        .class("stack stack--tight")
        .add(el("p").add(el("b").add(request.subject.clone())))
        .add(el("p").class("words").add(request.message.clone()));
    let body = el("form")
        .class("dialog__body")
        .attr("id", FORM)
        .attr("novalidate", "")
        .on_submit(move || answering.send(&request))
        .add(el("div").attr("role", "status").add(failed))
        .add(question)
        .add(form_field(ANSWER, t::answer_label, Need::Required, Some(t::answer_hint), answering.wrong, words));
    let label = said(move || {
        if answering.busy.get() { t::sending(locale.get()) } else { t::answer_send(locale.get()) }.to_owned()
    });
    let send = el("button")
        .class("btn btn--primary")
        .attr("type", "submit")
        .attr("form", FORM)
        .attr("aria-disabled", flag(move || answering.busy.get()))
        .add(label);
    let cancel = button("btn", text(common::cancel), move || answering.asking.set(None));
    vec![body.view(), el("div").class("dialog__foot").add(cancel).add(send).view()]
}
