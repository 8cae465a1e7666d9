//! Text to records (RFC 4180): cells between separators, quoted ones with separators, quotes and line breaks in
//! them. A record knows the line of the file it begins on. A quote that never closes costs its own line only.

use std::collections::HashMap;

/// The cells of a record; `None` when a quote in it never closes.
pub type Cells = Option<Vec<String>>;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Line of the file, counting from 1.
    pub line: u64,
    pub cells: Cells,
}

const SEPARATORS: [char; 3] = [';', ',', '\t'];
/// Records looked at to guess.
const LOOKED_AT: usize = 50;
/// Bytes that a quoted cell may have: further on the closing quote is another cell's.
const MAX_QUOTED: usize = 8 * 1024;

/// `sep=;` on the first line, as spreadsheets write and heed it: the separator, and the text behind the line.
pub fn named_separator(text: &str) -> Option<(char, &str)> {
    let rest = text.strip_prefix("sep=").or_else(|| text.strip_prefix("SEP="))?;
    let separator = rest.chars().next().filter(|c| SEPARATORS.contains(c))?;
    let rest = rest.get(1..)?;
    let rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n')).or_else(|| rest.strip_prefix('\r'))?;
    Some((separator, rest))
}

/// The separator by which most records have the same number of cells, two or more; `;` where none does.
pub fn guess_separator(text: &str) -> char {
    let mut best = (0, SEPARATORS[0]);
    for separator in SEPARATORS {
        let records = records(text, separator, 1, LOOKED_AT);
        let mut widths: HashMap<usize, usize> = HashMap::new();
        for cells in records.iter().filter_map(|record| record.cells.as_ref()).filter(|cells| cells.len() > 1) {
            *widths.entry(cells.len()).or_default() += 1;
        }
        let alike = widths.into_values().max().unwrap_or(0);
        if alike * 2 > records.len() && alike > best.0 {
            best = (alike, separator);
        }
    }
    best.1
}

/// At most `limit` records; those without any text are left out.
pub fn records(text: &str, separator: char, first_line: u64, limit: usize) -> Vec<Record> {
    let mut reader = Reader { rest: text, separator, line: first_line };
    let mut all = Vec::new();
    while all.len() < limit && !reader.rest.is_empty() {
        let line = reader.line;
        let cells = reader.record();
        let is_blank = cells.as_ref().is_some_and(|cells| cells.iter().all(|cell| cell.trim().is_empty()));
        if !is_blank {
            all.push(Record { line, cells });
        }
    }
    all
}

struct Reader<'a> {
    rest: &'a str,
    separator: char,
    line: u64,
}

impl Reader<'_> {
    fn record(&mut self) -> Cells {
        let (start, line) = (self.rest, self.line);
        let mut cells = Vec::new();
        loop {
            let Some(cell) = self.cell() else {
                // Cells before it may have run over several lines: all of them are read again.
                (self.rest, self.line) = (start, line);
                self.skip_line();
                return None;
            };
            cells.push(cell);
            match self.rest.strip_prefix(self.separator) {
                Some(rest) => self.rest = rest,
                None => break,
            }
        }
        self.end_line();
        Some(cells)
    }

    // `None`: a quote is open to the end.
    fn cell(&mut self) -> Option<String> {
        let Some(quoted) = self.rest.strip_prefix('"') else { return Some(self.plain().to_owned()) };
        let (mut cell, mut from) = (String::new(), quoted);
        loop {
            // No further than a cell may go: a file full of open quotes is read in one pass all the same.
            let at = from.get(..from.floor_char_boundary(MAX_QUOTED))?.find('"')?;
            cell.push_str(from.get(..at)?);
            if cell.len() > MAX_QUOTED {
                return None;
            }
            from = from.get(at + 1..)?;
            match from.strip_prefix('"') {
                Some(behind) => {
                    cell.push('"');
                    from = behind;
                }
                None => break,
            }
        }
        self.line += breaks(&cell);
        self.rest = from;
        // What stands behind the closing quote belongs to the cell, as spreadsheets read it.
        cell.push_str(self.plain());
        Some(cell)
    }

    fn plain(&mut self) -> &str {
        let end = self.rest.find([self.separator, '\r', '\n']).unwrap_or(self.rest.len());
        let (cell, rest) = self.rest.split_at(end);
        self.rest = rest;
        cell
    }

    fn end_line(&mut self) {
        let rest = self.rest.strip_prefix("\r\n").or_else(|| self.rest.strip_prefix(['\r', '\n']));
        self.rest = rest.unwrap_or(self.rest);
        self.line += 1;
    }

    fn skip_line(&mut self) {
        let end = self.rest.find(['\r', '\n']).unwrap_or(self.rest.len());
        self.rest = self.rest.get(end..).unwrap_or_default();
        self.end_line();
    }
}

// Line breaks of all three kinds.
fn breaks(text: &str) -> u64 {
    let both = text.matches("\r\n").count();
    (text.matches(['\r', '\n']).count() - both) as u64
}
