//! From the bytes of a file to lines of cells, and a guess of what its columns hold. No database, no failure but
//! [`Unreadable`]: whatever stands in a file is told line by line.

mod columns;
mod decode;
mod header;
mod records;

use carnet_core::{
    csv::unguarded,
    wire::{Code, CsvColumn, Encoding, MAX_LINES},
};

pub use decode::decode;
pub use records::{Cells, Record};

/// A file as a table.
#[derive(Clone, Debug)]
pub struct Table {
    pub separator: char,
    pub has_header: bool,
    /// Every record that is not blank, the header among them.
    pub records: Vec<Record>,
}

/// Why a file as a whole is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    NotText,
    Empty,
    TooLong,
}

impl Unreadable {
    pub fn code(self) -> Code {
        match self {
            Self::NotText => Code::FileNotText,
            Self::Empty => Code::FileEmpty,
            Self::TooLong => Code::FileTooLong,
        }
    }
}

/// What was found out about a file when it came.
#[derive(Clone, Debug)]
pub struct Upload {
    pub text: String,
    pub encoding: Encoding,
    pub table: Table,
    pub columns: Vec<CsvColumn>,
    pub lost_zeros: Vec<u64>,
}

impl Upload {
    /// Reads a file; `is_provider` tells whether a text names a service provider.
    pub fn read(bytes: &[u8], is_provider: &dyn Fn(&str) -> bool) -> Result<Self, Unreadable> {
        let (text, encoding) = decode(bytes)?;
        let table = Table::read(&text);
        table.check()?;
        let columns = columns::guess(&table, is_provider);
        let lost_zeros = columns::lost_zeros(&table, &columns);
        Ok(Self { text, encoding, table, columns, lost_zeros })
    }
}

impl Table {
    pub fn read(text: &str) -> Self {
        let (separator, rest, first_line) = match records::named_separator(text) {
            Some((separator, rest)) => (separator, rest, 2),
            None => (records::guess_separator(text), text, 1),
        };
        let records: Vec<Record> = records::records(rest, separator, first_line, usize::MAX);
        let has_header = header::is_header(&records);
        Self { separator, has_header, records }
    }

    /// The records with data.
    pub fn data(&self) -> &[Record] {
        self.records.get(usize::from(self.has_header)..).unwrap_or_default()
    }

    /// Cells of the first record: what others are held against.
    pub fn width(&self) -> usize {
        self.records.iter().find_map(|record| record.cells.as_ref()).map_or(0, Vec::len)
    }

    /// The name of a column; empty without a header.
    pub fn name(&self, column: usize) -> String {
        let header = self.records.first().filter(|_| self.has_header).and_then(|record| record.cells.as_ref());
        let name = header.and_then(|cells| cells.get(column)).map(|name| unguarded(name.trim()));
        name.unwrap_or_default().to_owned()
    }

    /// What a column is called when it is spoken of: its name, else its place counted from 1.
    pub fn called(&self, column: usize) -> String {
        Some(self.name(column)).filter(|name| !name.is_empty()).unwrap_or_else(|| (column + 1).to_string())
    }

    fn check(&self) -> Result<(), Unreadable> {
        match self.data().len() as u64 {
            0 => Err(Unreadable::Empty),
            lines if lines > MAX_LINES => Err(Unreadable::TooLong),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests;
