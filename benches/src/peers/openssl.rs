use openssl::pkey::{Id, PKey};
use openssl::sign::{Signer, Verifier};

use super::{Peer, Sign, Verify};

/// The system's OpenSSL.
pub struct OpenSsl;

impl Peer for OpenSsl {
    fn name(&self) -> &'static str {
        "OpenSSL"
    }

    /// The second word of "OpenSSL VERSION DATE".
    fn version(&self) -> String {
        openssl::version::version().split(' ').nth(1).unwrap_or_default().to_owned()
    }

    fn verifier(&self, key: &[u8; 32]) -> Option<Verify> {
        let key = PKey::public_key_from_raw_bytes(key, Id::ED25519).ok()?;
        Some(Box::new(move |message, signature| {
            let mut verifier = Verifier::new_without_digest(&key).expect("a context for this key");
            // An error is OpenSSL's way to refuse some malformed signatures.
            verifier.verify_oneshot(signature, message).unwrap_or(false)
        }))
    }

    fn signer(&self, seed: &[u8; 32]) -> Sign {
        let key = PKey::private_key_from_raw_bytes(seed, Id::ED25519).expect("any 32 bytes are a seed");
        Box::new(move |message| {
            let mut signature = [0; 64];
            let mut signer = Signer::new_without_digest(&key).expect("a context for this key");
            signer.sign_oneshot(&mut signature, message).expect("signing does not fail");
            signature
        })
    }
}
