use ring::signature::{ED25519, Ed25519KeyPair, UnparsedPublicKey};

use super::{Peer, Sign, Verify};

/// ring.
pub struct Ring;

impl Peer for Ring {
    fn name(&self) -> &'static str {
        "ring"
    }

    fn version(&self) -> String {
        super::locked_version("ring")
    }

    /// ring has no parsed key: each verification decodes it.
    fn verifier(&self, key: &[u8; 32]) -> Option<Verify> {
        let key = UnparsedPublicKey::new(&ED25519, *key);
        Some(Box::new(move |message, signature| key.verify(message, signature).is_ok()))
    }

    fn signer(&self, seed: &[u8; 32]) -> Sign {
        let key = Ed25519KeyPair::from_seed_unchecked(seed).expect("any 32 bytes are a seed");
        Box::new(move |message| key.sign(message).as_ref().try_into().expect("64 bytes"))
    }
}
