//! Messages (R33): newest first, all of them or the unread ones; read or unread is the reader's own.

mod article;

use carnet_core::wire::{Message, ObjectKind, Page};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{Api, ApiError, use_api},
    failure::failure,
    i18n::{Text, common, format, messages as t, owned, states::Tone, text, use_locale},
    live::{UnreadCount, use_changes, use_unread},
    load::{Loaded, load},
    query::with_query,
    route,
    ui::{
        Announcer, El, Notices, PageHeading, Pager, SkeletonRows, button, el, flag, icon, keep_focus, link, link_here,
        live, page_head, paged_title, said, use_announcer, use_notices,
    },
    url_state::use_query,
};

/// Messages of a page.
const SIZE: u32 = 25;

/// What the address asks for: unread ones alone, and the page.
type Asked = (bool, u32);
type Answer = (Asked, Result<Page<Message>, ApiError>);

fn path((unread, page): Asked) -> String {
    let page = if page > 1 { page.to_string() } else { String::new() };
    with_query(route::MESSAGES, [("filter", if unread { "unread" } else { "" }), ("page", &page)])
}

#[component]
pub fn MessagesPage() -> impl IntoView {
    let locale = use_locale();
    let (api, query, unread) = (use_api(), use_query(), use_unread());
    let asked = Memo::new(move |_| query.with(|query| (query.get("filter") == "unread", query.page())));
    let changes = use_changes(ObjectKind::Message);
    let answer = load(move || {
        changes.track();
        let asked = asked.get();
        async move { (asked, api.messages(asked.0, asked.1, SIZE).await) }
    });
    let reader = Reader { api, unread, answer, notices: use_notices(), announcer: use_announcer() };
    let subject = said(move || match unread.get() {
        Some(n) if n > 0 => t::link_unread(locale.get(), n),
        _ => common::nav_messages(locale.get()).to_owned(),
    });
    let title = paged_title(subject, move || {
        answer.with(|answer| answer.and_then(|((_, page), found)| Some((*page, found.as_ref().ok()?.total, SIZE))))
    });
    let heading = view! { <PageHeading title=owned(common::nav_messages) document_title=title/> }.into_any();
    let lead = el("p").class("lead muted").add(text(t::lead)).view();
    let content = live(move || {
        keep_focus();
        match answer.get() {
            None => el("div").class("sheet").add(view! { <SkeletonRows/> }.into_any()).view(),
            Some((_, Err(error))) => failure(error, move || answer.refetch()),
            Some((asked, Ok(page))) if page.items.is_empty() => empty(asked).view(),
            Some((asked, Ok(page))) => list(asked, page, reader).view(),
        }
    });
    let stale = Signal::derive(move || answer.with(|answer| answer.is_some_and(|(shown, _)| *shown != asked.get())));
    let head = page_head(Vec::new(), vec![heading, lead].into_any(), Vec::new());
    let rows = el("div").attr("aria-busy", flag(move || stale.get())).class_while("is-stale", stale).add(content);
    vec![head.view(), toolbar(asked, reader).view(), rows.view()]
}

fn toolbar(asked: Memo<Asked>, reader: Reader) -> El {
    let locale = use_locale();
    let filter = move |unread: bool, label: Text| {
        link_here(route::href(&path((unread, 1))), text(label))
            .attr("aria-current", flag(move || asked.get().0 == unread))
    };
    let count =
        live(move || reader.unread.get().map(|n| el("span").class("n").add(format::number(locale.get(), n)).view()));
    let filters = el("nav")
        .class("filters")
        .attr("aria-label", text(t::filters))
        .add(filter(false, t::filter_all))
        .add(filter(true, t::filter_unread).add(" ").add(count));
    let all = live(move || {
        reader.unread.get().filter(|n| *n > 0).map(|_| {
            button("btn btn--plain btn--small", icon("check"), move || reader.mark_all()).add(text(t::mark_all)).view()
        })
    });
    el("div").class("toolbar").add(el("div").class("toolbar__line").add(filters).add(all))
}

fn list(asked: Asked, page: Page<Message>, reader: Reader) -> El {
    let locale = use_locale();
    let (total, exact) = (page.total, page.total_is_exact);
    let rows = live(move || {
        let locale = locale.get();
        page.items.iter().map(|message| article::article(locale, message, reader).view()).collect::<Vec<_>>()
    });
    let href = Callback::new(move |page| path((asked.0, page)));
    let pager = view! { <Pager page=asked.1 size=SIZE total exact href/> }.into_any();
    let list = el("ul").class("messages").attr("aria-label", text(t::list)).add(rows);
    el("div").class("sheet").add(list).add(pager)
}

fn empty((unread, page): Asked) -> El {
    let (title, why, way): (Text, Option<Text>, Option<(String, Text)>) = match (unread, page > 1) {
        (_, true) => (t::empty_page, None, Some((path((unread, 1)), t::first_page))),
        (true, _) => (t::empty_unread, None, Some((path((false, 1)), t::see_all))),
        (false, _) => (t::empty, Some(t::empty_why), None),
    };
    let empty = el("div")
        .class("empty empty--center")
        .add(el("p").add(text(title)))
        .add(why.map(|why| el("p").class("muted small").add(text(why))))
        .add(way.map(|(path, label)| link(&path, text(label)).class("btn btn--small").attr("data-noscroll", "")));
    el("div").class("sheet").add(empty)
}

/// What the reader does with messages.
#[derive(Clone, Copy)]
struct Reader {
    api: Api,
    unread: UnreadCount,
    answer: Loaded<Answer>,
    notices: Notices,
    announcer: Announcer,
}

impl Reader {
    /// Its action was followed; the page may be gone before the answer.
    fn opened(self, id: String) {
        spawn_local(async move {
            if let Ok(now) = self.api.mark_message(&id, true).await {
                self.unread.is_now(now.unread);
            }
        });
    }

    fn mark(self, id: String, read: bool) {
        if !read {
            self.unread.expect_one_more();
        }
        spawn_local(async move {
            match self.api.mark_message(&id, read).await {
                Ok(now) => self.unread.is_now(now.unread),
                Err(error) => self.failed(error),
            }
            self.answer.refetch();
        });
    }

    fn mark_all(self) {
        let locale = use_locale();
        spawn_local(async move {
            match self.api.mark_all_read().await {
                Ok(now) => {
                    self.unread.is_now(now.unread);
                    self.announcer.say(t::all_read(locale.try_get_untracked().unwrap_or_default()));
                }
                Err(error) => self.failed(error),
            }
            self.answer.refetch();
        });
    }

    fn failed(self, error: ApiError) {
        self.notices.say(Tone::Danger, move |locale| error.sentence(locale));
    }
}
