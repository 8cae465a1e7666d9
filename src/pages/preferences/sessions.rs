//! Where one is signed in, and ending that.

use carnet_core::wire::SessionEntry;
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{Api, ApiError, use_api},
    failure::failure,
    i18n::{Locale, common, format, myself as t, states::Tone, text, use_locale},
    load::Loaded,
    ui::{
        Dialog, El, ErrorBlock, Notices, SkeletonRows, badge, button, el, focus_after_dialog, keep_focus, live, said,
        use_notices,
    },
};

type Answer = Loaded<Result<Vec<SessionEntry>, ApiError>>;

const HEADING: &str = "preferences-sessions";

/// What the dialog asks about.
#[derive(Clone)]
enum Asking {
    One(SessionEntry),
    /// All but this one, so many.
    Others(u64),
}

#[derive(Clone, Copy)]
pub struct Ending {
    api: Api,
    notices: Notices,
    answer: Answer,
    asking: RwSignal<Option<Asking>>,
    trouble: RwSignal<Option<ApiError>>,
    busy: RwSignal<bool>,
}

impl Ending {
    pub fn new(answer: Answer) -> Self {
        Self {
            api: use_api(),
            notices: use_notices(),
            answer,
            asking: RwSignal::new(None),
            trouble: RwSignal::new(None),
            busy: RwSignal::new(false),
        }
    }

    fn ask(self, asking: Asking) {
        self.trouble.set(None);
        self.asking.set(Some(asking));
    }

    fn run(self, asking: Asking) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.trouble.set(None);
        spawn_local(async move {
            let answer = match &asking {
                Asking::One(session) => self.api.end_session(&session.id).await,
                Asking::Others(_) => self.api.end_other_sessions().await,
            };
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(()) => {
                    self.asking.set(None);
                    focus_after_dialog(HEADING);
                    self.notices.say(Tone::Success, move |locale| match &asking {
                        Asking::One(session) => t::end_done(locale, &browser(locale, session)),
                        Asking::Others(_) => t::end_all_done(locale).to_owned(),
                    });
                }
                Err(error) => self.trouble.set(Some(error)),
            }
            self.answer.refetch();
        });
    }
}

fn browser(locale: Locale, session: &SessionEntry) -> String {
    if session.browser.is_empty() { t::browser_unknown(locale).to_owned() } else { session.browser.clone() }
}

pub fn sessions(answer: Answer, ending: Ending) -> El {
    let locale = use_locale();
    let others = Memo::new(move |_| {
        answer.with(|answer| match answer {
            Some(Ok(list)) => list.iter().filter(|session| !session.current).count() as u64,
            _ => 0,
        })
    });
    let all = live(move || {
        (others.get() > 0).then(|| {
            button("btn btn--small", text(t::end_all), move || ending.ask(Asking::Others(others.get_untracked())))
                .attr("id", "end-all")
                .attr("aria-haspopup", "dialog")
                .view()
        })
    });
    let rows = live(move || {
        keep_focus();
        match answer.get() {
            None => view! { <SkeletonRows rows=2/> }.into_any(),
            Some(Err(error)) => failure(error, move || answer.refetch()),
            Some(Ok(list)) => {
                let rows: Vec<El> = list.into_iter().map(|session| row(locale.get(), session, ending)).collect();
                el("ul").class("lines").add(rows).view()
            }
        }
    });
    let alone = live(move || {
        let alone = answer.with(|answer| matches!(answer, Some(Ok(_)))) && others.get() == 0;
        alone.then(|| el("p").class("small muted").add(text(t::only_this)).view())
    });
    let heading = el("h2").attr("id", HEADING).attr("tabindex", "-1").add(text(t::sessions));
    el("section")
        .class("section")
        .attr("aria-labelledby", HEADING)
        .add(el("div").class("section__head").add(heading).add(all))
        .add(el("p").class("small muted spaced-b").add(text(t::sessions_lead)))
        .add(el("div").class("sheet").add(rows))
        .add(alone)
}

fn row(locale: Locale, session: SessionEntry, ending: Ending) -> El {
    let since = format::date_time(locale, &session.signed_in_at);
    let name = browser(locale, &session);
    let what = el("div")
        .add(el("b").add(name.clone()))
        .add(el("span").class("sub").add(t::since(locale, &since)))
        .add(el("span").class("sub").add(t::last_seen(locale, &format::date_time(locale, &session.last_seen_at))));
    let here =
        session.current.then(|| badge(Tone::Success, "check", Signal::stored(t::this_one(locale).to_owned()), true));
    let end = if session.current {
        el("span")
    } else {
        button("btn btn--small", t::end(locale), {
            let session = session.clone();
            move || ending.ask(Asking::One(session.clone()))
        })
        .attr("id", format!("end-{}", session.id))
        .attr("aria-haspopup", "dialog")
        .attr("aria-label", t::end_of(locale, &name, &since))
    };
    el("li").add(what).add(el("div").class("status").add(here)).add(end)
}

/// Asks first: what is typed at the other browser would be lost.
pub fn dialog(ending: Ending) -> AnyView {
    let locale = use_locale();
    let open = Signal::derive(move || ending.asking.with(Option::is_some));
    let title = said(move || {
        let locale = locale.get();
        ending.asking.with(|asking| match asking {
            None => String::new(),
            Some(Asking::One(session)) => t::end_ask(locale, &browser(locale, session)),
            Some(Asking::Others(_)) => t::end_all_ask(locale).to_owned(),
        })
    });
    let close = move || ending.asking.set(None);
    let content = move || live(move || ending.asking.get().map(|asking| content(ending, asking)));
    view! { <Dialog open on_close=move |()| close() id="ending" title small=true>{content()}</Dialog> }.into_any()
}

fn content(ending: Ending, asking: Asking) -> Vec<AnyView> {
    let locale = use_locale();
    let about = asking.clone();
    let why = said(move || {
        let locale = locale.get();
        match &about {
            Asking::One(session) => t::end_why(locale, &format::date_time(locale, &session.signed_in_at)),
            Asking::Others(n) => t::end_all_why(locale, *n),
        }
    });
    let failed = live(move || {
        let error = ending.trouble.get()?;
        let (what, reference) = (error.sentence(locale.get()), error.reference());
        Some(view! { <ErrorBlock what reference/> }.into_any())
    });
    let label = if matches!(asking, Asking::One(_)) { t::end } else { t::end_all };
    let leave = button("btn", text(common::cancel), move || ending.asking.set(None));
    let go = button("btn btn--danger", text(label), move || ending.run(asking.clone()));
    vec![
        el("div").class("dialog__body").add(el("div").attr("role", "status").add(failed)).add(el("p").add(why)).view(),
        el("div").class("dialog__foot").add(leave).add(go).view(),
    ]
}
