//! The end of an account: which one, and its name typed once more.

use carnet_core::wire::{AccountStatus, Code};
use leptos::prelude::*;

use super::Sending;
use crate::{
    api::use_api,
    failure::failure,
    i18n::{service as t, states::Tone, text},
    load::load,
    ui::{
        El, Need, SkeletonRows, el, focus_soon, form_field, live, option, says, select_box, text_box, use_notices,
        wrapped_field,
    },
};

const ACCOUNT: &str = "service-account";
const NAME: &str = "service-name";
const AT_FIELDS: &[(Code, &str)] =
    &[(Code::AccountNotFound, ACCOUNT), (Code::AccountOfOperator, ACCOUNT), (Code::AccountNameDiffers, NAME)];

/// `chosen`: whether the form holds something.
pub fn content(chosen: RwSignal<bool>) -> Vec<AnyView> {
    let api = use_api();
    let answer = load(move || async move { api.accounts().await });
    let changed = Callback::new(move |()| answer.refetch());
    let form = live(move || match answer.get() {
        None => view! { <SkeletonRows/> }.into_any(),
        Some(Err(error)) => failure(error, move || answer.refetch()),
        Some(Ok(list)) => form(&list, chosen, changed).view(),
    });
    vec![el("p").class("muted").add(text(t::deletion_lead)).view(), el("div").add(form).view()]
}

fn form(list: &[AccountStatus], chosen: RwSignal<bool>, changed: Callback<()>) -> El {
    let (api, notices, sending) = (use_api(), use_notices(), Sending::new());
    let (account, name) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    Effect::new(move |_| chosen.set([account, name].iter().any(|field| !field.get().is_empty())));
    let delete = move || {
        let (id, typed) = (account.get_untracked(), name.get_untracked());
        if id.is_empty() {
            return sending.wrong.tell_at_field(vec![(ACCOUNT.to_owned(), says(t::choose_required))]);
        }
        let call = async move { api.delete_account(&id, typed).await };
        sending.send(call, AT_FIELDS, move |()| {
            notices.say(Tone::Success, |locale| t::deleted(locale).to_owned());
            focus_soon("service-deletion");
            changed.run(());
        });
    };
    let each = list.iter().map(|one| option(one.account.id.clone(), one.account.name.clone(), false));
    let none = option(String::new(), text(t::choose), true);
    let options: Vec<El> = std::iter::once(none).chain(each).collect();
    let select = el("select").on_change(move |chosen| account.set(chosen)).add(options);
    let wrong = sending.wrong;
    let typed = text_box(name);
    el("form")
        .class("stack")
        .attr("novalidate", "")
        .on_submit(delete)
        .add(sending.told())
        .add(wrapped_field(ACCOUNT, t::account, Need::Required, None, wrong, select, select_box))
        .add(form_field(NAME, t::type_name, Need::Required, Some(t::type_name_hint), wrong, typed))
        .add(el("div").add(sending.button("btn btn--danger", t::delete)))
}
