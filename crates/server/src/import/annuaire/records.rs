//! Records of a file of lines: fields between `;` or `,`, with or without quotes, in UTF-8 or Latin-1. One record is
//! one line, so that a quote that nobody closes costs its line alone. Memory holds one line at a time.

use std::io::{BufRead, Read as _};

/// Bytes of a line; those of the directory have less than 300.
const MAX_LINE: u64 = 64 * 1024;
const BOM: &[u8] = b"\xef\xbb\xbf";

/// A file that cannot be read on: the line, and why.
pub type Malformed = (u64, String);
/// The fields of a line, or why it has none.
pub type Record = Result<Vec<String>, String>;

pub struct Records {
    reader: Box<dyn BufRead>,
    separator: u8,
    line: u64,
    bytes: u64,
    buffer: Vec<u8>,
}

impl Records {
    pub fn new(reader: Box<dyn BufRead>) -> Self {
        Self { reader, separator: b';', line: 0, bytes: 0, buffer: Vec::new() }
    }

    /// The line read last, counted from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// Bytes read so far.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The names of the columns; what stands between them separates the fields of every line.
    pub fn header(&mut self) -> Result<Vec<String>, Malformed> {
        let line = self.read_line()?.ok_or((1, "the file is empty".to_owned()))?;
        let line = line.strip_prefix(BOM).unwrap_or(line).to_vec();
        let count = |separator: u8| line.iter().filter(|byte| **byte == separator).count();
        self.separator = if count(b',') > count(b';') { b',' } else { b';' };
        split(&line, self.separator).map_err(|what| (self.line, what))
    }

    /// The next line that is not blank.
    pub fn next(&mut self) -> Result<Option<Record>, Malformed> {
        let separator = self.separator;
        loop {
            match self.read_line()? {
                None => return Ok(None),
                Some(line) if line.iter().all(|byte| byte.is_ascii_whitespace() || *byte == separator) => {}
                Some(line) => return Ok(Some(split(line, separator))),
            }
        }
    }

    fn read_line(&mut self) -> Result<Option<&[u8]>, Malformed> {
        self.buffer.clear();
        let read = self.reader.by_ref().take(MAX_LINE).read_until(b'\n', &mut self.buffer);
        self.line += 1;
        let read = read.map_err(|error| (self.line, format!("the file cannot be read on: {error}")))?;
        self.bytes += read as u64;
        if read == 0 {
            return Ok(None);
        }
        if read as u64 == MAX_LINE && !self.buffer.ends_with(b"\n") {
            return Err((self.line, "the line has more than 64 KiB; this is no file of the directory".to_owned()));
        }
        while matches!(self.buffer.last(), Some(b'\n' | b'\r')) {
            self.buffer.pop();
        }
        Ok(Some(&self.buffer))
    }
}

fn split(line: &[u8], separator: u8) -> Record {
    let mut fields = Vec::new();
    let mut rest = line;
    loop {
        let (field, after) = match rest.trim_ascii_start() {
            [b'"', quoted @ ..] => self::quoted(quoted, separator)?,
            _ => match rest.iter().position(|byte| *byte == separator) {
                Some(at) => (text(&rest[..at]), rest.get(at + 1..)),
                None => (text(rest), None),
            },
        };
        fields.push(field.trim().to_owned());
        match after {
            Some(after) => rest = after,
            None => return Ok(fields),
        }
    }
}

/// A field behind its first quote, and what follows the separator behind its last one.
fn quoted(mut rest: &[u8], separator: u8) -> Result<(String, Option<&[u8]>), String> {
    let mut field = Vec::new();
    loop {
        let at = rest.iter().position(|byte| *byte == b'"').ok_or("a quote is not closed on this line")?;
        field.extend_from_slice(&rest[..at]);
        rest = &rest[at + 1..];
        match rest {
            [b'"', more @ ..] => {
                field.push(b'"');
                rest = more;
            }
            _ => break,
        }
    }
    match rest.trim_ascii_start() {
        [] => Ok((text(&field), None)),
        [byte, after @ ..] if *byte == separator => Ok((text(&field), Some(after))),
        _ => Err("something stands between a closing quote and the next field".to_owned()),
    }
}

/// UTF-8 where it is that, else Latin-1, in which every byte is a letter.
fn text(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::io::Cursor;

    use super::*;

    fn all(bytes: &[u8]) -> (Vec<String>, Vec<(u64, Record)>) {
        let mut records = Records::new(Box::new(Cursor::new(bytes.to_vec())));
        let header = records.header().unwrap();
        let mut all = Vec::new();
        while let Some(record) = records.next().unwrap() {
            all.push((records.line(), record));
        }
        assert_eq!(records.bytes(), bytes.len() as u64);
        (header, all)
    }

    fn fields(fields: &[&str]) -> Record {
        Ok(fields.iter().map(|field| (*field).to_owned()).collect())
    }

    #[test]
    fn both_separators_both_encodings_and_quotes() {
        let (header, rows) = all("\u{feff}SIREN;\"Début\"\r\n1; \"a;\"\"b\" \r\n\r\n;;\n2;é".as_bytes());
        assert_eq!(header, ["SIREN", "Début"]);
        assert_eq!(rows, [(2, fields(&["1", "a;\"b"])), (5, fields(&["2", "é"]))]);
        let (header, rows) = all(b"SIREN,D\xe9but,x\n1,2,\n");
        assert_eq!(header, ["SIREN", "Début", "x"]);
        assert_eq!(rows, [(2, fields(&["1", "2", ""]))]);
    }

    #[test]
    fn a_quote_that_is_wrong_costs_its_line_alone() {
        let (_, rows) = all(b"a;b\n\"1;2\n\"1\"x;2\n3;4\n");
        let outcome: Vec<(u64, bool)> = rows.iter().map(|(line, record)| (*line, record.is_ok())).collect();
        assert_eq!(outcome, [(2, false), (3, false), (4, true)]);
    }

    #[test]
    fn what_is_no_file_of_lines_ends_at_once() {
        let mut records = Records::new(Box::new(Cursor::new(vec![b'x'; 200_000])));
        assert_eq!(records.header().unwrap_err().0, 1);
        assert!(Records::new(Box::new(Cursor::new(Vec::new()))).header().is_err());
    }
}
