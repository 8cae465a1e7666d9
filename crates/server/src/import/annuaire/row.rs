//! One line of the file: its address, whether it is active, and from when until when.

use carnet_core::cards::quoted;
use carnet_store::addresses::{self, Line, Period};

use super::columns::Columns;

/// What a line says of its address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub active: bool,
    /// Where the line has a date.
    pub period: Option<Period>,
}

/// The address, and what the line says of it or why that cannot be read. Without an address there is nothing.
pub fn read(columns: &Columns, fields: &[String]) -> Result<(Line, Result<Row, String>), String> {
    let address = columns.address(fields);
    let value = address.strip_prefix(addresses::SCHEME).and_then(|rest| rest.strip_prefix(':')).unwrap_or(address);
    let line = addresses::read(value).map_err(|fault| fault.to_string())?;
    let siren: String = columns.siren(fields).chars().filter(|c| !c.is_whitespace()).collect();
    if siren != line.siren {
        return Err(format!("the address does not begin with the SIREN of its line, {}", quoted(&siren)));
    }
    Ok((line, row(columns, fields)))
}

fn row(columns: &Columns, fields: &[String]) -> Result<Row, String> {
    let active = match columns.active(fields) {
        "1" => true,
        "0" => false,
        other => return Err(format!("whether the address is active is 0 or 1, not {}", quoted(other))),
    };
    let period = Period { from: day(columns.from(fields))?, to: day(columns.to(fields))? };
    if !period.has_days() {
        return Err("the last day comes before the first".to_owned());
    }
    let has_dates = period.from.is_some() || period.to.is_some();
    Ok(Row { active, period: has_dates.then_some(period) })
}

/// The day of `2026-11-26` or `26/11/2026`; none for an empty field.
fn day(text: &str) -> Result<Option<i64>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let iso = match text.split('/').collect::<Vec<_>>().as_slice() {
        [day, month, year] => format!("{year}-{month}-{day}"),
        _ => text.to_owned(),
    };
    let day = addresses::days_from(&iso);
    day.map(Some).ok_or_else(|| format!("{} is no date such as 2026-11-26 or 26/11/2026", quoted(text)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn read_line(line: &str) -> Result<(Line, Result<Row, String>), String> {
        let split = |text: &str| text.split(';').map(str::to_owned).collect::<Vec<_>>();
        let header = "SIREN;Adresse de facturation;Adresse de facturation active;Date de début;Date de fin";
        let columns = Columns::find(&split(header)).unwrap();
        read(&columns, &split(line))
    }

    #[test]
    fn lines_with_and_without_dates() {
        let period = |from, to| Some(Period { from, to });
        for (line, active, wanted) in [
            ("702042755;702042755_COMPTA;1", true, None),
            ("702 042 755;0225:702042755_COMPTA;0;;", false, None),
            ("702042755;702042755_COMPTA;1;2026-11-26;", true, period(Some(20_783), None)),
            ("702042755;702042755_COMPTA;0;26/11/2026;31/12/2026", false, period(Some(20_783), Some(20_818))),
        ] {
            let (address, row) = read_line(line).unwrap();
            assert_eq!(address.value, "702042755_COMPTA");
            assert_eq!(row, Ok(Row { active, period: wanted }), "{line}");
        }
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        for (line, words) in [
            ("702042755;732829320_X;1", "does not begin with the SIREN of its line, \"702042755\""),
            ("702042755;;1", "there is no address"),
            ("702042755;702042755_A B;1", "contains ' '"),
        ] {
            assert!(read_line(line).unwrap_err().contains(words), "{line}");
        }
        for (line, words) in [
            ("702042755;702042755;oui", "0 or 1, not \"oui\""),
            ("702042755;702042755;1;2026-13-01", "\"2026-13-01\" is no date"),
            ("702042755;702042755;1;1/2/2026", "\"1/2/2026\" is no date"),
            ("702042755;702042755;1;2026-12-02;2026-12-01", "comes before the first"),
        ] {
            assert!(read_line(line).unwrap().1.unwrap_err().contains(words), "{line}");
        }
    }
}
