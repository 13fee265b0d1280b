//! Private keys.

use std::sync::Arc;

use napi::bindgen_prelude::{Buffer, BufferSlice, Undefined};
use napi_derive::napi;
use sealstone::{Context, Error};

use crate::failure::{Outcome, Verdict, outcome};
use crate::prehash::Prehash;
use crate::verifying_key::VerifyingKey;
use crate::work::{Cancel, Queued, spawn};

/// A private key, which is wiped when the last owner lets go of it.
#[napi]
pub struct SigningKey {
    pub(crate) key: Arc<sealstone::SigningKey>,
}

impl From<sealstone::SigningKey> for SigningKey {
    fn from(key: sealstone::SigningKey) -> Self {
        Self { key: Arc::new(key) }
    }
}

/// A second owned copy of a key: the core's are not cloned by accident.
pub(crate) fn copy(key: &sealstone::SigningKey) -> sealstone::SigningKey {
    sealstone::SigningKey::from_bytes(key.as_bytes())
}

#[napi]
impl SigningKey {
    #[napi(catch_unwind)]
    pub fn generate() -> Outcome<SigningKey> {
        outcome(sealstone::SigningKey::generate())
    }

    #[napi(catch_unwind)]
    pub fn from_bytes(seed: &[u8]) -> Outcome<SigningKey> {
        outcome(sealstone::SigningKey::try_from(seed))
    }

    #[napi(catch_unwind)]
    pub fn write_bytes(&self, mut seed: BufferSlice) -> Verdict {
        outcome(write(&mut seed, self.key.as_bytes()))
    }

    #[napi(catch_unwind)]
    pub fn verifying_key(&self) -> VerifyingKey {
        (*self.key.verifying_key()).into()
    }

    /// Writes the signature into memory of the caller's, which is much faster than making a new `Buffer` here.
    #[napi(catch_unwind)]
    pub fn sign(&self, message: &[u8], mut signature: BufferSlice) -> Verdict {
        outcome(write(&mut signature, &self.key.sign(message).to_bytes()))
    }

    #[napi(catch_unwind)]
    pub fn sign_async(&self, message: &[u8], cancel: &Cancel) -> Queued<Buffer> {
        let (key, message) = (Arc::clone(&self.key), message.to_vec());
        spawn(cancel, move |_| Ok::<_, Error>(key.sign(&message).to_bytes().to_vec().into()))
    }

    #[napi(catch_unwind)]
    pub fn sign_prehashed(&self, prehash: &Prehash, context: &[u8], mut signature: BufferSlice) -> Verdict {
        outcome(Context::new(context).and_then(|context| {
            let signed = self.key.sign_prehashed(prehash.copy(), &context);
            write(&mut signature, &signed.to_bytes())
        }))
    }
}

/// Fills `output`, which has the length of `bytes`.
pub(crate) fn write<const N: usize>(output: &mut [u8], bytes: &[u8; N]) -> Result<Undefined, Error> {
    let output: &mut [u8; N] = output.try_into().map_err(|_| Error::BufferTooSmall)?;
    *output = *bytes;
    Ok(())
}
