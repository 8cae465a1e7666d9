//! Whose a function is, by its symbol: the crate it was written in, so that code which a crate makes others generate
//! counts for them; and for Carnet's own, the area of the app.

/// What a crate is called in the tables when it has a symbol that names none (C, generated code).
const NOBODY: &str = "(no crate)";
const STANDARD: [&str; 3] = ["core", "alloc", "std"];
const OWN: &str = "carnet_app";
/// What frees a value is of the crate that the value is of.
const DROP: &str = "core::ptr::drop_in_place<";

/// Crate of the function with this symbol.
pub fn krate(symbol: &str) -> String {
    let path = readable(symbol);
    first_segments(&path, 1).unwrap_or_else(|| NOBODY.to_owned())
}

/// Area of the app: its module, for pages with the page; `None` for code of other crates.
pub fn area(symbol: &str) -> Option<String> {
    let path = readable(symbol);
    let segments = first_segments(&path, 3)?;
    let mut parts = segments.split("::");
    if parts.next()? != OWN {
        return None;
    }
    let module = parts.next()?;
    Some(match (module, parts.next()) {
        ("pages", Some(page)) => format!("pages::{page}"),
        _ => module.to_owned(),
    })
}

fn readable(symbol: &str) -> String {
    format!("{:#}", rustc_demangle::demangle(symbol))
}

/// The leading segments of the path that a function belongs to. `<A as B>::f` is A's, unless A is the standard
/// library's or no path at all (a closure, a tuple): then it is B's.
fn first_segments(path: &str, count: usize) -> Option<String> {
    if let Some(dropped) = path.strip_prefix(DROP) {
        return segments(dropped, count).or_else(|| segments(path, count));
    }
    let Some(inside) = path.strip_prefix('<') else { return segments(path, count) };
    let (of, by) = split_as(inside);
    match (segments(of, count), by.and_then(|by| segments(by, count))) {
        (Some(own), Some(by)) if is_standard(&own) && !is_standard(&by) => Some(by),
        (Some(own), _) => Some(own),
        (None, by) => by,
    }
}

fn is_standard(path: &str) -> bool {
    STANDARD.contains(&path.split("::").next().unwrap_or_default())
}

/// The two sides of ` as ` at the outermost level.
fn split_as(inside: &str) -> (&str, Option<&str>) {
    let mut depth = 0_i32;
    for (at, c) in inside.char_indices() {
        match c {
            '<' | '(' | '[' => depth += 1,
            '>' if inside[..at].ends_with('-') => {}
            '>' | ')' | ']' if depth == 0 => return (&inside[..at], None),
            '>' | ')' | ']' => depth -= 1,
            ' ' if depth == 0 && inside[at..].starts_with(" as ") => return (&inside[..at], Some(&inside[at + 4..])),
            _ => {}
        }
    }
    (inside, None)
}

fn segments(path: &str, count: usize) -> Option<String> {
    let path = path.trim_start_matches(['<', '&', '*', '(', '[']);
    let path = ["mut ", "const ", "dyn "].iter().fold(path, |path, word| path.trim_start_matches(word));
    let end = path.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(path.len());
    let found: Vec<_> = path[..end].split("::").take(count).filter(|segment| !segment.is_empty()).collect();
    (path[..end].contains("::") && !found.is_empty()).then(|| found.join("::"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_is_its_crates() {
        for (path, of) in [
            ("tachys::html::element::HtmlElement<E,At,Ch>::build", "tachys"),
            ("<alloc::vec::Vec<T> as tachys::view::Render>::build", "tachys"),
            ("<core::option::Option<T> as core::fmt::Debug>::fmt", "core"),
            ("<carnet_core::wire::Page as core::clone::Clone>::clone", "carnet_core"),
            ("<&mut reactive_graph::owner::Owner as core::fmt::Debug>::fmt", "reactive_graph"),
            ("<(A,B) as leptos::children::ToChildren<F>>::to_children", "leptos"),
            ("<F as any_spawner::Spawn>::spawn", "any_spawner"),
            ("carnet_app::pages::start::todo::{{closure}}", "carnet_app"),
            ("core::ptr::drop_in_place<carnet_app::ui::El>", "carnet_app"),
            ("core::ptr::drop_in_place<[u8]>", "core"),
            ("dlmalloc", NOBODY),
        ] {
            assert_eq!(krate(path), of, "{path}");
        }
    }

    #[test]
    fn the_apps_own_code_has_areas() {
        assert_eq!(area("carnet_app::pages::start::todo::todo").as_deref(), Some("pages::start"));
        assert_eq!(area("carnet_app::i18n::common::loading").as_deref(), Some("i18n"));
        assert_eq!(area("<carnet_app::ui::El as leptos::IntoView>::into_view").as_deref(), Some("ui"));
        assert_eq!(area("tachys::html::build"), None);
    }
}
