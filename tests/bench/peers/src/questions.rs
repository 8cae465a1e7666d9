//! The classes of questions that a directory gets: fixed ones, and ones taken from the participants.

use std::collections::HashMap;

use carnet_core::{identifier::key, name::Pattern};

use crate::data::{Data, Participant};

pub struct Class {
    pub name: &'static str,
    /// What half of the whole answers may take with 5 million participants, in microseconds.
    pub goal: f64,
    /// The same with the count capped, where it is another goal.
    pub capped_goal: f64,
    /// The same goal on any machine: how many answers, whole and capped, T is to be long. The microseconds above were set
    /// where T takes 5.2 ms.
    pub shares: [Option<f64>; 2],
    pub questions: Vec<Question>,
}

/// As typed, and as it is read.
pub struct Question {
    pub text: String,
    pub asked: Asked,
}

pub enum Asked {
    Name(Pattern),
    /// A scheme, any if there is none, and a pattern of comparison keys.
    Identifier(Option<String>, Pattern),
}

impl Question {
    pub fn pattern(&self) -> &Pattern {
        match &self.asked {
            Asked::Name(pattern) | Asked::Identifier(_, pattern) => pattern,
        }
    }

    /// Whether a piece has the three characters that a trigram needs.
    pub fn has_trigram(&self) -> bool {
        self.pattern().pieces().iter().any(|piece| piece.chars().count() >= 3)
    }

    pub fn is_name(&self) -> bool {
        matches!(self.asked, Asked::Name(_))
    }
}

/// Questions taken from the participants, in a class.
const SAMPLES: usize = 12;

pub fn classes(data: &Data) -> Vec<Class> {
    let all = &data.participants;
    let step = (all.len() / SAMPLES).max(1);
    let sampled: Vec<&Participant> = all.iter().skip(step / 2).step_by(step).take(SAMPLES).collect();
    let exact = |one: &&Participant| one.name.replace('\\', r"\\").replace('*', r"\*");
    let begins =
        |one: &&Participant| format!("{}*", one.name.chars().filter(|c| *c != '*').take(8).collect::<String>());
    let words = Counted::of(all);
    let mut classes = fixed();
    classes.insert(0, names("exact", 0.5, sampled.iter().map(exact)));
    classes.insert(
        1,
        names("prefix", 0.5, owned(&["S*", "Transports M*", "TRANSPORT*", "Éle*"]).chain(sampled.iter().map(begins))),
    );
    classes.insert(3, names("few hits", 15.0, words.between(1, 20)).of_pass(350.0));
    classes.insert(4, names("0.1 %", 150.0, words.between(all.len() / 2000, all.len() / 500)).of_pass(35.0));
    classes.push(ids("identifier", 1.0, sampled.iter().map(|one| one.key.clone())));
    classes.push(ids(
        "identifier, beginning",
        300.0,
        owned(&["0192:9*", "0088:73*", "0007:5*", "0007:55600*", "0225:4*"]),
    ));
    classes.push(ids("identifier, inside", 1000.0, owned(&["*556677*", "*700123*", "*SE5566*", "*12345*77"])));
    classes
}

/// What does not depend on the participants, without what [`classes`] puts between.
fn fixed() -> Vec<Class> {
    let class = |name, goal, patterns: &[&str]| names(name, goal, owned(patterns));
    vec![
        class(
            "suffix",
            500.0,
            &["* AB", "*son Oy", "* SARL", "*Consulting GmbH", "*ansports EURL", "*Lyon", "* Pty Ltd", "*ström HB"],
        )
        .of_pass(10.0),
        class("many, up to 3 bytes", 2.0, &["*er*", "*SA*", "*AB*", "*on*", "*Oy*"]).of_pass(2_000.0),
        Class {
            capped_goal: 400.0,
            shares: [None, Some(13.0)],
            ..class("many, longer", 8000.0, &["*GmbH*", "*Transport*", "*Services*", "*SARL*"])
        },
        class(
            "several pieces",
            500.0,
            &["*SARL*Paris*", "*en*er*AS", "*Conseil*Martin*SA*", "*Bau*GmbH*", "S*AB", "*Trans*Lyon*"],
        )
        .of_pass(10.0),
        class("1 or 2 characters", 2.0, &["*&*", "*Ö*", "*Z*", "*ss*", "*é*"]).of_pass(2_000.0),
        class("no hit", 1.0, &["*SARL AB Oy*", "*Transporta GmbHs*", "*Zyxqv*", "*rvicesport*"]),
        class("wrong case", 1.0, &["*tRANSPORT*", "*sERVICES*", "*gMBH*", "*lYON*"]).of_pass(5_000.0),
        class("special characters", 1.0, &["*[*", "*100% *", "*_S*", r"*\\ *", r"*\* *", "*? *"]),
        class("everything", 1.0, &["*"]),
    ]
}

fn owned<'a>(texts: &'a [&'a str]) -> impl Iterator<Item = String> + 'a {
    texts.iter().map(|text| (*text).to_owned())
}

impl Class {
    fn of_pass(self, share: f64) -> Self {
        Self { shares: [Some(share); 2], ..self }
    }
}

fn names(name: &'static str, goal: f64, texts: impl Iterator<Item = String>) -> Class {
    let question = |text: String| Question { asked: Asked::Name(Pattern::parse(&text)), text };
    Class { name, goal, capped_goal: goal, shares: [None; 2], questions: texts.map(question).collect() }
}

fn ids(name: &'static str, goal: f64, texts: impl Iterator<Item = String>) -> Class {
    let question = |text: String| {
        let (scheme, value) =
            text.split_once(':').map_or((None, text.as_str()), |(scheme, value)| (Some(scheme), value));
        let asked = Asked::Identifier(scheme.map(str::to_owned), Pattern::parse(&key(value)));
        Question { asked, text }
    };
    Class { name, goal, capped_goal: goal, shares: [None; 2], questions: texts.map(question).collect() }
}

/// How many names hold each word.
struct Counted<'a>(Vec<(&'a str, usize)>);

impl<'a> Counted<'a> {
    fn of(all: &'a [Participant]) -> Self {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for word in all.iter().flat_map(|one| one.name.split(' ')) {
            if word.len() >= 7 && !word.contains(['*', '\\']) {
                *counts.entry(word).or_default() += 1;
            }
        }
        let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
        counts.sort_unstable();
        Self(counts)
    }

    /// Some words that so many names hold, to be found anywhere in a name.
    fn between(&self, least: usize, most: usize) -> impl Iterator<Item = String> {
        let range = least.max(1)..=most.max(1);
        let fit: Vec<&str> = self.0.iter().filter(|(_, count)| range.contains(count)).map(|(word, _)| *word).collect();
        let step = (fit.len() / SAMPLES).max(1);
        fit.into_iter().step_by(step).take(SAMPLES).map(|word| format!("*{word}*"))
    }
}
