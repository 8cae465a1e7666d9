//! The customer numbers one by one, behind *Modifier le numéro de client*.

use leptos::prelude::*;

use super::{Settings, draft::Line};
use crate::{
    i18n::{customer as t, text},
    ui::{El, button, code_box, el, flag, focus_soon, icon, live, said},
};

const LIST: &str = "settings-list";
const ADD: &str = "settings-add";

fn line_id(key: u32) -> String {
    format!("settings-line-{key}")
}

pub fn list(all: Settings) -> El {
    let open = RwSignal::new(false);
    let toggle = button("btn btn--small", icon("pencil"), move || open.update(|open| *open = !*open))
        .attr("aria-expanded", Signal::derive(move || if open.get() { "true" } else { "false" }))
        .attr("aria-controls", LIST)
        .add(text(t::edit_numbers));
    let content = live(move || open.get().then(|| editor(all)));
    el("div").class("stack stack--tight").add(el("div").add(toggle)).add(el("div").attr("id", LIST).add(content))
}

fn editor(all: Settings) -> AnyView {
    let draft = all.draft;
    // The lines are made anew only when there are other lines: what is typed in one leaves them alone.
    let keys = Memo::new(move |_| draft.lines().with(|lines| lines.iter().map(|line| line.key).collect::<Vec<_>>()));
    let lines = live(move || {
        let lines: Vec<El> =
            keys.get().into_iter().enumerate().map(|(at, key)| line(all, at as u64 + 1, key)).collect();
        el("ul").class("listedit").add(lines).view()
    });
    let add = move || {
        let key = draft.add_line();
        focus_soon(line_id(key));
    };
    let add = button("btn btn--small", icon("plus"), add).attr("id", ADD).add(text(t::add_number));
    el("div").class("group listbox").add(lines).add(el("div").add(add)).view()
}

fn line(all: Settings, n: u64, key: u32) -> El {
    let (draft, locale) = (all.draft, all.here.locale);
    let typed = Signal::derive(move || {
        let of_key = |lines: &Vec<Line>| lines.iter().find(|line| line.key == key).map(|line| line.text.clone());
        draft.lines().with(of_key).unwrap_or_default()
    });
    let wrong = flag(move || draft.numbers().is_err_and(|(at, _)| at as u64 + 1 == n));
    let remove = said(move || match typed.get().trim() {
        "" => t::remove_empty(locale.get(), n),
        number => t::remove_number(locale.get(), number),
    });
    let gone = move || match draft.remove_line(key) {
        Some(next) => focus_soon(line_id(next)),
        None => focus_soon(ADD),
    };
    el("li")
        .add(
            code_box(typed, move |text| draft.type_line(key, text))
                .attr("id", line_id(key))
                .attr("aria-invalid", wrong)
                .attr("aria-label", said(move || t::number_n(locale.get(), n))),
        )
        .add(button("btn btn--plain", icon("x"), gone).attr("aria-label", remove).add(text(t::remove)))
}
