//! Testing a route (R27): identifiers, a document or a customer, and where a document for them would go. A dry run:
//! nothing is sent or stored, and a document is read here, in the browser.

mod customer;
mod fields;
mod file;
mod kinds;
mod next;
mod result;
mod sample;
mod state;
mod tested;

use carnet_core::wire::{Customer, Explain, Explained, ObjectKind};
use leptos::prelude::*;

use self::{
    sample::Read,
    state::{By, Test},
};
use crate::{
    api::{ApiError, use_api},
    history::{NavigateOptions, use_navigate},
    i18n::{
        common, owned,
        routing::{self as words, page as t},
        search, text, use_locale,
    },
    live::use_changes,
    load::{Loaded, load},
    participant::add_dialog,
    route,
    ui::{
        CopyButton, El, NARROW, PageHeading, Wrong, crumb, el, flag_there, focus_if_lost, focus_soon, live,
        matches_now, page_head, said, use_announcer,
    },
    url_state::use_query,
};

/// Id of the heading over the result.
const RESULT: &str = "route-result";
/// Id of the next action.
const NEXT: &str = "route-next";

/// A question, and its answer; no answer where nothing is asked.
type Answer = (Option<Explain>, Option<Result<Explained, ApiError>>);

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Here {
    test: Memo<Test>,
    /// Replaces the address of the page.
    go: Callback<Test>,
    /// The document that was read last.
    sample: RwSignal<Option<Read>>,
    wrong: Wrong,
    customer: Loaded<Option<Result<Customer, ApiError>>>,
    question: Memo<Option<Explain>>,
    answer: Loaded<Answer>,
    /// The next answer is to one who has asked for it just now, and takes a narrow screen to it.
    asked: StoredValue<bool>,
}

impl Here {
    fn new() -> Self {
        let (query, navigate) = (use_query(), use_navigate());
        let test = Memo::new(move |_| query.with(Test::read));
        let sample = RwSignal::new(None::<Read>);
        let customer = load_customer(test);
        let question = Memo::new(move |_| {
            test.with(|test| match test.by {
                By::Values => test.question(),
                By::File => sample.with(|read| read.as_ref()?.as_ref().ok().map(|sample| sample.question.clone())),
                By::Customer => customer.with(|answer| match answer {
                    Some(Some(Ok(customer))) => Some(customer::question(customer, test.kind)),
                    _ => None,
                }),
            })
        });
        let asked = StoredValue::new(false);
        let answer = load_answer(question, asked);
        let go = Callback::new(move |test: Test| {
            navigate(&test.path(), NavigateOptions { replace: true, scroll: false });
        });
        Self { test, go, sample, wrong: Wrong::nothing(), customer, question, answer, asked }
    }

    /// Asks what is in the address by now, also when it was asked before.
    fn ask(self, test: Test) {
        self.asked.set_value(true);
        self.wrong.tell(Vec::new());
        if self.test.with_untracked(|known| *known == test) {
            self.answer.refetch();
        } else {
            self.go.run(test);
        }
    }

    fn by(self) -> Memo<By> {
        let test = self.test;
        Memo::new(move |_| test.with(|test| test.by))
    }
}

fn load_customer(test: Memo<Test>) -> Loaded<Option<Result<Customer, ApiError>>> {
    let (api, changes) = (use_api(), use_changes(ObjectKind::Customer));
    let id = Memo::new(move |_| test.with(|test| test.customer.clone()));
    load(move || {
        changes.track();
        let id = id.get();
        async move { if id.is_empty() { None } else { Some(api.customer(&id).await) } }
    })
}

fn load_answer(question: Memo<Option<Explain>>, asked: StoredValue<bool>) -> Loaded<Answer> {
    let (api, locale, announcer) = (use_api(), use_locale(), use_announcer());
    let changes = [ObjectKind::Customer, ObjectKind::Settings, ObjectKind::Request].map(use_changes);
    let told = StoredValue::new(None::<String>);
    load(move || {
        changes.iter().for_each(Track::track);
        let question = question.get();
        async move {
            let answer = match &question {
                Some(question) => Some(api.explain_route(question).await),
                None => None,
            };
            let asked = asked.try_update_value(std::mem::take).unwrap_or_default();
            if let Some(Ok(explained)) = &answer {
                let verdict = words::verdict(locale.get_untracked(), &explained.route);
                // Read again because something changed elsewhere, the same verdict is no news.
                let before = told.try_update_value(|told| told.replace(verdict.clone())).flatten();
                if asked || before.as_ref() != Some(&verdict) {
                    announcer.say(verdict);
                }
                if asked && matches_now(NARROW) {
                    focus_soon(RESULT);
                }
            }
            (question, answer)
        }
    })
}

