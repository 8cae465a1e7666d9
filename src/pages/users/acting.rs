//! Doing what the dialog of a person, or a button in its row, asks for.

use carnet_core::wire::{ChangeUser, Code, InviteUser, Role, UserEntry};
use leptos::{prelude::*, task::spawn_local};

use super::asking::{Asking, Draft, EMAIL, NAME, done, failed, faults, problem};
use crate::{
    api::{Api, ApiError, use_api},
    i18n::{people as t, states::Tone},
    load::once,
    session::{SessionState, Status, use_session},
    ui::{Notices, Says, Wrong, focus_soon, says, use_notices},
};

#[derive(Clone, Copy)]
pub struct Acting {
    api: Api,
    session: SessionState,
    notices: Notices,
    /// Asks for the rows again.
    changed: Callback<()>,
    pub asking: RwSignal<Option<Asking>>,
    /// Of the invitation, which closing the dialog keeps, and of the person under edit.
    pub invitation: Draft,
    pub draft: Draft,
    pub wrong: Wrong,
    pub busy: RwSignal<bool>,
    pub trouble: RwSignal<Option<ApiError>>,
}

impl Acting {
    pub fn new(changed: Callback<()>) -> Self {
        Self {
            api: use_api(),
            session: use_session(),
            notices: use_notices(),
            changed,
            asking: RwSignal::new(None),
            invitation: Draft::new(),
            draft: Draft::new(),
            wrong: Wrong::nothing(),
            busy: RwSignal::new(false),
            trouble: RwSignal::new(None),
        }
    }

    pub fn company(self) -> String {
        self.session.get().map(|session| session.account.name).unwrap_or_default()
    }

    /// Whom the dialog is about.
    fn user(self) -> Option<UserEntry> {
        self.asking.with_untracked(|asking| asking.as_ref().and_then(Asking::user).cloned())
    }

    /// Opens the dialog, or takes it a step further: there the title is read anew.
    pub fn ask(self, asking: Asking) {
        let open = self.asking.with_untracked(Option::is_some);
        self.trouble.set(None);
        self.wrong.tell_at_field(Vec::new());
        self.asking.set(Some(asking));
        if open {
            focus_soon("user-title");
        }
    }

    pub fn close(self) {
        self.asking.set(None);
    }

    pub fn invite(self) {
        self.ask(Asking::Invite);
    }

    pub fn edit(self, user: UserEntry) {
        self.draft.fill(&user.display_name, user.role);
        self.ask(Asking::Edit(user));
    }

    pub fn send_invitation(self) {
        let draft = self.invitation;
        let body = InviteUser {
            email: draft.email.get_untracked().trim().to_owned(),
            display_name: draft.name.get_untracked().trim().to_owned(),
            role: draft.role.get_untracked(),
            locale: draft.language.get_untracked(),
        };
        let mut faults = Vec::new();
        if body.display_name.is_empty() {
            faults.push((NAME.to_owned(), says(t::name_required)));
        }
        if body.email.is_empty() {
            faults.push((EMAIL.to_owned(), problem(Code::EmailMalformed)));
        }
        if self.refuse(faults) {
            return;
        }
        self.run(async move { self.api.invite_user(&body).await }, move |link| {
            draft.fill("", Role::Member);
            self.ask(Asking::Link(link));
        });
    }

    /// What was typed of the person under edit. More power, and the loss of one's own, are asked once more.
    pub fn save(self, asked: bool) {
        let Some(user) = self.user() else { return };
        let (name, role) = (self.draft.name.get_untracked().trim().to_owned(), self.draft.role.get_untracked());
        if name.is_empty() {
            self.refuse(vec![(NAME.to_owned(), says(t::name_required))]);
            return;
        }
        match role {
            Role::Admin if user.role != Role::Admin && !asked => return self.ask(Asking::Promote(user)),
            Role::Member if user.role == Role::Admin && user.is_you && !asked => {
                return self.ask(Asking::Renounce(user));
            }
            _ => {}
        }
        let change = ChangeUser {
            role: (role != user.role).then_some(role),
            display_name: (name != user.display_name).then_some(name),
            disabled: None,
        };
        if change == ChangeUser::default() {
            return self.close();
        }
        let back = ChangeUser {
            role: change.role.map(|_| user.role),
            display_name: change.display_name.as_ref().map(|_| user.display_name.clone()),
            disabled: None,
        };
        // One's own renouncing cannot be undone by oneself.
        let undoable = !(user.is_you && change.role.is_some());
        self.change(user, change, undoable.then_some(back));
    }

