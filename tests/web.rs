//! Parts of the app in a real browser.

#![cfg(target_family = "wasm")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use carnet_app::{
    i18n::{Locale, common as t, format, problems, states},
    route::{self, Page},
    ui::{Dialog, IdentifierText, StateBadge, digit_groups, provide_announcer},
};
use carnet_core::{
    state::CustomerState,
    wire::{Code, CustomerFilter, CustomerSort},
};
use gloo_timers::future::TimeoutFuture;
use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const STATES: [CustomerState; 11] = [
    CustomerState::Routable,
    CustomerState::RetiredId,
    CustomerState::NoDocumentType,
    CustomerState::AwaitingRouting,
    CustomerState::AwaitingAcceptance,
    CustomerState::Refused,
    CustomerState::Cancelled,
    CustomerState::Inactive,
    CustomerState::Upcoming,
    CustomerState::NonExisting,
    CustomerState::Deactivated,
];

/// Mounts a view into a new element of the page.
fn show<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> web_sys::HtmlElement {
    let root: web_sys::HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&root).unwrap();
    mount_to(root.clone(), view).forget();
    root
}

fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

#[wasm_bindgen_test]
fn digits_are_grouped_and_a_copy_is_the_raw_value() {
    assert_eq!(digit_groups("0002", "702042755"), ["702", "042", "755"]);
    assert_eq!(digit_groups("0009", "56210383800065"), ["562", "103", "838", "00065"]);
    assert_eq!(digit_groups("9957", "FR48833351844"), ["FR48", "833", "351", "844"]);
    assert_eq!(digit_groups("0002", "70204275"), ["70204275"], "a value that is not a SIREN stays whole");
    assert_eq!(digit_groups("0002", "７０２"), ["７０２"], "full-width digits are not cut inside a letter");
    let root = show(|| view! { <IdentifierText scheme="0002" value="702042755"/> });
    assert_eq!(root.text_content().unwrap(), "702042755");
    assert_eq!(root.query_selector_all(".id > span").unwrap().length(), 3);
    let root = show(|| view! { <IdentifierText scheme="" value="0225:702042755_COMPTA"/> });
    assert_eq!(root.text_content().unwrap(), "0225:702042755_COMPTA", "an address may break, and is one word still");
    assert_eq!(root.query_selector_all(".id > wbr").unwrap().length(), 3);
}

#[wasm_bindgen_test]
fn every_state_has_its_words_in_both_languages() {
    let facts = states::Facts {
        address: "0009:56210383800065".into(),
        name: "Durand SAS".into(),
        provider: "Quai".into(),
        date: "hier".into(),
        begins: "demain".into(),
        source: "annuaire".into(),
        successor: "0216:00371".into(),
    };
    for state in STATES {
        let words = |locale| {
            [
                states::badge(locale, state).to_owned(),
                states::why(locale, state, &facts),
                states::next(locale, state, &facts),
                states::why(locale, state, &states::Facts::default()),
            ]
        };
        for (fr, en) in words(Locale::Fr).iter().zip(words(Locale::En)) {
            assert!(fr.trim().len() > 3 && en.trim().len() > 3, "{state:?}");
            assert_ne!(*fr, en, "{state:?} is not translated");
        }
        let root = show(move || view! { <StateBadge state/> });
        assert!(root.text_content().unwrap().contains(states::badge(Locale::Fr, state)));
        assert_eq!(root.query_selector_all(".badge svg use").unwrap().length(), 1, "{state:?} has one icon");
    }
}

#[wasm_bindgen_test]
fn every_problem_has_its_words_in_both_languages() {
    for code in Code::ALL.iter().copied().chain([Code::Unknown]) {
        let (fr, en) = (problems::sentence(Locale::Fr, code), problems::sentence(Locale::En, code));
        assert!(fr.ends_with('.') && en.ends_with('.'), "{code:?}");
        assert_ne!(fr, en, "{code:?} is not translated");
        assert!(!fr.contains('\''), "{code:?} has a straight apostrophe");
    }
}

