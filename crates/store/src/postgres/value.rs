//! Values to and from the wire: a parameter takes the type that the statement has for it, and a column becomes an
//! integer or text whatever its type there.

use std::error::Error;

use postgres::types::{FromSql, IsNull, ToSql, Type, private::BytesMut, to_sql_checked};

use crate::db::{Column, Value};

type Converted<T> = Result<T, Box<dyn Error + Sync + Send>>;

impl ToSql for Value {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Converted<IsNull> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(int) => integer(*int, ty, out),
            // Text has no NUL here; what stands for it is equal to nothing that was stored without one.
            Self::Text(text) if is_text(ty) && text.contains('\0') => text.replace('\0', "\u{fffd}").to_sql(ty, out),
            Self::Text(text) if is_text(ty) => text.to_sql(ty, out),
            Self::Text(_) => Err(format!("text was given where {ty} is wanted").into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

fn integer(int: i64, ty: &Type, out: &mut BytesMut) -> Converted<IsNull> {
    match *ty {
        Type::INT8 => int.to_sql(ty, out),
        Type::INT4 => i32::try_from(int)?.to_sql(ty, out),
        Type::INT2 => i16::try_from(int)?.to_sql(ty, out),
        Type::BOOL => (int != 0).to_sql(ty, out),
        _ if is_text(ty) => int.to_string().to_sql(ty, out),
        _ => Err(format!("an integer was given where {ty} is wanted").into()),
    }
}

fn is_text(ty: &Type) -> bool {
    <String as FromSql>::accepts(ty)
}

impl<'a> FromSql<'a> for Column<'a> {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Converted<Self> {
        match *ty {
            Type::INT8 => i64::from_sql(ty, raw).map(Self::Int),
            Type::INT4 => i32::from_sql(ty, raw).map(|int| Self::Int(int.into())),
            Type::INT2 => i16::from_sql(ty, raw).map(|int| Self::Int(int.into())),
            Type::BOOL => bool::from_sql(ty, raw).map(|yes| Self::Int(yes.into())),
            Type::NUMERIC => whole(raw).map(Self::Int),
            _ => <&str>::from_sql(ty, raw).map(Self::Text),
        }
    }

    fn from_sql_null(_: &Type) -> Converted<Self> {
        Ok(Self::Null)
    }

    fn accepts(ty: &Type) -> bool {
        matches!(*ty, Type::INT8 | Type::INT4 | Type::INT2 | Type::BOOL | Type::NUMERIC) || is_text(ty)
    }
}

/// A whole number of type numeric, as a sum of bigints is: digits to the base 10 000, most significant first, after
/// four 16-bit fields: how many digits, the first one's power, the sign, and decimals to show.
fn whole(raw: &[u8]) -> Converted<i64> {
    let fields: Vec<u16> = raw.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    let [_, power, sign, _, digits @ ..] = fields.as_slice() else {
        return Err("a numeric is cut off".into());
    };
    let power = i32::from(power.cast_signed());
    let mut number: i64 = 0;
    for place in 0..=power.max(-1) {
        let digit = usize::try_from(place).ok().and_then(|place| digits.get(place)).copied().unwrap_or(0);
        number =
            number.checked_mul(10_000).and_then(|number| number.checked_add(digit.into())).ok_or("out of range")?;
    }
    let decimals = usize::try_from(power + 1).ok().and_then(|whole| digits.get(whole..)).unwrap_or_default();
    if decimals.iter().any(|digit| *digit != 0) {
        return Err("a numeric is no whole number".into());
    }
    match sign {
        0x0000 => Ok(number),
        0x4000 => Ok(-number),
        _ => Err("a numeric is no number".into()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn numeric(power: i16, sign: u16, digits: &[u16]) -> Vec<u8> {
        let head = [digits.len() as u16, power.cast_unsigned(), sign, 0];
        head.iter().chain(digits).flat_map(|field| field.to_be_bytes()).collect()
    }

    #[test]
    fn sums_are_whole_numbers() {
        assert_eq!(whole(&numeric(0, 0, &[])).unwrap(), 0);
        assert_eq!(whole(&numeric(0, 0, &[42])).unwrap(), 42);
        assert_eq!(whole(&numeric(1, 0x4000, &[12, 3456])).unwrap(), -123_456);
        // Digits of zero at the end are left out.
        assert_eq!(whole(&numeric(2, 0, &[7])).unwrap(), 700_000_000);
        assert_eq!(whole(&numeric(0, 0, &[5, 0])).unwrap(), 5);
        for wrong in [numeric(0, 0, &[5, 1]), numeric(-1, 0, &[5000]), numeric(0, 0xc000, &[]), vec![0, 1]] {
            assert!(whole(&wrong).is_err(), "{wrong:?}");
        }
        assert!(whole(&numeric(5, 0, &[9999, 9999, 9999, 9999, 9999, 9999])).is_err());
    }
}
