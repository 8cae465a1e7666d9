//! A suggestion from the first company that misses somebody to what became of it: who joins, who reads what, who is
//! told, and what the trails say.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use carnet_core::{
    identifier::ParticipantId,
    wire::{Identifier, MatchedField, NetworkStatus, Role, Session, Suggestion, SuggestionState},
};
use carnet_store::{
    accounts::Acceptance,
    audit, db, events,
    participants::{self, ParticipantQuery},
    suggestions::{self, Act, DecideRefused, NewSuggestion, SuggestRefused, SuggestionQuery, Viewer, WithdrawRefused},
    users,
};
use common::{Database, by_id, every_engine, participant, with_identifiers};

const SIREN: &str = "732829320";

/// Two companies and the operator.
fn stores() -> Vec<(&'static str, Database)> {
    let stores: Vec<_> = every_engine().into_iter().map(|store| (store.name, store)).collect();
    for (_, store) in &stores {
        for account in ["first", "second"] {
            store.account(account, &format!("user-{account}"), None, Acceptance::Automatic);
        }
        store.account("network", "user-network", None, Acceptance::Automatic);
        store.write(|db| db.execute("update users set role = 'operator' where id = 'user-network'", &[]));
    }
    stores
}

fn person(store: &Database, account: &str) -> Session {
    let email = format!("user-{account}@carnet.example");
    store.read(|db| users::by_email(db, &email)).unwrap().session
}

fn identifier(scheme: &str, value: &str) -> Identifier {
    Identifier { scheme: scheme.to_owned(), value: value.to_owned(), label: scheme.to_owned() }
}

fn company(name: &str, identifiers: &[(&str, &str)]) -> NewSuggestion {
    NewSuggestion {
        name: name.to_owned(),
        country: "FR".to_owned(),
        identifiers: identifiers.iter().map(|(scheme, value)| identifier(scheme, value)).collect(),
        ..NewSuggestion::default()
    }
}

fn suggest(store: &Database, account: &str, id: &str, new: &NewSuggestion, at: i64) -> (Suggestion, bool) {
    let who = person(store, account);
    let suggested = store.write(|db| suggestions::suggest(db, &who, id, new, at)).unwrap();
    (suggested.suggestion, suggested.joined)
}

fn decide(store: &Database, id: &str, act: &Act) -> Result<Suggestion, DecideRefused> {
    let who = person(store, "network");
    assert_eq!(who.user.role, Role::Operator);
    store.write(|db| suggestions::decide(db, &who, id, act, 9_000))
}

fn seen(store: &Database, viewer: Viewer<'_>, id: &str) -> Option<Suggestion> {
    store.read(|db| suggestions::get(db, viewer, id))
}

fn messages(store: &Database, account: &str) -> Vec<String> {
    let sql =
        "select kind || ' ' || name || ' ' || coalesce(words, '-') from messages where account_id = $1 order by seq";
    store.read(|db| db::query_all(db, sql, &[account.into()], |row| row.text(0)))
}

fn trail(store: &Database, account: &str, id: &str) -> Vec<String> {
    let entries = store.read(|db| audit::of_object(db, account, "suggestion", id));
    entries.into_iter().map(|entry| entry.what).collect()
}

fn listed(store: &Database, viewer: Viewer<'_>, query: &SuggestionQuery) -> Vec<String> {
    let page = store.read(|db| suggestions::list(db, viewer, query));
    assert_eq!(page.total, page.items.len() as u64);
    page.items.into_iter().map(|suggestion| suggestion.id).collect()
}