    pub fn disable(self) {
        if let Some(user) = self.user() {
            self.set_disabled(user, true);
        }
    }

    pub fn enable(self, user: UserEntry) {
        self.set_disabled(user, false);
    }

    fn set_disabled(self, user: UserEntry, disabled: bool) {
        let change = |disabled| ChangeUser { disabled: Some(disabled), ..ChangeUser::default() };
        self.change(user, change(disabled), Some(change(!disabled)));
    }

    /// From a question back to what was typed.
    pub fn back(self) {
        if let Some(user) = self.user() {
            self.ask(Asking::Edit(user));
        }
    }

    pub fn new_link(self, user: UserEntry) {
        self.run(async move { self.api.link_user(&user.id).await }, move |link| self.ask(Asking::Link(link)));
    }

    pub fn remove(self) {
        let Some(user) = self.user() else { return };
        let id = user.id.clone();
        self.run(async move { self.api.remove_user(&id, user.version).await }, move |()| {
            self.close();
            self.notices.say(Tone::Success, move |locale| t::removed_done(locale, &user.display_name));
        });
    }

    fn change(self, user: UserEntry, change: ChangeUser, back: Option<ChangeUser>) {
        let sent = change.clone();
        let call = async move { self.api.change_user(&user.id, user.version, &sent).await };
        self.run(call, move |now: UserEntry| {
            self.close();
            if now.is_you {
                self.ask_who_i_am();
            }
            let told = now.clone();
            let sentence = move |locale| done(locale, &change, &told);
            match back {
                Some(back) => self.notices.say_undoable(Tone::Success, sentence, move || self.put_back(&now, &back)),
                None => self.notices.say(Tone::Success, sentence),
            }
        });
    }

    /// Undo; may run when the page is gone.
    fn put_back(self, user: &UserEntry, back: &ChangeUser) {
        let (user, back) = (user.clone(), back.clone());
        spawn_local(async move {
            if let Err(error) = self.api.change_user(&user.id, user.version, &back).await {
                self.notices.say(Tone::Danger, move |locale| error.sentence(locale));
            }
            self.changed.try_run(());
        });
    }

    /// The frame shows one's own name and what one's role may do.
    fn ask_who_i_am(self) {
        spawn_local(async move {
            if let Ok(Some(session)) = self.api.session().await {
                self.session.set(Status::SignedIn(session));
            }
        });
    }

    /// Does it. In the dialog a refusal stays there, with what was typed.
    fn run<T: 'static>(
        self,
        call: impl Future<Output = Result<T, ApiError>> + 'static,
        then: impl FnOnce(T) + 'static,
    ) {
        self.trouble.set(None);
        once(self.busy, call, move |outcome| {
            match outcome {
                Ok(done) => then(done),
                Err(error) => self.refused(error),
            }
            self.changed.try_run(());
        });
    }

    fn refused(self, error: ApiError) {
        if self.asking.with_untracked(Option::is_none) {
            self.notices.say(Tone::Danger, move |locale| failed(locale, &error));
            return;
        }
        if error.code() == Some(Code::ChangedMeanwhile) {
            self.renew();
        }
        if !self.refuse(faults(&error)) {
            self.trouble.set(Some(error));
        }
    }

    /// After a conflict the person is read anew, for the next try; the dialog stays as it is.
    fn renew(self) {
        let Some(UserEntry { id, .. }) = self.user() else { return };
        spawn_local(async move {
            let Ok(list) = self.api.users().await else { return };
            if let Some(now) = list.into_iter().find(|user| user.id == id) {
                self.asking.try_update_untracked(|asking| asking.as_mut().map(|asking| asking.renew(now)));
            }
        });
    }

    /// Says what is wrong at the fields; `false` when nothing is.
    fn refuse(self, faults: Vec<(String, Says)>) -> bool {
        let any = !faults.is_empty();
        self.wrong.tell_at_field(faults);
        any
    }
}
