//! Compresses what a browser downloads (brotli 11 and gzip 9, beside each file) and checks the budget of the download:
//! wasm, JavaScript and CSS that the app starts with, as a browser that takes brotli gets them. The pieces that are
//! loaded when one of their pages is opened are listed apart.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};
use crate::program::PIECES;

/// Bytes to start with, brotli 11.
const BUDGET: u64 = 220_000;
/// Bytes that the demo loads besides, brotli 11: the API with SQLite. The app is painted meanwhile, so they delay the first
/// answer alone, by six seconds on slow 4G.
const WORKER_BUDGET: u64 = 1_300_000;
const COUNTED: [&str; 3] = ["wasm", "js", "css"];
const COMPRESSED: [&str; 8] = ["wasm", "js", "css", "html", "svg", "json", "txt", "webmanifest"];
/// Smaller files do not gain from compression.
const SMALLEST: u64 = 256;

/// Writes `.br` and `.gz` files beside every file that gains from them and has none yet.
pub fn compress(dist: &Path) -> Result<()> {
    for file in files(dist)? {
        if !has_extension(&file, &COMPRESSED) || length(&file)? < SMALLEST || with_suffix(&file, "br").exists() {
            continue;
        }
        let content = fs::read(&file).map_err(Failure::io("read", &file))?;
        write_compressed(&with_suffix(&file, "br"), |out| {
            let mut encoder = brotli::CompressorWriter::new(out, 1 << 16, 11, 22);
            encoder.write_all(&content)?;
            encoder.flush()
        })?;
        write_compressed(&with_suffix(&file, "gz"), |out| {
            let mut encoder = flate2::write::GzEncoder::new(out, flate2::Compression::best());
            encoder.write_all(&content)?;
            encoder.finish().map(drop)
        })?;
    }
    Ok(())
}

/// Prints the table of sizes; an error when what the app starts with is over the budget.
pub fn report(dist: &Path) -> Result<()> {
    let mut files = files(dist)?;
    files.retain(|file| has_extension(file, &COUNTED));
    files.sort();
    let (later, start): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| file.starts_with(dist.join(PIECES)));
    let total = table(dist, "download to start", &start)?;
    budget_row(BUDGET);
    if !later.is_empty() {
        table(dist, "when their pages are opened", &later)?;
    }
    check(start.len(), total)
}

/// Prints the table of what the demo loads besides; an error when it is over its budget.
pub fn report_worker(folder: &Path) -> Result<()> {
    let mut files = files(folder)?;
    files.retain(|file| has_extension(file, &COUNTED));
    files.sort();
    let total = table(folder, "the demo besides: page and worker", &files)?;
    budget_row(WORKER_BUDGET);
    if total > WORKER_BUDGET {
        let (is, may) = (kilobytes(total), kilobytes(WORKER_BUDGET));
        return Err(Failure::new(format!(
            "the demo loads {is} kB (brotli) besides the app, over its budget of {may} kB"
        ))
        .advise(
            "find what grew: `git log --stat -- crates Cargo.lock`; a new dependency of the API is the usual cause",
        ));
    }
    Ok(())
}

/// Prints a part of the table; returns its sum of brotli.
fn table(dist: &Path, title: &str, files: &[PathBuf]) -> Result<u64> {
    let mut total = (0, 0, 0);
    println!("{title:<48} {:>9} {:>9} {:>9}", "raw kB", "gzip kB", "brotli kB");
    for file in files {
        let raw = length(file)?;
        let gzip = length(&with_suffix(file, "gz")).unwrap_or(raw);
        let brotli = length(&with_suffix(file, "br")).unwrap_or(raw);
        total = (total.0 + raw, total.1 + gzip, total.2 + brotli);
        let name = file.strip_prefix(dist).unwrap_or(file).display().to_string();
        println!("  {name:<46} {:>9} {:>9} {:>9}", kilobytes(raw), kilobytes(gzip), kilobytes(brotli));
    }
    println!("  {:<46} {:>9} {:>9} {:>9}", "total", kilobytes(total.0), kilobytes(total.1), kilobytes(total.2));
    Ok(total.2)
}

/// Prints what the total above may be.
fn budget_row(bytes: u64) {
    println!("  {:<46} {:>29}", "budget", kilobytes(bytes));
}

fn check(files: usize, brotli: u64) -> Result<()> {
    if files == 0 {
        return Err(Failure::new("the build made no wasm, JavaScript or CSS")
            .advise("`rm -rf dist` and build again; then see what trunk prints"));
    }
    if brotli > BUDGET {
        return Err(Failure::new(format!(
            "the app starts with {} kB (brotli), over its budget of {} kB",
            kilobytes(brotli),
            kilobytes(BUDGET)
        ))
        .advise("find what grew: `git log --stat -- src style Cargo.lock`; a page that is in no piece, or a new dependency, is the usual cause"));
    }
    Ok(())
}

fn write_compressed(path: &Path, encode: impl FnOnce(&mut File) -> std::io::Result<()>) -> Result<()> {
    let mut out = File::create(path).map_err(Failure::io("create", path))?;
    encode(&mut out).map_err(Failure::io("write", path))
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(Failure::io("list", folder))? {
        let path = entry.map_err(Failure::io("list", folder))?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    Ok(found)
}

fn has_extension(file: &Path, extensions: &[&str]) -> bool {
    file.extension().is_some_and(|extension| extensions.iter().any(|wanted| extension == *wanted))
}

fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    PathBuf::from(name)
}

fn length(file: &Path) -> Result<u64> {
    fs::metadata(file).map(|meta| meta.len()).map_err(Failure::io("read", file))
}

fn kilobytes(bytes: u64) -> String {
    format!("{}.{}", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::io::Read;

    use super::*;

    #[test]
    fn compressed_files_hold_the_same_bytes() {
        let dir = tempfile::tempdir().unwrap();
        let text = "les mêmes mots, les mêmes octets ; ".repeat(100);
        let file = dir.path().join("nested/app.css");
        fs::create_dir(dir.path().join("nested")).unwrap();
        fs::write(&file, &text).unwrap();
        fs::write(dir.path().join("picture.png"), text.as_bytes()).unwrap();
        fs::write(dir.path().join("tiny.js"), "1").unwrap();
        compress(dir.path()).unwrap();

        let mut back = String::new();
        brotli::Decompressor::new(File::open(with_suffix(&file, "br")).unwrap(), 4096)
            .read_to_string(&mut back)
            .unwrap();
        assert_eq!(back, text);
        back.clear();
        flate2::read::GzDecoder::new(File::open(with_suffix(&file, "gz")).unwrap()).read_to_string(&mut back).unwrap();
        assert_eq!(back, text);
        assert!(!with_suffix(&dir.path().join("picture.png"), "br").exists());
        assert!(!with_suffix(&dir.path().join("tiny.js"), "br").exists());
        report(dir.path()).unwrap();
    }

    #[test]
    fn the_budget_is_kept() {
        assert!(check(1, BUDGET).is_ok());
        let message = check(1, BUDGET + 100).unwrap_err().to_string();
        assert!(message.contains("220.1 kB"), "{message}");
        assert!(check(0, 0).is_err(), "an empty build is no success");
    }
}
