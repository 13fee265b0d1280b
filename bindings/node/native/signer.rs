//! Private keys with names.

use std::path::Path;
use std::sync::Arc;

use napi_derive::napi;

use crate::content::algorithm;
use crate::failure::{Failure, Outcome, outcome};
use crate::file::path;
use crate::keyring::Verifier;
use crate::seal::Seal;
use crate::signing_key::{SigningKey, copy};
use crate::statement::Statement;
use crate::work::{Cancel, Flag, Queued, spawn};
use crate::world::timestamp;

/// A private key with its name.
#[napi]
pub struct Signer {
    signer: Arc<sealstone::Signer>,
}

impl From<sealstone::Signer> for Signer {
    fn from(signer: sealstone::Signer) -> Self {
        Self { signer: Arc::new(signer) }
    }
}

/// The one computation of both forms of `signFile`.
fn sign_file(
    signer: &sealstone::Signer,
    path: &Path,
    algorithm: Option<String>,
    time: Option<i64>,
    flag: &Flag,
) -> Result<String, Failure> {
    let (algorithm, time) = (self::algorithm(algorithm)?, timestamp(time)?);
    signer.sign_file_with(path, algorithm, time, flag.progress()).map_err(Failure::from)
}

#[napi]
impl Signer {
    #[napi(catch_unwind)]
    pub fn make(name: String, key: &SigningKey) -> Outcome<Signer> {
        outcome(sealstone::Signer::new(&name, copy(&key.key)))
    }

    #[napi(catch_unwind)]
    pub fn signing_key(&self) -> SigningKey {
        copy(self.signer.signing_key()).into()
    }

    #[napi(catch_unwind)]
    pub fn verifier(&self) -> Verifier {
        self.signer.verifier().clone().into()
    }

    #[napi(catch_unwind)]
    pub fn sign(&self, statement: &Statement) -> String {
        self.signer.sign(&statement.statement.as_statement())
    }

    #[napi(catch_unwind)]
    pub fn add_signature(&self, seal: &Seal) -> Outcome<String> {
        outcome(self.signer.add_signature(&seal.seal.as_seal()))
    }

    /// `time` in seconds since 1970, or now.
    #[napi(catch_unwind)]
    pub fn sign_file(&self, path: &[u8], algorithm: Option<String>, time: Option<i64>) -> Outcome<String> {
        outcome(sign_file(&self.signer, &self::path(path), algorithm, time, &Flag::default()))
    }

    #[napi(catch_unwind)]
    pub fn sign_file_async(
        &self,
        path: &[u8],
        algorithm: Option<String>,
        time: Option<i64>,
        cancel: &Cancel,
    ) -> Queued<String> {
        let (signer, path) = (Arc::clone(&self.signer), self::path(path));
        spawn(cancel, move |flag| sign_file(&signer, &path, algorithm, time, flag))
    }
}
