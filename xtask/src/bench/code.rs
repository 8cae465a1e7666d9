//! `bench code`: what the app's program consists of, by crate and by area, from the release build with its names kept.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::owner;
use crate::failure::{Failure, Result};
use crate::program::{self, Part};
use crate::project::Project;
use crate::tools::BuildTools;
use crate::wasm;

/// What is smaller is summed up, in the table; the file has all.
const SHOWN: usize = 1_000;

/// Bytes by name, of what the app starts with and of all pieces.
#[derive(Default)]
struct Sums(BTreeMap<String, [usize; 2]>);

impl Sums {
    fn add(&mut self, name: String, part: Part, bytes: usize) {
        let column = match part {
            Part::Start => 0,
            Part::Piece => 1,
        };
        if let Some(sum) = self.0.entry(name).or_default().get_mut(column) {
            *sum += bytes;
        }
    }

    fn largest_first(&self) -> Vec<(&str, [usize; 2])> {
        let mut rows: Vec<_> = self.0.iter().map(|(name, sums)| (name.as_str(), *sums)).collect();
        rows.sort_by_key(|(_, [start, pieces])| std::cmp::Reverse((*start, *pieces)));
        rows
    }
}

pub fn run(project: &Project, folder: &Path) -> Result<()> {
    println!("code: compiling the app as for release, names kept (usually 1 minute; 4 the first time)");
    let modules = program::with_names(project, &BuildTools::ensure(project)?)?;
    let (mut crates, mut areas) = (Sums::default(), Sums::default());
    for (path, part) in modules {
        let bytes = fs::read(&path).map_err(Failure::io("read", &path))?;
        let module = wasm::read(&bytes)
            .ok_or_else(|| Failure::new(format!("{} is no wasm module that is understood here", path.display())))?;
        for (symbol, size) in module.functions {
            crates.add(owner::krate(&symbol), part, size);
            if let Some(area) = owner::area(&symbol) {
                areas.add(area, part, size);
            }
        }
        crates.add("(data: words, markup, tables)".to_owned(), part, module.data);
    }
    table("bytes of code by crate", &crates);
    table("bytes of the app's own code by area", &areas);
    write(&folder.join("code.json"), &crates, &areas)
}

fn table(title: &str, sums: &Sums) {
    let (mut small, mut total) = ([0; 2], [0; 2]);
    println!("\n{title:<44} {:>9} {:>9}", "start kB", "pieces kB");
    for (name, row) in sums.largest_first() {
        total = [total[0] + row[0], total[1] + row[1]];
        if row[0] + row[1] < SHOWN {
            small = [small[0] + row[0], small[1] + row[1]];
        } else {
            line(name, row);
        }
    }
    line("(smaller than 1 kB each)", small);
    line("total", total);
}

fn line(name: &str, [start, pieces]: [usize; 2]) {
    println!("  {name:<42} {:>9} {:>9}", kilobytes(start), kilobytes(pieces));
}

fn kilobytes(bytes: usize) -> String {
    format!("{}.{}", bytes / 1000, bytes % 1000 / 100)
}

fn write(path: &Path, crates: &Sums, areas: &Sums) -> Result<()> {
    let text = format!("{{\"crates\": {}, \"areas\": {}}}\n", json(crates), json(areas));
    fs::write(path, text).map_err(Failure::io("write", path))?;
    println!("\nwritten: {}", path.display());
    Ok(())
}

/// Names are paths of Rust and words of this file: none needs escaping.
fn json(sums: &Sums) -> String {
    let entry = |(name, [start, pieces]): (&str, [usize; 2])| {
        format!("\"{name}\": {{\"start\": {start}, \"pieces\": {pieces}}}")
    };
    format!("{{{}}}", sums.largest_first().into_iter().map(entry).collect::<Vec<_>>().join(", "))
}
