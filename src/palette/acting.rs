//! Doing what a line says. All of it may end after the palette is closed, and is said in the frame.

use carnet_core::wire::{CheckAnswer, Locale, RequestAction, Verification};
use leptos::{prelude::*, task::spawn_local};

use super::entry::Act;
use crate::{
    api::{Api, ApiError, use_api},
    history::{NavigateOptions, use_navigate},
    i18n::{checks, customer, format, palette as t, states::Tone, use_set_locale},
    prefs,
    session::{SessionState, use_session},
    shell::{Overlay, Overlays, leave},
    ui::{Notices, use_notices},
};

#[derive(Clone, Copy)]
pub struct Acting {
    api: Api,
    session: SessionState,
    notices: Notices,
    overlays: Overlays,
    navigate: Callback<String>,
    set_locale: Callback<Locale>,
}

impl Acting {
    pub fn new(overlays: Overlays) -> Self {
        let (go, set_locale) = (use_navigate(), use_set_locale());
        Self {
            api: use_api(),
            session: use_session(),
            notices: use_notices(),
            overlays,
            navigate: Callback::new(move |path: String| go(&path, NavigateOptions::default())),
            set_locale: Callback::new(set_locale),
        }
    }

    /// `label` is what was chosen, in words.
    pub fn act(self, act: Act, label: String) {
        match act {
            Act::Go(path) => self.navigate.run(path),
            Act::Check { participant_id, name } => self.check(participant_id, name),
            Act::Activate { request_id } => self.activate(request_id),
            Act::Theme(value) => self.choose(prefs::THEME, value, label),
            Act::Density(value) => self.choose(prefs::DENSITY, value, label),
            Act::Language(locale) => self.set_locale.run(locale),
            Act::Shortcuts => self.overlays.open(Overlay::Shortcuts),
            Act::SignOut => leave(self.api, self.session, move |error| self.failed(error)),
        }
    }

    fn choose(self, key: &str, value: &str, label: String) {
        prefs::choose(key, value);
        self.notices.say(Tone::Success, move |locale| t::chosen(locale, &label));
    }

    fn failed(self, error: ApiError) {
        self.notices.say(Tone::Danger, move |locale| error.sentence(locale));
    }

    fn check(self, participant_id: String, name: String) {
        let busy = checks::checking;
        self.notices.say(Tone::Info, move |locale| busy(locale).to_owned());
        spawn_local(async move {
            match self.api.verify(&participant_id).await {
                Ok(found) => {
                    let tone = tone(found.answer);
                    self.notices.say(tone, move |locale| t::checked(locale, &name, &answer(locale, &found)));
                }
                Err(error) => self.failed(error),
            }
        });
    }

    fn activate(self, request_id: String) {
        spawn_local(async move {
            match self.api.act_on_request(&request_id, RequestAction::Activate, None).await {
                Ok(request) => {
                    let (name, provider) = (request.name, request.provider);
                    let sentence = move |locale| match &provider {
                        Some(provider) => customer::routing_activated(locale, &name, &provider.name),
                        None => customer::routing_activated_unnamed(locale, &name),
                    };
                    self.notices.say_undoable(Tone::Success, sentence, move || self.put_back(request_id.clone()));
                }
                Err(error) => self.failed(error),
            }
        });
    }

    fn put_back(self, request_id: String) {
        spawn_local(async move {
            match self.api.act_on_request(&request_id, RequestAction::PutBack, None).await {
                Ok(request) => self.notices.say(Tone::Info, move |locale| customer::put_back(locale, &request.name)),
                Err(error) => self.failed(error),
            }
        });
    }
}

fn answer(locale: Locale, found: &Verification) -> String {
    match found.answer {
        CheckAnswer::Failed => checks::failed_why(locale, &found.source, &format::date_time(locale, &found.at)),
        answer => checks::answer(locale, answer).to_owned(),
    }
}

fn tone(answer: CheckAnswer) -> Tone {
    match answer {
        CheckAnswer::Receives => Tone::Success,
        CheckAnswer::NotRegistered => Tone::Danger,
        CheckAnswer::NotServed | CheckAnswer::CannotReceive => Tone::Warning,
        CheckAnswer::Failed => Tone::Neutral,
    }
}
