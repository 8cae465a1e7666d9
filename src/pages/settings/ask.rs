//! A member asks the administrators for a change; they get a message with what was written.

use carnet_core::wire::{AskForChange, Code, Setting};
use leptos::{prelude::*, task::spawn_local};

use super::change::Changing;
use crate::{
    api::ApiError,
    i18n::{common, company as t, problems, states::Tone, text, use_locale},
    ui::{Dialog, El, ErrorBlock, Need, Wrong, button, el, flag, form_field, live, said, text_area},
};

const WORDS: &str = "ask-words";

#[derive(Clone, Copy)]
pub struct Asking {
    changing: Changing,
    about: RwSignal<Option<Setting>>,
    words: RwSignal<String>,
    wrong: Wrong,
    trouble: RwSignal<Option<ApiError>>,
    busy: RwSignal<bool>,
}

impl Asking {
    pub fn new(changing: Changing) -> Self {
        Self {
            changing,
            about: RwSignal::new(None),
            words: RwSignal::new(String::new()),
            wrong: Wrong::nothing(),
            trouble: RwSignal::new(None),
            busy: RwSignal::new(false),
        }
    }

    pub fn start(self, setting: Setting) {
        self.trouble.set(None);
        self.wrong.tell_at_field(Vec::new());
        self.about.set(Some(setting));
    }

    fn send(self, setting: Setting) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.trouble.set(None);
        self.wrong.tell_at_field(Vec::new());
        let words = self.words.get_untracked().trim().to_owned();
        let body = AskForChange { setting, message: (!words.is_empty()).then_some(words) };
        spawn_local(async move {
            let outcome = self.changing.api.ask_for_change(&body).await;
            self.busy.try_set(false);
            match outcome {
                Ok(()) => {
                    self.about.try_set(None);
                    self.words.try_set(String::new());
                    self.changing.notices.say(Tone::Success, |locale| t::asked(locale).to_owned());
                }
                Err(error) => self.refused(error),
            }
        });
    }

    fn refused(self, error: ApiError) {
        match error.code() {
            Some(code @ (Code::TextTooLong | Code::TextControl)) => {
                let says = std::sync::Arc::new(move |locale| problems::sentence(locale, code).to_owned());
                self.wrong.tell_at_field(vec![(WORDS.to_owned(), says)]);
            }
            _ => {
                self.trouble.try_set(Some(error));
            }
        }
    }
}

pub fn dialog(asking: Asking) -> AnyView {
    let locale = use_locale();
    let open = Signal::derive(move || asking.about.read().is_some());
    let title = said(move || {
        let setting = asking.about.get().map(|setting| t::setting(setting)(locale.get()));
        setting.map_or_else(String::new, |setting| t::ask_title(locale.get(), setting))
    });
    let close = Callback::new(move |()| asking.about.set(None));
    let content =
        move || live(move || asking.about.get().map(|setting| form(asking, setting, close)).unwrap_or_default());
    view! { <Dialog open on_close=close id="ask" title small=true>{content()}</Dialog> }.into_any()
}

fn form(asking: Asking, setting: Setting, close: Callback<()>) -> Vec<AnyView> {
    let locale = use_locale();
    let why = said(move || {
        let names = asking.changing.known.with(|known| known.as_ref().map(|known| known.admins.join(", ")));
        t::ask_why(locale.get(), &names.unwrap_or_default())
    });
    let field =
        form_field(WORDS, t::ask_words, Need::Optional, Some(t::ask_words_hint), asking.wrong, text_area(asking.words));
    let body = el("form")
        .class("dialog__body")
        .attr("id", "ask-form")
        .attr("novalidate", "")
        .on_submit(move || asking.send(setting))
        .add(trouble(asking))
        .add(el("p").add(why))
        .add(field);
    let label =
        said(move || if asking.busy.get() { t::saving(locale.get()) } else { t::ask_send(locale.get()) }.to_owned());
    let go = el("button")
        .class("btn btn--primary")
        .attr("type", "submit")
        .attr("form", "ask-form")
        .attr("aria-disabled", flag(move || asking.busy.get()))
        .add(label);
    let leave = button("btn", text(common::cancel), move || close.run(()));
    vec![body.view(), el("div").class("dialog__foot").add(leave).add(go).view()]
}

fn trouble(asking: Asking) -> El {
    let locale = use_locale();
    let trouble = live(move || {
        let error = asking.trouble.get()?;
        let (what, reference) = (error.sentence(locale.get()), error.reference());
        Some(view! { <ErrorBlock what reference/> }.into_any())
    });
    el("div").attr("role", "status").add(trouble)
}
