//! The invented people of the demo: one click signs in as one of them. On a server there are none.

use carnet_core::wire::{DemoPerson, DemoSignIn, Role, SignIn};
use leptos::prelude::*;

use crate::{
    i18n::{demo as t, people::role_name, text, use_locale},
    ui::{El, el, said},
};

/// Those of the first company and the operator, below them the companies on the other side, and the title of what
/// follows.
pub(super) fn people(demo: DemoSignIn, try_as: Callback<SignIn>) -> Vec<AnyView> {
    let (ours, others) = sides(demo.people);
    let password = demo.password;
    let list = |people: Vec<DemoPerson>, card: fn(DemoPerson) -> El, class| {
        let cards = people.into_iter().map(|person| {
            let credentials = SignIn { email: person.email.clone(), password: password.clone() };
            let button = card(person).on_click(move || try_as.run(credentials.clone()));
            el("li").add(button.class("btn trial").attr("type", "button")).view()
        });
        el("ul").class(class).add(cards.collect::<Vec<_>>())
    };
    let others = (!others.is_empty()).then(|| {
        let title = el("h3").attr("id", "trial-others").class("trials__title").add(text(t::others));
        vec![title.view(), list(others, other, "trials trials--two").attr("aria-labelledby", "trial-others").view()]
    });
    let people = el("section")
        .class("stack stack--tight")
        .attr("aria-labelledby", "trial")
        .add(el("h2").attr("id", "trial").class("trials__title").add(text(t::title)))
        .add(list(ours, own, "trials").attr("aria-labelledby", "trial"))
        .add(others.unwrap_or_default());
    let form = el("h2").class("trials__title trials__form").add(text(t::with_password));
    vec![people.view(), form.view()]
}

fn sides(people: Vec<DemoPerson>) -> (Vec<DemoPerson>, Vec<DemoPerson>) {
    let company = people.first().map(|person| person.company.clone());
    let is_ours = |person: &DemoPerson| Some(&person.company) == company.as_ref() || person.role == Role::Operator;
    people.into_iter().partition(is_ours)
}

fn own(person: DemoPerson) -> El {
    let (locale, role) = (use_locale(), person.role);
    let who = said(move || t::person(locale.get(), &person.display_name, &person.company));
    card(said(move || t::try_as(locale.get(), role).to_owned()), who)
        .add(el("small").add(said(move || t::may(locale.get(), role).to_owned())))
}

fn other(person: DemoPerson) -> El {
    let locale = use_locale();
    let what = said(move || t::other(locale.get(), &person.company));
    card(what, said(move || t::other_person(locale.get(), &person.display_name, role_name(locale.get(), person.role))))
}

fn card(what: Signal<String>, who: Signal<String>) -> El {
    el("button").add(el("span").add(what)).add(el("small").add(who))
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    fn person(company: &str, role: Role) -> DemoPerson {
        let of = |what: &str| format!("{what} of {company}");
        DemoPerson { email: of("e-mail"), display_name: of("name"), company: company.to_owned(), role }
    }

    #[wasm_bindgen_test]
    fn the_operator_stands_with_the_first_company_wherever_it_is_named() {
        let people = vec![
            person("A", Role::Member),
            person("B", Role::Admin),
            person("O", Role::Operator),
            person("A", Role::Admin),
        ];
        let (ours, others) = sides(people);
        let companies = |people: Vec<DemoPerson>| people.into_iter().map(|one| one.company).collect::<Vec<_>>();
        assert_eq!(companies(ours), ["A", "O", "A"]);
        assert_eq!(companies(others), ["B"]);
        assert_eq!(sides(Vec::new()), (Vec::new(), Vec::new()));
    }
}
