//! One script out of two: what wasm-bindgen writes, and what the splitter writes to load pieces. As one file they are
//! one download, and neither must know the other's name. It knows the forms that the pinned versions of both write, and
//! says so when they have changed.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::failure::{Failure, Result};

const LOADER: &str = "./__wasm_split.js";
const STREAMING: &str = "WebAssembly.instantiateStreaming(src, imports)";

/// Where a module is: a file of its own, or a range of one that holds several.
pub enum Source {
    File(String),
    Part(String, Range<usize>),
}

/// Servers that do not know the type of wasm are met here as wasm-bindgen meets them for the program itself.
const INSTANTIATE: &str = r#"async function instantiatePiece(src, imports) {
    const response = await src;
    if (!response.ok) throw new Error(`${response.status} ${response.url}`);
    if (response.headers.get("Content-Type")?.startsWith("application/wasm")) {
        return WebAssembly.instantiateStreaming(response, imports);
    }
    return WebAssembly.instantiate(await response.arrayBuffer(), imports);
}
"#;

/// A file that did not arrive is asked for again the next time.
const FETCH_PART: &str = r#"const wholes = new Map();
function fetchWhole(file) {
    if (!wholes.has(file)) {
        const whole = fetch(new URL(file, import.meta.url)).then((response) => {
            if (!response.ok) throw new Error(`${response.status} ${response.url}`);
            return response.arrayBuffer();
        });
        whole.catch(() => wholes.delete(file));
        wholes.set(file, whole);
    }
    return wholes.get(file);
}
async function fetchPart(file, from, to) {
    const bytes = (await fetchWhole(file)).slice(from, to);
    return new Response(bytes, { headers: { "Content-Type": "application/wasm" } });
}
"#;

/// The script of the app. `main` is the file that it starts with, `pieces` says where the
/// modules are that the splitter's script names.
pub fn join(bound: &str, loader: &str, main: &str, pieces: &BTreeMap<String, Source>) -> Result<String> {
    let mut script = String::from(INSTANTIATE) + FETCH_PART;
    script += &loader_of(loader, pieces)?;
    script += &import_loader(bound)?;
    script += &format!("__wbg_init({{ module_or_path: new URL(\"{main}\", import.meta.url) }});\n");
    Ok(script)
}

/// `const pieces`, an object with a function for each piece.
fn loader_of(loader: &str, pieces: &BTreeMap<String, Source>) -> Result<String> {
    let (mut body, mut names) = (String::new(), Vec::new());
    // The program's own functions are in the same script.
    for line in loader.lines().filter(|line| !line.starts_with("import ")) {
        let line = match line.strip_prefix("export const ") {
            Some(rest) => {
                names.push(rest.split_once(' ').map_or(rest, |(name, _)| name));
                format!("const {rest}")
            }
            None => line.to_owned(),
        };
        body.push_str(&line);
        body.push('\n');
    }
    for (name, source) in pieces {
        let fetch = match source {
            Source::File(file) => format!("fetch(new URL(\"./{file}\", import.meta.url))"),
            Source::Part(file, range) => format!("fetchPart(\"./{file}\", {}, {})", range.start, range.end),
        };
        body = replaced(&body, &format!("fetch(new URL(\"./{name}.wasm\", import.meta.url))"), &fetch)?;
    }
    if !pieces.is_empty() {
        body = replaced(&body, STREAMING, "instantiatePiece(src, imports)")?;
    }
    Ok(format!("const pieces = (() => {{\n{body}return {{ {} }};\n}})();\n", names.join(", ")))
}

/// The bindings, with the loader in the place of the file that they import, and without exports: nobody imports them,
/// and trunk's minifier does not read `export { … as default }`.
fn import_loader(bound: &str) -> Result<String> {
    let end = format!(" from \"{LOADER}\"");
    let mut script = String::new();
    for line in bound.lines() {
        if line.starts_with("export {") {
            continue;
        }
        let line = line.strip_prefix("export ").unwrap_or(line);
        match line.trim_end_matches(';').strip_suffix(&end).and_then(|line| line.strip_prefix("import * as ")) {
            Some(name) => script.push_str(&format!("const {name} = pieces;")),
            None if line.starts_with("import ") => return Err(changed(line)),
            None => script.push_str(line),
        }
        script.push('\n');
    }
    Ok(script)
}

fn replaced(text: &str, from: &str, to: &str) -> Result<String> {
    if !text.contains(from) {
        return Err(changed(from));
    }
    Ok(text.replace(from, to))
}

fn changed(what: &str) -> Failure {
    Failure::new(format!("the scripts of wasm-bindgen and the splitter do not fit together at `{what}`"))
        .advise("one of them writes another form than its pinned version: see xtask/src/program/script.rs")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const BOUND: &str = "import * as import1 from \"./__wasm_split.js\"\nfunction initSync() {}\nexport class A {}\n\
    export { initSync, __wbg_init as default };\n";
    const LOAD: &str = r#"import { initSync } from "./carnet.js";
const __chunk_3 = makeLoad(() => {
    const src = fetch(new URL("./chunk_3.wasm", import.meta.url));
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}, []);
export const __wasm_split_load_search = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL("./split_search.wasm", import.meta.url));
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}, [__chunk_3]));
"#;

    #[test]
    fn two_scripts_become_one_that_names_the_files() {
        let search = Source::File("pieces/search-1.wasm".into());
        let shared = Source::Part("pieces/shared-2.wasm".into(), 7..9);
        let pieces = BTreeMap::from([("chunk_3".into(), shared), ("split_search".into(), search)]);
        let joined = join(BOUND, LOAD, "carnet-1.wasm", &pieces).unwrap();
        assert!(!["import {", "import *", "export "].iter().any(|form| joined.contains(form)), "{joined}");
        assert!(joined.contains("const src = fetchPart(\"./pieces/shared-2.wasm\", 7, 9);"), "{joined}");
        assert!(
            joined.contains("const src = fetch(new URL(\"./pieces/search-1.wasm\", import.meta.url));"),
            "{joined}"
        );
        assert!(joined.contains("return { __wasm_split_load_search };"), "{joined}");
        assert!(joined.contains("const import1 = pieces;"), "{joined}");
        assert_eq!(joined.matches("(instantiatePiece(src, imports))").count(), 2, "{joined}");
        assert!(joined.ends_with("__wbg_init({ module_or_path: new URL(\"carnet-1.wasm\", import.meta.url) });\n"));
    }

    #[test]
    fn another_form_is_an_error() {
        let none = BTreeMap::new();
        assert!(join("import x from \"./snippets/a.js\"\n", LOAD, "m", &none).is_err());
        let unknown = BTreeMap::from([("split_x".into(), Source::File("pieces/x-1.wasm".into()))]);
        assert!(join(BOUND, LOAD, "m", &unknown).is_err());
        assert!(join(BOUND, "", "m", &none).is_ok(), "a program without pieces");
    }
}
