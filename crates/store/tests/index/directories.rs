//! Random directories, edits and searches.

use carnet_core::wire::{Identifier, MatchKind};
use proptest::prelude::*;

use super::*;

#[derive(Clone, Debug)]
enum Edit {
    Put(Card),
    Removed(usize),
    TakenDown(usize),
    Lifted(usize),
    /// Nothing more than telling that all is different.
    Everything,
    Rebuilt,
}

/// Number, names, further identifiers.
type Card = (usize, Vec<String>, Vec<(usize, String)>);

const SCHEMES: [&str; 3] = ["0002", "0009", "9957"];

fn card() -> impl Strategy<Value = Card> {
    (
        0usize..40,
        prop::collection::vec("[abAÉe%*_ ]{0,6}", 1..4),
        prop::collection::vec((0usize..3, "[01e\u{301}é]{1,4}"), 0..4),
    )
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        8 => card().prop_map(Edit::Put),
        2 => (0usize..40).prop_map(Edit::Removed),
        1 => (0usize..40).prop_map(Edit::TakenDown),
        1 => (0usize..40).prop_map(Edit::Lifted),
        1 => Just(Edit::Everything),
        1 => Just(Edit::Rebuilt),
    ]
}

fn query() -> impl Strategy<Value = ParticipantQuery> {
    let name = prop_oneof![
        Just("*".to_owned()),
        Just(String::new()),
        r"[abAÉe%_]{1,3}",
        r"\*[abAÉe%_ ]{1,3}\*",
        r"[abAÉe%_\\* ]{0,6}",
    ];
    let id = prop_oneof![
        r"[01]{1,4}",
        r"[01*]{1,4}",
        r"0088:[01*]{1,6}",
        r"0002:[01*]{1,4}",
        r"[01*e\u{301}é]{1,4}",
        Just("0088:*".to_owned())
    ];
    let matching = prop::option::of(prop::sample::select(vec![MatchKind::Literal, MatchKind::Close]));
    let country = prop::option::weighted(0.1, prop::sample::select(vec!["FR".to_owned(), "SE".to_owned()]));
    (prop::option::weighted(0.8, name), prop::option::weighted(0.4, id), matching, country, 1u32..8, 1u32..4).prop_map(
        |(name, id, matching, country, limit, page)| ParticipantQuery {
            name,
            id,
            matching,
            country,
            limit,
            page: (page > 1).then_some(page),
            ..ParticipantQuery::default()
        },
    )
}

fn id(number: usize) -> String {
    format!("0088:{number:06b}")
}

fn put(database: &Database, (number, names, further): &Card) {
    let mut card = participant(&id(*number), &names.iter().map(String::as_str).collect::<Vec<_>>());
    card.identifiers = further
        .iter()
        .map(|(scheme, value)| Identifier {
            scheme: SCHEMES[*scheme].to_owned(),
            value: value.clone(),
            label: SCHEMES[*scheme].to_owned(),
        })
        .collect();
    database.put(&card);
}

fn apply(database: &Database, index: &mut Directory, edit: &Edit) {
    match edit {
        Edit::Put(card) => put(database, card),
        Edit::Removed(number) => {
            database.write(|db| participants::mark_removed(db, &id(*number), 2_000));
        }
        Edit::TakenDown(number) => database.write(|db| {
            let sql = "insert into take_downs (participant_key, reason, at, by_user)
                       select participant_key, '', 1, $2 from participants where participant_key = $1
                       on conflict (participant_key) do nothing";
            db.execute(sql, &[id(*number).into(), USER.into()])?;
            feed::tell(db, &id(*number))
        }),
        Edit::Lifted(number) => database.write(|db| {
            db.execute("delete from take_downs where participant_key = $1", &[id(*number).into()])?;
            feed::tell(db, &id(*number))
        }),
        Edit::Everything => {
            database.write(feed::tell_everything);
            index.follow(database.pool.as_ref()).unwrap();
        }
        Edit::Rebuilt => *index = followed(database.pool.as_ref()),
    }
}

/// Both groups to their ends, each page asked of both, and the next one by the cursor that both gave out.
fn walk(database: &Database, index: &Directory, query: &ParticipantQuery) {
    for group in alike(database.pool.as_ref(), index, query).groups {
        let mut cursor = group.next_cursor;
        while cursor.is_some() {
            let query = ParticipantQuery { cursor, page: None, ..query.clone() };
            let mut next = alike(database.pool.as_ref(), index, &query);
            cursor = next.groups.pop().and_then(|group| group.next_cursor);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(carnet_testing::cases(24)))]

    #[test]
    fn the_index_answers_as_sql_does(
        cards in prop::collection::vec(card(), 0..40),
        edits in prop::collection::vec((prop::collection::vec(edit(), 1..4), prop::collection::vec(query(), 12)), 1..6),
    ) {
        let database = quick();
        database.account(ACCOUNT, USER, None, carnet_store::accounts::Acceptance::Automatic);
        cards.iter().for_each(|card| put(&database, card));
        let mut index = followed(database.pool.as_ref());
        for (edits, queries) in edits {
            edits.iter().for_each(|edit| apply(&database, &mut index, edit));
            queries.iter().for_each(|query| walk(&database, &index, query));
        }
    }
}
