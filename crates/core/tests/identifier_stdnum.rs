//! The check-digit rules against python-stdnum 2.2, written by others from the same standards: thousands of values
//! per scheme, sound ones and near misses. Values stand in the written form of their scheme, because stdnum also
//! accepts separators; where it judges otherwise than the rule, the generator leaves the case out and says why.

use std::{
    collections::BTreeMap,
    io::Write,
    process::{Command, Stdio},
    thread,
};

use carnet_core::identifier::{Level, check};

/// Values per scheme.
const VALUES: usize = 4_000;
/// Sound ones among them. Schemes with two check digits have about one in a hundred.
const MIN_SOUND: usize = 30;

/// How values of a scheme look: `#` a digit, `@` a letter, `?` either, anything else itself. `keep` leaves out what
/// the two judge differently on purpose.
struct Family {
    code: &'static str,
    shapes: &'static [&'static str],
    keep: fn(&str) -> bool,
}

fn all(_: &str) -> bool {
    true
}

const fn family(code: &'static str, shapes: &'static [&'static str]) -> Family {
    Family { code, shapes, keep: all }
}

const FAMILIES: &[Family] = &[
    family("0002", &["#########"]),
    family("0007", &["##########"]),
    // La Poste's SIREN among them, whose rule is another.
    family("0009", &["732829320#####", "356000000#####", "##############"]),
    family("0088", &["#############"]),
    family("0151", &["###########"]),
    // stdnum judges the Slovak number with the Czech one, where a leading 9 is another kind of number.
    Family { code: "0158", shapes: &["########"], keep: |v| !v.starts_with('9') },
    family("0183", &["CHE#########"]),
    family("0184", &["########"]),
    family("0188", &["#############"]),
    family("0191", &["########", "1#######"]),
    family("0192", &["#########"]),
    // stdnum also wants a day that exists, which the scheme list does not ask: days 41 to 68 of each month
    // (companies) and the centuries 9 and 0 only.
    Family {
        code: "0196",
        shapes: &["4#########", "5#########"],
        keep: |v| {
            let (day, month) = (&v[..2], &v[2..4]);
            ("41"..="68").contains(&day) && ("01"..="12").contains(&month) && (v.ends_with('9') || v.ends_with('0'))
        },
    },
    // stdnum does not look at the length.
    family("0199", &["??????????????????##", "529900????????????##"]),
    family("0204", &["04###-#####-##", "99#-#####-##", "##-##########-##", "##-##", "16######-????-##", "01--##"]),
    // stdnum takes 00, 98 and 99 for the check digits 97, 1 and 2; the rule yields 01 to 97 only.
    Family { code: "0208", shapes: &["0#########", "1#########", "##########"], keep: belgian_check_in_range },
    family("0211", &["IT#######0###", "IT###########"]),
    family("0212", &["########"]),
    family("0213", &["FI########"]),
    family("0216", &["0037########", "0037########???"]),
    family("9909", &["NO#########MVA"]),
    family("9910", &["HU########"]),
    family("9914", &["ATU########"]),
    // Countries whose structure both know and for which stdnum has no further rule of its own.
    family(
        "9918",
        &[
            "FR##############?????######",
            "FR#########################",
            "DE####################",
            "SE######################",
            "FI################",
            "GB##@@@@##############",
            "NL##@@@@##########",
            "CH#######????????????",
            "DK################",
            "AT##################",
            "PL##########################",
            "PT#######################",
            "LU#####?????????????",
            "IT##@##########????????????",
        ],
    ),
    Family { code: "9925", shapes: &["BE0#########", "BE1#########"], keep: belgian_check_in_range },
    family("9930", &["DE#########"]),
    family("9931", &["EE#########"]),
    family("9933", &["EL#########", "GR#########", "#########"]),
    family("9934", &["HR###########"]),
    family("9938", &["LU########"]),
    // stdnum refuses a leading 0, of which the tax administration says nothing.
    Family { code: "9943", shapes: &["MT########"], keep: |v| !v.starts_with("MT0") },
    family("9944", &["NL#########B##"]),
    family("9945", &["PL##########"]),
    family("9946", &["PT#########"]),
    family("9948", &["RS#########"]),
    family("9955", &["SE##########01"]),
    family("9957", &["FR###########", "FR@##########", "FR#@#########", "FR@@#########", "FR##000######"]),
];

fn belgian_check_in_range(v: &str) -> bool {
    let check = &v[v.len() - 2..];
    ("01"..="97").contains(&check)
}

#[test]
fn stdnum_agrees() {
    let questions = questions();
    let answers = ask(&questions);
    assert_eq!(answers.len(), questions.len(), "one answer for each question");
    let mut disagreements: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut sound: BTreeMap<&str, usize> = BTreeMap::new();
    for ((code, value), valid) in questions.iter().zip(answers) {
        *sound.entry(code).or_default() += usize::from(valid);
        if (check(code, value) == Some(Level::Ok)) != valid {
            disagreements
                .entry(code)
                .or_default()
                .push(format!("{value} is {}", if valid { "valid" } else { "invalid" }));
        }
    }
    for (code, values) in &disagreements {
        println!("{code}: {} disagreements; stdnum says {:?}", values.len(), &values[..values.len().min(5)]);
    }
    assert!(disagreements.is_empty(), "see above for the values");
    let scarce: Vec<_> = sound.iter().filter(|(_, count)| **count < MIN_SOUND).collect();
    assert!(scarce.is_empty(), "too few sound values were generated to prove anything: {scarce:?}");
}

/// Random values, and for each all changes of its last digit and one at random: about every tenth is sound.
fn questions() -> Vec<(&'static str, String)> {
    let mut random = Random(0x5eed_cafe_f00d_1234);
    let mut questions = Vec::new();
    for family in FAMILIES {
        let mut count = 0;
        while count < VALUES {
            let shape = family.shapes[random.below(family.shapes.len())];
            let value = random.shaped(shape);
            for value in neighbours(&value, family.code, &mut random) {
                if (family.keep)(&value) {
                    questions.push((family.code, value));
                    count += 1;
                }
            }
        }
    }
    questions
}

/// The value, and the values that differ from it where the check digit stands (a hundred for two digits), so that
/// one of them is sound; and one with a digit changed elsewhere.
fn neighbours(value: &str, code: &str, random: &mut Random) -> Vec<String> {
    // Where the check digits start, from the end or from the front.
    let (at, count) = match code {
        "0199" | "0204" | "0208" | "9925" | "9938" => (value.len() - 2, 2),
        "9918" => (2, 2),
        "0151" => (0, 2),
        "0188" => (0, 1),
        "9957" => (2, 2),
        "0196" => (value.len() - 2, 1),
        "9909" => (value.len() - 4, 1),
        "9955" => (value.len() - 3, 1),
        "0216" => (11, 1),
        "9944" => (10, 1),
        _ => (value.len() - 1, 1),
    };
    let mut values = vec![value.to_owned()];
    // A key with letters stays; the digits behind it find its match.
    if !(code == "9957" && value[2..4].contains(|c: char| c.is_ascii_alphabetic())) {
        let limit = if count == 2 { 100 } else { 10 };
        values.extend((0..limit).map(|n| format!("{}{n:0count$}{}", &value[..at], &value[at + count..])));
        if code == "9944" {
            // Since 2020 the check may be over the whole value, in the last two.
            values.extend((0..100).map(|n| format!("{}{n:02}", &value[..12])));
        }
    } else {
        // Luhn and the key at once, one in 110: hence many.
        values.extend((0..1000).map(|n| format!("{}{n:03}", &value[..10])));
    }
    let mut changed = value.to_owned().into_bytes();
    let position = random.below(changed.len());
    if changed[position].is_ascii_digit() {
        changed[position] = b'0' + random.below(10) as u8;
    }
    values.push(String::from_utf8(changed).unwrap());
    values
}

/// One process answers all questions.
fn ask(questions: &[(&'static str, String)]) -> Vec<bool> {
    let python = std::env::var("CARNET_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/stdnum_oracle.py");
    let mut child = Command::new(&python)
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("cannot start {python}: {error}. Run `cargo xtask test`, or {INSTALL}"));
    let mut input = child.stdin.take().unwrap();
    let lines: String = questions.iter().map(|(code, value)| format!("{code}\t{value}\n")).collect();
    let writer = thread::spawn(move || {
        // A process that misses its library leaves without reading.
        let _ = input.write_all(lines.as_bytes());
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let mut answers = text.lines();
    let first = answers.next().unwrap_or("missing: no answer");
    assert!(
        first.starts_with("stdnum "),
        "{python} cannot import stdnum ({first}). Run `cargo xtask test`, or {INSTALL}"
    );
    assert!(output.status.success(), "{script} failed; its messages are above");
    answers.map(|answer| answer == "1").collect()
}

const INSTALL: &str = "`pip install python-stdnum==2.2` and name that python in CARNET_PYTHON.";

/// A small generator (xorshift), so that a failure comes back on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) % limit as u64) as usize
    }

    fn shaped(&mut self, shape: &str) -> String {
        const ALPHANUMERIC: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        shape
            .bytes()
            .map(|kind| match kind {
                b'#' => char::from(ALPHANUMERIC[self.below(10)]),
                b'@' => char::from(ALPHANUMERIC[10 + self.below(26)]),
                b'?' => char::from(ALPHANUMERIC[self.below(36)]),
                other => char::from(other),
            })
            .collect()
    }
}
