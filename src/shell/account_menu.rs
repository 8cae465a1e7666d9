//! Who is signed in, and their own choices: language, theme, density, sign out. A disclosure with native radio
//! groups, so that every key works as the browser has it.

use carnet_core::wire::Role;
use leptos::{ev, prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;

use crate::{
    api::{Api, ApiError, use_api},
    i18n::{Locale, Text, common as t, tag, text, use_locale, use_set_locale},
    prefs, route,
    session::{Farewell, SessionState, Status, use_session},
    ui::{El, button, el, flag_there, focus_now, icon, link, live, said},
};

const ROOT: &str = "account";
const BUTTON: &str = "account-button";

pub fn account_menu() -> El {
    let locale = use_locale();
    let session = use_session();
    let open = RwSignal::new(false);
    let name = move || session.get().map(|session| session.user.display_name).unwrap_or_default();
    let on_key = move |ev: web_sys::Event| {
        let key = ev.dyn_ref::<web_sys::KeyboardEvent>().map(web_sys::KeyboardEvent::key);
        if key.as_deref() == Some("Escape") && open.get_untracked() {
            open.set(false);
            focus_now(BUTTON);
        }
    };
    // Elsewhere: a click outside, or the focus moving on. The browser also moves the focus when the menu itself is
    // taken out of the page; its signals are gone by then, hence `try_`.
    let outside = |target: Option<web_sys::EventTarget>| {
        let target = target.and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        let root = document().get_element_by_id(ROOT);
        root.is_some_and(|root| target.is_some_and(|target| !root.contains(Some(&target))))
    };
    let clicks = window_event_listener(ev::click, move |ev| {
        if open.try_get_untracked() == Some(true) && outside(ev.target()) {
            open.try_set(false);
        }
    });
    on_cleanup(move || clicks.remove());
    let on_focus_out = move |ev: web_sys::Event| {
        if outside(ev.dyn_ref::<web_sys::FocusEvent>().and_then(web_sys::FocusEvent::related_target)) {
            open.try_set(false);
        }
    };
    let kept_here = KeptHere::read();
    let toggle = button("topbar__item", icon("user"), move || {
        kept_here.read_again();
        open.update(|open| *open = !*open);
    })
    .attr("id", BUTTON)
    .attr("aria-expanded", said(move || open.get().to_string()))
    .attr("aria-controls", "account-menu")
    .attr("aria-label", said(move || t::account_menu(locale.get(), &name())))
    .add(el("span").class("topbar__label").add(said(name)));
    let preferences = link(route::PREFERENCES, icon("sliders"))
        .class("btn btn--plain btn--wide")
        .on_click(move || open.set(false))
        .add(text(t::nav_preferences));
    let menu = el("div")
        .class("menu account__menu")
        .attr("id", "account-menu")
        .attr("hidden", flag_there(move || !open.get()))
        .add(who())
        .add(choices(kept_here))
        .add(preferences)
        .add(sign_out());
    el("div")
        .class("account")
        .attr("id", ROOT)
        .on_event("keydown", on_key)
        .on_event("focusout", on_focus_out)
        .add(toggle)
        .add(menu)
}

/// What this browser keeps. It may be chosen in the preferences, too: read again whenever the menu opens.
#[derive(Clone, Copy)]
struct KeptHere {
    theme: RwSignal<String>,
    density: RwSignal<String>,
}

impl KeptHere {
    fn read() -> Self {
        let kept = |key| RwSignal::new(prefs::read(key).unwrap_or_default());
        Self { theme: kept(prefs::THEME), density: kept(prefs::DENSITY) }
    }

    fn read_again(self) {
        self.theme.set(prefs::read(prefs::THEME).unwrap_or_default());
        self.density.set(prefs::read(prefs::DENSITY).unwrap_or_default());
    }
}

fn who() -> El {
    let locale = use_locale();
    let session = use_session();
    let role = move |role| match role {
        Role::Member => t::role_member(locale.get()),
        Role::Admin => t::role_admin(locale.get()),
        Role::Operator => t::role_operator(locale.get()),
    };
    let lines = live(move || {
        session.get().map(|session| {
            vec![
                el("b").add(session.user.display_name).view(),
                el("small").add(session.user.email).view(),
                el("small").add(role(session.user.role)).view(),
            ]
        })
    });
    el("p").class("account__who").add(lines)
}

fn choices(kept_here: KeptHere) -> Vec<El> {
    let locale = use_locale();
    let set_locale = use_set_locale();
    let kept = |key: &'static str, value: RwSignal<String>| {
        let choose = Callback::new(move |chosen: String| {
            prefs::choose(key, &chosen);
            value.set(chosen);
        });
        (Signal::from(value), choose)
    };
    let language = (
        said(move || tag(locale.get()).to_owned()),
        Callback::new(move |value: String| set_locale(if value == "en" { Locale::En } else { Locale::Fr })),
    );
    let themes = vec![("", t::theme_system as Text), (prefs::LIGHT, t::theme_light), (prefs::DARK, t::theme_dark)];
    let densities = vec![("", t::density_comfortable as Text), (prefs::COMPACT, t::density_compact)];
    vec![
        radios("language", t::language, vec![("fr", |_| "Français"), ("en", |_| "English")], language),
        radios("theme", t::theme, themes, kept(prefs::THEME, kept_here.theme)),
        radios("density", t::density, densities, kept(prefs::DENSITY, kept_here.density)),
    ]
}

/// A value and its words.
type Choice = (&'static str, Text);

fn radios(
    name: &'static str,
    legend: Text,
    options: Vec<Choice>,
    (value, on_change): (Signal<String>, Callback<String>),
) -> El {
    let option = |(option, words): Choice| {
        let radio = el("input")
            .attr("type", "radio")
            .attr("name", name)
            .switch("checked", Signal::derive(move || value.get() == option))
            .on_change(move |_| on_change.run(option.to_owned()));
        let label = el("label").class("tick").add(radio).add(text(words));
        // A language is read in its own voice.
        if name == "language" { label.attr("lang", option) } else { label }
    };
    let options: Vec<El> = options.into_iter().map(option).collect();
    el("fieldset").class("account__group").add(el("legend").add(text(legend))).add(options)
}

/// Signs out; `failed` hears why that could not be.
pub fn leave(api: Api, session: SessionState, failed: impl FnOnce(ApiError) + 'static) {
    spawn_local(async move {
        match api.sign_out().await {
            Err(error) if !error.is_session_end() => failed(error),
            _ => session.set(Status::SignedOut(Farewell::SignedOut)),
        }
    });
}

fn sign_out() -> Vec<El> {
    let locale = use_locale();
    let (api, session) = (use_api(), use_session());
    let (failed, set_failed) = signal(None::<String>);
    let leave = button("btn btn--plain btn--wide", icon("logout"), move || {
        leave(api, session, move |error| {
            let _ = set_failed.try_set(Some(error.sentence(locale.try_get_untracked().unwrap_or_default())));
        });
    });
    let failed = said(move || failed.get().unwrap_or_default());
    vec![leave.add(text(t::sign_out)), el("p").class("field__error").attr("role", "alert").add(failed)]
}
