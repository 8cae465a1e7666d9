//! A number that another customer has: who, the way there, and the way to move the number here in one step.

use leptos::{prelude::*, task::spawn_local};

use super::{Settings, save, trouble::Trouble};
use crate::{
    i18n::{common, customer as t, states::Tone},
    pages::customer::{acts, here::Here},
    route,
    ui::{El, button, el, focus_soon, live},
};

/// What the confirmation takes the focus to.
const SENTENCE: &str = "settings-move";

pub fn taken(all: Settings) -> El {
    let confirming = RwSignal::new(false);
    let conflict = Memo::new(move |_| match all.draft.trouble.get() {
        Some(Trouble::Taken { number, id, name }) => Some((number, id, name)),
        _ => None,
    });
    Effect::new(move |_| {
        conflict.track();
        confirming.set(false);
    });
    let content = live(move || {
        let (number, id, holder) = conflict.get()?;
        let locale = all.here.locale.get();
        if !confirming.get() {
            let open = el("a")
                .attr("href", route::href(&route::customer(&id)))
                // What was typed stays here.
                .attr("target", "_blank")
                .attr("rel", "noopener")
                .add(t::open_holder(locale, &holder));
            let ask = move || {
                confirming.set(true);
                focus_soon(SENTENCE);
            };
            let go = button("btn btn--small", t::move_here(locale), ask);
            return Some(el("div").class("row small").add(go).add(open).view());
        }
        let sentence = t::move_confirm(locale, &number, &holder, &all.here.name());
        let back = move || {
            confirming.set(false);
            focus_soon("settings-numbers");
        };
        let label = t::move_go(locale, &number);
        let go = button("btn btn--small btn--primary", label, move || move_here(all, number.clone()));
        let ask = el("div")
            .class("listbox stack stack--tight")
            .attr("role", "group")
            .attr("aria-labelledby", SENTENCE)
            .add(el("p").class("small").attr("id", SENTENCE).attr("tabindex", "-1").add(sentence))
            .add(el("div").class("row").add(go).add(button("btn btn--small", common::cancel(locale), back)));
        Some(ask.view())
    });
    el("div").add(content)
}

/// Moves the number, says so with the way back, and goes on storing what else was typed.
fn move_here(all: Settings, number: String) {
    let here = all.here;
    if all.draft.busy.get_untracked() {
        return;
    }
    all.draft.busy.set(true);
    spawn_local(async move {
        let answer = here.api.move_number(&here.id(), &number).await;
        all.draft.busy.try_set(false);
        match answer {
            Ok(moved) => {
                let (a, b, from) = (moved.from.name, moved.customer.name.clone(), moved.from.id);
                all.draft.rebase(moved.customer);
                all.draft.trouble.try_set(None);
                here.reload();
                save::save(all);
                say_moved(here, number, a, b, from);
            }
            Err(error) => {
                all.draft.trouble.try_set(Some(Trouble::of(error)));
            }
        }
    });
}

/// `a` has lost the number to `b`; `back` is the id of `a`.
fn say_moved(here: Here, number: String, a: String, b: String, back: String) {
    let (said, from, to) = (number.clone(), a.clone(), b.clone());
    let sentence = move |locale| t::moved(locale, &said, &from, &to);
    here.notices.say_undoable(Tone::Success, sentence, move || {
        let (number, a, b, back) = (number.clone(), a.clone(), b.clone(), back.clone());
        spawn_local(async move {
            match here.api.move_number(&back, &number).await {
                Ok(_) => {
                    here.notices.say(Tone::Success, move |locale| t::moved(locale, &number, &b, &a));
                    here.reload();
                }
                Err(error) => acts::failed(here, error),
            }
        });
    });
}
