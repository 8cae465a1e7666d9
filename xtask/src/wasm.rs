//! Reads of a wasm module what tells its size by function (the bodies of the code section, the names of the name
//! section, the bytes of its data), and what it imports.

use std::collections::BTreeMap;

/// A module's functions by their symbols, in bytes, and what is not code.
pub struct Module {
    pub functions: Vec<(String, usize)>,
    pub data: usize,
    pub imports: Vec<Import>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Import {
    pub module: String,
    pub name: String,
    pub kind: Kind,
}

/// What is imported; `least` is the size that it must have.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Function,
    Table {
        least: u32,
    },
    Memory {
        least: u32,
    },
    /// `value` is the code of its type.
    Global {
        value: u8,
        mutable: bool,
    },
}

const CUSTOM: u8 = 0;
const IMPORT: u8 = 2;
const CODE: u8 = 10;
const DATA: u8 = 11;
const FUNCTION_NAMES: u8 = 1;

/// `None` when these are not the bytes of a module.
pub fn read(bytes: &[u8]) -> Option<Module> {
    let mut rest = Reader(bytes.strip_prefix(b"\0asm\x01\0\0\0")?);
    let (mut imports, mut bodies, mut data, mut names) = (Vec::new(), Vec::new(), 0, BTreeMap::new());
    while !rest.0.is_empty() {
        let (id, section) = rest.section()?;
        match id {
            IMPORT => imports = imported(section)?,
            CODE => bodies = body_sizes(section)?,
            DATA => data = section.0.len(),
            CUSTOM => names.extend(function_names(section).unwrap_or_default()),
            _ => {}
        }
    }
    // Imported functions come first in the numbering.
    let first = u32::try_from(imports.iter().filter(|import| import.kind == Kind::Function).count()).ok()?;
    let name = |index: u32| names.get(&index).cloned().unwrap_or_else(|| format!("function {index}"));
    let functions = bodies.into_iter().zip(first..).map(|(size, index)| (name(index), size)).collect();
    Some(Module { functions, data, imports })
}

#[derive(Clone, Copy)]
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// Seven bits to a byte, the lowest first.
    fn number(&mut self) -> Option<u32> {
        let (mut value, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            value |= u32::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(value);
            }
            shift += 7;
        }
    }

    fn take(&mut self, length: u32) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(usize::try_from(length).ok()?)?;
        self.0 = rest;
        Some(taken)
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        std::str::from_utf8(self.take(length)?).ok()
    }

    fn section(&mut self) -> Option<(u8, Reader<'a>)> {
        let id = self.byte()?;
        let length = self.number()?;
        Some((id, Reader(self.take(length)?)))
    }
}

fn imported(mut section: Reader) -> Option<Vec<Import>> {
    let count = section.number()?;
    let one = |_| {
        let (module, name) = (section.text()?.to_owned(), section.text()?.to_owned());
        Some(Import { module, name, kind: kind(&mut section)? })
    };
    (0..count).map(one).collect()
}

fn kind(section: &mut Reader) -> Option<Kind> {
    match section.byte()? {
        0 => section.number().map(|_| Kind::Function),
        1 => {
            section.byte()?;
            Some(Kind::Table { least: least(section)? })
        }
        2 => Some(Kind::Memory { least: least(section)? }),
        3 => Some(Kind::Global { value: section.byte()?, mutable: section.byte()? == 1 }),
        _ => None,
    }
}

fn least(section: &mut Reader) -> Option<u32> {
    let has_most = section.byte()? & 1 == 1;
    let least = section.number()?;
    if has_most {
        section.number()?;
    }
    Some(least)
}

fn body_sizes(mut section: Reader) -> Option<Vec<usize>> {
    let count = section.number()?;
    (0..count).map(|_| section.number().and_then(|length| section.take(length)).map(<[u8]>::len)).collect()
}

/// Nothing when this is another custom section.
fn function_names(mut section: Reader) -> Option<BTreeMap<u32, String>> {
    if section.text()? != "name" {
        return None;
    }
    while !section.0.is_empty() {
        let (id, mut names) = section.section()?;
        if id == FUNCTION_NAMES {
            let count = names.number()?;
            return (0..count).map(|_| Some((names.number()?, names.text()?.to_owned()))).collect();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn functions_have_their_names_and_sizes() {
        // (import "m" "f" (func)) (func $one (nop)) (func $two) (data 0 "abc"), with a name section.
        let module = [
            b"\0asm\x01\0\0\0".as_slice(),
            &[1, 4, 1, 0x60, 0, 0],
            &[2, 7, 1, 1, b'm', 1, b'f', 0, 0],
            &[3, 3, 2, 0, 0],
            &[10, 8, 2, 3, 0, 1, 0x0b, 2, 0, 0x0b],
            &[11, 5, 1, 1, 3, b'a', b'b'],
            &[0, 18, 4, b'n', b'a', b'm', b'e', 1, 11, 2, 1, 3, b'o', b'n', b'e', 2, 3, b't', b'w', b'o'],
        ]
        .concat();
        let read = read(&module).unwrap();
        assert_eq!(read.functions, [("one".to_owned(), 3), ("two".to_owned(), 2)]);
        assert_eq!(read.data, 5);
    }

    #[test]
    fn imports_are_told() {
        // (import "a" "t" (table 300 funcref)) (import "a" "m" (memory 2 9)) (import "a" "g" (global (mut i32)))
        let module = [
            b"\0asm\x01\0\0\0".as_slice(),
            &[2, 25, 3, 1, b'a', 1, b't', 1, 0x70, 0, 0xac, 2],
            &[1, b'a', 1, b'm', 2, 1, 2, 9, 1, b'a', 1, b'g', 3, 0x7f, 1],
        ]
        .concat();
        let kinds = read(&module).unwrap().imports.into_iter().map(|import| (import.name, import.kind));
        let expected = [
            ("t".to_owned(), Kind::Table { least: 300 }),
            ("m".to_owned(), Kind::Memory { least: 2 }),
            ("g".to_owned(), Kind::Global { value: 0x7f, mutable: true }),
        ];
        assert_eq!(kinds.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn other_bytes_are_no_module() {
        assert!(read(b"<!doctype html>").is_none());
        assert!(read(b"\0asm\x01\0\0\0\x0a\xff").is_none(), "cut off in the middle");
    }
}
