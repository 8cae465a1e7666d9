//! What several pieces use. The splitter writes a module for each set of pieces that use the same functions, well over a
//! hundred small ones: they are put together into a few files, of which a piece loads those with something for it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};
use crate::project::Project;
use crate::tools::BuildTools;
use crate::wasm::{self, Import, Kind};

/// What one more request is worth, in bytes of code and data before they are optimized: so many that a piece has no use
/// for are loaded rather than one file more. Some 30 ms on slow 4G.
const REQUEST: i64 = 30_000;
/// The module that the splitter's modules import from.
const SPLITTER: &str = "__wasm_split";
/// The module that the joined ones import from. Joining takes the first name away.
pub const APP: &str = "app";
/// More than what `app` compiles with: before the modules are joined each has a memory of its own, though it is one.
const WASM_MERGE: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-multimemory",
];

/// Modules that become one file, and the pieces that need it: a bit for each, by its place in the list of all.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Group {
    users: u64,
    bytes: i64,
    modules: Vec<PathBuf>,
    imports: Vec<Import>,
}

/// A file of what some pieces share.
pub struct Shared {
    pub path: PathBuf,
    /// Names of the pieces that need it.
    pub users: Vec<String>,
}

/// Joins the modules that several pieces use; `pieces` are the names of all, `loader` is the splitter's script.
pub fn join(
    project: &Project,
    tools: &BuildTools,
    modules: Vec<PathBuf>,
    pieces: &[String],
    loader: &str,
) -> Result<Vec<Shared>> {
    let users = users(loader, pieces);
    let mut groups = Vec::new();
    for path in modules {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let Some(users) = users.get(&stem).copied() else {
            return Err(Failure::new(format!("the splitter's script does not say which pieces use {stem}"))
                .advise("it writes another form than its pinned version: see xtask/src/program/shared.rs"));
        };
        groups.push(alone(path, users)?);
    }
    let groups = group(groups).into_iter().enumerate();
    groups
        .map(|(index, group)| {
            let Some(folder) = group.modules.first().and_then(|module| module.parent()) else {
                return Err(Failure::new("the splitter's modules are in no folder"));
            };
            let path = folder.join(format!("shared_{index}.wasm"));
            let users = pieces.iter().enumerate().filter(|(bit, _)| group.users >> bit & 1 == 1);
            merge(project, tools, &group, &path)?;
            Ok(Shared { path, users: users.map(|(_, name)| name.clone()).collect() })
        })
        .collect()
}

/// Names are most of such a module, and do not stay: what counts is its code and its data.
fn alone(path: PathBuf, users: u64) -> Result<Group> {
    let content = fs::read(&path).map_err(Failure::io("read", &path))?;
    let Some(read) = wasm::read(&content) else {
        return Err(Failure::new(format!("{} is no wasm module", path.display())));
    };
    let bytes = read.data + read.functions.iter().map(|(_, bytes)| bytes).sum::<usize>();
    let bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
    Ok(Group { users, bytes, modules: vec![path], imports: read.imports })
}

/// Which pieces use a module: the splitter says so in a comment above it.
fn users(loader: &str, pieces: &[String]) -> BTreeMap<String, u64> {
    let bits = |names: &str| {
        let bit = |name: &str| pieces.iter().position(|piece| piece == name).map(|bit| 1 << bit);
        names.split(", ").try_fold(0, |all, name| Some(all | bit(name)?))
    };
    let pairs = loader.lines().zip(loader.lines().skip(1));
    pairs
        .filter_map(|(comment, line)| {
            let names = comment.strip_prefix("/* ")?.strip_suffix(" */")?;
            let module = line.strip_prefix("const __")?.split_once(' ')?.0;
            Some((module.to_owned(), bits(names)?))
        })
        .collect()
}

/// Joins the two groups that gain most from it, until none gain.
fn group(mut groups: Vec<Group>) -> Vec<Group> {
    while let Some((into, from)) = best(&groups) {
        let joined = groups.remove(from);
        if let Some(group) = groups.get_mut(into) {
            group.users |= joined.users;
            group.bytes += joined.bytes;
            group.modules.extend(joined.modules);
            group.imports.extend(joined.imports);
        }
    }
    groups
}

fn best(groups: &[Group]) -> Option<(usize, usize)> {
    let pairs = groups.iter().enumerate().flat_map(|(from, second)| {
        groups.iter().enumerate().take(from).map(move |(into, first)| (loss(first, second), into, from))
    });
    pairs.filter(|(loss, ..)| *loss < 0).min().map(|(_, into, from)| (into, from))
}

