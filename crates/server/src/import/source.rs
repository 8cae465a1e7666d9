//! The files of an import, opened before anything is staged so that a wrong path costs nothing.

use std::{
    fs::File,
    io::{self, BufRead, BufReader},
    path::Path,
};

use super::Error;

/// Bytes read from a file at once.
const BUFFER: usize = 256 * 1024;

/// One file to import.
pub struct Source {
    /// Its name for messages.
    pub name: String,
    pub reader: Box<dyn BufRead>,
    /// Bytes, where that is known.
    pub size: Option<u64>,
}

/// Opens a file, or the standard input for `-`.
pub fn open(path: &Path) -> Result<Source, Error> {
    if path == Path::new("-") {
        let reader = Box::new(BufReader::with_capacity(BUFFER, io::stdin()));
        return Ok(Source { name: "standard input".to_owned(), reader, size: None });
    }
    let name = path.display().to_string();
    let failed = |error| Error::File { file: name.clone(), error };
    let file = File::open(path).map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    if metadata.is_dir() {
        return Err(failed(io::Error::new(io::ErrorKind::IsADirectory, "this is a folder; name the files in it")));
    }
    // A pipe has no size worth showing.
    let size = metadata.is_file().then_some(metadata.len());
    Ok(Source { reader: Box::new(BufReader::with_capacity(BUFFER, file)), name, size })
}

/// Whether a source may be called so.
pub fn check_name(name: &str) -> Result<(), Error> {
    let fits = (1..=64).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    if fits { Ok(()) } else { Err(Error::SourceName(name.to_owned())) }
}
