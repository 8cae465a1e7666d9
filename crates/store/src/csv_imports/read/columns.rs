//! What columns hold, guessed from their names and from what stands in them, and whether a spreadsheet seems to have
//! dropped leading zeros. Guesses only: a person confirms them.

use carnet_core::{
    csv::unguarded,
    identifier::{self, Level, ParticipantId},
    wire::{ColumnRole, CsvColumn},
};

use super::{Table, header};

/// Records looked at.
const LOOKED_AT: usize = 200;
const SAMPLES: usize = 3;

/// One column's first values that are not empty.
struct Values<'a>(Vec<&'a str>);

/// A guess for each column. Identifier, name, provider and the consult file's columns are one column each.
pub fn guess(table: &Table, is_provider: &dyn Fn(&str) -> bool) -> Vec<CsvColumn> {
    let columns: Vec<Values<'_>> = (0..table.width()).map(|column| Values::of(table, column)).collect();
    let mut roles = by_name(table);
    if roles.iter().all(|role| *role == ColumnRole::Ignore) && is_consult(&columns) {
        roles = vec![ColumnRole::Identifier, ColumnRole::InvoiceAddress, ColumnRole::AddressActive];
        roles.resize(columns.len(), ColumnRole::Ignore);
    }
    by_values(&columns, &mut roles, is_provider);
    columns
        .into_iter()
        .zip(roles)
        .enumerate()
        .map(|(column, (values, role))| CsvColumn {
            name: table.name(column),
            samples: values.0.iter().take(SAMPLES).map(|value| (*value).to_owned()).collect(),
            role,
        })
        .collect()
}

// The best known word of each role gets it; customer numbers may stand in several columns.
fn by_name(table: &Table) -> Vec<ColumnRole> {
    let words: Vec<_> = (0..table.width()).map(|column| header::role(&table.name(column))).collect();
    let is_best = |role: ColumnRole, rank: usize, column: usize| {
        let others = words.iter().enumerate().filter_map(|(other, word)| Some((other, (*word)?)));
        role == ColumnRole::CustomerNumber
            || others
                .filter(|(_, (known, _))| *known == role)
                .all(|(other, (_, known))| (rank, column) <= (known, other))
    };
    let roles = words.iter().enumerate().map(|(column, word)| match word {
        Some((role, rank)) if is_best(*role, *rank, column) => *role,
        _ => ColumnRole::Ignore,
    });
    roles.collect()
}

/// The French consult file without its header: a SIREN, an address that begins with it, 1 or 0.
fn is_consult(columns: &[Values<'_>]) -> bool {
    let [siren, address, active] = columns else { return false };
    let is_siren = |value: &&str| value.len() == 9 && value.bytes().all(|byte| byte.is_ascii_digit());
    let beginnings: Vec<&&str> = siren.0.iter().filter(|value| is_siren(value)).collect();
    beginnings.len() == siren.0.len()
        && !siren.0.is_empty()
        && !address.0.is_empty()
        && address.0.iter().all(|address| siren.0.iter().any(|siren| address.starts_with(siren)))
        && active.0.iter().all(|value| matches!(*value, "0" | "1"))
}

fn by_values(columns: &[Values<'_>], roles: &mut [ColumnRole], is_provider: &dyn Fn(&str) -> bool) {
    let named = roles.iter().any(|role| *role != ColumnRole::Ignore);
    let wanted: [(ColumnRole, &dyn Fn(&Values<'_>) -> bool); 4] = [
        (ColumnRole::Identifier, &|values| values.mostly(|value| is_identifier(value))),
        (ColumnRole::Provider, &|values| values.mostly(is_provider)),
        (ColumnRole::Name, &|values| values.mostly(is_name)),
        (ColumnRole::CustomerNumber, &|values| values.look_like_numbers()),
    ];
    for (role, fits) in wanted {
        // Where the columns have names, only what nothing works without is looked for among the others.
        let needed = role == ColumnRole::Identifier && !roles.contains(&ColumnRole::Name);
        if roles.contains(&role) || (named && !needed) {
            continue;
        }
        let free = roles.iter().zip(columns).position(|(role, values)| *role == ColumnRole::Ignore && fits(values));
        if let Some(role_of) = free.and_then(|column| roles.get_mut(column)) {
            *role_of = role;
        }
    }
}

/// Columns in which a value would be an identifier with zeros in front, or customer numbers are nearly all equally long
/// and none begins with a zero.
pub fn lost_zeros(table: &Table, columns: &[CsvColumn]) -> Vec<u64> {
    let lost = |(column, known): &(usize, &CsvColumn)| {
        let values = Values::of(table, *column);
        match known.role {
            ColumnRole::Identifier => values.0.iter().any(|value| lacks_zeros(value)),
            ColumnRole::CustomerNumber => values.are_of_one_length_but_few(),
            _ => false,
        }
    };
    columns.iter().enumerate().filter(lost).map(|(column, _)| column as u64).collect()
}

// Digits that no check proves, until zeros bring them to the length of a scheme; or digits in scientific notation.
fn lacks_zeros(value: &str) -> bool {
    if value.contains("E+") && value.bytes().all(|byte| byte.is_ascii_digit() || b",.E+".contains(&byte)) {
        return true;
    }
    if value.is_empty() || !value.bytes().all(|byte| byte.is_ascii_digit()) || is_proved(value) {
        return false;
    }
    let schemes = [("0002", 9), ("0009", 14), ("0088", 13), ("0208", 10)];
    schemes.into_iter().any(|(scheme, length)| {
        value.len() < length
            && value.len() + 4 > length
            && identifier::check(scheme, &format!("{value:0>length$}")) == Some(Level::Ok)
    })
}

fn is_proved(value: &str) -> bool {
    identifier::read(value).readings.iter().any(|reading| reading.level == Level::Ok)
}

fn is_identifier(value: &str) -> bool {
    let long_enough = value.bytes().filter(u8::is_ascii_digit).count() >= 8;
    ParticipantId::parse(value).is_ok() || (long_enough && is_proved(value))
}

fn is_name(value: &str) -> bool {
    let letters = value.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 3 && letters > value.bytes().filter(u8::is_ascii_digit).count()
}

impl<'a> Values<'a> {
    fn of(table: &'a Table, column: usize) -> Self {
        let records = table.data().iter().take(LOOKED_AT);
        let cells = records.filter_map(|record| record.cells.as_ref()?.get(column));
        Self(cells.map(|cell| unguarded(cell.trim())).filter(|cell| !cell.is_empty()).collect())
    }

    fn mostly(&self, fits: impl Fn(&str) -> bool) -> bool {
        let fitting = self.0.iter().filter(|value| fits(value)).count();
        fitting > 0 && fitting * 5 >= self.0.len() * 3
    }

    // Short, with a digit, hardly any twice.
    fn look_like_numbers(&self) -> bool {
        let mut different = self.0.clone();
        different.sort_unstable();
        different.dedup();
        let short = |value: &str| value.chars().count() <= 24 && value.bytes().any(|byte| byte.is_ascii_digit());
        different.len() * 10 >= self.0.len() * 9 && self.mostly(short)
    }

    fn are_of_one_length_but_few(&self) -> bool {
        let digits = |value: &&str| value.bytes().all(|byte| byte.is_ascii_digit()) && !value.starts_with('0');
        let longest = self.0.iter().map(|value| value.len()).max().unwrap_or(0);
        let full = self.0.iter().filter(|value| value.len() == longest).count();
        self.0.len() >= 10
            && longest >= 5
            && self.0.iter().all(|value| digits(&value))
            && full < self.0.len()
            && full * 5 >= self.0.len() * 4
    }
}
