//! The two steps where something is entered: customer numbers, and the provider where there are several.

use carnet_core::customer_number;
use leptos::{html, prelude::*};

use super::{
    draft::{Draft, Step},
    trouble::Trouble,
};
use crate::{
    i18n::{adding as t, owned, text, use_locale},
    route,
    ui::{Field, Icon, NumberChips, described_by, flag, live, use_announcer},
};

/// « Étape n sur m : … ». It takes the focus and is said, except when the dialog opens on it.
#[component]
pub fn StepHeading(draft: Draft, step: Step) -> impl IntoView {
    let locale = use_locale();
    let announcer = use_announcer();
    let (at, of) = (draft.position(), draft.steps());
    let text = Signal::derive(move || {
        let locale = locale.get();
        match step {
            Step::Numbers => t::step_number(locale, at, of),
            Step::Provider => t::step_provider(locale, at, of),
            Step::Check => t::step_check(locale, at, of),
            Step::Done => t::step_done(locale).to_owned(),
        }
    });
    let heading = NodeRef::<html::H3>::new();
    heading.on_load(move |heading| {
        if draft.has_moved() {
            let _ = heading.focus();
            announcer.say(text.get_untracked());
        }
    });
    let bar = (0..of).map(|n| view! { <span class:is-done=n < at || step == Step::Done></span> }).collect_view();
    view! {
        <div class="stepbar" aria-hidden="true">{bar}</div>
        <h3 class="steptitle" tabindex="-1" node_ref=heading>{text}</h3>
    }
}

#[component]
pub fn NumbersStep(draft: Draft) -> impl IntoView {
    let locale = use_locale();
    let input = NodeRef::<html::Input>::new();
    input.on_load(move |input| {
        if !draft.has_moved() {
            let _ = input.focus();
        }
    });
    let error = Memo::new(move |_| draft.trouble().and_then(|trouble| trouble.about_numbers(locale.get())));
    Effect::new(move |_| {
        if error.with(Option::is_some)
            && let Some(input) = input.get_untracked()
        {
            let _ = input.focus();
        }
    });
    let holder = live(move || {
        let (id, name) = draft.trouble().filter(|trouble| matches!(trouble, Trouble::Taken { .. }))?.holder()?;
        let href = route::href(&route::customer(&id));
        Some(view! { <p class="small"><a href=href>{t::open_holder(locale.get(), &name)}</a></p> })
    });
    view! {
        <StepHeading draft step=Step::Numbers />
        <Field id="add-number" label=owned(t::number_label) optional=true
            hint=owned(t::number_hint) error=error>
            <input class="input input--mono" id="add-number" name="customerNumbers" autocomplete="off" spellcheck="false"
                autocapitalize="off" node_ref=input
                aria-invalid=flag(move || error.with(Option::is_some))
                aria-describedby=Signal::derive(move || described_by("add-number", true, error.with(Option::is_some)))
                prop:value=draft.text()
                on:input:target=move |event| draft.type_numbers(event.target().value()) />
        </Field>
        {holder}
        <NumbersRead draft />
    }
}

/// The numbers as they are understood, doubles, and numbers easily confused.
#[component]
fn NumbersRead(draft: Draft) -> impl IntoView {
    let locale = use_locale();
    let parsed = Memo::new(move |_| draft.numbers());
    let doubles = live(move || {
        let doubles = parsed.with(|parsed| parsed.doubles.clone());
        (!doubles.is_empty()).then(|| {
            let text = t::number_doubles(locale.get(), doubles.len() as u64, &doubles.join(", "));
            view! { <p class="field__note field__note--warning"><Icon name="alert" small=true /><span>{text}</span></p> }
        })
    });
    let near = live(move || {
        let numbers = parsed.with(|parsed| parsed.numbers.clone());
        let pair = |(index, one): (usize, &String)| {
            let later = numbers.get(index + 1..)?;
            later.iter().find(|other| customer_number::near(one, other)).map(|other| (one.clone(), other.clone()))
        };
        numbers.iter().enumerate().find_map(pair).map(|(one, other)| {
            let text = t::number_near(locale.get(), &one, &other);
            view! { <p class="field__note"><Icon name="near" small=true /><span>{text}</span></p> }
        })
    });
    let read = live(move || {
        let numbers = parsed.with(|parsed| parsed.numbers.clone());
        (!numbers.is_empty()).then(|| {
            view! { <span>{text(t::number_read)}</span> <NumberChips numbers /> }
        })
    });
    view! {
        <div class="stack stack--tight" role="status">
            <div class="row small muted">{read}</div>
            {doubles}
            {near}
        </div>
    }
}

#[component]
pub fn ProviderStep(draft: Draft) -> impl IntoView {
    let locale = use_locale();
    let providers = draft.participant().providers;
    let example = providers.first().map_or_else(String::new, |provider| provider.name.clone());
    let missing = Memo::new(move |_| draft.trouble() == Some(Trouble::NoProvider));
    let choices = providers
        .into_iter()
        .map(|provider| {
            let (id, value) = (provider.id.clone(), provider.id.clone());
            let chosen = Signal::derive(move || draft.provider().is_some_and(|chosen| chosen.id == id));
            let what = text(if provider.requires_routing_setup { t::provider_setup } else { t::provider_direct });
            view! {
                <label class="choice">
                    <input type="radio" name="provider" value=value.clone() prop:checked=chosen
                        on:change=move |_| draft.choose(value.clone()) />
                    <b>{provider.name}</b>
                    <small>{what}</small>
                </label>
            }
        })
        .collect_view();
    view! {
        <StepHeading draft step=Step::Provider />
        <fieldset class="group" class:group--error=missing aria-describedby=Signal::derive(move || missing.get().then_some("add-provider-error"))>
            <legend>{text(t::provider_legend)}</legend>
            <div role="alert">
                {live(move || missing.get().then(|| view! {
                    <p class="field__error" id="add-provider-error">
                        <Icon name="alert" /><span>{t::provider_required(locale.get(), &example)}</span>
                    </p>
                }))}
            </div>
            <div class="choices">{choices}</div>
        </fieldset>
    }
}
