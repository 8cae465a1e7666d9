//! From the cells of a line to what it says of a customer, by the roles of the columns.

use carnet_core::{
    csv::unguarded,
    customer_number,
    wire::{Code, ColumnRole, CsvReason},
};

use super::read::{Record, Table};

/// A value and the column it stands in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    pub column: usize,
    pub text: String,
}

/// What a line says.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields {
    pub line: u64,
    pub name: Cell,
    pub identifier: Cell,
    /// As they stand there.
    pub numbers: Cell,
    /// As they are read, each once.
    pub read_numbers: Vec<String>,
    pub provider: Cell,
    /// What is wrong with the line by itself.
    pub fault: Option<Fault>,
}

/// Why a line is not taken, and about what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub reason: CsvReason,
    pub cell: Option<Cell>,
    /// Name of the customer in the way.
    pub holder: Option<String>,
}

impl Fault {
    pub fn new(reason: CsvReason) -> Self {
        Self { reason, cell: None, holder: None }
    }

    pub fn at(reason: CsvReason, cell: &Cell) -> Self {
        Self { reason, cell: Some(cell.clone()), holder: None }
    }

    /// About one of the customer numbers.
    pub fn number(reason: CsvReason, numbers: &Cell, number: &str) -> Self {
        Self::at(reason, &Cell { column: numbers.column, text: number.to_owned() })
    }
}

/// Reads every line of the table with these roles.
pub(super) fn all(table: &Table, roles: &[ColumnRole]) -> Vec<Fields> {
    table.data().iter().map(|record| of(record, roles, table.width())).collect()
}

fn of(record: &Record, roles: &[ColumnRole], width: usize) -> Fields {
    let mut fields = Fields { line: record.line, ..Fields::default() };
    let Some(cells) = &record.cells else {
        fields.fault = Some(Fault::new(CsvReason::OpenQuote));
        return fields;
    };
    let cells: Vec<&str> = cells.iter().map(|cell| unguarded(cell.trim())).collect();
    fields.name = first(&cells, roles, ColumnRole::Name);
    fields.identifier = identifier(&cells, roles);
    fields.provider = first(&cells, roles, ColumnRole::Provider);
    fields.numbers = joined(&cells, roles, ColumnRole::CustomerNumber);
    fields.fault = fault(&cells, roles, width, &fields);
    if fields.fault.is_none() {
        match customer_number::parse_box(&fields.numbers.text) {
            Ok(parsed) => fields.read_numbers = parsed.numbers,
            Err((position, code)) => fields.fault = Some(number_fault(&fields.numbers, position, code)),
        }
    }
    fields
}

fn fault(cells: &[&str], roles: &[ColumnRole], width: usize, fields: &Fields) -> Option<Fault> {
    let beyond = cells.get(width..).unwrap_or_default();
    if cells.len() < width || beyond.iter().any(|cell| !cell.is_empty()) {
        let found = Cell { column: 0, text: cells.len().to_string() };
        return Some(Fault { cell: Some(found), ..Fault::new(CsvReason::WrongColumns) });
    }
    if fields.identifier.text.is_empty() && fields.name.text.is_empty() {
        return Some(Fault::new(CsvReason::Empty));
    }
    let active = first(cells, roles, ColumnRole::AddressActive);
    let is_off = ["0", "non", "no", "false", "faux", "inactive"].contains(&active.text.to_lowercase().as_str());
    is_off.then(|| Fault::at(CsvReason::InactiveAddress, &fields.identifier))
}

// The consult file's address is what counts; its SIREN names the company where no address stands.
fn identifier(cells: &[&str], roles: &[ColumnRole]) -> Cell {
    let address = first(cells, roles, ColumnRole::InvoiceAddress);
    match address.text.is_empty() {
        true => first(cells, roles, ColumnRole::Identifier),
        false if address.text.contains(':') => address,
        false => Cell { text: format!("0225:{}", address.text), ..address },
    }
}

fn number_fault(numbers: &Cell, position: usize, code: Code) -> Fault {
    let reason = match code {
        Code::CustomerNumberTooLong => CsvReason::NumberTooLong,
        Code::TooManyNumbers => CsvReason::TooManyNumbers,
        // Commas separate: no number holds one.
        _ => CsvReason::NumberControl,
    };
    let number = numbers.text.split(',').nth(position).unwrap_or_default().trim();
    Fault::number(reason, numbers, number)
}

fn of_role<'a>(cells: &'a [&str], roles: &'a [ColumnRole], role: ColumnRole) -> impl Iterator<Item = (usize, &'a str)> {
    let columns = roles.iter().enumerate().filter(move |(_, known)| **known == role);
    columns.filter_map(|(column, _)| Some((column, *cells.get(column)?)))
}

/// The first that is not empty.
fn first(cells: &[&str], roles: &[ColumnRole], role: ColumnRole) -> Cell {
    let found = of_role(cells, roles, role).find(|(_, text)| !text.is_empty());
    found.map(|(column, text)| Cell { column, text: text.to_owned() }).unwrap_or_default()
}

fn joined(cells: &[&str], roles: &[ColumnRole], role: ColumnRole) -> Cell {
    let all: Vec<(usize, &str)> = of_role(cells, roles, role).filter(|(_, text)| !text.is_empty()).collect();
    let column = all.first().map_or(0, |(column, _)| *column);
    Cell { column, text: all.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join(", ") }
}
