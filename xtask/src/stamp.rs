//! Stamps: a hash of everything that something was made from, kept beside it, to tell whether it must be made again.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::failure::{Failure, Result};

/// Hash over these files and all files in these folders: names and contents, independent of order and of file times.
/// A path that does not exist counts as absent.
pub fn of_files(paths: &[PathBuf]) -> Result<String> {
    let mut files = Vec::new();
    for path in paths {
        collect(path, &mut files)?;
    }
    files.sort();
    files.dedup();
    let mut hash = Sha256::new();
    for file in files {
        let content = fs::read(&file).map_err(Failure::io("read", &file))?;
        let name = file.to_string_lossy();
        // Lengths keep two different lists from hashing alike.
        hash.update((name.len() as u64).to_le_bytes());
        hash.update(name.as_bytes());
        hash.update((content.len() as u64).to_le_bytes());
        hash.update(&content);
    }
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

pub fn is(mark: &Path, wanted: &str) -> bool {
    fs::read_to_string(mark).is_ok_and(|found| found == wanted)
}

pub fn write(mark: &Path, stamp: &str) -> Result<()> {
    fs::write(mark, stamp).map_err(Failure::io("write", mark))
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_file() {
        files.push(path.to_path_buf());
    } else if path.is_dir() {
        for entry in fs::read_dir(path).map_err(Failure::io("list", path))? {
            collect(&entry.map_err(Failure::io("list", path))?.path(), files)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_stamp_changes_with_names_and_contents_only() {
        let dir = tempfile::tempdir().unwrap();
        let nested = dir.path().join("a/b");
        fs::create_dir_all(&nested).unwrap();
        fs::write(nested.join("one"), "1").unwrap();
        let stamp = |paths: &[PathBuf]| of_files(paths).unwrap();
        let all = [dir.path().to_path_buf()];
        let first = stamp(&all);
        fs::write(nested.join("one"), "1").unwrap();
        assert_eq!(stamp(&all), first, "writing the same again changes nothing");
        assert_eq!(stamp(&[dir.path().to_path_buf(), nested.clone()]), first, "naming a file twice changes nothing");
        fs::write(nested.join("one"), "2").unwrap();
        assert_ne!(stamp(&all), first);
        fs::write(nested.join("one"), "1").unwrap();
        fs::rename(nested.join("one"), nested.join("two")).unwrap();
        assert_ne!(stamp(&all), first);
    }

    #[test]
    fn a_mark_is_only_its_own_stamp() {
        let dir = tempfile::tempdir().unwrap();
        let mark = dir.path().join("mark");
        assert!(!is(&mark, "abc"));
        write(&mark, "abc").unwrap();
        assert!(is(&mark, "abc") && !is(&mark, "abcd"));
    }
}
