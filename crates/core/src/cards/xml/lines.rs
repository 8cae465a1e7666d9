//! A reader that knows the line it stands on and refuses to hand over one markup item without end.
//! The XML reader keeps one item in memory, so this limit is what keeps memory flat.

use std::io::{self, BufRead, Read};

/// Bytes one tag, text or comment may have. The largest in the public export are a few hundred bytes.
pub const MAX_ITEM_BYTES: u64 = 1 << 20;

/// Counts lines and bytes of what was consumed from `inner`.
pub struct LineReader<R> {
    inner: R,
    line: u64,
    bytes: u64,
    item_start: u64,
}

impl<R: BufRead> LineReader<R> {
    /// `inner` begins at this line of a file.
    pub fn at(inner: R, line: u64) -> Self {
        Self { inner, line, bytes: 0, item_start: 0 }
    }

    /// The line of the next byte, counted from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// Bytes consumed so far.
    pub fn consumed(&self) -> u64 {
        self.bytes
    }

    /// Starts the next item: the size limit counts from here.
    pub fn start_item(&mut self) {
        self.item_start = self.bytes;
    }
}

impl<R: BufRead> Read for LineReader<R> {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let length = available.len().min(target.len());
        target[..length].copy_from_slice(&available[..length]);
        self.consume(length);
        Ok(length)
    }
}

impl<R: BufRead> BufRead for LineReader<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.bytes - self.item_start > MAX_ITEM_BYTES {
            let text = format!("one tag or text is larger than {MAX_ITEM_BYTES} bytes");
            return Err(io::Error::new(io::ErrorKind::InvalidData, text));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        // What was handed over by `fill_buf` is still there: this reads nothing.
        if let Ok(buffer) = self.inner.fill_buf() {
            let consumed = buffer.get(..amount).unwrap_or(buffer);
            self.line += consumed.iter().filter(|byte| **byte == b'\n').count() as u64;
        }
        self.bytes += amount as u64;
        self.inner.consume(amount);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::io::BufReader;

    use super::*;

    #[test]
    fn lines_and_bytes_follow_what_is_consumed() {
        let mut reader = LineReader::at(BufReader::with_capacity(3, &b"a\nbc\n\nd"[..]), 1);
        assert_eq!((reader.line(), reader.consumed()), (1, 0));
        let mut text = [0; 2];
        reader.read_exact(&mut text).unwrap();
        assert_eq!((reader.line(), reader.consumed()), (2, 2));
        let mut rest = String::new();
        reader.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "bc\n\nd");
        assert_eq!((reader.line(), reader.consumed()), (4, 7));
    }

    #[test]
    fn an_item_without_end_is_refused() {
        let mut reader = LineReader::at(BufReader::new(io::repeat(b'x')), 1);
        let error = io::copy(&mut reader, &mut io::sink()).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::InvalidData);
        reader.start_item();
        assert!(reader.fill_buf().is_ok());
    }
}