#[test]
fn two_companies_follow_one_suggestion_to_its_end() {
    for (engine, store) in stores() {
        let mut first = company("Verrerie du Lac SAS", &[("0002", SIREN)]);
        first.comment = Some("Notre plus gros client".to_owned());
        let (made, joined) = suggest(&store, "first", "s1", &first, 1_000);
        assert!(!joined && made.following && made.state == SuggestionState::Submitted, "{engine}");
        assert_eq!((made.account_name.as_str(), made.created_by.as_str()), ("", "Person user-first"));

        // The SIREN is in the VAT number; the name is another one, and so are the words.
        let mut second = company("VERRERIE DU LAC", &[("9957", "FR44732829320"), ("0088", "7300010000001")]);
        second.contact = Some("compta@lac.example".to_owned());
        second.electronic_address = ParticipantId::parse("0225:732829320_COMPTA").ok();
        let (theirs, joined) = suggest(&store, "second", "s2", &second, 2_000);
        assert!(joined, "{engine}");
        assert_eq!((theirs.id.as_str(), theirs.followers, theirs.name.as_str()), ("s1", 2, "VERRERIE DU LAC"));
        assert_eq!((theirs.comment.as_deref(), theirs.created_at.as_str()), (None, "1970-01-01T00:00:02Z"));
        let mine = seen(&store, Viewer::Company("first"), "s1").unwrap();
        assert_eq!((mine.contact.as_deref(), mine.electronic_address.as_deref()), (None, None), "others' words");
        assert_eq!(mine.identifiers, [identifier("0002", SIREN)]);
        let all = seen(&store, Viewer::Operator, "s1").unwrap();
        assert_eq!((all.account_name.as_str(), all.name.as_str()), ("Company first", "Verrerie du Lac SAS"));
        assert_eq!(all.contact.as_deref(), Some("compta@lac.example"));
        assert_eq!(all.electronic_address.as_deref(), Some("0225:732829320_COMPTA"));
        assert_eq!(all.identifiers.len(), 3);
        assert_eq!(seen(&store, Viewer::Company("network"), "s1"), None);

        assert_eq!(decide(&store, "s1", &Act::TakeUp).unwrap().state, SuggestionState::Checking);
        assert_eq!(decide(&store, "s1", &Act::TakeUp).unwrap().state, SuggestionState::Checking);
        let added = decide(&store, "s1", &Act::Add { participant_id: None, provider_id: None }).unwrap();
        assert_eq!(added.state, SuggestionState::Added);
        let after = seen(&store, Viewer::Company("second"), "s1").unwrap();
        assert_eq!(after.participant_id.as_deref(), Some("0225:732829320_COMPTA"));
        assert_eq!((after.decided_by.as_deref(), after.customer_id), (Some("Person user-network"), None));

        // It receives invoices, and is found by what either company wrote.
        for text in [SIREN, "7300010000001", "FR44732829320"] {
            let found = store.search(&by_id(text));
            assert_eq!(found.groups[0].items.len(), 1, "{engine} {text}");
            assert_eq!(found.groups[0].items[0].document_types.len(), 2);
            assert_eq!(found.groups[0].items[0].source, suggestions::SOURCE);
            assert_eq!(found.groups[0].items[0].matched.as_ref().unwrap().field, MatchedField::Identifier);
        }
        assert_eq!(messages(&store, "network"), ["suggestionReceived Verrerie du Lac SAS -"]);
        assert_eq!(messages(&store, "first"), ["suggestionAdded Verrerie du Lac SAS -"]);
        assert_eq!(messages(&store, "second"), ["suggestionAdded VERRERIE DU LAC -"]);
        assert_eq!(trail(&store, "first", "s1"), ["suggestion.add", "suggestion.decide", "suggestion.decide"]);
        assert_eq!(trail(&store, "second", "s1"), ["suggestion.join", "suggestion.decide", "suggestion.decide"]);
        assert_eq!(trail(&store, "network", "s1"), ["suggestion.decide", "suggestion.decide"]);
        let told = store.read(|db| events::since(db, 0, 100));
        for account in ["first", "second", "network"] {
            assert!(told.iter().any(|event| event.account_id == account && event.object_id == "s1"), "{account}");
        }
        assert_eq!(decide(&store, "s1", &Act::TakeUp), Err(DecideRefused::Decided));
        let (who, known) = (person(&store, "first"), company("X", &[("0002", SIREN)]));
        let again = store.write(|db| suggestions::suggest(db, &who, "s3", &known, 10_000));
        let Err(SuggestRefused::InPublicDirectory { position, holder }) = again else { panic!("{again:?}") };
        assert_eq!((position, holder.id.as_str()), (Some(0), "0225:732829320_COMPTA"));
    }
}

