//! Packed lists of numbers. Whatever the bytes, unpacking ends and stays within them; what was packed comes back.
#![no_main]

use carnet_search::bits::{BLOCK, pack, unpack};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((head, rest)) = bytes.split_first_chunk::<5>() else { return };
    let first = u32::from_le_bytes([head[0], head[1], head[2], head[3]]);
    unpack(rest, first, usize::from(head[4]), &mut [0; BLOCK]);
    there_and_back(first, rest);
});

fn there_and_back(first: u32, gaps: &[u8]) {
    let mut rows = vec![first];
    // Two bytes a gap, the second one the power of two that it is multiplied by.
    for gap in gaps.as_chunks::<2>().0.iter().take(BLOCK - 1) {
        let gap = (u32::from(gap[0]) + 1) << (gap[1] % 24);
        match rows.last().and_then(|row| row.checked_add(gap)) {
            Some(row) => rows.push(row),
            None => break,
        }
    }
    let mut packed = Vec::new();
    pack(&rows, &mut packed);
    let mut back = [0; BLOCK];
    unpack(&packed, first, rows.len(), &mut back);
    assert_eq!(&back[..rows.len()], &rows[..]);
}
