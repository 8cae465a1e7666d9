//! Sign-in. Validated on submit; an error keeps the e-mail; afterwards back to `next`.

mod demo;

use carnet_core::wire::{Code, SignIn, SignInOptions};
use leptos::prelude::*;

use crate::{
    api::{ApiError, use_api},
    history::{NavigateOptions, use_navigate},
    i18n::{Text, common as t, owned, states::Tone, text, use_adopt_locale, use_locale},
    load::{Loaded, load},
    query::with_query,
    route,
    session::{Farewell, Status, use_session},
    ui::{El, Live, Notice, PageHeading, el, flag, focus_now, icon, live, outside, said, show_password},
    url_state::use_query,
};

/// What stands in the way of signing in.
#[derive(Clone, PartialEq, Eq)]
enum Trouble {
    EmailMissing,
    PasswordMissing,
    Refused(ApiError),
}

#[component]
pub fn SignInPage() -> impl IntoView {
    let session = use_session();
    let query = use_query();
    let navigate = use_navigate();
    // Whoever is signed in has nothing to do here.
    Effect::new(move |_| {
        if session.get().is_some() {
            let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
            navigate(route::after_sign_in(query.read_untracked().get("next")), options);
        }
    });
    let api = use_api();
    let options = load(move || async move { api.sign_in_options().await });
    let trouble = RwSignal::new(None::<Trouble>);
    let submit = submit(trouble);
    let try_as = Callback::new(move |credentials| {
        if !submit.pending().get_untracked() {
            trouble.set(None);
            submit.dispatch(credentials);
        }
    });
    let people = live(move || options.get()?.ok()?.demo.map(|demo| demo::people(demo, try_as)));
    outside(vec![form(trouble, submit, people).view(), single_sign_on(options).into_any()])
}

type Submit = Action<SignIn, ()>;

fn focus(found: &Trouble) {
    focus_now(if *found == Trouble::EmailMissing { "email" } else { "password" });
}

fn submit(trouble: RwSignal<Option<Trouble>>) -> Submit {
    let (api, session, adopt_locale) = (use_api(), use_session(), use_adopt_locale());
    Action::new_local(move |credentials: &SignIn| {
        let credentials = credentials.clone();
        async move {
            match api.sign_in(&credentials).await {
                Ok(signed_in) => {
                    adopt_locale(signed_in.user.locale);
                    session.set(Status::SignedIn(signed_in));
                }
                Err(error) => {
                    let found = Trouble::Refused(error);
                    focus(&found);
                    let _ = trouble.try_set(Some(found));
                }
            }
        }
    })
}

