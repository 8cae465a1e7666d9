//! The base path: where the site is, below the root of its host.

use std::fmt;
use std::str::FromStr;

/// Begins and ends with a slash: `/`, `/carnet/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base(String);

impl Base {
    pub fn root() -> Self {
        Self("/".into())
    }

    /// Of a folder right below the root; its name holds letters alone.
    pub fn below(name: &str) -> Self {
        Self(format!("/{name}/"))
    }

    pub fn path(&self) -> &str {
        &self.0
    }
}

impl FromStr for Base {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Some((_, rest)) = text.split_once("://") {
            let path = rest.split_once('/').map_or("", |(_, path)| path).trim_matches('/');
            return Err(format!("give the path without the host: {}", with_slashes(path)));
        }
        if text.split('/').any(|part| part == "." || part == "..") {
            return Err("`.` and `..` cannot be parts of it".into());
        }
        if let Some(odd) = text.chars().find(|c| !c.is_ascii_alphanumeric() && !"/-._~".contains(*c)) {
            return Err(format!("`{odd}` cannot be in it: letters, digits, `-`, `.`, `_`, `~` and slashes can"));
        }
        if text.contains("//") || !text.starts_with('/') || !text.ends_with('/') {
            let parts: Vec<_> = text.split('/').filter(|part| !part.is_empty()).collect();
            return Err(format!("it begins and ends with one slash: {}", with_slashes(&parts.join("/"))));
        }
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn with_slashes(path: &str) -> String {
    if path.is_empty() { "/".into() } else { format!("/{path}/") }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_base_path_has_slashes_on_both_sides() {
        for good in ["/", "/carnet/", "/a/b-c_1.2~/"] {
            assert_eq!(good.parse::<Base>().unwrap().path(), good);
        }
    }

    #[test]
    fn a_mistake_is_answered_with_what_was_meant() {
        for (wrong, told) in [
            ("", "slash: /"),
            ("carnet", "slash: /carnet/"),
            ("/carnet", "slash: /carnet/"),
            ("carnet/", "slash: /carnet/"),
            ("//carnet//demo/", "slash: /carnet/demo/"),
            ("https://company.example/carnet", "host: /carnet/"),
            ("https://company.example", "host: /"),
            ("/a/../b/", "`..`"),
            ("/mon carnet/", "` `"),
            ("/\"/", "`\"`"),
        ] {
            let message = wrong.parse::<Base>().unwrap_err();
            assert!(message.contains(told), "{wrong}: {message}");
        }
    }
}