#[test]
fn the_same_account_completes_what_it_suggested() {
    for (engine, store) in stores() {
        suggest(&store, "first", "s1", &company("Verrerie du Lac", &[("0002", SIREN)]), 1_000);
        let mut more = company("Verrerie  du Lac", &[("0088", "7300010000001"), ("0002", SIREN)]);
        more.comment = Some("voir leur site".to_owned());
        let (completed, joined) = suggest(&store, "first", "s2", &more, 2_000);
        assert!(joined, "{engine}");
        assert_eq!((completed.followers, completed.identifiers.len()), (1, 2));
        assert_eq!(completed.created_at, "1970-01-01T00:00:01Z", "it waits since the first time");
        // Saying the same again is no change.
        suggest(&store, "first", "s3", &more, 3_000);
        assert_eq!(trail(&store, "first", "s1"), ["suggestion.add", "suggestion.join"]);
        assert_eq!(messages(&store, "network").len(), 1);
        // Another name, no common identifier, other country: not the same.
        let other = NewSuggestion { country: "BE".to_owned(), ..company("Verrerie du Lac", &[("0060", "123456789")]) };
        assert!(!suggest(&store, "first", "s4", &other, 4_000).1);
        // Same folded name and country.
        assert!(suggest(&store, "second", "s5", &company("VERRERIE DÛ LAC", &[("0060", "987654321")]), 5_000).1);

        let many: Vec<String> = (0..19).map(|n| format!("{:09}", 100 + n)).collect();
        let many: Vec<(&str, &str)> = many.iter().map(|value| ("0060", value.as_str())).collect();
        let (who, more) = (person(&store, "first"), company("Verrerie du Lac", &many));
        let refused = store.write(|db| suggestions::suggest(db, &who, "s6", &more, 6_000));
        assert_eq!(refused, Err(SuggestRefused::TooManyIdentifiers));
        assert_eq!(seen(&store, Viewer::Company("first"), "s1").unwrap().identifiers.len(), 2, "nothing was written");
    }
}

#[test]
fn a_suggestion_is_taken_back_for_one_company_or_for_good() {
    for (engine, store) in stores() {
        suggest(&store, "first", "s1", &company("Un", &[("0002", SIREN)]), 1_000);
        suggest(&store, "second", "s2", &company("Deux", &[("0002", SIREN)]), 2_000);
        let withdraw = |account: &str, at: i64| {
            let who = person(&store, account);
            store.write(|db| suggestions::withdraw(db, &who, "s1", at))
        };
        let gone = withdraw("first", 3_000).unwrap();
        assert_eq!((gone.state, gone.following, gone.followers), (SuggestionState::Withdrawn, false, 1), "{engine}");
        assert_eq!(gone.decided_by.as_deref(), Some("Person user-first"));
        let rest = seen(&store, Viewer::Operator, "s1").unwrap();
        assert_eq!((rest.account_name.as_str(), rest.name.as_str()), ("Company second", "Deux"));
        assert_eq!(rest.state, SuggestionState::Submitted);
        assert_eq!(withdraw("first", 3_000), Err(WithdrawRefused::Decided));
        assert_eq!(withdraw("network", 3_000), Err(WithdrawRefused::NotFound));

        // It may be joined again, and is over when the last one leaves.
        assert!(suggest(&store, "first", "s3", &company("Un", &[("0002", SIREN)]), 4_000).1);
        assert_eq!(seen(&store, Viewer::Company("first"), "s1").unwrap().created_at, "1970-01-01T00:00:04Z");
        withdraw("second", 5_000).unwrap();
        assert_eq!(seen(&store, Viewer::Operator, "s1").unwrap().name, "Un");
        withdraw("first", 6_000).unwrap();
        assert_eq!(seen(&store, Viewer::Operator, "s1").unwrap().state, SuggestionState::Withdrawn);
        assert_eq!(decide(&store, "s1", &Act::TakeUp), Err(DecideRefused::Decided));
        assert_eq!(messages(&store, "first").len() + messages(&store, "second").len(), 0);
        assert!(!suggest(&store, "first", "s4", &company("Un", &[("0002", SIREN)]), 7_000).1, "a new one");
        decide(&store, "s4", &Act::TakeUp).unwrap();
        let who = person(&store, "first");
        let late = store.write(|db| suggestions::withdraw(db, &who, "s4", 8_000));
        assert_eq!(late, Err(WithdrawRefused::Decided), "taken up");
    }
}