/// With the people of the demo between the title and the fields.
fn form(trouble: RwSignal<Option<Trouble>>, submit: Submit, people: Live) -> El {
    let locale = use_locale();
    let (email, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let on_submit = move || {
        let credentials = SignIn { email: email.get_untracked().trim().to_owned(), password: password.get_untracked() };
        let found = match (credentials.email.is_empty(), credentials.password.is_empty()) {
            (true, _) => Some(Trouble::EmailMissing),
            (false, true) => Some(Trouble::PasswordMissing),
            (false, false) => None,
        };
        if let Some(found) = &found {
            focus(found);
        } else if !submit.pending().get_untracked() {
            submit.dispatch(credentials);
        }
        trouble.set(found);
    };
    let title = owned(t::sign_in);
    let document_title =
        Signal::derive(
            move || {
                if trouble.read().is_some() { t::title_error(locale.get(), &title.get()) } else { title.get() }
            },
        );
    let busy = said(move || submit.pending().get().to_string());
    let label = said(move || {
        let locale = locale.get();
        if submit.pending().get() { t::sign_in_busy(locale) } else { t::sign_in_submit(locale) }.to_owned()
    });
    el("form")
        .class("sheet sheet--pad stack")
        .attr("novalidate", "")
        .attr("aria-busy", busy)
        .on_submit(on_submit)
        .add(view! { <PageHeading title document_title/> }.into_any())
        .add(why(trouble.read_only()))
        .add(people)
        .add(email_field(email, trouble.read_only()))
        .add(password_field(password, trouble.read_only()))
        .add(el("button").class("btn btn--primary btn--wide").attr("type", "submit").add(label))
}

/// Why one is here, or what went wrong.
fn why(trouble: ReadSignal<Option<Trouble>>) -> Vec<AnyView> {
    let locale = use_locale();
    let (session, query) = (use_session(), use_query());
    let status = session.status();
    let refused = move || match trouble.get() {
        Some(Trouble::Refused(error)) => Some(error.sentence(locale.get())),
        None => query.with(|query| single_sign_on_failed(query.get("error"))).map(|why| why(locale.get()).to_owned()),
        Some(_) => None,
    };
    let farewell = move || match status.get() {
        Status::SignedOut(Farewell::Expired) => Some(t::session_expired(locale.get()).to_owned()),
        Status::SignedOut(Farewell::SignedOut) => Some(t::signed_out(locale.get()).to_owned()),
        Status::SignedOut(Farewell::None) | Status::Asking | Status::SignedIn(_) => None,
        Status::Failed(error) => Some(error.sentence(locale.get())),
    };
    let notice = |tone, icon, text: String| {
        let text = el("p").add(text).view();
        view! { <Notice tone icon>{text}</Notice> }.into_any()
    };
    let refused = live(move || refused().map(|text| notice(Tone::Danger, "alert", text)));
    let farewell = live(move || {
        let text = farewell().filter(|_| trouble.read().is_none());
        text.map(|text| notice(Tone::Neutral, "clock", text))
    });
    vec![el("div").class("notices").attr("role", "alert").attr("id", "alert").add(refused).view(), farewell.into_any()]
}

/// A field that must be filled in; `control` is completed with what the error says of it.
fn required_field(
    id: &'static str,
    label: Text,
    missing: Memo<bool>,
    error: Text,
    control: impl FnOnce(Signal<String>) -> El,
) -> El {
    let locale = use_locale();
    let described = said(move || if missing.get() { format!("{id}-error") } else { String::new() });
    let label = el("label")
        .class("field__label")
        .attr("for", id)
        .add(text(label))
        .add(" ")
        .add(el("span").add(text(t::required)));
    let error = live(move || {
        let note = el("p").class("field__error").attr("id", format!("{id}-error")).add(icon("alert"));
        missing.get().then(|| note.add(el("span").add(error(locale.get()))).view())
    });
    el("div").class("field").class_while("field--error", missing.into()).add(label).add(control(described)).add(error)
}

fn input(id: &'static str, value: RwSignal<String>, wrong: Memo<bool>, described: Signal<String>) -> El {
    el("input")
        .class("input")
        .attr("id", id)
        .attr("required", "")
        .attr("aria-invalid", flag(move || wrong.get()))
        .attr("aria-describedby", described)
        .value(value.into())
        .on_input(move |typed| value.set(typed))
}

fn email_field(value: RwSignal<String>, trouble: ReadSignal<Option<Trouble>>) -> El {
    let missing = Memo::new(move |_| trouble.get() == Some(Trouble::EmailMissing));
    let wrong = Memo::new(move |_| missing.get() || is_wrong(&trouble.read()));
    required_field("email", t::email, missing, t::email_required, move |described| {
        input("email", value, wrong, described).attr("type", "email").attr("autocomplete", "username")
    })
}

fn password_field(value: RwSignal<String>, trouble: ReadSignal<Option<Trouble>>) -> El {
    let shown = RwSignal::new(false);
    let missing = Memo::new(move |_| trouble.get() == Some(Trouble::PasswordMissing));
    let wrong = Memo::new(move |_| missing.get() || is_wrong(&trouble.read()));
    let kind = Signal::derive(move || if shown.get() { "text" } else { "password" });
    required_field("password", t::password, missing, t::password_required, move |described| {
        let password = input("password", value, wrong, described)
            .attr("type", kind)
            .attr("autocomplete", "current-password")
            .attr("spellcheck", "false");
        let show = show_password("password", t::password, shown);
        el("div").class("withbutton").add(password).add(show)
    })
}

/// Whether the pair was wrong: which of the two is not said.
fn is_wrong(trouble: &Option<Trouble>) -> bool {
    matches!(trouble, Some(Trouble::Refused(error)) if error.code() == Some(Code::BadCredentials))
}

/// The company's own way to sign in, where the server has one.
fn single_sign_on(options: Loaded<Result<SignInOptions, ApiError>>) -> Live {
    let (locale, query) = (use_locale(), use_query());
    live(move || {
        let name = options.get()?.ok()?.single_sign_on?;
        let next = query.with(|query| route::after_sign_in(query.get("next")).to_owned());
        let start = with_query(&route::href("/api/v1/oidc/start"), [("next", next.as_str())]);
        let way = el("a")
            .class("btn btn--wide")
            .attr("href", start)
            .attr("rel", "external")
            .add(said(move || t::single_sign_on(locale.get(), &name)));
        Some(way.view())
    })
}

/// Why the single sign-on led back here.
fn single_sign_on_failed(code: &str) -> Option<Text> {
    match code {
        "" => None,
        "sso_unknown" => Some(t::sso_unknown),
        "sso_unverified" => Some(t::sso_unverified),
        _ => Some(t::sso_failed),
    }
}
