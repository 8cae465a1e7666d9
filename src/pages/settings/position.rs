//! A setting's position out of what the server says, the other one, and the change to it. The switches have opposite
//! polarities (R19–R21): *On* opens the customer directory and closes the supplier directory.

use carnet_core::wire::{
    Acceptance, ChangeSettings, CompanySettings, Directory, DocumentsOtherwise, Setting, SettingsEffect,
};

use crate::i18n::{
    Locale,
    company::{self as t, Position},
};

pub fn of(settings: &CompanySettings, setting: Setting) -> Position {
    match setting {
        Setting::CustomerDirectory => Position::Customers(settings.customer_directory),
        Setting::SupplierDirectory => Position::Suppliers(settings.supplier_directory),
        Setting::Acceptance => Position::Acceptance(settings.acceptance),
    }
}

pub fn setting_of(position: Position) -> Setting {
    match position {
        Position::Customers(_) => Setting::CustomerDirectory,
        Position::Suppliers(_) => Setting::SupplierDirectory,
        Position::Acceptance(_) => Setting::Acceptance,
    }
}

pub fn other(position: Position) -> Position {
    let turned = |directory| match directory {
        Directory::Open => Directory::Closed,
        Directory::Closed => Directory::Open,
    };
    match position {
        Position::Customers(directory) => Position::Customers(turned(directory)),
        Position::Suppliers(directory) => Position::Suppliers(turned(directory)),
        Position::Acceptance(Acceptance::Automatic) => Position::Acceptance(Acceptance::Manual),
        Position::Acceptance(Acceptance::Manual) => Position::Acceptance(Acceptance::Automatic),
    }
}

/// Whether the switch stands on *On*.
pub fn is_on(position: Position) -> bool {
    matches!(
        position,
        Position::Customers(Directory::Open)
            | Position::Suppliers(Directory::Closed)
            | Position::Acceptance(Acceptance::Manual)
    )
}

pub fn icon(position: Position) -> &'static str {
    match position {
        Position::Customers(Directory::Open) | Position::Suppliers(Directory::Open) => "door-open",
        Position::Customers(Directory::Closed) | Position::Suppliers(Directory::Closed) => "lock",
        Position::Acceptance(Acceptance::Automatic) => "check",
        Position::Acceptance(Acceptance::Manual) => "inbox",
    }
}

pub fn change_to(position: Position) -> ChangeSettings {
    let nothing = ChangeSettings::default();
    match position {
        Position::Customers(directory) => ChangeSettings { customer_directory: Some(directory), ..nothing },
        Position::Suppliers(directory) => ChangeSettings { supplier_directory: Some(directory), ..nothing },
        Position::Acceptance(acceptance) => ChangeSettings { acceptance: Some(acceptance), ..nothing },
    }
}

/// What taking the position would have done, then what it does to what is held; a sentence each.
pub fn effects(locale: Locale, target: Position, effect: &SettingsEffect) -> Vec<String> {
    let days = u64::from(effect.days);
    let days_text = days.to_string();
    let measured =
        |found: Option<DocumentsOtherwise>, unmeasured: String, words: fn(Locale, u64, &str, &str) -> String| {
            match found {
                None => unmeasured,
                Some(found) if found.otherwise == 0 => t::effect_none(locale, &days_text),
                Some(found) => words(locale, found.otherwise, &days_text, &found.companies.to_string()),
            }
        };
    match target {
        Position::Customers(directory) => {
            let words = match directory {
                Directory::Open => |locale, n, days: &str, _: &str| t::effect_open(locale, n, days),
                Directory::Closed => |locale, n, days: &str, _: &str| t::effect_closed(locale, n, days),
            };
            vec![measured(effect.customer_directory, t::effect_unmeasured_customers(locale).to_owned(), words)]
        }
        Position::Suppliers(Directory::Closed) => {
            let unmeasured = t::effect_unmeasured_suppliers(locale, &days_text);
            vec![measured(effect.supplier_directory, unmeasured, t::effect_held)]
        }
        Position::Suppliers(Directory::Open) => {
            let unmeasured = t::effect_unmeasured_suppliers(locale, &days_text);
            let mut sentences = vec![measured(effect.supplier_directory, unmeasured, t::effect_let_in)];
            if effect.held > 0 {
                sentences.extend([t::held(locale, effect.held), t::held_cannot_return(locale).to_owned()]);
            }
            sentences
        }
        Position::Acceptance(Acceptance::Automatic) => vec![t::effect_acceptance(locale).to_owned()],
        Position::Acceptance(Acceptance::Manual) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use carnet_core::wire::{Acceptance, Directory, DocumentsOtherwise, SettingsEffect};
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::{effects, is_on, other};
    use crate::i18n::{Locale, company::Position};

    #[wasm_bindgen_test]
    fn on_opens_one_directory_and_closes_the_other() {
        for (position, on) in [
            (Position::Customers(Directory::Open), true),
            (Position::Customers(Directory::Closed), false),
            (Position::Suppliers(Directory::Open), false),
            (Position::Suppliers(Directory::Closed), true),
            (Position::Acceptance(Acceptance::Manual), true),
            (Position::Acceptance(Acceptance::Automatic), false),
        ] {
            assert_eq!(is_on(position), on, "{position:?}");
            assert_eq!(is_on(other(position)), !on, "{position:?}");
            assert_eq!(other(other(position)), position);
        }
    }

    #[wasm_bindgen_test]
    fn the_effect_is_measured_or_said_to_be_unmeasured() {
        let found = |otherwise| Some(DocumentsOtherwise { documents: 9, otherwise, companies: 2 });
        let effect =
            |supplier_directory, held| SettingsEffect { days: 30, customer_directory: None, supplier_directory, held };
        let (open, closed) = (Position::Suppliers(Directory::Open), Position::Suppliers(Directory::Closed));
        let said = |target, effect| effects(Locale::En, target, &effect);
        assert_eq!(
            said(closed, effect(found(3), 0)),
            ["Over 30 days, 3 documents would have been held had the directory been closed. Suppliers concerned: 2."]
        );
        assert_eq!(said(closed, effect(found(0), 0)), ["Over 30 days, no document would have taken another route."]);
        assert!(said(closed, effect(None, 0))[0].contains("cannot be measured yet"));
        assert_eq!(said(open, effect(None, 4)).len(), 3, "what is held is told of");
        assert!(said(Position::Customers(Directory::Open), effect(found(3), 0))[0].contains("cannot be measured yet"));
    }
}