#[wasm_bindgen_test]
fn zero_is_singular_in_french_alone_and_numbers_have_the_separators_of_the_language() {
    assert_eq!(t::days_ago(Locale::Fr, 0), "il y a 0 jour");
    assert_eq!(t::days_ago(Locale::Fr, 1), "il y a 1 jour");
    assert_eq!(t::days_ago(Locale::Fr, 2), "il y a 2 jours");
    assert_eq!(t::days_ago(Locale::En, 0), "0 days ago");
    assert_eq!(t::days_ago(Locale::En, 1), "1 day ago");
    assert_eq!(plain(&format::number(Locale::Fr, 1248)), "1 248");
    assert_eq!(format::number(Locale::En, 1_234_567), "1,234,567");
    assert_eq!(plain(&t::range(Locale::Fr, 26, 50, 1248)), "26 à 50 sur 1 248");
}

#[wasm_bindgen_test]
fn dates_are_written_as_people_write_them() {
    assert_eq!(format::date(Locale::Fr, "2026-11-25T12:00:00Z"), "25 novembre 2026");
    assert_eq!(format::date(Locale::En, "2026-11-25T12:00:00Z"), "25 November 2026");
    assert_eq!(format::date(Locale::Fr, "jamais"), "jamais", "what is no date stays as it is");
    let now: String = js_sys::Date::new_0().to_iso_string().into();
    assert_eq!(format::age(Locale::Fr, &now).as_deref(), Some("aujourd’hui"));
    assert_eq!(format::age(Locale::Fr, "?"), None);
}

#[wasm_bindgen_test]
fn addresses_are_read_back_as_they_were_written() {
    assert_eq!(Page::parse("/"), Page::Home);
    assert_eq!(Page::parse("/customers/"), Page::Customers);
    assert_eq!(Page::parse(route::SEARCH), Page::Search);
    assert_eq!(Page::parse(&route::customer("a/b é")), Page::Customer("a/b é".to_owned()));
    let link = route::participant("0088:73 00/1%").unwrap();
    assert_eq!(Page::parse(&link), Page::Participant("0088".to_owned(), "73 00/1%".to_owned()));
    assert_eq!(Page::parse("/customers/a/b"), Page::Unknown);
    assert_eq!(route::participant("no scheme"), None);
    let list = route::Customers {
        q: "a&b=c".to_owned(),
        status: Some(CustomerFilter::NonExisting),
        sort: Some((CustomerSort::Name, true)),
        page: 1,
        ..route::Customers::default()
    };
    assert_eq!(list.path(), "/customers?q=a%26b%3Dc&status=nonExisting&sort=-name");
    assert_eq!(route::parse_sort("-name"), list.sort);
    assert_eq!(route::parse_filter("nonExisting"), list.status);
    assert_eq!(route::parse_filter("none"), None);
}

#[wasm_bindgen_test]
fn sign_in_leads_back_into_the_app_and_nowhere_else() {
    assert_eq!(route::after_sign_in("/customers?q=a"), "/customers?q=a");
    for elsewhere in ["", "//example.org", "/\\example.org", "https://example.org", "/\t/example.org", "/sign-in"] {
        assert_eq!(route::after_sign_in(elsewhere), "/", "{elsewhere:?}");
    }
}

#[wasm_bindgen_test]
async fn a_dialog_takes_the_focus_and_gives_it_back() {
    let (open, set_open) = signal(false);
    let root = show(move || {
        provide_announcer();
        view! {
            <button id="opener" on:click=move |_| set_open.set(true)>"Ouvrir"</button>
            <Dialog open on_close=move |()| set_open.set(false) id="test-dialog" title="Titre".to_owned()>
                <div class="dialog__body">
                    <input id="inside" autofocus/>
                </div>
            </Dialog>
        }
    });
    let opener: web_sys::HtmlElement = root.query_selector("#opener").unwrap().unwrap().unchecked_into();
    let focused = || document().active_element().unwrap().id();
    opener.focus().unwrap();
    opener.click();
    TimeoutFuture::new(200).await;
    let dialog: web_sys::HtmlDialogElement = root.query_selector("dialog").unwrap().unwrap().unchecked_into();
    assert!(dialog.open());
    assert_eq!(dialog.get_attribute("aria-labelledby").as_deref(), Some("test-dialog-title"));
    assert_eq!(focused(), "inside");
    dialog.query_selector("button").unwrap().unwrap().unchecked_into::<web_sys::HtmlElement>().click();
    TimeoutFuture::new(100).await;
    assert!(!dialog.open() && !open.get_untracked());
    assert_eq!(focused(), "opener");
    assert!(root.query_selector("#inside").unwrap().is_none(), "what was typed lives with the caller alone");
}
