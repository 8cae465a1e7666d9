//! The dialog of a decision: what it needs, that it is final, and its button.

use carnet_core::wire::{Decision, Participant, SuggestionDetail};
use leptos::prelude::*;

use super::{
    decide::{ANOTHER, CHOICE, Deciding, OTHER, PARTICIPANT, PROVIDER, REASON, title},
    detail::place,
};
use crate::{
    api::use_api,
    i18n::{Locale, common, operator as t, text, use_locale},
    load::load,
    ui::{
        Dialog, El, ErrorBlock, Need, button, code_box, el, error_note, flag, form_field, identifier, live, option,
        select_box, text_area, wrapped_field,
    },
};

const FORM: &str = "decide-form";

pub fn dialog(deciding: Deciding, detail: Signal<Option<SuggestionDetail>>) -> AnyView {
    let locale = use_locale();
    let open = Signal::derive(move || deciding.open.get().is_some());
    let heading = Signal::derive(move || match (deciding.open.get(), detail.get()) {
        (Some(decision), Some(detail)) => title(locale.get(), decision, &detail),
        _ => String::new(),
    });
    let close = Callback::new(move |()| deciding.open.set(None));
    // Only what the dialog was opened with: an answer that comes meanwhile must not take away what is typed.
    let content = move || match (deciding.open.get_untracked(), detail.get_untracked()) {
        (Some(decision), Some(detail)) => content(deciding, decision, detail, close),
        _ => Vec::new(),
    };
    view! { <Dialog open on_close=close id="decide" title=heading>{content()}</Dialog> }.into_any()
}

fn content(deciding: Deciding, decision: Decision, detail: SuggestionDetail, close: Callback<()>) -> Vec<AnyView> {
    let locale = use_locale();
    let failed = live(move || {
        let error = deciding.failed.get()?;
        let (what, reference) = (error.sentence(locale.get()), error.reference());
        Some(view! { <ErrorBlock what reference/> }.into_any())
    });
    let fields = match decision {
        Decision::TakeUp => Vec::new(),
        Decision::Add => add(deciding, detail.suggestion.provider.as_deref()),
        Decision::Merge => merge(deciding, locale.get_untracked(), &detail.similar),
        Decision::Decline => {
            let reason = text_area(deciding.reason).attr("autofocus", "");
            vec![form_field(REASON, t::reason, Need::Required, Some(t::reason_hint), deciding.wrong, reason)]
        }
    };
    let (id, name) = (detail.suggestion.id, detail.suggestion.name);
    let body = el("form")
        .class("dialog__body")
        .attr("id", FORM)
        .attr("novalidate", "")
        .on_submit(move || deciding.send(decision, id.clone(), name.clone()))
        .add(failed)
        .add(fields)
        .add(el("p").class("small muted").add(text(t::final_note)));
    let label = match decision {
        Decision::TakeUp => t::take_up,
        Decision::Add => t::add,
        Decision::Merge => t::confirm_merge,
        Decision::Decline => t::decline,
    };
    let go = el("button")
        .class("btn btn--primary")
        .attr("type", "submit")
        .attr("form", FORM)
        .attr("aria-disabled", flag(move || deciding.busy.get()))
        .add(text(label));
    let cancel = button("btn", text(common::cancel), move || close.run(()));
    vec![body.view(), el("div").class("dialog__foot").add(cancel).add(go).view()]
}

/// The id it gets and the provider it has; `named` is the provider's name as the person typed it.
fn add(deciding: Deciding, named: Option<&str>) -> Vec<El> {
    let (api, locale) = (use_api(), use_locale());
    let known = load(move || async move { api.provider_records().await });
    let named = named.unwrap_or_default().to_owned();
    Effect::new(move |_| {
        let same = known.with(|answer| {
            let known = answer?.as_ref().ok()?.iter();
            known
                .clone()
                .find(|provider| provider.name.eq_ignore_ascii_case(&named))
                .map(|provider| provider.id.clone())
        });
        if let Some(id) = same
            && deciding.provider.get_untracked().is_empty()
        {
            deciding.provider.set(id);
        }
    });
    let options = live(move || {
        let chosen = deciding.provider.get();
        let none = option(String::new(), t::choose_provider(locale.get()), chosen.is_empty()).view();
        let each = known.get().and_then(Result::ok).unwrap_or_default().into_iter().map(|provider| {
            let selected = provider.id == chosen;
            option(provider.id, provider.name, selected).view()
        });
        std::iter::once(none).chain(each).collect::<Vec<_>>()
    });
    let select = el("select").on_change(move |id| deciding.provider.set(id)).add(options);
    let address = code_box(deciding.participant.into(), move |typed| deciding.participant.set(typed));
    vec![
        form_field(
            PARTICIPANT,
            t::participant_id,
            Need::Required,
            Some(t::participant_id_hint),
            deciding.wrong,
            address.attr("autofocus", ""),
        ),
        wrapped_field(PROVIDER, t::provider, Need::Required, None, deciding.wrong, select, select_box),
    ]
}

/// One of the similar entries, or another by its id.
fn merge(deciding: Deciding, locale: Locale, similar: &[Participant]) -> Vec<El> {
    let error = deciding.wrong.of(CHOICE);
    let mut first = Some(CHOICE);
    let mut choice = move |value: String, label: Vec<AnyView>| {
        let here = value.clone();
        let radio = el("input")
            .attr("type", "radio")
            .attr("name", CHOICE)
            .attr("value", value)
            .switch("checked", Signal::derive(move || *deciding.choice.read() == here))
            .on_change(move |id| deciding.choice.set(id));
        // The group is reached at its first choice.
        let radio = match first.take() {
            Some(id) => radio.attr("id", id),
            None => radio,
        };
        el("label").class("choice").add(radio).add(label)
    };
    let mut choices: Vec<El> = similar
        .iter()
        .map(|participant| {
            let what = el("small").add(format!("{} · ", place(locale, participant)));
            let what = what.add(identifier("", &participant.participant_id));
            choice(participant.participant_id.clone(), vec![el("b").add(participant.name.clone()).view(), what.view()])
        })
        .collect();
    let another = vec![el("b").add(text(t::merge_other)).view(), el("small").add(text(t::merge_other_hint)).view()];
    choices.push(choice(ANOTHER.to_owned(), another));
    let group = el("fieldset")
        .class("group")
        .class_while("group--error", Signal::derive(move || error.read().is_some()))
        .attr("aria-describedby", "decide-choice-error")
        .add(el("legend").add(text(t::merge_with)).add(" ").add(el("span").add(text(common::required))))
        .add(error_note("decide-choice-error".to_owned(), error))
        .add(el("div").class("choices").add(choices));
    let other = live(move || {
        let input = code_box(deciding.other.into(), move |typed| deciding.other.set(typed));
        let field = || {
            form_field(OTHER, t::participant_id, Need::Required, Some(t::participant_id_hint), deciding.wrong, input)
        };
        (deciding.choice.get() == ANOTHER).then(|| field().view())
    });
    vec![group, el("div").add(other)]
}
