use ed25519_dalek::{Signature, Signer, SigningKey, Verifier, VerifyingKey, verify_batch};

use super::{Item, Peer, Sign, Verify, VerifyBatch};

/// ed25519-dalek's `verify`.
pub struct Dalek;

/// ed25519-dalek's `verify_strict`.
pub struct DalekStrict;

impl Peer for Dalek {
    fn name(&self) -> &'static str {
        "ed25519-dalek"
    }

    fn version(&self) -> String {
        super::locked_version("ed25519-dalek")
    }

    fn verifier(&self, key: &[u8; 32]) -> Option<Verify> {
        let key = VerifyingKey::from_bytes(key).ok()?;
        Some(Box::new(move |message, signature| {
            key.verify(message, &Signature::from_bytes(signature)).is_ok()
        }))
    }

    fn signer(&self, seed: &[u8; 32]) -> Sign {
        let key = SigningKey::from_bytes(seed);
        Box::new(move |message| key.sign(message).to_bytes())
    }

    fn batch(&self, items: &[Item<'_>]) -> Option<VerifyBatch> {
        let keys: Vec<_> =
            items.iter().map(|item| VerifyingKey::from_bytes(item.0)).collect::<Result<_, _>>().ok()?;
        let messages: Vec<_> = items.iter().map(|item| item.1.to_vec()).collect();
        let signatures: Vec<_> = items.iter().map(|item| Signature::from_bytes(item.2)).collect();
        Some(Box::new(move || {
            let messages: Vec<&[u8]> = messages.iter().map(Vec::as_slice).collect();
            verify_batch(&messages, &signatures, &keys).is_ok()
        }))
    }
}

impl Peer for DalekStrict {
    fn name(&self) -> &'static str {
        "ed25519-dalek strict"
    }

    fn version(&self) -> String {
        Dalek.version()
    }

    fn verifier(&self, key: &[u8; 32]) -> Option<Verify> {
        let key = VerifyingKey::from_bytes(key).ok()?;
        Some(Box::new(move |message, signature| {
            key.verify_strict(message, &Signature::from_bytes(signature)).is_ok()
        }))
    }

    fn signer(&self, seed: &[u8; 32]) -> Sign {
        Dalek.signer(seed)
    }
}
