//! Who is signed in, and their own choices: language, theme, density, sign out. A disclosure with native radio
//! groups, so that every key works as the browser has it.

use carnet_core::wire::Role;
use leptos::{ev, html, prelude::*};

use crate::{
    api::use_api,
    i18n::{Locale, Text, common as t, tag, text, use_locale, use_set_locale},
    prefs,
    session::{Farewell, Status, use_session},
    ui::Icon,
};

#[component]
pub fn AccountMenu() -> impl IntoView {
    let locale = use_locale();
    let session = use_session();
    let (open, set_open) = signal(false);
    let root = NodeRef::<html::Div>::new();
    let button = NodeRef::<html::Button>::new();
    let name = move || session.get().map(|session| session.user.display_name).unwrap_or_default();
    let on_key = move |ev: ev::KeyboardEvent| {
        if ev.key() == "Escape" && open.get_untracked() {
            set_open.set(false);
            if let Some(button) = button.get_untracked() {
                // The button is in the page as long as the menu is.
                let _ = button.focus();
            }
        }
    };
    // Elsewhere: a click outside, or the focus moving on. The browser also moves the focus when the menu itself is
    // taken out of the page; its signals are gone by then, hence `try_`.
    let outside = move |target: Option<web_sys::EventTarget>| {
        use wasm_bindgen::JsCast;
        let target = target.and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        root.try_get_untracked()
            .flatten()
            .is_some_and(|root| target.is_some_and(|target| !root.contains(Some(&target))))
    };
    let clicks = window_event_listener(ev::click, move |ev| {
        if open.try_get_untracked() == Some(true) && outside(ev.target()) {
            set_open.set(false);
        }
    });
    on_cleanup(move || clicks.remove());
    let on_focus_out = move |ev: ev::FocusEvent| {
        if outside(ev.related_target()) {
            set_open.set(false);
        }
    };
    view! {
        <div class="account" node_ref=root on:keydown=on_key on:focusout=on_focus_out>
            <button
                class="topbar__item"
                type="button"
                aria-expanded=move || open.get().to_string()
                aria-controls="account-menu"
                aria-label=move || t::account_menu(locale.get(), &name())
                node_ref=button
                on:click=move |_| set_open.update(|open| *open = !*open)
            >
                <Icon name="user"/>
                <span class="topbar__label">{name}</span>
            </button>
            <div class="menu account__menu" id="account-menu" hidden=move || !open.get()>
                <Who/>
                <Choices/>
                <SignOut/>
            </div>
        </div>
    }
}

#[component]
fn Who() -> impl IntoView {
    let locale = use_locale();
    let session = use_session();
    let role = move |role| match role {
        Role::Member => t::role_member(locale.get()),
        Role::Admin => t::role_admin(locale.get()),
        Role::Operator => t::role_operator(locale.get()),
    };
    view! {
        <p class="account__who">
            {move || {
                session
                    .get()
                    .map(|session| {
                        view! {
                            <b>{session.user.display_name}</b>
                            <small>{session.user.email}</small>
                            <small>{role(session.user.role)}</small>
                        }
                    })
            }}
        </p>
    }
}

#[component]
fn Choices() -> impl IntoView {
    let locale = use_locale();
    let set_locale = use_set_locale();
    let theme = RwSignal::new(prefs::read(prefs::THEME).unwrap_or_default());
    let density = RwSignal::new(prefs::read(prefs::DENSITY).unwrap_or_default());
    let choose = |signal: RwSignal<String>, key: &'static str, attribute: &'static str| {
        move |value: String| {
            if value.is_empty() {
                prefs::forget(key);
                prefs::set_root_attribute(attribute, None);
            } else {
                prefs::write(key, &value);
                prefs::set_root_attribute(attribute, Some(&value));
            }
            signal.set(value);
        }
    };
    view! {
        <Radios
            name="language"
            legend=t::language
            options=vec![("fr", |_| "Français"), ("en", |_| "English")]
            value=Signal::derive(move || tag(locale.get()).to_owned())
            on_change=move |value: String| set_locale(if value == "en" { Locale::En } else { Locale::Fr })
        />
        <Radios
            name="theme"
            legend=t::theme
            options=vec![("", t::theme_system), ("light", t::theme_light), ("dark", t::theme_dark)]
            value=theme
            on_change=choose(theme, prefs::THEME, "data-theme")
        />
        <Radios
            name="density"
            legend=t::density
            options=vec![("", t::density_comfortable), ("compact", t::density_compact)]
            value=density
            on_change=choose(density, prefs::DENSITY, "data-density")
        />
    }
}

/// A value and its words.
type Choice = (&'static str, Text);

#[component]
fn Radios(
    name: &'static str,
    legend: Text,
    options: Vec<Choice>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_change: Callback<String>,
) -> impl IntoView {
    let options = options
        .into_iter()
        .map(|(option, words)| {
            // A language is read in its own voice.
            let lang = (name == "language").then_some(option);
            view! {
                <label class="tick" lang=lang>
                    <input
                        type="radio"
                        name=name
                        prop:checked=move || value.get() == option
                        on:change=move |_| on_change.run(option.to_owned())
                    />
                    {text(words)}
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="account__group">
            <legend>{text(legend)}</legend>
            {options}
        </fieldset>
    }
}

#[component]
fn SignOut() -> impl IntoView {
    let locale = use_locale();
    let (api, session) = (use_api(), use_session());
    let (failed, set_failed) = signal(None::<String>);
    let sign_out = Action::new_local(move |(): &()| async move {
        match api.sign_out().await {
            Ok(()) => session.set(Status::SignedOut(Farewell::SignedOut)),
            Err(error) if error.is_session_end() => session.set(Status::SignedOut(Farewell::SignedOut)),
            Err(error) => {
                let _ = set_failed.try_set(Some(error.sentence(locale.try_get_untracked().unwrap_or_default())));
            }
        }
    });
    view! {
        <button class="btn btn--plain btn--wide" type="button" on:click=move |_| { sign_out.dispatch(()); }>
            <Icon name="logout"/>
            {text(t::sign_out)}
        </button>
        <p class="field__error" role="alert">{move || failed.get()}</p>
    }
}
