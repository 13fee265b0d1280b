use sealstone::{Signature, SigningKey, VerifyingKey, batch};

use super::{Item, Peer, Sign, Verify, VerifyBatch};

/// Our own Universal rule.
pub struct Sealstone;

impl Peer for Sealstone {
    fn name(&self) -> &'static str {
        "sealstone"
    }

    fn version(&self) -> String {
        super::locked_version("sealstone")
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
        let owned = items
            .iter()
            .map(|(key, message, signature)| {
                let key = VerifyingKey::from_bytes(key).ok()?;
                Some((key, message.to_vec(), Signature::from_bytes(signature)))
            })
            .collect::<Option<Vec<_>>>()?;
        Some(Box::new(move || {
            let items: Vec<_> = owned
                .iter()
                .map(|(key, message, signature)| batch::Item { key, message, signature })
                .collect();
            batch::verify(&items).is_ok()
        }))
    }
}
