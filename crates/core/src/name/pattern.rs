//! Name patterns (R2): case-sensitive, the whole name, `*` stands for any run of characters, also none.
//! `\*` is a star, `\\` a backslash; before anything else a backslash is itself. No other character is special.

use super::normalize;

/// A parsed pattern: literal pieces with a star between each two of them.
///
/// `Handels` is one piece; `*Handels*` is the three pieces ``, `Handels`, ``.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    pieces: Vec<String>,
}

impl Pattern {
    /// Reads a pattern, in the literal form of names ([`normalize`]). Never fails.
    pub fn parse(text: &str) -> Self {
        let text = normalize(text);
        let mut pieces = Vec::new();
        let mut piece = String::new();
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                // Two stars in a row say no more than one.
                '*' if piece.is_empty() && !pieces.is_empty() => {}
                '*' => pieces.push(std::mem::take(&mut piece)),
                '\\' => piece.push(chars.next_if(|next| matches!(next, '*' | '\\')).unwrap_or('\\')),
                other => piece.push(other),
            }
        }
        pieces.push(piece);
        Self { pieces }
    }

    /// Reads what is asked of comparison keys ([`crate::identifier::key`]): `*` is any run of characters, and all others
    /// are taken as they stand, without escapes or another form.
    pub fn of_key(key: &str) -> Self {
        let mut pieces: Vec<String> = key.split('*').map(str::to_owned).collect();
        // Two stars in a row say no more than one.
        let last = pieces.len() - 1;
        let mut position = 0;
        pieces.retain(|piece| {
            let kept = position == 0 || position == last || !piece.is_empty();
            position += 1;
            kept
        });
        Self { pieces }
    }

    /// The literal pieces, in order; a star stands between each two.
    pub fn pieces(&self) -> &[String] {
        &self.pieces
    }

    /// The whole name, when there is no star.
    pub fn is_exact(&self) -> Option<&str> {
        match self.pieces.as_slice() {
            [whole] => Some(whole),
            _ => None,
        }
    }

    /// Whether every name matches: nothing but stars.
    pub fn is_everything(&self) -> bool {
        self.pieces.len() > 1 && self.pieces.iter().all(String::is_empty)
    }

    /// What a name must begin with; empty when the pattern begins with a star.
    pub fn literal_prefix(&self) -> &str {
        self.pieces.first().map_or("", String::as_str)
    }

    /// The same pattern for SQL's `like … escape '\'`, to be compared case-sensitively.
    pub fn to_like(&self) -> String {
        let mut like = String::new();
        for (position, piece) in self.pieces.iter().enumerate() {
            if position > 0 {
                like.push('%');
            }
            for c in piece.chars() {
                if matches!(c, '%' | '_' | '\\') {
                    like.push('\\');
                }
                like.push(c);
            }
        }
        like
    }

    /// Whether `name`, already in the form of [`normalize`], matches. Linear in name times pieces.
    pub fn matches(&self, name: &str) -> bool {
        let (first, rest) = match self.pieces.split_first() {
            Some((first, [])) => return name == first,
            Some(split) => split,
            None => return false,
        };
        let Some((last, middle)) = rest.split_last() else { return false };
        let Some(mut tail) = name.strip_prefix(first.as_str()) else { return false };
        for piece in middle {
            // The leftmost place leaves the most room for what follows.
            match tail.find(piece.as_str()) {
                Some(at) => tail = &tail[at + piece.len()..],
                None => return false,
            }
        }
        tail.ends_with(last.as_str())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    /// The oracle: the rule written down as naively as it reads, one character at a time.
    fn oracle(pattern: &[char], name: &[char]) -> bool {
        match pattern {
            [] => name.is_empty(),
            ['\\', c @ ('*' | '\\'), rest @ ..] => name.first() == Some(c) && oracle(rest, &name[1..]),
            ['*', rest @ ..] => (0..=name.len()).any(|skip| oracle(rest, &name[skip..])),
            [c, rest @ ..] => name.first() == Some(c) && oracle(rest, &name[1..]),
        }
    }

    fn naive(pattern: &str, name: &str) -> bool {
        let pattern: Vec<char> = normalize(pattern).chars().collect();
        let name: Vec<char> = name.chars().collect();
        oracle(&pattern, &name)
    }

    /// What SQL makes of a `like` pattern with `\` as its escape, as naively.
    fn like(pattern: &[char], name: &[char]) -> bool {
        match pattern {
            [] => name.is_empty(),
            ['\\', c, rest @ ..] => name.first() == Some(c) && like(rest, &name[1..]),
            ['%', rest @ ..] => (0..=name.len()).any(|skip| like(rest, &name[skip..])),
            ['_', rest @ ..] => !name.is_empty() && like(rest, &name[1..]),
            [c, rest @ ..] => name.first() == Some(c) && like(rest, &name[1..]),
        }
    }

    #[test]
    fn the_readings_of_the_guide() {
        let name = "Svenska Handelsbanken AB";
        for (pattern, hit) in [
            ("Svenska Handelsbanken AB", true),
            ("Svenska", false),
            ("Svenska*", true),
            ("*Handels*", true),
            ("*handels*", false),
            ("*AB", true),
            ("*", true),
            ("**", true),
            ("S*k*n AB", true),
            ("", false),
        ] {
            assert_eq!(Pattern::parse(pattern).matches(name), hit, "{pattern}");
        }
    }

    #[test]
    fn only_the_star_is_special() {
        for (pattern, hit, miss) in [
            (r"5\* Hotel", "5* Hotel", "55 Hotel"),
            (r"A\\B", r"A\B", "AB"),
            (r"A\B", r"A\B", "AB"),
            (r"*\**", "a*b", "ab"),
            ("Why?", "Why?", "Whyx"),
            ("[ab]", "[ab]", "a"),
            ("100%", "100%", "100 x"),
            ("a_b", "a_b", "axb"),
            (r"end\", r"end\", "end"),
        ] {
            let pattern = Pattern::parse(pattern);
            assert!(pattern.matches(hit), "{pattern:?} {hit}");
            assert!(!pattern.matches(miss), "{pattern:?} {miss}");
        }
    }

    #[test]
    fn text_is_compared_in_nfc() {
        assert!(Pattern::parse("*Cafe\u{301}*").matches("Le Café Noir"));
        assert!(!Pattern::parse("*Cafe*").matches("Le Café Noir"));
    }

    #[test]
    fn the_shape_is_told() {
        assert_eq!(Pattern::parse("Abc").is_exact(), Some("Abc"));
        assert_eq!(Pattern::parse("Abc*").literal_prefix(), "Abc");
        assert!(Pattern::parse("***").is_everything());
        assert!(!Pattern::parse("").is_everything());
        assert_eq!(Pattern::parse(r"*50%_\**").to_like(), r"%50\%\_*%");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]

        #[test]
        fn agrees_with_the_oracle(pattern in r"[ab*\\? %_\[é\u{301}]{0,10}", name in r"[ab*\\? %_\[é\u{301}]{0,12}") {
            let name = normalize(&name);
            prop_assert_eq!(Pattern::parse(&pattern).matches(&name), naive(&pattern, &name));
        }

        #[test]
        fn a_key_is_taken_as_it_stands(pattern in r"[ab*\\e\u{301}é]{0,8}", key in r"[ab\\e\u{301}é]{0,8}") {
            let said: Vec<char> = pattern.replace('\\', r"\\").chars().collect();
            let chars: Vec<char> = key.chars().collect();
            prop_assert_eq!(Pattern::of_key(&pattern).matches(&key), oracle(&said, &chars));
            prop_assert_eq!(Pattern::of_key(&pattern).is_everything(), !pattern.is_empty() && pattern.chars().all(|c| c == '*'));
        }

        #[test]
        fn like_says_the_same(pattern in r"[ab*\\%_é ]{0,10}", name in r"[ab*\\%_é ]{0,12}") {
            let name = normalize(&name);
            let parsed = Pattern::parse(&pattern);
            let sql: Vec<char> = parsed.to_like().chars().collect();
            let chars: Vec<char> = name.chars().collect();
            prop_assert_eq!(like(&sql, &chars), parsed.matches(&name));
        }

        #[test]
        fn a_part_between_stars_is_found(before in r"[A-Zaé*\\%_]{0,9}", part in r"[A-Zaé*\\%_]{1,9}", after in r"[A-Zaé*\\%_]{0,9}") {
            let escaped = part.replace('\\', r"\\").replace('*', r"\*");
            let pattern = Pattern::parse(&format!("*{escaped}*"));
            let name = normalize(&[before, part, after].concat());
            prop_assert!(pattern.matches(&name));
        }

        #[test]
        fn never_panics(pattern in any::<String>(), name in any::<String>()) {
            let _ = Pattern::parse(&pattern).matches(&normalize(&name));
        }
    }
}
