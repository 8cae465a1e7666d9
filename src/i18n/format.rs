//! Numbers and dates as the browser writes them in each language. Times come from the API as RFC 3339 in UTC
//! and are shown in the reader's own time zone.

use js_sys::{Array, Date, Intl::NumberFormat, Number, Object, Reflect};
use wasm_bindgen::JsValue;

use super::{Locale, common as t, tag};

/// In French 0 and 1 are singular, in English 1 alone.
pub fn is_singular(locale: Locale, n: u64) -> bool {
    match locale {
        Locale::Fr => n < 2,
        Locale::En => n == 1,
    }
}

/// `1 248` or `1,248`.
pub fn number(locale: Locale, n: u64) -> String {
    if n < 1000 {
        return n.to_string();
    }
    // Counts stay far below 2^53, where f64 is exact.
    #[expect(clippy::cast_precision_loss)]
    let value = Number::from(n as f64);
    value.to_locale_string(tag(locale)).into()
}

/// `25 novembre 2026`; the text itself where it is no date.
pub fn date(locale: Locale, iso: &str) -> String {
    write(locale, iso, &[("day", "numeric"), ("month", "long"), ("year", "numeric")])
}

/// `25/11/2026` or `25 Nov 2026`: for narrow columns.
pub fn short_date(locale: Locale, iso: &str) -> String {
    let month = if locale == Locale::Fr { "2-digit" } else { "short" };
    write(locale, iso, &[("day", "2-digit"), ("month", month), ("year", "numeric")])
}

/// `25 novembre 2026` of a day of the calendar (`2026-11-25`), which is the same day everywhere.
pub fn day(locale: Locale, day: &str) -> String {
    write(locale, day, &[("day", "numeric"), ("month", "long"), ("year", "numeric"), ("timeZone", "UTC")])
}

/// `25/11` of a day of the calendar: under the columns of a chart.
pub fn day_month(locale: Locale, day: &str) -> String {
    write(locale, day, &[("day", "numeric"), ("month", "numeric"), ("timeZone", "UTC")])
}

/// `1 284,00 €`; amount and currency as they stand where they are none.
pub fn money(locale: Locale, amount: &str, currency: &str) -> String {
    let plain = || format!("{amount} {currency}").trim().to_owned();
    let is_code = currency.len() == 3 && currency.bytes().all(|letter| letter.is_ascii_uppercase());
    if !is_code || amount.parse::<f64>().is_err() {
        return plain();
    }
    let Some(options) = options(&[("style", "currency"), ("currency", currency)]) else { return plain() };
    let locales = Array::of1(&JsValue::from_str(region(locale)));
    let format = NumberFormat::new(&locales, &options).format();
    // The text, not the number: it may have more digits than a number keeps.
    let written = format.call1(&JsValue::UNDEFINED, &JsValue::from_str(amount));
    written.ok().and_then(|written| written.as_string()).unwrap_or_else(plain)
}

/// `25 novembre 2026 à 14:02`.
pub fn date_time(locale: Locale, iso: &str) -> String {
    write(
        locale,
        iso,
        &[("day", "numeric"), ("month", "long"), ("year", "numeric"), ("hour", "2-digit"), ("minute", "2-digit")],
    )
}

/// `14:02`, now.
pub fn time_now(locale: Locale) -> String {
    options(&[("hour", "2-digit"), ("minute", "2-digit")]).map_or_else(String::new, |options| {
        Date::new_0().to_locale_time_string_with_options(region(locale), &options).into()
    })
}

/// `aujourd’hui`, `hier`, `il y a 12 jours`, counted in days of the reader's calendar; nothing for what is no date.
pub fn age(locale: Locale, iso: &str) -> Option<String> {
    let midnight = |date: &Date| {
        let day = Date::new(&JsValue::from(date.get_time()));
        day.set_hours(0);
        day.set_minutes(0);
        day.set_seconds(0);
        day.set_milliseconds(0);
        day.get_time()
    };
    let then = Date::new(&JsValue::from_str(iso));
    if then.get_time().is_nan() {
        return None;
    }
    // Rounded, as a day with a change of clocks has 23 or 25 hours.
    let days = ((midnight(&Date::new_0()) - midnight(&then)) / 86_400_000.0).round();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let days = days.max(0.0) as u64;
    Some(match days {
        0 => t::today(locale).to_owned(),
        1 => t::yesterday(locale).to_owned(),
        _ => t::days_ago(locale, days),
    })
}

/// English dates in the European order, day first.
fn region(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "fr-FR",
        Locale::En => "en-GB",
    }
}

fn options(pairs: &[(&str, &str)]) -> Option<Object> {
    let options = Object::new();
    for (key, value) in pairs {
        Reflect::set(&options, &JsValue::from_str(key), &JsValue::from_str(value)).ok()?;
    }
    Some(options)
}

fn write(locale: Locale, iso: &str, pairs: &[(&str, &str)]) -> String {
    let date = Date::new(&JsValue::from_str(iso));
    match options(pairs) {
        Some(options) if !date.get_time().is_nan() => date.to_locale_string(region(locale), &options).into(),
        _ => iso.to_owned(),
    }
}
