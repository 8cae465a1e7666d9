//! What a line of the palette is, and what choosing it does.

use carnet_core::wire::Locale;

/// In which list it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    Pages,
    Customers,
    Actions,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// A path of the app. What asks to be confirmed is confirmed there.
    Go(String),
    /// Asks the network about a participant.
    Check {
        participant_id: String,
        name: String,
    },
    /// The provider has answered: documents go out from now on.
    Activate {
        request_id: String,
    },
    Theme(&'static str),
    Density(&'static str),
    Language(Locale),
    Shortcuts,
    SignOut,
}

/// What stands at the end of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    Nothing,
    Words(String),
    /// Keys that do the same, one after the other.
    Keys(&'static str),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub group: Group,
    /// The same as long as it is the same thing, whatever else is in the list.
    pub key: String,
    pub icon: &'static str,
    /// In parts, each with whether it is to be marked.
    pub label: Vec<(String, bool)>,
    pub end: End,
    pub act: Act,
    /// Offered whatever was typed.
    pub fallback: bool,
}

impl Entry {
    /// A line about what was typed, of which nothing is marked.
    pub fn plain(group: Group, icon: &'static str, label: String, act: Act) -> Self {
        Self {
            group,
            key: format!("{group:?} {act:?}"),
            icon,
            label: vec![(label, false)],
            end: End::Nothing,
            act,
            fallback: false,
        }
    }

    pub fn text(&self) -> String {
        self.label.iter().map(|(part, _)| part.as_str()).collect()
    }
}
