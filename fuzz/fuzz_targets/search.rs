//! A pattern that somebody typed, over names of a source: the first line is the pattern, each other a name. Whatever the
//! text, the index finds what the matchers of the core find, in both groups.
#![no_main]

use carnet_core::{
    name::{Pattern, Words, fold, normalize},
    wire::MatchKind,
};
use carnet_search::{Builder, Change, Entry, Query, Snapshot};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let mut lines = text.split('\n');
    let typed = lines.next().unwrap_or_default();
    let (pattern, words) = (Pattern::parse(typed), Words::parse(typed));
    let mut entries: Vec<Entry> = lines.enumerate().map(|(number, name)| entry(number, name)).collect();
    entries.sort_by(|a, b| (a.name(), &a.key).cmp(&(b.name(), &b.key)));
    for snapshot in [made_at_once(&entries), made_of_changes(&entries)] {
        compare(&snapshot, &entries, &pattern, &words);
    }
});

fn entry(number: usize, name: &str) -> Entry {
    Entry { key: format!("0088:{number}"), names: vec![normalize(name)], identifiers: Vec::new() }
}

fn made_at_once(entries: &[Entry]) -> Snapshot {
    let mut builder = Builder::default();
    entries.iter().for_each(|entry| builder.push(entry).unwrap());
    Snapshot::new(builder.finish().unwrap(), 0).unwrap()
}

fn made_of_changes(entries: &[Entry]) -> Snapshot {
    let nobody = Snapshot::new(Builder::default().finish().unwrap(), 0).unwrap();
    nobody.changed(entries.iter().cloned().map(Change::Put), 1).unwrap()
}

fn compare(snapshot: &Snapshot, entries: &[Entry], pattern: &Pattern, words: &Words) {
    for kind in [MatchKind::Literal, MatchKind::Close] {
        let query = Query::everything().named(pattern, words, kind);
        let answers = |entry: &&Entry| match kind {
            MatchKind::Literal => pattern.matches(entry.name()),
            MatchKind::Close => !pattern.matches(entry.name()) && words.matches(&fold(entry.name())),
        };
        let mut expected: Vec<&str> = entries.iter().filter(answers).map(|entry| entry.key.as_str()).collect();
        let mut found: Vec<&str> = snapshot.page(&query, None, 0, usize::MAX).iter().map(|place| place.key).collect();
        assert_eq!(snapshot.count(&query, u64::MAX), found.len() as u64);
        if kind == MatchKind::Close {
            expected.sort_unstable();
            found.sort_unstable();
        }
        assert_eq!(found, expected, "{pattern:?}");
    }
}
