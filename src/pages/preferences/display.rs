//! Name and language, which the server keeps, and theme, density and shortcuts, which this browser keeps; stored
//! together.

use std::sync::Arc;

use carnet_core::wire::{ChangeMyself, Code};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{ApiError, use_api},
    i18n::{Locale, Text, common, myself as t, problems, shortcuts, states::Tone, use_locale, use_set_locale},
    leaving,
    pages::preferences::titled,
    prefs,
    session::{Status, use_session},
    ui::{El, ErrorBlock, Need, Wrong, el, form_field, live, said, says, text_box, ticks, use_notices},
};

const NAME: &str = "preferences-name";

/// What is chosen so far.
#[derive(Clone, Copy)]
struct Draft {
    name: RwSignal<String>,
    language: RwSignal<Locale>,
    theme: RwSignal<String>,
    density: RwSignal<String>,
    keys: RwSignal<String>,
}

impl Draft {
    fn chosen(self) -> [String; 5] {
        let language = format!("{:?}", self.language.get());
        [self.name.get().trim().to_owned(), language, self.theme.get(), self.density.get(), self.keys.get()]
    }
}

pub fn display(wrong: Wrong) -> El {
    let locale = use_locale();
    let draft = Draft {
        name: RwSignal::new(use_session().get().map(|session| session.user.display_name).unwrap_or_default()),
        language: RwSignal::new(locale.get_untracked()),
        theme: RwSignal::new(prefs::read(prefs::THEME).unwrap_or_default()),
        density: RwSignal::new(prefs::read(prefs::DENSITY).unwrap_or_default()),
        keys: RwSignal::new(prefs::read(prefs::KEYS).unwrap_or_default()),
    };
    let stored = StoredValue::new(untrack(|| draft.chosen()));
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<ApiError>));
    let failed = live(move || {
        let error = trouble.get()?;
        let (what, reference) = (error.sentence(locale.get()), error.reference());
        Some(view! { <ErrorBlock what reference/> }.into_any())
    });
    let label = said(move || if busy.get() { t::busy(locale.get()) } else { t::save(locale.get()) }.to_owned());
    let languages = vec![(Locale::Fr, (|_| "Français") as Text, Some("fr")), (Locale::En, |_| "English", Some("en"))];
    let plain = |options: Vec<(&'static str, Text)>| -> Vec<(String, Text, Option<&'static str>)> {
        options.into_iter().map(|(value, words)| (value.to_owned(), words, None)).collect()
    };
    let themes = plain(vec![
        ("", common::theme_system as Text),
        (prefs::LIGHT, common::theme_light),
        (prefs::DARK, common::theme_dark),
    ]);
    let densities = plain(vec![("", common::density_comfortable as Text), (prefs::COMPACT, common::density_compact)]);
    let keys = plain(vec![("", shortcuts::on as Text), (prefs::OFF, shortcuts::off)]);
    let form = el("form")
        .class("sheet sheet--pad stack suggest")
        .attr("novalidate", "")
        .attr("aria-busy", said(move || busy.get().to_string()))
        .on_submit(saving(draft, stored, wrong, busy, trouble))
        .add(form_field(
            NAME,
            t::name,
            Need::Required,
            Some(t::name_hint),
            wrong,
            text_box(draft.name).attr("autocomplete", "name"),
        ))
        .add(ticks("preferences-language", common::language, Some(t::language_hint), languages, draft.language))
        .add(ticks("preferences-theme", common::theme, Some(t::here_hint), themes, draft.theme))
        .add(ticks("preferences-density", common::density, Some(t::here_hint), densities, draft.density))
        .add(ticks("preferences-keys", shortcuts::single, Some(shortcuts::single_hint), keys, draft.keys))
        .add(el("div").class("row").add(el("button").class("btn btn--primary").attr("type", "submit").add(label)))
        .add(el("div").class("notices").attr("role", "alert").add(failed));
    let guard = leaving::guard(move || stored.with_value(|stored| *stored != draft.chosen()), |_| true, || ());
    titled("preferences-display", t::display).add(form).add(guard)
}

fn saving(
    draft: Draft,
    stored: StoredValue<[String; 5]>,
    wrong: Wrong,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<ApiError>>,
) -> impl Fn() + 'static {
    let (api, session, notices, set_locale) = (use_api(), use_session(), use_notices(), use_set_locale());
    move || {
        let name = draft.name.get_untracked().trim().to_owned();
        if busy.get_untracked() {
            return;
        }
        trouble.set(None);
        if name.is_empty() {
            wrong.tell_at_field(vec![(NAME.to_owned(), says(t::name_required))]);
            return;
        }
        wrong.tell_at_field(Vec::new());
        busy.set(true);
        let sent = untrack(|| draft.chosen());
        let body = ChangeMyself { display_name: Some(name), locale: Some(draft.language.get_untracked()) };
        spawn_local(async move {
            let answer = api.change_myself(&body).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(now) => {
                    stored.set_value(sent);
                    session.set(Status::SignedIn(now));
                    set_locale(draft.language.get_untracked());
                    prefs::choose(prefs::THEME, &draft.theme.get_untracked());
                    prefs::choose(prefs::DENSITY, &draft.density.get_untracked());
                    prefs::choose(prefs::KEYS, &draft.keys.get_untracked());
                    notices.say(Tone::Success, |locale| t::saved(locale).to_owned());
                }
                Err(error) => match error.code() {
                    Some(Code::NameRequired) => wrong.tell_at_field(vec![(NAME.to_owned(), says(t::name_required))]),
                    Some(code @ (Code::TextTooLong | Code::TextControl)) => {
                        let says = move |locale| problems::sentence(locale, code).to_owned();
                        wrong.tell_at_field(vec![(NAME.to_owned(), Arc::new(says))]);
                    }
                    _ => trouble.set(Some(error)),
                },
            }
        });
    }
}
