//! Whether what is read is what was read before: a hash over all cards, as the XML says them.

use std::hash::{Hash, Hasher};

use carnet_core::cards::RawCard;
use sha2::{Digest, Sha256};

/// Of all cards read so far.
#[derive(Default)]
pub struct Fingerprint(Sha256);

impl Fingerprint {
    pub fn take(&mut self, card: &RawCard) {
        card.hash(&mut Bytes(&mut self.0));
    }

    /// In hexadecimal.
    pub fn text(&self) -> String {
        self.0.clone().finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Hands everything that is hashed to a longer hash.
struct Bytes<'a>(&'a mut Sha256);

impl Hasher for Bytes<'_> {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        self.0.clone().finalize().iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
    }
}
