//! Public keys with names, and whom to believe.

use std::sync::Arc;

use napi::bindgen_prelude::{Buffer, ClassInstance};
use napi_derive::napi;
use sealstone::{Error, KeyringBuf, Timestamp};

use crate::failure::{Outcome, outcome};
use crate::verifying_key::VerifyingKey;
use crate::world::timestamp;

/// A public key with its name.
#[napi]
pub struct Verifier {
    pub(crate) verifier: sealstone::Verifier,
}

impl From<sealstone::Verifier> for Verifier {
    fn from(verifier: sealstone::Verifier) -> Self {
        Self { verifier }
    }
}

#[napi]
impl Verifier {
    #[napi(catch_unwind)]
    pub fn make(name: String, key: &VerifyingKey) -> Outcome<Verifier> {
        outcome(sealstone::Verifier::new(&name, key.key))
    }

    #[napi(catch_unwind)]
    pub fn parse(text: String) -> Outcome<Verifier> {
        outcome(text.parse::<sealstone::Verifier>())
    }

    #[napi(catch_unwind)]
    pub fn text(&self) -> String {
        self.verifier.to_string()
    }

    #[napi(getter)]
    pub fn name(&self) -> &str {
        self.verifier.name().as_str()
    }

    #[napi(getter)]
    pub fn id(&self) -> Buffer {
        self.verifier.id().to_bytes().to_vec().into()
    }

    #[napi(getter)]
    pub fn key(&self) -> VerifyingKey {
        (*self.verifier.key()).into()
    }
}

/// A verifier with its standing.
#[napi]
pub struct TrustedKey {
    key: sealstone::TrustedKey,
}

impl From<sealstone::TrustedKey> for TrustedKey {
    fn from(key: sealstone::TrustedKey) -> Self {
        Self { key }
    }
}

/// The key with the standing that is given, times in seconds since 1970.
fn trusted(
    verifier: &sealstone::Verifier,
    status: Option<String>,
    valid_from: Option<i64>,
    valid_until: Option<i64>,
) -> Result<sealstone::TrustedKey, Error> {
    let mut key = sealstone::TrustedKey::new(verifier.clone());
    if let Some(status) = status {
        key = key.with_status(status.parse()?);
    }
    if let Some(time) = valid_from {
        key = key.valid_from(Timestamp::from_unix_seconds(time)?);
    }
    if let Some(time) = valid_until {
        key = key.valid_until(Timestamp::from_unix_seconds(time)?);
    }
    Ok(key)
}

#[napi]
impl TrustedKey {
    #[napi(catch_unwind)]
    pub fn make(
        verifier: &Verifier,
        status: Option<String>,
        valid_from: Option<i64>,
        valid_until: Option<i64>,
    ) -> Outcome<TrustedKey> {
        outcome(trusted(&verifier.verifier, status, valid_from, valid_until))
    }

    #[napi(catch_unwind)]
    pub fn parse(text: String) -> Outcome<TrustedKey> {
        outcome(text.parse::<sealstone::TrustedKey>())
    }

    #[napi(catch_unwind)]
    pub fn text(&self) -> String {
        self.key.to_string()
    }

    #[napi(getter)]
    pub fn verifier(&self) -> Verifier {
        self.key.verifier().clone().into()
    }

    #[napi(getter)]
    pub fn status(&self) -> &'static str {
        self.key.status().name()
    }

    #[napi(getter)]
    pub fn valid_from(&self) -> Option<i64> {
        self.key.window().0.map(Timestamp::unix_seconds)
    }

    #[napi(getter)]
    pub fn valid_until(&self) -> Option<i64> {
        self.key.window().1.map(Timestamp::unix_seconds)
    }

    #[napi(catch_unwind)]
    pub fn window_holds(&self, time: i64) -> Outcome<bool> {
        outcome(timestamp(Some(time)).map(|time| self.key.window_holds(time)))
    }
}

/// The keys to believe.
#[napi]
pub struct Keyring {
    pub(crate) keyring: Arc<KeyringBuf>,
}

impl From<KeyringBuf> for Keyring {
    fn from(keyring: KeyringBuf) -> Self {
        Self { keyring: Arc::new(keyring) }
    }
}

fn ring<'a>(keys: impl Iterator<Item = &'a sealstone::TrustedKey>) -> Result<KeyringBuf, Error> {
    let mut keyring = KeyringBuf::new();
    for key in keys {
        keyring.add(key.clone())?;
    }
    Ok(keyring)
}

#[napi]
impl Keyring {
    #[napi(catch_unwind)]
    pub fn make(keys: Vec<ClassInstance<TrustedKey>>) -> Outcome<Keyring> {
        outcome(ring(keys.iter().map(|key| &key.key)))
    }

    #[napi(catch_unwind)]
    pub fn parse(text: &[u8]) -> Outcome<Keyring> {
        outcome(KeyringBuf::parse(text))
    }

    #[napi(catch_unwind)]
    pub fn keys(&self) -> Vec<TrustedKey> {
        self.keyring.keys().iter().cloned().map(TrustedKey::from).collect()
    }

    #[napi(catch_unwind)]
    pub fn text(&self) -> String {
        self.keyring.to_string()
    }
}
