//! The questions of each class: fixed ones, and ones taken from the participants.

use std::collections::HashMap;

use carnet_core::{
    identifier::{Lookup, key},
    name::{Pattern, Words},
    wire::MatchKind,
};
use carnet_search::{Entry, Query};

pub struct Class {
    pub name: &'static str,
    /// What half of the answers with a whole count may take with 5 million participants, in microseconds.
    pub goal: f64,
    pub queries: Vec<Query>,
}

/// Questions taken from the participants, in a class.
const SAMPLES: usize = 20;

pub fn classes(entries: &[Entry]) -> Vec<Class> {
    let step = (entries.len() / SAMPLES).max(1);
    let sampled: Vec<&Entry> = entries.iter().skip(step / 2).step_by(step).take(SAMPLES).collect();
    let escaped = |entry: &&Entry| entry.name().replace('\\', r"\\").replace('*', r"\*");
    let words = Counted::of(entries);
    let begins =
        |entry: &&Entry| format!("{}*", entry.name().chars().filter(|c| *c != '*').take(8).collect::<String>());
    let inside = |words: Vec<&str>| words.into_iter().map(|word| format!("*{word}*")).collect::<Vec<_>>();
    vec![
        literal("exact", 0.5, sampled.iter().map(escaped)),
        literal(
            "prefix",
            0.5,
            ["S*", "Transports M*", "TRANSPORT*", "Éle*"]
                .map(str::to_owned)
                .into_iter()
                .chain(sampled.iter().map(begins)),
        ),
        fixed(
            "suffix",
            500.0,
            &["* AB", "*son Oy", "* SARL", "*Consulting GmbH", "*ansports EURL", "*Lyon", "* Pty Ltd", "*ström HB"],
        ),
        literal("few hits", 15.0, inside(words.between(1, 5))),
        literal("0.1 %", 150.0, inside(words.between(entries.len() / 2000, entries.len() / 500))),
        fixed("many, up to 3 bytes", 2.0, &["*er*", "*SA*", "*AB*", "*on*", "*Oy*"]),
        fixed("many, longer", 8000.0, &["*GmbH*", "*Transport*", "*Services*", "*SARL*"]),
        fixed(
            "several pieces",
            500.0,
            &["*SARL*Paris*", "*en*er*AS", "*Conseil*Martin*SA*", "*Bau*GmbH*", "S*AB", "*Trans*Lyon*"],
        ),
        fixed("1 or 2 characters", 2.0, &["*&*", "*Ö*", "*Z*", "*ss*", "*é*"]),
        fixed("no hit", 1.0, &["*SARL AB Oy*", "*Transporta GmbHs*", "*Zyxqv*", "*rvicesport*"]),
        fixed("wrong case", 1.0, &["*tRANSPORT*", "*sERVICES*", "*gMBH*", "*lYON*"]),
        fixed("special characters", 1.0, &["*[*", "*100% *", "*_S*", r"*\\ *", r"*\* *", "*? *"]),
        fixed("everything", 1.0, &["*"]),
        asked("identifier", 1.0, sampled.iter().map(|entry| entry.key.clone())),
        asked(
            "identifier, beginning",
            300.0,
            ["0192:9*", "0088:73*", "0007:5*", "0007:55600*", "0225:4*"].map(str::to_owned).into_iter(),
        ),
        asked(
            "identifier, inside",
            1000.0,
            ["*556677*", "*700123*", "*SE5566*", "*12345*77"].map(str::to_owned).into_iter(),
        ),
        named(
            "close",
            f64::NAN,
            MatchKind::Close,
            ["*transport lyon*", "*MARTIN*", "*electricite*", "*gmbh*", "*muller bau*"].map(str::to_owned),
        ),
    ]
}

fn fixed(name: &'static str, goal: f64, patterns: &[&str]) -> Class {
    literal(name, goal, patterns.iter().map(|pattern| (*pattern).to_owned()))
}

fn literal(name: &'static str, goal: f64, patterns: impl IntoIterator<Item = String>) -> Class {
    named(name, goal, MatchKind::Literal, patterns)
}

fn named(name: &'static str, goal: f64, kind: MatchKind, patterns: impl IntoIterator<Item = String>) -> Class {
    let query = |text: String| Query::everything().named(&Pattern::parse(&text), &Words::parse(&text), kind);
    Class { name, goal, queries: patterns.into_iter().map(query).collect() }
}

fn asked(name: &'static str, goal: f64, ids: impl Iterator<Item = String>) -> Class {
    let query = |id: String| {
        let (scheme, value) = id.split_once(':').map_or((None, id.as_str()), |(scheme, value)| (Some(scheme), value));
        let lookup = Lookup { scheme: scheme.map(str::to_owned), key: key(value), via: None };
        Query::everything().identified(vec![lookup])
    };
    Class { name, goal, queries: ids.map(query).collect() }
}

/// How many names hold each word.
struct Counted<'a>(Vec<(&'a str, usize)>);

impl<'a> Counted<'a> {
    fn of(entries: &'a [Entry]) -> Self {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for word in entries.iter().flat_map(|entry| entry.name().split(' ')) {
            if word.len() >= 7 && !word.contains(['*', '\\']) {
                *counts.entry(word).or_default() += 1;
            }
        }
        let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
        counts.sort_unstable();
        Self(counts)
    }

    /// Some words that so many names hold.
    fn between(&self, least: usize, most: usize) -> Vec<&'a str> {
        let fit: Vec<&str> = self
            .0
            .iter()
            .filter(|(_, count)| (least.max(1)..=most.max(1)).contains(count))
            .map(|(word, _)| *word)
            .collect();
        fit.iter().step_by((fit.len() / SAMPLES).max(1)).take(SAMPLES).copied().collect()
    }
}
