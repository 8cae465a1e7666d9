//! Sign-in. Validated on submit; an error keeps the e-mail; afterwards back to `next`.

use carnet_core::wire::{Code, SignIn};
use leptos::{ev, html, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};

use crate::{
    api::{ApiError, use_api},
    i18n::{Locale, common as t, owned, states::Tone, tag, text, use_adopt_locale, use_locale, use_set_locale},
    route,
    session::{Farewell, Status, use_session},
    ui::{Field, Icon, Logo, Notice, PageHeading, described_by},
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
    let locale = use_locale();
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
    view! {
        <div class="signin">
            <main class="signin__box stack" id="content">
                <p class="brand">
                    <Logo/>
                    <span>
                        <b>{t::product(Locale::Fr)}</b>
                        <small>{text(t::tagline)}</small>
                    </span>
                </p>
                <SignInForm/>
                <footer class="footer">
                    <span>{move || t::version(locale.get(), env!("CARGO_PKG_VERSION"))}</span>
                    <OtherLanguage/>
                </footer>
            </main>
        </div>
    }
}

#[component]
fn SignInForm() -> impl IntoView {
    let locale = use_locale();
    let (api, session, adopt_locale) = (use_api(), use_session(), use_adopt_locale());
    let (email, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let trouble = RwSignal::new(None::<Trouble>);
    let (email_ref, password_ref) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
    let focus = move |found: &Trouble| {
        let input = if *found == Trouble::EmailMissing { email_ref } else { password_ref };
        if let Some(input) = input.try_get_untracked().flatten() {
            // The error text is announced in any case.
            let _ = input.focus();
        }
    };
    let submit = Action::new_local(move |credentials: &SignIn| {
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
    });
    let on_submit = move |ev: ev::SubmitEvent| {
        ev.prevent_default();
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
    view! {
        <form class="sheet sheet--pad stack" novalidate on:submit=on_submit aria-busy=move || submit.pending().get().to_string()>
            <PageHeading title document_title/>
            <Why trouble=trouble.read_only()/>
            <Email value=email trouble=trouble.read_only() node_ref=email_ref/>
            <Password value=password trouble=trouble.read_only() node_ref=password_ref/>
            <button class="btn btn--primary btn--wide" type="submit">
                {move || {
                    if submit.pending().get() { t::sign_in_busy(locale.get()) } else { t::sign_in_submit(locale.get()) }
                }}
            </button>
        </form>
    }
}

/// Why one is here, or what went wrong.
#[component]
fn Why(trouble: ReadSignal<Option<Trouble>>) -> impl IntoView {
    let locale = use_locale();
    let session = use_session();
    let status = session.status();
    let refused = move || match trouble.get() {
        Some(Trouble::Refused(error)) => Some(error.sentence(locale.get())),
        _ => None,
    };
    let farewell = move || match status.get() {
        Status::SignedOut(Farewell::Expired) => Some(t::session_expired(locale.get()).to_owned()),
        Status::SignedOut(Farewell::SignedOut) => Some(t::signed_out(locale.get()).to_owned()),
        Status::SignedOut(Farewell::None) | Status::Asking | Status::SignedIn(_) => None,
        Status::Failed(error) => Some(error.sentence(locale.get())),
    };
    view! {
        <div role="alert" id="alert" class="notices">
            {move || refused().map(|text| view! { <Notice tone=Tone::Danger icon="alert"><p>{text}</p></Notice> })}
        </div>
        {move || {
            farewell()
                .filter(|_| trouble.read().is_none())
                .map(|text| view! { <Notice tone=Tone::Neutral icon="clock"><p>{text}</p></Notice> })
        }}
    }
}

#[component]
fn Email(
    value: RwSignal<String>,
    trouble: ReadSignal<Option<Trouble>>,
    node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let locale = use_locale();
    let missing = Memo::new(move |_| trouble.get() == Some(Trouble::EmailMissing));
    let wrong = Memo::new(move |_| missing.get() || is_wrong(&trouble.read()));
    view! {
        <Field
            id="email"
            label=owned(t::email)
            error=MaybeProp::derive(move || missing.get().then(|| t::email_required(locale.get()).to_owned()))
            required=true
        >
            <input
                class="input"
                id="email"
                type="email"
                autocomplete="username"
                required
                node_ref=node_ref
                bind:value=value
                aria-invalid=move || wrong.get().then_some("true")
                aria-describedby=move || described_by("email", false, missing.get())
            />
        </Field>
    }
}

#[component]
fn Password(
    value: RwSignal<String>,
    trouble: ReadSignal<Option<Trouble>>,
    node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let locale = use_locale();
    let (shown, set_shown) = signal(false);
    let missing = Memo::new(move |_| trouble.get() == Some(Trouble::PasswordMissing));
    let wrong = Memo::new(move |_| missing.get() || is_wrong(&trouble.read()));
    view! {
        <Field
            id="password"
            label=owned(t::password)
            error=MaybeProp::derive(move || missing.get().then(|| t::password_required(locale.get()).to_owned()))
            required=true
        >
            <div class="withbutton">
                <input
                    class="input"
                    id="password"
                    type=move || if shown.get() { "text" } else { "password" }
                    autocomplete="current-password"
                    required
                    spellcheck="false"
                    node_ref=node_ref
                    bind:value=value
                    aria-invalid=move || wrong.get().then_some("true")
                    aria-describedby=move || described_by("password", false, missing.get())
                />
                <button
                    class="btn"
                    type="button"
                    aria-pressed=move || shown.get().to_string()
                    aria-controls="password"
                    aria-label=text(t::password_show_label)
                    on:click=move |_| set_shown.update(|shown| *shown = !*shown)
                >
                    <Icon name="eye"/>
                    {text(t::password_show)}
                </button>
            </div>
        </Field>
    }
}

/// Whether the pair was wrong: which of the two is not said.
fn is_wrong(trouble: &Option<Trouble>) -> bool {
    matches!(trouble, Some(Trouble::Refused(error)) if error.code() == Some(Code::BadCredentials))
}

/// The other language, in its own words.
#[component]
fn OtherLanguage() -> impl IntoView {
    let locale = use_locale();
    let set_locale = use_set_locale();
    let other = move || match locale.get() {
        Locale::Fr => (Locale::En, "English"),
        Locale::En => (Locale::Fr, "Français"),
    };
    view! {
        <button class="linkbtn linkbtn--quiet" type="button" lang=move || tag(other().0) on:click=move |_| set_locale(other().0)>
            {move || other().1}
        </button>
    }
}
