//! One message: what happened, somebody's own words, the one action, read or unread.

use carnet_core::wire::Message;

use super::Reader;
use crate::{
    i18n::{Locale, format, messages as t},
    ui::{El, button, el, icon, link, message_icon, message_way},
};

pub fn article(locale: Locale, message: &Message, reader: Reader) -> El {
    let title_id = format!("message-{}", message.id);
    let class = if message.read { "message" } else { "message message--unread" };
    let unread = (!message.read).then(|| el("b").add(t::unread(locale)));
    let time = el("time").attr("datetime", message.at.clone()).add(format::date_time(locale, &message.at));
    let detail = t::detail(locale, message).map(|detail| el("p").add(detail));
    let words = message.words.as_ref().filter(|words| !words.trim().is_empty());
    let words = words.map(|words| el("p").class("message__words").add(t::quote(locale, words)));
    let article = el("article")
        .class(class)
        .attr("aria-labelledby", title_id.clone())
        .add(icon(message_icon(message.kind)))
        .add(el("h2").attr("id", title_id.clone()).add(t::sentence(locale, message)))
        .add(el("div").class("message__meta").add(unread).add(time))
        .add(detail)
        .add(words)
        .add(el("div").class("message__actions").add(actions(locale, message, title_id, reader)));
    el("li").add(article)
}

fn actions(locale: Locale, message: &Message, title_id: String, reader: Reader) -> Vec<El> {
    let (path, words) = message_way(message);
    let (id, read) = (message.id.clone(), message.read);
    let opened = id.clone();
    let open = link(&path, words(locale)).attr("id", format!("open-{id}")).attr("aria-describedby", title_id.clone());
    // Following its action is reading it.
    let open = if read { open } else { open.on_click(move || reader.opened(opened.clone())) };
    let label = if read { t::mark_unread(locale) } else { t::mark_read(locale) };
    let mark = button("linkbtn linkbtn--quiet", label, {
        let id = id.clone();
        move || reader.mark(id.clone(), !read)
    })
    .attr("id", format!("mark-{id}"))
    .attr("aria-describedby", title_id);
    vec![open, mark]
}
