//! Blocks of ascending numbers, packed: the gap to the number before, less one, in as many bits as the widest of the
//! block takes. Eight gaps fill whole bytes, so that one read serves eight. The first number stands elsewhere, in the
//! table that blocks are found by. Whatever the bytes, unpacking ends and stays within them.

/// Numbers in a block; the last of a list may have fewer.
pub const BLOCK: usize = 128;

/// Appends the block: one byte for the width, then the gaps. `rows` ascend strictly, 1 to [`BLOCK`] of them.
pub fn pack(rows: &[u32], out: &mut Vec<u8>) {
    let mut gaps = [0_u32; BLOCK];
    let mut widest = 0;
    for (gap, pair) in gaps.iter_mut().skip(1).zip(rows.windows(2)) {
        if let [before, row] = pair {
            *gap = row.wrapping_sub(*before).wrapping_sub(1);
            widest |= *gap;
        }
    }
    let width = 32 - widest.leading_zeros();
    out.push(u8::try_from(width).unwrap_or(0));
    let (mut word, mut filled) = (0_u64, 0);
    for gap in gaps.iter().take(rows.len().next_multiple_of(8)) {
        word |= u64::from(*gap) << filled;
        filled += width;
        while filled >= 8 {
            out.extend(word.to_le_bytes().first());
            word >>= 8;
            filled -= 8;
        }
    }
}

/// Reads a block of `len` numbers that begins with `first`. What the bytes do not hold reads as a gap of none.
pub fn unpack(bytes: &[u8], first: u32, len: usize, rows: &mut [u32; BLOCK]) {
    let (width, packed) =
        bytes.split_first().map_or((0, bytes), |(width, packed)| (usize::from(*width).min(32), packed));
    let groups = len.min(BLOCK).div_ceil(8);
    gaps(width, packed, &mut rows[..groups * 8]);
    let mut row = first.wrapping_sub(1);
    for slot in &mut rows[..groups * 8] {
        row = row.wrapping_add(*slot).wrapping_add(1);
        *slot = row;
    }
}

// One piece of code for each narrow width: its shifts are constants. Wide gaps belong to short lists.
fn gaps(width: usize, packed: &[u8], out: &mut [u32]) {
    match width {
        0 => out.fill(0),
        1 => narrow::<1>(packed, out),
        2 => narrow::<2>(packed, out),
        3 => narrow::<3>(packed, out),
        4 => narrow::<4>(packed, out),
        5 => narrow::<5>(packed, out),
        6 => narrow::<6>(packed, out),
        7 => narrow::<7>(packed, out),
        8 => narrow::<8>(packed, out),
        9 => medium::<9>(packed, out),
        10 => medium::<10>(packed, out),
        11 => medium::<11>(packed, out),
        12 => medium::<12>(packed, out),
        13 => medium::<13>(packed, out),
        14 => medium::<14>(packed, out),
        15 => medium::<15>(packed, out),
        16 => medium::<16>(packed, out),
        _ => wide(width, packed, out),
    }
}

fn narrow<const WIDTH: usize>(packed: &[u8], out: &mut [u32]) {
    let mask = (1_u64 << WIDTH) - 1;
    for (place, group) in out.as_chunks_mut::<8>().0.iter_mut().enumerate() {
        let word = word_at(packed, place * WIDTH);
        for (at, gap) in group.iter_mut().enumerate() {
            *gap = (word >> (at * WIDTH) & mask) as u32;
        }
    }
}

fn medium<const WIDTH: usize>(packed: &[u8], out: &mut [u32]) {
    let mask = (1_u64 << WIDTH) - 1;
    for (place, group) in out.as_chunks_mut::<8>().0.iter_mut().enumerate() {
        // Four gaps are in eight bytes; the second four of an odd width begin within a byte.
        let start = place * WIDTH;
        let halves = [word_at(packed, start), word_at(packed, start + WIDTH / 2)];
        for (at, gap) in group.iter_mut().enumerate() {
            let shift = at % 4 * WIDTH + if at < 4 { 0 } else { WIDTH % 2 * 4 };
            *gap = (halves[at / 4] >> shift & mask) as u32;
        }
    }
}

fn wide(width: usize, packed: &[u8], out: &mut [u32]) {
    let mask = (1_u64 << width) - 1;
    for (at, gap) in out.iter_mut().enumerate() {
        let bit = at * width;
        *gap = (word_at(packed, bit / 8) >> (bit % 8) & mask) as u32;
    }
}

/// Eight bytes; what lies behind the end is nothing.
#[inline]
pub fn word_at(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or_default();
    match rest.first_chunk() {
        Some(word) => u64::from_le_bytes(*word),
        None => rest.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)),
    }
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2048))]

        #[test]
        fn what_is_packed_comes_back(
            first in 0_u32..1 << 20, gaps in prop::collection::vec(0_u32..1 << 25, 0..BLOCK), shift in 0_u32..25,
        ) {
            let mut rows = vec![first];
            for gap in gaps {
                rows.extend(rows.last().and_then(|row| row.checked_add((gap >> shift) + 1)));
            }
            let mut packed = vec![7];
            pack(&rows, &mut packed);
            let mut back = [0; BLOCK];
            unpack(&packed[1..], first, rows.len(), &mut back);
            prop_assert_eq!(&back[..rows.len()], &rows[..]);
        }

        #[test]
        fn any_bytes_unpack(bytes in prop::collection::vec(any::<u8>(), 0..600), first: u32, len in 0_usize..300) {
            unpack(&bytes, first, len, &mut [0; BLOCK]);
        }
    }
}
