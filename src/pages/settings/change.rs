//! Changing a setting: asked about first, then stored against the version that was read, then said with its way back.

use carnet_core::wire::{Code, CompanySettings};
use leptos::{prelude::*, task::spawn_local};

use super::position::{change_to, of, other, setting_of};
use crate::{
    api::{Api, ApiError},
    i18n::{company::Position, states::Tone},
    load::Loaded,
    ui::Notices,
};

pub type Answer = Loaded<Result<CompanySettings, ApiError>>;

#[derive(Clone, Copy)]
pub struct Changing {
    pub api: Api,
    pub notices: Notices,
    pub answer: Answer,
    /// As they were read last.
    pub known: Memo<Option<CompanySettings>>,
    /// The position that the open dialog asks about.
    pub asking: RwSignal<Option<Position>>,
    pub busy: RwSignal<bool>,
    pub trouble: RwSignal<Option<ApiError>>,
}

impl Changing {
    pub fn start(self, target: Position) {
        self.trouble.set(None);
        self.asking.set(Some(target));
    }

    pub fn close(self) {
        self.asking.set(None);
    }

    /// Whether the setting stands there already.
    pub fn is_at(self, position: Position) -> bool {
        self.known.with(|known| known.as_ref().is_some_and(|known| of(known, setting_of(position)) == position))
    }

    /// Stores it. A refusal stays in the dialog; after a conflict the dialog shows what holds now.
    pub fn run(self, target: Position) {
        let Some(version) = self.known.with_untracked(|known| known.as_ref().map(|known| known.version)) else {
            return;
        };
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.trouble.set(None);
        spawn_local(async move {
            let outcome = self.api.change_settings(version, &change_to(target)).await;
            self.busy.try_set(false);
            match outcome {
                Ok(_) => {
                    self.asking.try_set(None);
                    self.say(target);
                }
                Err(error) => {
                    self.trouble.try_set(Some(error));
                }
            }
            self.read_again();
        });
    }

    fn say(self, target: Position) {
        let (_, _, done) = target.taking();
        self.notices.say_undoable(
            Tone::Success,
            move |locale| done(locale).to_owned(),
            move || self.take_back(other(target)),
        );
    }

    /// Undo; may run when the page is gone. Whatever else was changed meanwhile stays.
    fn take_back(self, target: Position) {
        spawn_local(async move {
            let outcome = async {
                let now = self.api.company_settings().await?;
                if of(&now, setting_of(target)) == target {
                    return Ok(now);
                }
                self.api.change_settings(now.version, &change_to(target)).await
            };
            match outcome.await {
                Ok(_) => {
                    let (_, _, done) = target.taking();
                    self.notices.say(Tone::Info, move |locale| done(locale).to_owned());
                }
                Err(error) => self.notices.say(Tone::Danger, move |locale| error.sentence(locale)),
            }
            self.read_again();
        });
    }

    /// Not if the page is gone.
    fn read_again(self) {
        if self.busy.try_get_untracked().is_some() {
            self.answer.refetch();
        }
    }
}

/// Somebody else stored another version.
pub fn is_conflict(error: &ApiError) -> bool {
    error.code() == Some(Code::ChangedMeanwhile)
}
