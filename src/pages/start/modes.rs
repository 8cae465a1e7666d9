//! How the two directories stand, in words, with the way to each setting. Left out while it is not known.

use leptos::prelude::*;

use crate::{
    i18n::{company::Position, start as s, text},
    supplier::{company_settings, mode_line},
    ui::{el, live},
};

pub fn modes() -> AnyView {
    let settings = company_settings();
    let known = Memo::new(move |_| {
        settings.with(|settings| settings.as_ref().map(|known| (known.customer_directory, known.supplier_directory)))
    });
    live(move || {
        let (customers, suppliers) = known.get()?;
        let heading = el("div").class("section__head").add(el("h2").attr("id", "modes").add(text(s::modes)));
        let lines = el("div").class("modes sheet");
        let section =
            el("section").class("section").attr("aria-labelledby", "modes").add(heading).add(
                lines.add(mode_line(Position::Customers(customers))).add(mode_line(Position::Suppliers(suppliers))),
            );
        Some(section.view())
    })
    .into_any()
}
