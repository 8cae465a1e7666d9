//! Ids of our own making: opaque, unguessable, without an order.

/// 128 random bits as 32 hexadecimal digits. `random` fills from the system's secure source.
pub fn new(random: fn(&mut [u8])) -> String {
    let mut bytes = [0; 16];
    random(&mut bytes);
    hex(&bytes)
}

/// Lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    bytes.iter().flat_map(|byte| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]).collect()
}
