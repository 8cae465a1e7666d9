//! The cards as a file, or on the standard output.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::Path,
};

use carnet_core::generate::Cards;

use super::{progress::Progress, xml};
use crate::cli::Failure;

/// Bytes written at once.
const BUFFER: usize = 256 * 1024;
/// Cards between two words on how many there are.
const STEP: u64 = 256;

pub fn write(path: &Path, seed: u64, participants: u64, progress: &mut Progress) -> Result<(), Failure> {
    let to_output = path == Path::new("-");
    let shown = if to_output { "the standard output".to_owned() } else { path.display().to_string() };
    let failed = |error: io::Error| {
        Failure::new(format!(
            "cannot write {shown}: {error}. The cards there are not complete; see that its folder exists, may be \
             written and has room (about 2 kB for each participant), and run the command again"
        ))
    };
    let out: Box<dyn Write> =
        if to_output { Box::new(io::stdout().lock()) } else { Box::new(File::create(path).map_err(failed)?) };
    cards(BufWriter::with_capacity(BUFFER, out), seed, participants, progress).map_err(failed)
}

fn cards(mut out: impl Write, seed: u64, participants: u64, progress: &mut Progress) -> io::Result<()> {
    out.write_all(xml::HEAD.as_bytes())?;
    let mut text = String::new();
    for (count, listed) in (1..=participants).zip(Cards::new(seed)) {
        text.clear();
        xml::card(&mut text, &listed.card);
        out.write_all(text.as_bytes())?;
        if count.is_multiple_of(STEP) {
            progress.made(count);
        }
    }
    out.write_all(xml::TAIL.as_bytes())?;
    out.flush()
}
