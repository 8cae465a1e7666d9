//! What becomes of the numbers that somebody sends (R14): one table for the rule itself, the store and the API.

use carnet_core::wire::Code;

/// What is sent, and what is kept, or which place is at fault.
pub type Case = (&'static str, Vec<String>, Result<Vec<String>, (usize, Code)>);

fn texts(all: &[&str]) -> Vec<String> {
    all.iter().map(|text| (*text).to_owned()).collect()
}

pub fn cases() -> Vec<Case> {
    let kept = |name, sent: &[&str], kept: &[&str]| (name, texts(sent), Ok(texts(kept)));
    let fault = |name, sent: &[&str], place, code| (name, texts(sent), Err((place, code)));
    let (just, over) = ("é".repeat(64), "é".repeat(65));
    let decomposed = "e\u{301}".repeat(64);
    let many: Vec<String> = (0..100).map(|n| n.to_string()).collect();
    let too_many: Vec<String> = (0..101).map(|n| n.to_string()).collect();
    vec![
        kept("as it is", &["C-4711"], &["C-4711"]),
        kept("no number", &[], &[]),
        kept("trimmed", &["  100\u{a0}", "\t7\u{2003}"], &["100", "7"]),
        kept("space within stays", &["12 34"], &["12 34"]),
        kept("empties dropped", &["", "1", "  ", "2", "\u{3000}"], &["1", "2"]),
        kept("doubles once, at the first place", &["1", "2", " 1", "2 "], &["1", "2"]),
        kept("leading zeros", &["0100", "100", "00100", "0"], &["0100", "100", "00100", "0"]),
        kept("case counts", &["a1", "A1"], &["a1", "A1"]),
        kept("order kept", &["b", "a", "10", "9"], &["b", "a", "10", "9"]),
        kept("wildcards and quotes are characters", &["*", "%", "_", "'", "\"", "\\"], &["*", "%", "_", "'", "\"", "\\"]),
        kept("any script", &["客戶-7", "№ 5", "Ø1", "🧾"], &["客戶-7", "№ 5", "Ø1", "🧾"]),
        kept("composed and decomposed are one", &["Caf\u{e9}", "Cafe\u{301}"], &["Caf\u{e9}"]),
        kept("decomposed is kept composed", &["E\u{301}-1"], &["\u{c9}-1"]),
        kept("look-alikes are others", &["A", "\u{391}", "\u{410}", "\u{ff21}"], &["A", "\u{391}", "\u{410}", "\u{ff21}"]),
        kept("64 characters", &[&just], &[&just]),
        kept("64 characters once composed", &[&decomposed], &[&just]),
        fault("65 characters", &["1", &over], 1, Code::CustomerNumberTooLong),
        fault("a comma", &["1", "", "2,3"], 2, Code::CustomerNumberComma),
        fault("a comma alone", &[","], 0, Code::CustomerNumberComma),
        fault("a line's end", &["1\n2"], 0, Code::CustomerNumberControl),
        fault("a tab within", &["1", "2\t3"], 1, Code::CustomerNumberControl),
        fault("nothing at all", &["\0"], 0, Code::CustomerNumberControl),
        fault("delete", &["a\u{7f}b"], 0, Code::CustomerNumberControl),
        fault("a control character of the upper half", &["a\u{85}b"], 0, Code::CustomerNumberControl),
        ("100 numbers", many.clone(), Ok(many)),
        ("101 numbers", too_many, Err((100, Code::TooManyNumbers))),
    ]
}
