//! Private keys in the formats of other tools. Every copy of a secret that is made here is wiped after use; what comes
//! from JavaScript, or goes there, is not.

use napi::bindgen_prelude::{Buffer, BufferSlice};
use napi::{Env, JsString};
use napi_derive::napi;
use sealstone::{SigningKey as Key, Zeroizing};

use crate::failure::{Outcome, outcome};
use crate::signing_key::SigningKey;
use crate::work::{Cancel, Queued, spawn};

fn secret(bytes: &[u8]) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(bytes.to_vec())
}

/// The passphrase as the core reads it.
fn optional(passphrase: &Option<Zeroizing<Vec<u8>>>) -> Option<&[u8]> {
    passphrase.as_ref().map(|passphrase| passphrase.as_slice())
}

#[napi]
impl SigningKey {
    #[napi(catch_unwind)]
    pub fn read(file: &[u8], passphrase: Option<&[u8]>) -> Outcome<SigningKey> {
        outcome(Key::read(file, passphrase))
    }

    #[napi(catch_unwind)]
    pub fn read_async(file: &[u8], passphrase: Option<&[u8]>, cancel: &Cancel) -> Queued<SigningKey> {
        let (file, passphrase) = (secret(file), passphrase.map(secret));
        spawn(cancel, move |_| Key::read(&file, optional(&passphrase)).map(SigningKey::from))
    }

    #[napi(catch_unwind)]
    pub fn from_pkcs8_der(der: &[u8]) -> Outcome<SigningKey> {
        outcome(Key::from_pkcs8_der(der))
    }

    #[napi(catch_unwind)]
    pub fn to_pkcs8_der<'env>(&self, env: &'env Env) -> napi::Result<BufferSlice<'env>> {
        BufferSlice::copy_from(env, self.key.to_pkcs8_der().as_slice())
    }

    #[napi(catch_unwind)]
    pub fn from_pkcs8_pem(pem: String) -> Outcome<SigningKey> {
        outcome(Key::from_pkcs8_pem(&Zeroizing::new(pem)))
    }

    #[napi(catch_unwind)]
    pub fn to_pkcs8_pem<'env>(&self, env: &'env Env) -> napi::Result<JsString<'env>> {
        env.create_string(self.key.to_pkcs8_pem().as_str())
    }

    #[napi(catch_unwind)]
    pub fn from_encrypted_pkcs8_der(der: &[u8], passphrase: &[u8]) -> Outcome<SigningKey> {
        outcome(Key::from_encrypted_pkcs8_der(der, passphrase))
    }

    #[napi(catch_unwind)]
    pub fn from_encrypted_pkcs8_der_async(
        der: &[u8],
        passphrase: &[u8],
        cancel: &Cancel,
    ) -> Queued<SigningKey> {
        let (der, passphrase) = (der.to_vec(), secret(passphrase));
        spawn(cancel, move |_| Key::from_encrypted_pkcs8_der(&der, &passphrase).map(SigningKey::from))
    }

    #[napi(catch_unwind)]
    pub fn to_encrypted_pkcs8_der(&self, passphrase: &[u8]) -> Outcome<Buffer> {
        outcome(self.key.to_encrypted_pkcs8_der(passphrase))
    }

    #[napi(catch_unwind)]
    pub fn to_encrypted_pkcs8_der_async(&self, passphrase: &[u8], cancel: &Cancel) -> Queued<Buffer> {
        let (key, passphrase) = (self.key.clone(), secret(passphrase));
        spawn(cancel, move |_| key.to_encrypted_pkcs8_der(&passphrase).map(Buffer::from))
    }

    #[napi(catch_unwind)]
    pub fn from_encrypted_pkcs8_pem(pem: String, passphrase: &[u8]) -> Outcome<SigningKey> {
        outcome(Key::from_encrypted_pkcs8_pem(&pem, passphrase))
    }

    #[napi(catch_unwind)]
    pub fn from_encrypted_pkcs8_pem_async(
        pem: String,
        passphrase: &[u8],
        cancel: &Cancel,
    ) -> Queued<SigningKey> {
        let passphrase = secret(passphrase);
        spawn(cancel, move |_| Key::from_encrypted_pkcs8_pem(&pem, &passphrase).map(SigningKey::from))
    }

    #[napi(catch_unwind)]
    pub fn to_encrypted_pkcs8_pem(&self, passphrase: &[u8]) -> Outcome<String> {
        outcome(self.key.to_encrypted_pkcs8_pem(passphrase))
    }

    #[napi(catch_unwind)]
    pub fn to_encrypted_pkcs8_pem_async(&self, passphrase: &[u8], cancel: &Cancel) -> Queued<String> {
        let (key, passphrase) = (self.key.clone(), secret(passphrase));
        spawn(cancel, move |_| key.to_encrypted_pkcs8_pem(&passphrase))
    }

    #[napi(catch_unwind)]
    pub fn from_openssh(text: String, passphrase: Option<&[u8]>) -> Outcome<SigningKey> {
        outcome(Key::from_openssh(&Zeroizing::new(text), passphrase))
    }

    #[napi(catch_unwind)]
    pub fn from_openssh_async(
        text: String,
        passphrase: Option<&[u8]>,
        cancel: &Cancel,
    ) -> Queued<SigningKey> {
        let (text, passphrase) = (Zeroizing::new(text), passphrase.map(secret));
        spawn(cancel, move |_| Key::from_openssh(&text, optional(&passphrase)).map(SigningKey::from))
    }

    #[napi(catch_unwind)]
    pub fn from_jwk(jwk: String) -> Outcome<SigningKey> {
        outcome(Key::from_jwk(&Zeroizing::new(jwk)))
    }
}
