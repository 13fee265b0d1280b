//! Public keys.

use napi::bindgen_prelude::{Buffer, Undefined};
use napi_derive::napi;
use sealstone::{Context, Error, Signature};

use crate::failure::{Outcome, Verdict, outcome};
use crate::prehash::{Prehash, StreamVerifier};
use crate::work::{Cancel, Queued, spawn};

/// A public key.
#[napi]
pub struct VerifyingKey {
    pub(crate) key: sealstone::VerifyingKey,
}

impl From<sealstone::VerifyingKey> for VerifyingKey {
    fn from(key: sealstone::VerifyingKey) -> Self {
        Self { key }
    }
}

/// The one computation of both forms.
fn verify(key: &sealstone::VerifyingKey, message: &[u8], signature: &[u8]) -> Result<Undefined, Error> {
    key.verify(message, &Signature::try_from(signature)?)
}

#[napi]
impl VerifyingKey {
    #[napi(catch_unwind)]
    pub fn read(file: &[u8]) -> Outcome<VerifyingKey> {
        outcome(sealstone::VerifyingKey::read(file))
    }

    #[napi(catch_unwind)]
    pub fn from_bytes(bytes: &[u8]) -> Outcome<VerifyingKey> {
        outcome(sealstone::VerifyingKey::try_from(bytes))
    }

    #[napi(catch_unwind)]
    pub fn to_bytes(&self) -> Buffer {
        self.key.to_bytes().to_vec().into()
    }

    #[napi(catch_unwind)]
    pub fn from_spki_der(der: &[u8]) -> Outcome<VerifyingKey> {
        outcome(sealstone::VerifyingKey::from_spki_der(der))
    }

    #[napi(catch_unwind)]
    pub fn to_spki_der(&self) -> Buffer {
        self.key.to_spki_der().into()
    }

    #[napi(catch_unwind)]
    pub fn from_spki_pem(pem: String) -> Outcome<VerifyingKey> {
        outcome(sealstone::VerifyingKey::from_spki_pem(&pem))
    }

    #[napi(catch_unwind)]
    pub fn to_spki_pem(&self) -> String {
        self.key.to_spki_pem()
    }

    #[napi(catch_unwind)]
    pub fn from_openssh(text: String) -> Outcome<VerifyingKey> {
        outcome(sealstone::VerifyingKey::from_openssh(&text))
    }

    #[napi(catch_unwind)]
    pub fn to_openssh(&self, comment: String) -> Outcome<String> {
        outcome(self.key.to_openssh(&comment))
    }

    #[napi(catch_unwind)]
    pub fn from_jwk(jwk: String) -> Outcome<VerifyingKey> {
        outcome(sealstone::VerifyingKey::from_jwk(&jwk))
    }

    #[napi(catch_unwind)]
    pub fn to_jwk(&self) -> String {
        self.key.to_jwk()
    }

    #[napi(catch_unwind)]
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> Verdict {
        outcome(verify(&self.key, message, signature))
    }

    #[napi(catch_unwind)]
    pub fn verify_async(&self, message: &[u8], signature: &[u8], cancel: &Cancel) -> Queued<Undefined> {
        let (key, message, signature) = (self.key, message.to_vec(), signature.to_vec());
        spawn(cancel, move |_| verify(&key, &message, &signature))
    }

    #[napi(catch_unwind)]
    pub fn verify_prehashed(&self, prehash: &Prehash, context: &[u8], signature: &[u8]) -> Verdict {
        outcome(Context::new(context).and_then(|context| {
            self.key.verify_prehashed(prehash.copy(), &context, &Signature::try_from(signature)?)
        }))
    }

    #[napi(catch_unwind)]
    pub fn verify_stream(&self, signature: &[u8]) -> Outcome<StreamVerifier> {
        let signature = Signature::try_from(signature);
        outcome(signature.and_then(|signature| self.key.verify_stream(&signature)))
    }

    #[napi(catch_unwind)]
    pub fn equals(&self, other: &VerifyingKey) -> bool {
        self.key == other.key
    }
}
