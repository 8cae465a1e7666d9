//! Lists of suggestions, and what the operator sees beside one.

use crate::{
    common::{participant, with_identifiers},
    suggesting::{SIREN, company, decide, listed, seen, stores, suggest},
};
use carnet_core::wire::{Suggestion, SuggestionState};
use carnet_store::{
    participants::{self, ParticipantQuery},
    suggestions::{self, Act, SuggestionQuery, Viewer},
};

#[test]
fn lists_are_in_the_order_of_whoever_works_with_them() {
    for (engine, store) in stores() {
        for (at, name, value) in [(1, "Alpha", "100000001"), (2, "Bêta", "100000002"), (3, "Gamma", "100000003")] {
            suggest(&store, "first", &format!("s{at}"), &company(name, &[("0060", value)]), at * 1_000);
        }
        suggest(&store, "second", "s4", &company("Delta", &[("0060", "200000004")]), 500);
        decide(&store, "s1", &Act::Decline { reason: "non".to_owned() }).unwrap();
        let own = Viewer::Company("first");
        let all = SuggestionQuery::default();
        assert_eq!(listed(&store, own, &all), ["s3", "s2", "s1"], "{engine}");
        assert_eq!(listed(&store, Viewer::Operator, &all), ["s4", "s2", "s3", "s1"]);
        let by = |q: &str| SuggestionQuery { q: Some(q.to_owned()), ..SuggestionQuery::default() };
        assert_eq!(listed(&store, own, &by("beta")), ["s2"]);
        assert_eq!(listed(&store, own, &by("000002")), ["s2"]);
        assert_eq!(listed(&store, own, &by("delta")), Vec::<String>::new());
        assert_eq!(listed(&store, Viewer::Operator, &by("20000 0004")), ["s4"]);
        assert_eq!(listed(&store, Viewer::Operator, &by("%")), Vec::<String>::new());
        let declined = SuggestionQuery { state: Some(SuggestionState::Declined), ..SuggestionQuery::default() };
        assert_eq!(listed(&store, own, &declined), ["s1"]);
        let second = SuggestionQuery { limit: 2, page: Some(2), ..SuggestionQuery::default() };
        let page = store.read(|db| suggestions::list(db, Viewer::Operator, &second));
        assert_eq!((page.total, page.items.len(), page.items[0].id.as_str()), (4, 2, "s3"));
    }
}

#[test]
fn the_operator_sees_what_is_similar() {
    for (engine, store) in stores() {
        let card = |id: &str, name: &str| participant(id, &[name]);
        store.put(&with_identifiers(card("0225:732829320_A", "Lac Verre"), &[("0002", SIREN)]));
        store.put(&card("0088:7300010000001", "Verrerie du Lac Groupe"));
        store.put(&participants::NewParticipant {
            country: "SE".to_owned(),
            ..card("0088:7300010000018", "Verrerie du Lac")
        });
        store.put(&card("0088:7300010000025", "Autre chose"));
        let shown = |suggestion: &Suggestion| {
            let similar = store.read(|db| suggestions::similar(db, "network", suggestion));
            similar.into_iter().map(|participant| participant.participant_id).collect::<Vec<_>>()
        };
        store.write(|db| participants::mark_removed(db, "0225:732829320_a", 1_000));
        suggest(&store, "first", "s1", &company("Verrerie du Lac SAS", &[("9957", "FR44732829320")]), 1_000);
        let suggestion = seen(&store, Viewer::Operator, "s1").unwrap();
        assert_eq!(shown(&suggestion), ["0225:732829320_A", "0088:7300010000001"], "{engine}");
        let starred = Suggestion { name: "* SA".to_owned(), identifiers: Vec::new(), ..suggestion };
        assert_eq!(shown(&starred), Vec::<String>::new(), "a star in a name is no pattern");
        let everything = ParticipantQuery { country: Some("FR".to_owned()), ..ParticipantQuery::default() };
        assert_eq!(store.search(&everything).groups[0].items.len(), 3);
    }
}
