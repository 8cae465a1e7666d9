//! A suggestion from the first company that misses somebody to what became of it: who joins, who reads what, who is
//! told, and what the trails say.

use crate::{
    common::{by_id, participant},
    suggesting::{SIREN, company, decide, identifier, messages, person, seen, stores, suggest, trail},
};
use carnet_core::{
    identifier::ParticipantId,
    wire::{MatchedField, NetworkStatus, SuggestionState},
};
use carnet_store::{
    events, participants,
    suggestions::{self, Act, DecideRefused, NewSuggestion, SuggestRefused, Viewer, WithdrawRefused},
};

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
