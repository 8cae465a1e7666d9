//! One script out of two: what wasm-bindgen writes, and what the splitter writes to load pieces. As one file they are
//! one download, and neither must know the other's name. It knows the forms that the pinned versions of both write, and
//! says so when they have changed.

use std::collections::BTreeMap;

use crate::failure::{Failure, Result};

const LOADER: &str = "./__wasm_split.js";
/// Servers that do not know the type of wasm are met here as wasm-bindgen meets them for the program itself.
const STREAMING: &str = "WebAssembly.instantiateStreaming(src, imports)";
const INSTANTIATE: &str = "instantiatePiece(src, imports)";
const INSTANTIATE_PIECE: &str = r#"async function instantiatePiece(src, imports) {
    const response = await src;
    if (!response.ok) throw new Error(`${response.status} ${response.url}`);
    if (response.headers.get("Content-Type")?.startsWith("application/wasm")) {
        return WebAssembly.instantiateStreaming(response, imports);
    }
    return WebAssembly.instantiate(await response.arrayBuffer(), imports);
}
"#;

/// The script of the app. `main` is the file that it starts with, `pieces` maps the splitter's names to the files'.
pub fn join(bound: &str, loader: &str, main: &str, pieces: &BTreeMap<String, String>) -> Result<String> {
    let mut script = String::from(INSTANTIATE_PIECE);
    script += &loader_of(loader, pieces)?;
    script += &import_loader(bound)?;
    script += &format!("__wbg_init({{ module_or_path: new URL(\"{main}\", import.meta.url) }});\n");
    Ok(script)
}

/// `const pieces`, an object with a function for each piece.
fn loader_of(loader: &str, pieces: &BTreeMap<String, String>) -> Result<String> {
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
    for (name, file) in pieces {
        body = replaced(&body, &format!("\"./{name}\""), &format!("\"./{file}\""))?;
    }
    if !pieces.is_empty() {
        body = replaced(&body, STREAMING, INSTANTIATE)?;
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
export const __wasm_split_load_search = wrapAsyncCb(x);
"#;

    fn pieces(names: &[(&str, &str)]) -> BTreeMap<String, String> {
        names.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect()
    }

    #[test]
    fn two_scripts_become_one_that_names_the_files() {
        let joined = join(BOUND, LOAD, "carnet-1.wasm", &pieces(&[("chunk_3.wasm", "pieces/shared-2.wasm")])).unwrap();
        assert!(!["import {", "import *", "export "].iter().any(|form| joined.contains(form)), "{joined}");
        assert!(joined.contains("new URL(\"./pieces/shared-2.wasm\", import.meta.url)"), "{joined}");
        assert!(joined.contains("return { __wasm_split_load_search };"), "{joined}");
        assert!(joined.contains("const import1 = pieces;"), "{joined}");
        assert!(joined.contains("(instantiatePiece(src, imports))"), "{joined}");
        assert!(joined.ends_with("__wbg_init({ module_or_path: new URL(\"carnet-1.wasm\", import.meta.url) });\n"));
    }

    #[test]
    fn another_form_is_an_error() {
        let none = pieces(&[]);
        assert!(join("import x from \"./snippets/a.js\"\n", LOAD, "m", &none).is_err());
        assert!(join(BOUND, LOAD, "m", &pieces(&[("split_x.wasm", "pieces/x-1.wasm")])).is_err());
        assert!(join(BOUND, "", "m", &none).is_ok(), "a program without pieces");
    }
}