#[test]
fn a_decision_says_why_it_cannot_be() {
    for (engine, store) in stores() {
        store.put(&participant("0088:7300010000001", &["Verrerie du Lac Suède"]));
        store.put(&participant("0088:7300010000018", &["Partie"]));
        store.write(|db| participants::mark_removed(db, "0088:7300010000018", 1_000));
        suggest(&store, "first", "s1", &company("Verrerie du Lac", &[("0002", SIREN)]), 1_000);
        let add = |id: Option<&str>, provider: Option<&str>| {
            let participant_id = id.map(|id| ParticipantId::parse(id).unwrap());
            decide(&store, "s1", &Act::Add { participant_id, provider_id: provider.map(str::to_owned) })
        };
        let merge = |key: &str| decide(&store, "s1", &Act::Merge { participant_key: key.to_owned() });
        assert_eq!(add(None, None), Err(DecideRefused::NoParticipantId), "{engine}");
        assert_eq!(add(Some("0225:732829320"), Some("nobody")), Err(DecideRefused::ProviderNotFound));
        let taken = add(Some("0088:7300010000001"), None);
        assert!(matches!(&taken, Err(DecideRefused::InPublicDirectory(holder)) if holder.id == "0088:7300010000001"));
        assert_eq!(merge("0088:0"), Err(DecideRefused::ParticipantNotFound));
        assert_eq!(merge("0088:7300010000018"), Err(DecideRefused::ParticipantRemoved));
        assert_eq!(decide(&store, "s0", &Act::TakeUp), Err(DecideRefused::NotFound));
        assert_eq!(trail(&store, "first", "s1"), ["suggestion.add"], "nothing was decided");
        assert_eq!(store.read(|db| participants::get(db, "first", "0225:732829320")), None);

        let merged = merge("0088:7300010000001").unwrap();
        assert_eq!(
            (merged.state, merged.participant_id.as_deref()),
            (SuggestionState::Merged, Some("0088:7300010000001"))
        );
        suggest(&store, "first", "s2", &company("Autre", &[("0060", "123456789")]), 1_000);
        let reason = "Pas encore dans le réseau".to_owned();
        let declined = decide(&store, "s2", &Act::Decline { reason: reason.clone() }).unwrap();
        assert_eq!(declined.reason, Some(reason));
        assert_eq!(
            messages(&store, "first"),
            ["suggestionMerged Verrerie du Lac -", "suggestionDeclined Autre Pas encore dans le réseau"]
        );

        // One that left the network comes back by it.
        suggest(&store, "first", "s3", &company("Partie", &[("0088", "7300010000018")]), 1_000);
        let back = Act::Add { participant_id: ParticipantId::parse("0088:7300010000018").ok(), provider_id: None };
        decide(&store, "s3", &back).unwrap();
        let back = store.read(|db| participants::get(db, "first", "0088:7300010000018")).unwrap();
        assert_eq!((back.network_status, back.identifiers.len()), (NetworkStatus::Registered, 0));
    }
}

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
