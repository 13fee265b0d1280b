use ed25519_zebra::{Signature, SigningKey, VerificationKey, VerificationKeyBytes, batch};

use super::{Item, Peer, Sign, Verify, VerifyBatch};

/// ed25519-zebra, which verifies by ZIP 215.
pub struct Zebra;

impl Peer for Zebra {
    fn name(&self) -> &'static str {
        "ed25519-zebra"
    }

    fn version(&self) -> String {
        super::locked_version("ed25519-zebra")
    }

    fn verifier(&self, key: &[u8; 32]) -> Option<Verify> {
        let key = VerificationKey::try_from(*key).ok()?;
        Some(Box::new(move |message, signature| {
            key.verify(&Signature::from_bytes(signature), message).is_ok()
        }))
    }

    fn signer(&self, seed: &[u8; 32]) -> Sign {
        let key = SigningKey::from(*seed);
        Box::new(move |message| key.sign(message).to_bytes())
    }

    /// Its batch takes keys as bytes only, so each run decodes them.
    fn batch(&self, items: &[Item<'_>]) -> Option<VerifyBatch> {
        let owned: Vec<_> = items
            .iter()
            .map(|(key, message, signature)| {
                (VerificationKeyBytes::from(**key), Signature::from_bytes(signature), message.to_vec())
            })
            .collect();
        Some(Box::new(move || {
            let mut batch = batch::Verifier::new();
            for (key, signature, message) in &owned {
                batch.queue((*key, *signature, message));
            }
            batch.verify(rand::rng()).is_ok()
        }))
    }
}
