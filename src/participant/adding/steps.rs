//! The two steps where something is entered: customer numbers, and the provider where there are several.

use carnet_core::{customer_number, wire::Provider};
use leptos::prelude::*;

use super::{
    draft::{Draft, Step},
    trouble::Trouble,
};
use crate::{
    i18n::{adding as t, common, text, use_locale},
    route,
    ui::{El, button, el, field_note, flag, focus_soon, icon, link, live, number_chips, said, use_announcer},
};

const HEADING: &str = "add-step";
const NUMBER: &str = "add-number";

/// « Étape n sur m : … » under its bar. It takes the focus and is said, except when the dialog opens on it.
pub fn heading(draft: Draft, step: Step) -> Vec<AnyView> {
    let locale = use_locale();
    let (at, of) = (draft.position(), draft.steps());
    let title = said(move || {
        let locale = locale.get();
        match step {
            Step::Numbers => t::step_number(locale, at, of),
            Step::Provider => t::step_provider(locale, at, of),
            Step::Routing => t::step_routing(locale, at, of),
            Step::Check => t::step_check(locale, at, of),
            Step::Done => t::step_done(locale).to_owned(),
        }
    });
    if draft.has_moved() {
        focus_soon(HEADING);
        use_announcer().say(title.get_untracked());
    }
    let done = |n| if n < at || step == Step::Done { "is-done" } else { "" };
    let bar: Vec<El> = (0..of).map(|n| el("span").class(done(n))).collect();
    vec![
        el("div").class("stepbar").attr("aria-hidden", "true").add(bar).view(),
        el("h3").class("steptitle").attr("id", HEADING).attr("tabindex", "-1").add(title).view(),
    ]
}

pub fn numbers(draft: Draft) -> Vec<AnyView> {
    let locale = use_locale();
    if !draft.has_moved() {
        focus_soon(NUMBER);
    }
    let error = Memo::new(move |_| draft.trouble().and_then(|trouble| trouble.about_numbers(locale.get())));
    Effect::new(move |_| {
        if error.with(Option::is_some) {
            focus_soon(NUMBER);
        }
    });
    let input = el("input")
        .class("input input--mono")
        .attr("id", NUMBER)
        .attr("name", "customerNumbers")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("autocapitalize", "off")
        .attr("aria-describedby", "add-number-hint add-number-error")
        .attr("aria-invalid", flag(move || error.with(Option::is_some)))
        .value(Signal::stored(draft.text_untracked()))
        .on_input(move |text| draft.type_numbers(text));
    let wrong = live(move || error.get().map(|error| field_note("field__error", "alert", error).view()));
    let holder = live(move || {
        let Some(Trouble::Taken { number, id, name }) = draft.trouble() else { return None };
        let (locale, here) = (locale.get(), draft.participant().name);
        let take = button("btn btn--small", icon("swap"), move || draft.take_over()).add(t::number_move(locale));
        let open = link(&route::customer(&id), t::open_holder(locale, &name)).class("small");
        let what = el("p").class("small muted").add(t::number_move_confirm(locale, &number, &name, &here));
        Some(el("div").class("stack stack--tight").add(what).add(el("div").class("row").add(take).add(open)).view())
    });
    let label = el("label")
        .class("field__label")
        .attr("for", NUMBER)
        .add(text(t::number_label))
        .add(" ")
        .add(el("span").add(text(common::optional)));
    let field = el("div")
        .class("field")
        .class_while("field--error", Signal::derive(move || error.with(Option::is_some)))
        .add(label)
        .add(el("p").class("field__hint").attr("id", "add-number-hint").add(text(t::number_hint)))
        .add(el("div").attr("id", "add-number-error").attr("role", "alert").add(wrong))
        .add(input);
    let mut parts = heading(draft, Step::Numbers);
    parts.extend([field.view(), holder.into_any(), numbers_read(draft).view()]);
    parts
}

/// The numbers as they are understood, doubles, and numbers easily confused.
fn numbers_read(draft: Draft) -> El {
    let locale = use_locale();
    let lines = live(move || {
        let (locale, parsed) = (locale.get(), draft.numbers());
        let read = (!parsed.numbers.is_empty()).then(|| {
            let label = el("span").add(t::number_read(locale));
            el("div").class("row small muted").add(label).add(number_chips(&parsed.numbers))
        });
        let doubles = (!parsed.doubles.is_empty()).then(|| {
            let sentence = t::number_doubles(locale, parsed.doubles.len() as u64, &parsed.doubles.join(", "));
            field_note("field__note field__note--warning", "alert", sentence)
        });
        let near = first_near(&parsed.numbers)
            .map(|(one, other)| field_note("field__note", "info", t::number_near(locale, one, other)));
        [read, doubles, near].into_iter().flatten().map(El::view).collect::<Vec<_>>()
    });
    el("div").class("stack stack--tight").attr("role", "status").add(lines)
}

/// The first two numbers that are easily taken for one another.
fn first_near(numbers: &[String]) -> Option<(&str, &str)> {
    numbers.iter().enumerate().find_map(|(index, one)| {
        let later = numbers.get(index + 1..)?;
        later.iter().find(|other| customer_number::near(one, other)).map(|other| (one.as_str(), other.as_str()))
    })
}

pub fn provider(draft: Draft) -> Vec<AnyView> {
    let locale = use_locale();
    let providers = draft.participant().providers;
    let example = providers.first().map_or_else(String::new, |provider| provider.name.clone());
    let missing = Signal::derive(move || draft.trouble() == Some(Trouble::NoProvider));
    let wrong = live(move || {
        let sentence = missing.get().then(|| t::provider_required(locale.get(), &example))?;
        Some(field_note("field__error", "alert", sentence).view())
    });
    let choices: Vec<El> = providers.into_iter().map(|provider| choice(draft, provider)).collect();
    let group = el("fieldset")
        .class("group")
        .class_while("group--error", missing)
        .attr("aria-describedby", "add-provider-error")
        .add(el("legend").add(text(t::provider_legend)))
        .add(el("div").attr("id", "add-provider-error").attr("role", "alert").add(wrong))
        .add(el("div").class("choices").add(choices));
    let mut parts = heading(draft, Step::Provider);
    parts.push(group.view());
    parts
}

fn choice(draft: Draft, provider: Provider) -> El {
    let id = provider.id.clone();
    let chosen = Signal::derive(move || draft.provider().is_some_and(|chosen| chosen.id == id));
    let what = if provider.requires_routing_setup { t::provider_setup } else { t::provider_direct };
    let radio = el("input")
        .attr("type", "radio")
        .attr("name", "provider")
        .attr("value", provider.id)
        .switch("checked", chosen)
        .on_change(move |id| draft.choose(id));
    el("label").class("choice").add(radio).add(el("b").add(provider.name)).add(el("small").add(text(what)))
}
