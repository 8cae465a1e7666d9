//! Bytes to text: UTF-8, with or without a byte order mark, else Windows-1252 as spreadsheets write it. What is
//! neither (a workbook, an archive, UTF-16, a code page of DOS) is refused rather than guessed at.

use carnet_core::wire::Encoding;

use super::Unreadable;

/// Bytes 0x80 to 0x9F of Windows-1252; the five that stand for nothing are NUL here.
const UPPER: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“', '”', '•',
    '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// How files begin that are no text although they might have no NUL: archives (workbooks among them), PDF.
const OTHERS: [&[u8]; 3] = [b"PK\x03\x04", b"%PDF", b"\xD0\xCF\x11\xE0"];

/// The text of a file without its byte order mark.
pub fn decode(bytes: &[u8]) -> Result<(String, Encoding), Unreadable> {
    if bytes.contains(&0) || OTHERS.iter().any(|beginning| bytes.starts_with(beginning)) || is_noise(bytes) {
        return Err(Unreadable::NotText);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((text.to_owned(), Encoding::Utf8));
    }
    let text: Option<String> = bytes.iter().map(|byte| windows_1252(*byte)).collect();
    Ok((text.ok_or(Unreadable::NotText)?, Encoding::Latin1))
}

fn windows_1252(byte: u8) -> Option<char> {
    match byte {
        0x80..=0x9F => UPPER.get(usize::from(byte - 0x80)).copied().filter(|c| *c != '\0'),
        byte => Some(char::from(byte)),
    }
}

// A control character may slip into a cell, and its line says so; one in every hundred is no text.
fn is_noise(bytes: &[u8]) -> bool {
    let beginning = bytes.get(..4096).unwrap_or(bytes);
    let controls = beginning.iter().filter(|byte| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\r' | b'\n'));
    controls.count() > beginning.len() / 100 + 4
}
