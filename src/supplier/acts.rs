//! What can be done with a supplier, and doing it: against the version that was read, said with its way back.

use std::sync::Arc;

use carnet_core::wire::{Code, Directory, Supplier, SupplierStatus, SupplierWords};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{Api, ApiError},
    i18n::{Locale, Text, states::Tone, suppliers as t},
    ui::Notices,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Approve,
    /// Of one that was denied.
    AfterAll,
    Deny,
    Remove,
}

impl Act {
    /// What a supplier takes now, the likeliest first.
    pub fn of(status: SupplierStatus) -> &'static [Self] {
        match status {
            SupplierStatus::Authorized => &[Self::Remove],
            SupplierStatus::ToApprove => &[Self::Approve, Self::Deny],
            SupplierStatus::Denied => &[Self::AfterAll],
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::AfterAll => "after-all",
            Self::Deny => "deny",
            Self::Remove => "remove",
        }
    }

    pub fn label(self) -> Text {
        match self {
            Self::Approve => t::approve,
            Self::AfterAll => t::after_all,
            Self::Deny => t::deny,
            Self::Remove => t::remove,
        }
    }

    /// The label where there is little room.
    pub fn short(self) -> Text {
        match self {
            Self::Remove => t::remove_short,
            _ => self.label(),
        }
    }

    /// The label for who hears it without its row.
    pub fn named(self, locale: Locale, name: &str) -> String {
        match self {
            Self::Approve => t::approve_named(locale, name),
            Self::AfterAll => t::after_all_named(locale, name),
            Self::Deny => t::deny_named(locale, name),
            Self::Remove => t::remove_named(locale, name),
        }
    }
}

/// The deciding page.
#[derive(Clone, Copy)]
pub struct Deciding {
    pub api: Api,
    pub notices: Notices,
    /// Nothing before it is known.
    pub directory: Memo<Option<Directory>>,
    /// What the open dialog asks about.
    pub asking: RwSignal<Option<(Act, Supplier)>>,
    /// What was typed in it.
    pub words: RwSignal<String>,
    pub busy: RwSignal<bool>,
    pub trouble: RwSignal<Option<ApiError>>,
    /// Asks for the rows again.
    pub changed: Callback<()>,
}

impl Deciding {
    pub fn new(api: Api, notices: Notices, directory: Memo<Option<Directory>>, changed: Callback<()>) -> Self {
        Self {
            api,
            notices,
            directory,
            asking: RwSignal::new(None),
            words: RwSignal::new(String::new()),
            busy: RwSignal::new(false),
            trouble: RwSignal::new(None),
            changed,
        }
    }

    /// A button was pressed. In an open directory nothing follows from a removal, and it can be undone.
    pub fn start(self, act: Act, supplier: Supplier) {
        let open = self.directory.get_untracked() == Some(Directory::Open);
        if act == Act::Remove && open && supplier.participant_id.is_some() {
            self.run(act, supplier);
        } else {
            self.trouble.set(None);
            self.words.set(String::new());
            self.asking.set(Some((act, supplier)));
        }
    }

    /// Does it. Inside a dialog a refusal stays in the dialog, with what was typed.
    pub fn run(self, act: Act, supplier: Supplier) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.trouble.set(None);
        let words = self.words.get_untracked().trim().to_owned();
        let words = SupplierWords { message: (!words.is_empty()).then_some(words) };
        spawn_local(async move {
            let outcome = self.call(act, &supplier, words).await;
            self.busy.try_set(false);
            match outcome {
                Ok(()) => {
                    self.asking.try_set(None);
                }
                Err(error) => self.refused(act, &supplier.id, error).await,
            }
            self.changed.try_run(());
        });
    }

    async fn call(self, act: Act, supplier: &Supplier, words: SupplierWords) -> Result<(), ApiError> {
        match act {
            Act::Approve | Act::AfterAll => {
                let decided = self.api.approve_supplier(supplier, words).await?;
                self.approved(decided.supplier, decided.documents);
            }
            Act::Deny => {
                let decided = self.api.deny_supplier(supplier, words).await?;
                let name = decided.supplier.name;
                self.notices.say(Tone::Success, move |locale| t::denied_done(locale, decided.documents, &name));
            }
            Act::Remove => {
                self.api.remove_supplier(&supplier.id, supplier.version).await?;
                self.removed(supplier.name.clone(), supplier.participant_id.clone());
            }
        }
        Ok(())
    }

    /// In the dialog; when another decision came first, with the supplier as it is now.
    async fn refused(self, act: Act, id: &str, error: ApiError) {
        if self.asking.try_with_untracked(Option::is_some) != Some(true) {
            self.notices.say(Tone::Danger, move |locale| failed(locale, &error));
            return;
        }
        if is_conflict(&error)
            && let Ok(now) = self.api.supplier(id).await
        {
            self.asking.try_set(Some((act, now)));
        }
        self.trouble.try_set(Some(error));
    }

    fn approved(self, supplier: Supplier, documents: u64) {
        let supplier = Arc::new(supplier);
        let about = Arc::clone(&supplier);
        self.notices.say_undoable(
            Tone::Success,
            move |locale| t::approved_done(locale, documents, &about.name),
            move || take_back(self.api, self.notices, Arc::clone(&supplier), self.changed),
        );
    }

    fn removed(self, name: String, participant_id: Option<String>) {
        let about = name.clone();
        let sentence = move |locale| t::removed_done(locale, &about);
        let Some(participant_id) = participant_id else { return self.notices.say(Tone::Success, sentence) };
        self.notices.say_undoable(Tone::Success, sentence, move || {
            let (name, participant_id) = (name.clone(), participant_id.clone());
            spawn_local(async move {
                match self.api.add_supplier(participant_id).await {
                    Ok(_) => self.notices.say(Tone::Info, move |locale| t::added_done(locale, &name)),
                    Err(error) => self.notices.say(Tone::Danger, move |locale| failed(locale, &error)),
                }
                self.changed.try_run(());
            });
        });
    }
}

/// Adds an entry of the public directory, and says so with the way back; the supplier as it is then.
pub async fn add_at_once(
    api: Api,
    notices: Notices,
    participant_id: String,
    changed: Callback<()>,
) -> Result<Supplier, ApiError> {
    let supplier = api.add_supplier(participant_id).await?;
    let kept = Arc::new(supplier.clone());
    let about = Arc::clone(&kept);
    notices.say_undoable(
        Tone::Success,
        move |locale| t::added_done(locale, &about.name),
        move || take_back(api, notices, Arc::clone(&kept), changed),
    );
    Ok(supplier)
}

/// Undo of an authorization; may run when the page is gone.
fn take_back(api: Api, notices: Notices, supplier: Arc<Supplier>, changed: Callback<()>) {
    spawn_local(async move {
        match api.remove_supplier(&supplier.id, supplier.version).await {
            Ok(()) => notices.say(Tone::Info, move |locale| t::removed_done(locale, &supplier.name)),
            Err(error) => notices.say(Tone::Danger, move |locale| failed(locale, &error)),
        }
        changed.try_run(());
    });
}

/// Somebody else was first.
pub fn is_conflict(error: &ApiError) -> bool {
    matches!(error.code(), Some(Code::ChangedMeanwhile | Code::SupplierDecided))
}

/// An answer that was lost is no refusal: the list says what became of it.
pub fn failed(locale: Locale, error: &ApiError) -> String {
    if error.is_unknown_outcome() { t::unknown_outcome(locale).to_owned() } else { error.sentence(locale) }
}
