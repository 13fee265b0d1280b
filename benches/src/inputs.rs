//! The inputs that every benchmark uses: the same keys, messages and signatures in every run.

use sealstone::{Signature, SigningKey, VerifyingKey};

/// A signed message of 64 bytes, parsed and as bytes.
pub struct Signed {
    /// The seed of the private key.
    pub seed: [u8; 32],
    /// The public key as bytes.
    pub key: [u8; 32],
    /// The public key, parsed.
    pub verifying_key: VerifyingKey,
    /// The message.
    pub message: [u8; 64],
    /// The signature as bytes.
    pub signature_bytes: [u8; 64],
    /// The signature.
    pub signature: Signature,
}

impl Signed {
    /// The message of number `message` signed by the key of number `key`.
    #[must_use]
    pub fn new(key: u64, message: u64) -> Self {
        let seed = bytes_of("seed", key);
        let message = bytes_of("message", message);
        let signing_key = SigningKey::from_bytes(&seed);
        let signature = signing_key.sign(&message);
        Self {
            seed,
            key: signing_key.verifying_key().to_bytes(),
            verifying_key: *signing_key.verifying_key(),
            message,
            signature_bytes: signature.to_bytes(),
            signature,
        }
    }

    /// `count` messages, each signed by its own key.
    #[must_use]
    pub fn by_distinct_keys(count: u64) -> Vec<Self> {
        (0..count).map(|n| Self::new(n, n)).collect()
    }

    /// `count` messages, all signed by one key.
    #[must_use]
    pub fn by_one_key(count: u64) -> Vec<Self> {
        (0..count).map(|n| Self::new(0, n)).collect()
    }
}

/// The same signature with one of its 512 bits flipped, so that nobody may accept it.
#[must_use]
pub fn flip(signature: &[u8; 64], bit: usize) -> [u8; 64] {
    let mut flipped = *signature;
    flipped[bit / 8] ^= 1 << (bit % 8);
    flipped
}

/// Bytes that look random and are the same everywhere.
fn bytes_of<const N: usize>(label: &str, number: u64) -> [u8; N] {
    let hash = sealstone::Content::of(
        sealstone::DigestAlgorithm::Sha512,
        format!("sealstone benches {label} {number}").as_bytes(),
    );
    hash.digest().as_bytes()[..N].try_into().expect("N is at most 64")
}
