//! Starting an import: the file, chosen or dropped. It goes on while one is on other pages of the app.

use carnet_core::wire::{NetworkImport, NetworkImports};
use leptos::{prelude::*, task::spawn_local};
use web_sys::{File, FileList};

use crate::{
    api::{ApiError, use_api},
    history::{NavigateOptions, use_navigate},
    i18n::{network_import as t, text, use_locale},
    route,
    ui::{El, ErrorBlock, Need, Wrong, code_box, drop_area, el, focus_now, form_field, live, said, says, section},
};

const INPUT: &str = "network-import-file";
const SOURCE: &str = "network-import-source";
/// The source of exports as they are published.
const PEPPOL: &str = "peppol-directory";

/// What is on its way, to be told from the imports of others.
#[derive(Clone)]
struct Sent {
    source: String,
    file: String,
    /// Ids of the imports there were before.
    before: Vec<String>,
}

impl Sent {
    fn is(&self, one: &NetworkImport) -> bool {
        one.source == self.source
            && one.file.as_ref().is_some_and(|file| file.name == self.file)
            && !self.before.contains(&one.id)
    }
}

/// An import that is sent from this page.
#[derive(Clone, Copy)]
struct Sending {
    sent: RwSignal<Option<Sent>>,
    failed: RwSignal<Option<ApiError>>,
    source: RwSignal<String>,
    /// The file is not the whole source.
    partial: RwSignal<bool>,
    wrong: Wrong,
}

impl Sending {
    fn new() -> Self {
        Self {
            sent: RwSignal::new(None),
            failed: RwSignal::new(None),
            source: RwSignal::new(PEPPOL.to_owned()),
            partial: RwSignal::new(false),
            wrong: Wrong::nothing(),
        }
    }

    /// The source's name, where it is one.
    fn named(self) -> Option<String> {
        let source = self.source.get_untracked().trim().to_owned();
        let fits = (1..=64).contains(&source.len())
            && source.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        let found = if fits { Vec::new() } else { vec![(SOURCE.to_owned(), says(t::source_wrong))] };
        self.wrong.tell_at_field(found);
        fits.then_some(source)
    }
}

/// `known` is what is known of the imports, `refetch` reads it again.
pub fn start(known: Signal<Option<NetworkImports>>, refetch: Callback<()>) -> El {
    let (api, navigate, locale) = (use_api(), use_navigate(), use_locale());
    let sending = Sending::new();
    let take = Callback::new(move |file: File| {
        if sending.sent.with_untracked(Option::is_some) {
            return;
        }
        sending.failed.set(None);
        let Some(source) = sending.named() else { return };
        let before = known.with_untracked(|known| ids(known.as_ref()));
        sending.sent.set(Some(Sent { source: source.clone(), file: file.name(), before }));
        let partial = sending.partial.get_untracked();
        spawn_local(async move {
            let answer = api.start_network_import(file, &source, partial).await;
            if sending.sent.try_set(None).is_some() {
                // One is elsewhere meanwhile; the import has gone on without this page.
                return;
            }
            match answer {
                Ok(one) => navigate(&route::network_import(&one.id), NavigateOptions::default()),
                Err(error) => {
                    sending.failed.set(Some(error));
                    refetch.run(());
                }
            }
        });
    });
    follow(sending, known);
    let failed = live(move || {
        let error = sending.failed.get()?;
        let (what, reference) = (error.sentence(locale.get()), error.reference());
        Some(view! { <ErrorBlock what reference/> }.into_any())
    });
    let replaces = live(move || {
        let some = known.with(|known| known.as_ref().is_some_and(|known| known.imports.iter().any(is_open)));
        some.then(|| el("p").class("small").add(text(t::replaces)).view())
    });
    section(2, "start", "block", t::start).add(el("div").class("notices").add(failed)).add(
        el("div")
            .class("sheet sheet--pad stack")
            .add(replaces)
            .add(source(sending))
            .add(tick(sending.partial))
            .add(area(sending, take)),
    )
}

fn ids(known: Option<&NetworkImports>) -> Vec<String> {
    known.map(|known| known.imports.iter().map(|one| one.id.clone()).collect()).unwrap_or_default()
}

fn is_open(one: &NetworkImport) -> bool {
    super::runs(one.state) || one.comparison.is_some()
}

/// Once the server has begun, the page of the import shows how far it is.
fn follow(sending: Sending, known: Signal<Option<NetworkImports>>) {
    let navigate = use_navigate();
    Effect::new(move |_| {
        let Some(sent) = sending.sent.get() else { return };
        let begun =
            known.with(|known| known.as_ref()?.imports.iter().find(|one| sent.is(one)).map(|one| one.id.clone()));
        if let Some(id) = begun {
            navigate(&route::network_import(&id), NavigateOptions::default());
        }
    });
}

fn source(sending: Sending) -> El {
    let input = code_box(sending.source.into(), move |typed| sending.source.set(typed)).attr("maxlength", "64");
    form_field(SOURCE, t::source, Need::Required, Some(t::source_hint), sending.wrong, input)
}

fn tick(partial: RwSignal<bool>) -> El {
    let input = el("input")
        .attr("type", "checkbox")
        .switch("checked", partial.into())
        .on_change(move |_| partial.update(|partial| *partial = !*partial));
    el("label").class("tick").add(input).add(el("span").add(text(t::partial)))
}

fn area(sending: Sending, take: Callback<File>) -> El {
    let take = move |files: &FileList| files.get(0).map(|file| take.run(file));
    let dropped = move |files: FileList| {
        if take(&files).is_some() {
            focus_now(INPUT);
        }
    };
    let chosen = move |files: FileList| {
        take(&files);
    };
    let input = |input: El| {
        input.attr("accept", ".xml,application/xml,text/xml").attr("aria-describedby", "network-import-hint")
    };
    let locale = use_locale();
    let status = said(move || {
        let busy = sending.sent.with(Option::is_some);
        if busy { t::sending(locale.get()).to_owned() } else { String::new() }
    });
    drop_area(INPUT, (t::choose, t::drop), input, chosen, dropped)
        .add(el("p").class("field__hint").attr("id", "network-import-hint").add(text(t::hint)))
        .add(el("p").class("small").attr("role", "status").add(status))
}
