//! Where the browser goes after single sign-on: a page of our own, whatever the link said.

const HOME: &str = "/";
const MAX_LENGTH: usize = 2_000;

/// `next` when it is a path of this very server, as a browser reads it; else the start page.
///
/// `//host` and `/\host` are other hosts to a browser, which also drops tabs and line ends inside an address (WHATWG
/// URL, 4.4); so only printable ASCII without a backslash passes, and one slash at the start.
pub fn inside(next: &str) -> &str {
    let printable = next.len() <= MAX_LENGTH && next.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let page = next.starts_with('/') && !next.starts_with("//") && !next.starts_with("/api/");
    if printable && page { next } else { HOME }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages_pass() {
        for next in ["/", "/customers?q=a%20b&page=2", "/sign-in", "/customers/x/history#top", "/a//b", "/?u=https://x"]
        {
            assert_eq!(inside(next), next);
        }
        let long = format!("/{}", "a".repeat(MAX_LENGTH));
        for next in [
            "",
            "customers",
            "//evil.example",
            "///evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/\t/evil.example",
            "/\n/evil.example",
            "/\r\nSet-Cookie: a=b",
            "https://evil.example",
            "javascript:alert(1)",
            " /x",
            "/a b",
            "/é",
            "/api/v1/oidc/start",
            long.as_str(),
        ] {
            assert_eq!(inside(next), HOME, "{next:?}");
        }
    }
}
