//! The prepared e-mail that asks a service provider to set up routing: in two languages, to edit, copy or open in
//! one's mail program. Carnet itself sends nothing.

use leptos::prelude::*;

use crate::{
    i18n::{Locale, requests as t, text, use_locale},
    query::encode,
    session::use_session,
    ui::{CopyButton, El, el, field, icon, option, said, select_box},
};

/// Whom the e-mail is about, and who answers for its setup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    pub name: String,
    pub participant_id: String,
    pub provider: String,
    /// Where to write to, if it is known.
    pub contact: Option<String>,
}

/// Subject and text in one language, as they are being edited.
#[derive(Clone, Copy)]
struct Draft {
    subject: RwSignal<String>,
    body: RwSignal<String>,
}

#[derive(Clone, Copy)]
pub struct Letter {
    about: StoredValue<About>,
    language: RwSignal<Locale>,
    french: Draft,
    english: Draft,
}

impl Letter {
    pub fn new(about: About) -> Self {
        let draft = |locale| Draft {
            subject: RwSignal::new(t::mail_subject(locale, &about.name)),
            body: RwSignal::new(body(locale, &about)),
        };
        Self {
            language: RwSignal::new(use_locale().get_untracked()),
            french: draft(Locale::Fr),
            english: draft(Locale::En),
            about: StoredValue::new(about),
        }
    }

    fn current(self) -> Draft {
        match self.language.get() {
            Locale::Fr => self.french,
            Locale::En => self.english,
        }
    }

    /// Whom to send it to, or that this is not known.
    pub fn recipient(self) -> El {
        let locale = use_locale();
        let to = said(move || {
            let About { provider, contact, .. } = self.about.get_value();
            match contact {
                Some(contact) => t::letter_to(locale.get(), &provider, &contact),
                None => t::letter_to_unknown(locale.get(), &provider),
            }
        });
        el("p").class("small").add(to)
    }

    /// The fields to edit it.
    pub fn fields(self) -> Vec<El> {
        let chosen = self.language.get_untracked();
        let languages = el("select")
            .attr("id", "letter-language")
            .on_change(move |tag| self.language.set(if tag == "en" { Locale::En } else { Locale::Fr }))
            .add(option("fr".to_owned(), "Français", chosen == Locale::Fr).attr("lang", "fr"))
            .add(option("en".to_owned(), "English", chosen == Locale::En).attr("lang", "en"));
        let subject = el("input")
            .class("input")
            .attr("id", "letter-subject")
            .attr("autocomplete", "off")
            .value(said(move || self.current().subject.get()))
            .on_input(move |text| self.current().subject.set(text));
        let body = el("textarea")
            .class("input")
            .attr("id", "letter-body")
            .attr("rows", "12")
            .attr("aria-describedby", "letter-hint")
            .value(said(move || self.current().body.get()))
            .on_input(move |text| self.current().body.set(text));
        let hint = el("p").class("field__hint").attr("id", "letter-hint").add(text(t::letter_hint));
        vec![
            field("letter-language", t::letter_language, select_box(languages), None),
            field("letter-subject", t::letter_subject, subject, None),
            field("letter-body", t::letter_body, body, Some(hint.view())),
        ]
    }

    /// *Copier* and *Ouvrir dans la messagerie*; either counts as sent.
    pub fn ways(self, on_sent: impl Fn() + 'static) -> El {
        let whole = said(move || {
            let draft = self.current();
            format!("{}\n\n{}", draft.subject.get(), draft.body.get())
        });
        let what = said({
            let locale = use_locale();
            move || t::letter_what(locale.get()).to_owned()
        });
        let copy = view! { <CopyButton text=whole what labelled=true/> }.into_any();
        let open =
            el("a").class("btn").attr("href", said(move || self.address())).add(icon("mail")).add(text(t::letter_open));
        el("div").class("row").on_click(on_sent).add(copy).add(open)
    }

    /// `mailto:` with everything in it.
    fn address(self) -> String {
        let draft = self.current();
        let contact = self.about.with_value(|about| about.contact.clone()).filter(|contact| contact.contains('@'));
        // Mail programs want the line ends of mail.
        let body = draft.body.get().replace('\n', "\r\n");
        let to = encode(&contact.unwrap_or_default()).replace("%40", "@");
        format!("mailto:{to}?subject={}&body={}", encode(&draft.subject.get()), encode(&body))
    }
}

fn body(locale: Locale, about: &About) -> String {
    let session = use_session().get();
    let (own, address, user) = session.map_or_else(Default::default, |session| {
        let address = session.account.participant_id.map_or_else(String::new, |id| format!(", {id}"));
        (session.account.name, address, session.user.display_name)
    });
    t::mail_body(locale, &about.name, &about.participant_id, &about.provider, &own, &address, &user)
}