#[component]
pub fn RouteTestPage() -> impl IntoView {
    let locale = use_locale();
    let here = Here::new();
    let title = owned(t::title);
    let document_title =
        said(
            move || {
                if here.wrong.any().get() { common::title_error(locale.get(), &title.get()) } else { title.get() }
            },
        );
    let heading = view! { <PageHeading title document_title/> }.into_any();
    let heading = vec![heading, el("p").class("lead").add(text(t::lead)).view()].into_any();
    let head = page_head(vec![crumb(text(common::nav_documents))], heading, vec![copy(here)]);
    let split = el("div").class("split split--route").add(form(here)).add(result::result(here));
    vec![here.wrong.summary().view(), head.view(), split.view(), adding(here)]
}

/// The link to this test; of a document there is none.
fn copy(here: Here) -> AnyView {
    let link = said(move || {
        let test = Test { add: String::new(), ..here.test.get() };
        window().location().origin().unwrap_or_default() + &route::href(&test.path())
    });
    let by = here.by();
    let shareable = move || by.get() != By::File && here.question.with(Option::is_some);
    let button = view! { <CopyButton text=link what=owned(search::link) icon="link" labelled=true /> }.into_any();
    el("div").attr("hidden", flag_there(move || !shareable())).add(button).view()
}

fn form(here: Here) -> El {
    let (locale, by) = (use_locale(), here.by());
    let submit = move || match by.get_untracked() {
        By::Values => fields::submit(here),
        By::File => file::submit(here),
        By::Customer => customer::submit(here),
    };
    // All stay: what was typed in one is there when one comes back to it.
    let part = |of: fn(By) -> bool, content: Vec<El>| {
        el("div").class("stack").attr("hidden", flag_there(move || !of(by.get()))).add(content)
    };
    let go = Signal::derive(move || match by.get() {
        By::Customer => t::find(locale.get()),
        By::Values | By::File => t::run(locale.get()),
    });
    el("form")
        .class("sheet sheet--pad stack")
        .attr("novalidate", "")
        .on_submit(submit)
        .add(ways(here))
        .add(part(|by| by == By::Values, fields::fields(here)))
        .add(part(|by| by == By::File, file::file(here)))
        .add(part(|by| by == By::Customer, vec![customer::search_field(here)]))
        .add(part(|by| by != By::File, vec![fields::kind_field(here)]))
        .add(el("button").class("btn btn--primary").attr("type", "submit").add(go))
        .add(part(|by| by == By::Customer, vec![customer::found(here)]))
        .add(el("p").class("small muted").add(text(t::nothing_sent)))
}

/// From what: identifiers, a document, a customer.
fn ways(here: Here) -> El {
    let by = here.by();
    let way = |way: By| {
        let words = match way {
            By::Values => t::by_values,
            By::File => t::by_file,
            By::Customer => t::by_customer,
        };
        let choose = move |_| {
            here.wrong.tell(Vec::new());
            here.go.run(Test { by: way, ..fields::typed(here) });
        };
        let radio = el("input")
            .attr("type", "radio")
            .attr("name", "by")
            .switch("checked", Signal::derive(move || by.get() == way))
            .on_change(choose);
        el("label").class("tick").add(radio).add(el("span").add(text(words)))
    };
    let ways: Vec<El> = By::ALL.into_iter().map(way).collect();
    el("fieldset")
        .class("group")
        .add(el("legend").add(text(t::what)))
        .add(el("div").class("stack stack--tight").add(ways))
}

/// The dialog that adds whom the route leads to.
fn adding(here: Here) -> AnyView {
    let add = Memo::new(move |_| here.test.with(|test| test.add.clone()));
    let on_close = Callback::new(move |()| {
        here.go.run(Test { add: String::new(), ..here.test.get_untracked() });
        // What opened it is gone when whom it leads to was added.
        let there = move || focus_if_lost(vec![NEXT.to_owned(), RESULT.to_owned()]);
        set_timeout(there, std::time::Duration::from_millis(250));
    });
    let on_added = Callback::new(move |_| here.answer.refetch());
    add_dialog(add.into(), on_close, on_added)
}

/// A part of the page that is made anew with what it shows.
fn shown(make: impl FnMut() -> Vec<AnyView> + Send + 'static) -> El {
    el("div").class("stack").add(live(make))
}
