//! Which command a key press is. By the letter (`key`), not by its place on the keyboard, which differs between
//! AZERTY and QWERTY.

/// A key press, as the browser tells it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Press<'a> {
    pub key: &'a str,
    /// Ctrl, or ⌘ on a Mac.
    pub main: bool,
    /// Any other key that changes what a key means, shift aside: ⌘ elsewhere, Ctrl on a Mac, Alt.
    pub other: bool,
    pub shift: bool,
    /// Whether the letters belong to something else: a field, a dialog.
    pub taken: bool,
}

/// Where `g` and a letter lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Home,
    Customers,
    Search,
    Stopped,
    RouteTest,
    Messages,
    Settings,
}

impl Place {
    /// In the order of the menu, each with its keys.
    pub const ALL: [(&'static str, Self); 7] = [
        ("ga", Self::Home),
        ("gr", Self::Search),
        ("gc", Self::Customers),
        ("gd", Self::Stopped),
        ("gt", Self::RouteTest),
        ("gm", Self::Messages),
        ("gp", Self::Settings),
    ];
}

/// The first key of those that lead somewhere.
pub const LEAD: &str = "g";
pub const ADD: &str = "n";
pub const HELP: &str = "?";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    Palette,
    Help,
    Search,
    Add,
    Next,
    Previous,
    /// The first of two keys.
    Lead,
    Go(Place),
}

/// `leading`: the key before was `g`. `single`: shortcuts of one key are switched on.
pub fn command(press: Press<'_>, leading: bool, single: bool) -> Option<Command> {
    let key = press.key.to_lowercase();
    if press.main || press.other {
        let palette = key == "k" && press.main && !press.other && !press.shift;
        return palette.then_some(Command::Palette);
    }
    if press.taken || !single {
        return None;
    }
    // Shift belongs to some signs (`?`, and `/` on AZERTY); with a letter it is another key.
    match (press.key, press.shift) {
        (HELP, _) => return Some(Command::Help),
        ("/", _) => return Some(Command::Search),
        (_, true) => return None,
        _ => {}
    }
    if leading {
        let place = Place::ALL.into_iter().find(|(keys, _)| keys.strip_prefix(LEAD) == Some(key.as_str()));
        return place.map(|(_, place)| Command::Go(place));
    }
    match key.as_str() {
        LEAD => Some(Command::Lead),
        ADD => Some(Command::Add),
        "j" => Some(Command::Next),
        "k" => Some(Command::Previous),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::{Command, LEAD, Place, Press, command};

    fn press(key: &str) -> Press<'_> {
        Press { key, ..Press::default() }
    }

    #[wasm_bindgen_test]
    fn the_palette_opens_from_anywhere() {
        let keys = Press { main: true, ..press("k") };
        for single in [true, false] {
            assert_eq!(command(keys, false, single), Some(Command::Palette));
            assert_eq!(command(Press { taken: true, ..keys }, false, single), Some(Command::Palette));
            assert_eq!(command(Press { key: "K", ..keys }, false, single), Some(Command::Palette), "with caps lock");
        }
        assert_eq!(command(Press { shift: true, ..keys }, false, true), None, "the browser's own");
        assert_eq!(command(Press { other: true, ..keys }, false, true), None);
        assert_eq!(command(Press { other: true, ..press("k") }, false, true), None);
    }

    #[wasm_bindgen_test]
    fn single_keys_act_alone_and_only_where_letters_are_free() {
        let free = [
            ("?", Command::Help),
            ("/", Command::Search),
            ("n", Command::Add),
            ("j", Command::Next),
            ("k", Command::Previous),
            ("g", Command::Lead),
        ];
        for (key, expected) in free {
            assert_eq!(command(press(key), false, true), Some(expected), "{key}");
            assert_eq!(command(press(key), false, false), None, "{key}, switched off");
            assert_eq!(command(Press { taken: true, ..press(key) }, false, true), None, "{key}, in a field");
            for other in [Press { main: true, ..press(key) }, Press { other: true, ..press(key) }] {
                assert!(!matches!(command(other, false, true), Some(is) if is == expected), "{key}, with a modifier");
            }
        }
    }

    #[wasm_bindgen_test]
    fn shift_is_part_of_a_sign_but_not_of_a_letter() {
        let shifted = |key| Press { shift: true, ..press(key) };
        assert_eq!(command(shifted("?"), false, true), Some(Command::Help));
        assert_eq!(command(shifted("/"), false, true), Some(Command::Search), "AZERTY");
        assert_eq!(command(shifted("N"), false, true), None);
        assert_eq!(command(press("N"), false, true), Some(Command::Add), "with caps lock");
    }

    #[wasm_bindgen_test]
    fn after_g_a_letter_leads_somewhere() {
        for (keys, place) in Place::ALL {
            let letter = keys.strip_prefix(LEAD).unwrap_or_default();
            assert_eq!(command(press(letter), true, true), Some(Command::Go(place)), "{letter}");
            assert!(!matches!(command(press(letter), false, true), Some(Command::Go(_))), "{letter} alone");
        }
        for nowhere in ["n", "x", "g", "Enter"] {
            assert_eq!(command(press(nowhere), true, true), None, "{nowhere}");
        }
    }
}
