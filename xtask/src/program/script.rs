//! One script out of two: what wasm-bindgen writes, and what the splitter writes to load pieces. As one file they are
//! one download, and neither must know the other's name. It knows the forms that the pinned versions of both write, and
//! says so when they have changed.

use std::collections::{BTreeMap, BTreeSet};

use super::shared::APP;
use crate::failure::{Failure, Result};

const LOADER: &str = "./__wasm_split.js";
/// What the splitter calls the function that loads a piece, without the piece's name.
const LOAD: &str = "__wasm_split_load_";

/// A piece: its file, and the files of what it shares with others.
pub struct Piece {
    pub file: String,
    pub shared: Vec<String>,
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

/// The program is compiled as soon as it arrives, whatever of the page is there; it starts when it has its place there.
/// Should it not arrive, that is told then, too: the page has the words for it. `Promise.all` occurs in the splitter's
/// script, and trunk's minifier makes a bare function of what occurs twice.
const START: &str = r#"async function startProgram(file) {
    const src = fetch(new URL(file, import.meta.url));
    const compile = async () => {
        const response = await src;
        if (!response.ok) throw new Error(`${response.status} ${response.url}`);
        if (response.headers.get("Content-Type")?.startsWith("application/wasm")) {
            return WebAssembly.compileStreaming(response);
        }
        return WebAssembly.compile(await response.arrayBuffer());
    };
    const page = new Promise((there) => {
        if (document.readyState !== "loading") there();
        else document.addEventListener("DOMContentLoaded", there, { once: true });
    });
    const program = compile();
    program.catch(() => {});
    await page;
    await __wbg_init({ module_or_path: await program });
}
"#;

/// The splitter's `makeLoad` asks for a file that did not arrive again the next time.
const LOAD_FILE: &str = r#"const loadFile = (file, shared) => makeLoad(() => {
    const src = fetch(new URL(file, import.meta.url));
    src.catch(() => {});
    return ({ __wasm_split }) => instantiatePiece(src, { __wasm_split, APP: __wasm_split });
}, shared);
"#;

/// The script of the app. `main` is the file that it starts with.
pub fn join(bound: &str, loader: &str, main: &str, pieces: &BTreeMap<String, Piece>) -> Result<String> {
    let mut script = String::from(INSTANTIATE);
    script += &loader_of(loader, pieces)?;
    script += &import_loader(bound)?;
    script += &format!("{START}startProgram(\"{main}\");\n");
    Ok(script)
}

/// `const pieces`, an object with a function for each piece. Of the splitter's script it has the functions that it
/// opens with; what it lists after them is written anew, for the files as they are.
fn loader_of(loader: &str, pieces: &BTreeMap<String, Piece>) -> Result<String> {
    // The program's own functions are in the same script.
    let opening = loader.lines().take_while(|line| !is_listed(line)).filter(|line| !line.starts_with("import "));
    let mut body: String = opening.flat_map(|line| [line, "\n"]).collect();
    if !pieces.is_empty() && !["makeLoad", "wrapAsyncCb"].iter().all(|name| body.contains(&format!("function {name}(")))
    {
        return Err(changed("makeLoad"));
    }
    body += &LOAD_FILE.replace("APP", APP);
    let files: BTreeSet<_> = pieces.values().flat_map(|piece| &piece.shared).collect();
    let names: BTreeMap<_, _> = files.into_iter().zip((0..).map(|at| format!("shared{at}"))).collect();
    for (file, name) in &names {
        body += &format!("const {name} = loadFile(\"{file}\", []);\n");
    }
    let mut given = Vec::new();
    for (piece, Piece { file, shared }) in pieces {
        let function = format!("{LOAD}{piece}");
        if !loader.contains(&format!("export const {function} = wrapAsyncCb(makeLoad(")) {
            return Err(changed(&function));
        }
        let shared: Vec<_> = shared.iter().filter_map(|file| names.get(file)).map(String::as_str).collect();
        given.push(format!("{function}: wrapAsyncCb(loadFile(\"{file}\", [{}]))", shared.join(", ")));
    }
    Ok(format!("const pieces = (() => {{\n{body}return {{ {} }};\n}})();\n", given.join(", ")))
}

/// Whether a line of the splitter's script belongs to its list of modules.
fn is_listed(line: &str) -> bool {
    ["/* ", "const __", "export const "].iter().any(|start| line.starts_with(start))
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
    const LOADER: &str = r#"import { initSync } from "./carnet.js";
function wrapAsyncCb(callee) {
}
function makeLoad(fetcher, deps) {
}
/* list, search */
const __chunk_3 = makeLoad(() => {
    const src = fetch(new URL("./chunk_3.wasm", import.meta.url));
}, []);
export const __wasm_split_load_search = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL("./split_search.wasm", import.meta.url));
}, [__chunk_3]));
"#;

    #[test]
    fn two_scripts_become_one_that_names_the_files() {
        let search = Piece { file: "pieces/search-1.wasm".into(), shared: vec!["pieces/shared-2.wasm".into()] };
        let joined = join(BOUND, LOADER, "carnet-1.wasm", &BTreeMap::from([("search".into(), search)])).unwrap();
        assert!(!["import {", "import *", "export "].iter().any(|form| joined.contains(form)), "{joined}");
        assert!(!joined.contains("chunk_3"), "{joined}");
        assert!(joined.contains("const shared0 = loadFile(\"pieces/shared-2.wasm\", []);"), "{joined}");
        assert!(
            joined.contains(
                "return { __wasm_split_load_search: wrapAsyncCb(loadFile(\"pieces/search-1.wasm\", [shared0])) };"
            ),
            "{joined}"
        );
        assert!(joined.contains("instantiatePiece(src, { __wasm_split, app: __wasm_split })"), "{joined}");
        assert!(joined.contains("const import1 = pieces;"), "{joined}");
        assert!(!joined.contains("Promise.all"), "{joined}");
        assert!(joined.ends_with("startProgram(\"carnet-1.wasm\");\n"), "{joined}");
    }

    #[test]
    fn another_form_is_an_error() {
        let none = BTreeMap::new();
        assert!(join("import x from \"./snippets/a.js\"\n", LOADER, "m", &none).is_err());
        let piece = || Piece { file: "pieces/x-1.wasm".into(), shared: Vec::new() };
        assert!(join(BOUND, LOADER, "m", &BTreeMap::from([("unknown".into(), piece())])).is_err());
        assert!(join(BOUND, "", "m", &BTreeMap::from([("search".into(), piece())])).is_err());
        assert!(join(BOUND, "", "m", &none).is_ok(), "a program without pieces");
    }
}
