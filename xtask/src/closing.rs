//! Recognizes the closing lines of the test runners in use: nextest, libtest (documentation and wasm tests), Playwright
//! with what our reporter adds about its host.
//! They are repeated at the very end, where a reader of a long log looks first.

/// The line without colours and margins, if a test runner closes with it.
pub fn line(text: &str) -> Option<String> {
    let plain = without_colours(text);
    let plain = plain.trim();
    let nextest = plain.starts_with("Summary [") && plain.contains("run:");
    let libtest = plain.starts_with("test result:");
    (nextest || libtest || is_playwright(plain) || is_host(plain)).then(|| plain.to_owned())
}

/// `12 passed (3.4s)`, `1 failed`, `2 skipped`, `1 flaky`, `3 did not run`.
fn is_playwright(plain: &str) -> bool {
    let Some((count, rest)) = plain.split_once(' ') else { return false };
    let word = rest.split_once(" (").map_or(rest, |(word, _)| word);
    count.parse::<u32>().is_ok() && ["passed", "failed", "skipped", "flaky", "did not run"].contains(&word)
}

/// `On carnet-server, 128 tests in 2.0 minutes: …`, from `tests/e2e/support/reporter.ts`.
fn is_host(plain: &str) -> bool {
    plain.starts_with("On ") && plain.contains(" tests in ") && plain.contains(" minutes: ")
}

/// Takes away ANSI colour sequences (`ESC [ … letter`).
fn without_colours(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c == '\u{1b}' {
            chars.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(c);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn runners_are_recognized() {
        for text in [
            "     Summary [   0.512s] 31 tests run: 31 passed, 0 skipped",
            "test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.10s",
            "  128 passed (1.9m)",
            "  1 failed",
            "  2 did not run",
            "On carnet-server, 128 tests in 2.0 minutes: 128 as expected.",
        ] {
            assert_eq!(line(text).as_deref(), Some(text.trim()), "{text}");
        }
        assert_eq!(
            line("\u{1b}[32m  7 passed\u{1b}[0m\u{1b}[2m (2.0s)\u{1b}[0m\n").as_deref(),
            Some("7 passed (2.0s)")
        );
    }

    #[test]
    fn other_lines_are_not() {
        for text in ["", "3 passed the post", "passed (1s)", "Running 12 tests", "On the way", "Summary of changes"] {
            assert_eq!(line(text), None, "{text}");
        }
    }
}
