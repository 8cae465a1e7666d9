//! Random directories that change, and every answer compared with the oracle's: the first page, the pages after it by
//! a place and by a number, and the count, whole and capped.

use carnet_core::name::{Pattern, Words};
use carnet_search::{Builder, Change, Query, Snapshot};

use super::{
    naive::{Naive, Question},
    random::Random,
};

/// Answers compared in one run; fewer in a browser, where they take longer.
const ANSWERS: usize = if cfg!(target_family = "wasm") { 100_000 } else { 1_000_000 };

fn snapshot(naive: &Naive, sequence: u64) -> Snapshot {
    let mut builder = Builder::default();
    naive.sorted().into_iter().for_each(|entry| builder.push(entry).unwrap());
    Snapshot::new(builder.finish().unwrap(), sequence).unwrap()
}

fn query(question: &Question) -> Query {
    let mut query = Query::everything();
    if let Some(name) = &question.name {
        query = query.named(&Pattern::parse(name), &Words::parse(name), question.kind);
    }
    match &question.lookups {
        Some(lookups) => query.identified(lookups.clone()),
        None => query,
    }
}

/// Compares the answers to one question, and says how many they were.
fn compare(snapshot: &Snapshot, naive: &Naive, random: &mut Random, question: &Question) -> usize {
    let (expected, query) = (naive.answer(question), query(question));
    let all = snapshot.page(&query, None, 0, usize::MAX);
    assert_eq!(all, expected, "{question:?}");
    assert_eq!(snapshot.count(&query, u64::MAX), expected.len() as u64, "{question:?}");
    let cap = random.below(6);
    assert_eq!(snapshot.count(&query, cap as u64), expected.len().min(cap) as u64, "{question:?} up to {cap}");
    let (offset, limit) = (random.below(8), random.below(5));
    let part = |from: usize| expected.iter().skip(from).take(limit).copied().collect::<Vec<_>>();
    assert_eq!(snapshot.page(&query, None, offset, limit), part(offset), "{question:?} from {offset}");
    if let Some(after) = expected.get(offset) {
        assert_eq!(snapshot.page(&query, Some(*after), 0, limit), part(offset + 1), "{question:?} after {after:?}");
        return 5;
    }
    4
}

/// One directory: made at once, changed, and made again in between.
fn story(seed: u64) -> usize {
    let mut random = Random::new(seed);
    let keys = 1 + random.below(if seed.is_multiple_of(8) { 400 } else { 40 });
    let mut naive = Naive::default();
    (0..random.below(keys * 2)).for_each(|_| naive.apply(&Change::Put(random.entry(keys))));
    let mut snapshot = snapshot(&naive, 0);
    let mut compared = 0;
    let mut pending = None;
    for sequence in 1..=12 {
        let changes: Vec<Change> = (0..random.below(4))
            .map(|_| match random.below(3) {
                0 => Change::Gone { key: random.key(keys) },
                _ => Change::Put(random.entry(keys)),
            })
            .collect();
        changes.iter().for_each(|change| naive.apply(change));
        snapshot = snapshot.changed(changes, sequence).unwrap();
        match random.below(4) {
            0 => pending = Some(snapshot.rebuilt().unwrap()),
            1 => {
                if let Some(rebuilt) = pending.take() {
                    snapshot = snapshot.on(rebuilt).unwrap();
                }
            }
            _ => {}
        }
        assert_eq!(snapshot.sequence(), sequence);
        assert_eq!(snapshot.len(), naive.len() as u64);
        for _ in 0..20 {
            let question = random.question(keys);
            compared += compare(&snapshot, &naive, &mut random, &question);
        }
    }
    compared
}

#[cfg_attr(not(target_family = "wasm"), test)]
#[cfg_attr(target_family = "wasm", wasm_bindgen_test::wasm_bindgen_test)]
fn all_answers_are_those_of_the_oracle() {
    let (mut seed, mut compared) = (0, 0);
    while compared < ANSWERS {
        seed += 1;
        compared += story(seed);
    }
}