/// What all pieces together load more when these are one file; below 0 when the requests it saves are worth more.
fn loss(one: &Group, other: &Group) -> i64 {
    let count = |users: u64| i64::from(users.count_ones());
    count(one.users & !other.users) * other.bytes + count(other.users & !one.users) * one.bytes
        - count(one.users & other.users) * REQUEST
}

/// wasm-merge takes the imports of each module for things of its own, though all import the same memory: a module
/// that hands on what it imports itself stands in for where they import it from.
fn merge(project: &Project, tools: &BuildTools, group: &Group, to: &Path) -> Result<()> {
    let middle = to.with_extension("wat");
    fs::write(&middle, handing_on(group.imports.clone())?).map_err(Failure::io("write", &middle))?;
    let mut command = tools.command(project, "wasm-merge")?.args(WASM_MERGE).arg(&middle).arg(SPLITTER);
    for module in &group.modules {
        command = command.arg(module).arg(module.file_stem().unwrap_or_default());
    }
    command.arg("-o").arg(to).capture()?;
    fs::remove_file(&middle).map_err(Failure::io("remove", &middle))
}

/// Imports of a module that stands between: of each name the one that asks for most.
fn handing_on(mut imports: Vec<Import>) -> Result<String> {
    imports.sort();
    let (mut taken, mut given) = (String::new(), String::new());
    let by_name: BTreeMap<_, _> = imports.iter().map(|import| (&import.name, import)).collect();
    for (index, (name, import)) in by_name.into_iter().enumerate() {
        let (kind, form) = match (import.module.as_str(), &import.kind) {
            (SPLITTER, Kind::Memory { least }) => ("memory", least.to_string()),
            (SPLITTER, Kind::Table { least }) => ("table", format!("{least} funcref")),
            (SPLITTER, Kind::Global { value: 0x7f, mutable: true }) => ("global", "(mut i32)".to_owned()),
            (SPLITTER, Kind::Global { value: 0x7f, mutable: false }) => ("global", "i32".to_owned()),
            (from, _) => {
                return Err(Failure::new(format!(
                    "what pieces share imports `{name}` of `{from}`, which is not known"
                ))
                .advise("see `handing_on` in xtask/src/program/shared.rs"));
            }
        };
        taken += &format!("(import \"{APP}\" \"{name}\" ({kind} $i{index} {form}))");
        given += &format!("(export \"{name}\" ({kind} $i{index}))");
    }
    Ok(format!("(module {taken}{given})"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn of(users: u64, bytes: i64) -> Group {
        Group { users, bytes, modules: vec![PathBuf::from(format!("{users:b}.wasm"))], imports: Vec::new() }
    }

    #[test]
    fn the_script_says_who_uses_what() {
        let pieces = ["audit".to_owned(), "lists".to_owned(), "search".to_owned()];
        let loader = "/* audit, search */\nconst __chunk_3 = makeLoad(() => {\n/* lists, new */\nconst __chunk_4 = x\n";
        assert_eq!(users(loader, &pieces), BTreeMap::from([("chunk_3".to_owned(), 0b101)]));
    }

    #[test]
    fn small_modules_are_joined_and_large_ones_of_others_are_not() {
        let groups = group(vec![of(0b011, 300), of(0b111, 400), of(0b110, 90_000)]);
        let told: Vec<_> = groups.iter().map(|group| (group.users, group.bytes, group.modules.len())).collect();
        assert_eq!(told, [(0b111, 700, 2), (0b110, 90_000, 1)]);
        assert!(loss(&of(0b01, 1), &of(0b10, 1)) > 0, "nobody gains from what is shared with nobody");
    }

    #[test]
    fn what_is_imported_is_handed_on_once_as_large_as_asked_for() {
        let import = |name: &str, kind| Import { module: SPLITTER.to_owned(), name: name.to_owned(), kind };
        let given = handing_on(vec![
            import("memory", Kind::Memory { least: 21 }),
            import("memory", Kind::Memory { least: 20 }),
            import("g", Kind::Global { value: 0x7f, mutable: true }),
        ]);
        assert_eq!(
            given.unwrap(),
            "(module (import \"app\" \"g\" (global $i0 (mut i32)))(import \"app\" \"memory\" (memory $i1 21))\
             (export \"g\" (global $i0))(export \"memory\" (memory $i1)))"
        );
        assert!(handing_on(vec![import("f", Kind::Function)]).is_err());
    }
}
