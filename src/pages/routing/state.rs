//! What is tested, as it stands in the URL. A document's XML never does.

use carnet_core::wire::{Explain, IdentifierKind, RouteIdentifier};

use super::kinds::DocumentKind;
use crate::{query::with_query, route, url_state::Query};

/// What a test starts from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    #[default]
    Values,
    File,
    Customer,
}

impl By {
    pub const ALL: [Self; 3] = [Self::Values, Self::File, Self::Customer];

    fn name(self) -> &'static str {
        match self {
            Self::Values => "",
            Self::File => "file",
            Self::Customer => "customer",
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Test {
    pub by: By,
    /// By rank; empty where none is given.
    pub values: [String; 7],
    pub kind: DocumentKind,
    /// What a customer is searched by.
    pub q: String,
    /// Customer id.
    pub customer: String,
    /// The verdict of the other setting is shown beside.
    pub other: bool,
    /// Participant id of the dialog that adds it.
    pub add: String,
}

impl Test {
    pub fn read(query: &Query) -> Self {
        let text = |name| query.get(name).to_owned();
        Self {
            by: By::ALL.into_iter().find(|by| by.name() == query.get("by")).unwrap_or_default(),
            values: IdentifierKind::ALL.map(|kind| text(route::test_field(kind))),
            kind: DocumentKind::parse(query.get("type")),
            q: text("q"),
            customer: text("customer"),
            other: query.get("other") == "1",
            add: text("add"),
        }
    }

    pub fn path(&self) -> String {
        let values = IdentifierKind::ALL.into_iter().zip(&self.values);
        let own = [
            ("type", self.kind.name()),
            ("q", &self.q),
            ("customer", &self.customer),
            ("other", if self.other { "1" } else { "" }),
            ("add", &self.add),
        ];
        let values = values.map(|(kind, value)| (route::test_field(kind), value.as_str()));
        with_query(route::ROUTE_TEST, std::iter::once(("by", self.by.name())).chain(values).chain(own))
    }

    pub fn set(&mut self, kind: IdentifierKind, value: &str) {
        if let Some(place) = self.values.get_mut(usize::from(kind.rank()) - 1) {
            value.clone_into(place);
        }
    }

    /// The question that the fields ask; nothing while they are empty.
    pub fn question(&self) -> Option<Explain> {
        let given = IdentifierKind::ALL.into_iter().zip(&self.values).filter(|(_, value)| !value.is_empty());
        let identifiers: Vec<_> = given.map(|(kind, value)| RouteIdentifier { kind, value: value.clone() }).collect();
        let document_types = self.kind.types();
        (!identifiers.is_empty()).then_some(Explain { identifiers, document_types, name: None })
    }
}

#[cfg(test)]
mod tests {
    use carnet_core::wire::IdentifierKind;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::{By, Test};
    use crate::{pages::routing::kinds::DocumentKind, url_state::Query};

    fn read_back(path: &str) -> Test {
        Test::read(&Query::read(path.split_once('?').map_or("", |(_, query)| query)))
    }

    #[wasm_bindgen_test]
    fn what_is_tested_is_read_back_from_its_address() {
        let mut asked = Test { kind: DocumentKind::CreditNote, other: true, add: "0088:1".into(), ..Test::default() };
        asked.values[0] = "0100 & 7".into();
        asked.values[6] = "FR44732829320".into();
        assert_eq!(read_back(&asked.path()), asked);
        for by in By::ALL {
            let asked = Test { by, q: "Été+1".into(), customer: "c1".into(), ..Test::default() };
            assert_eq!(read_back(&asked.path()), asked);
        }
        assert_eq!(Test::default().path(), "/routing/test");
    }

    #[wasm_bindgen_test]
    fn only_what_is_given_is_asked() {
        assert_eq!(Test::default().question(), None);
        let mut asked = Test::default();
        asked.values[4] = "7300010000001".into();
        let question = asked.question().unwrap_or_default();
        assert_eq!(question.identifiers.len(), 1);
        assert_eq!(question.identifiers.first().map(|one| one.kind), Some(IdentifierKind::Gln));
        assert!(question.document_types.is_empty());
    }
}
