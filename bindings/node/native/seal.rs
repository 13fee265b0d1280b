//! Seals.

use std::path::Path;
use std::sync::Arc;

use napi::bindgen_prelude::Buffer;
use napi_derive::napi;
use sealstone::{Error, KeyringBuf, Policy, SealBuf};

use crate::content::Content;
use crate::explanation::Explanation;
use crate::failure::{Failure, Outcome, outcome};
use crate::file::path;
use crate::keyring::Keyring;
use crate::statement::Statement;
use crate::work::{Cancel, Flag, Queued, spawn};
use crate::world::timestamp;

/// A seal, which work on another thread may hold too.
#[napi]
pub struct Seal {
    pub(crate) seal: Arc<SealBuf>,
}

/// What a caller asks for beyond the core's default.
#[napi(object, object_to_js = false)]
pub struct Asked {
    pub threshold: Option<u32>,
    /// In seconds since 1970.
    pub now: Option<i64>,
}

impl Asked {
    fn policy(&self) -> Result<Policy, Error> {
        let mut policy = Policy::new();
        if let Some(threshold) = self.threshold {
            policy = policy.with_threshold(usize::try_from(threshold).unwrap_or(usize::MAX))?;
        }
        if self.now.is_some() {
            policy = policy.with_now(timestamp(self.now)?);
        }
        Ok(policy)
    }
}

/// The one computation of both forms of `verifyFile`.
fn verify_file(
    seal: &SealBuf,
    keyring: &KeyringBuf,
    asked: &Asked,
    path: &Path,
    flag: &Flag,
) -> Result<Explanation, Failure> {
    let seal = seal.as_seal();
    let explanation = seal.verify_file_with(keyring, &asked.policy()?, path, flag.progress())?;
    Ok(Explanation::new(&explanation, keyring))
}

#[napi]
impl Seal {
    #[napi(catch_unwind)]
    pub fn parse(text: &[u8]) -> Outcome<Seal> {
        outcome(sealstone::Seal::parse(text).map(|seal| Self { seal: Arc::new(seal.into()) }))
    }

    #[napi(catch_unwind)]
    pub fn whole(&self) -> String {
        self.seal.as_seal().to_string()
    }

    #[napi(catch_unwind)]
    pub fn text(&self) -> String {
        self.seal.as_seal().text().to_owned()
    }

    #[napi(catch_unwind)]
    pub fn id(&self) -> String {
        self.seal.as_seal().id().to_string()
    }

    #[napi(catch_unwind)]
    pub fn statement(&self) -> Statement {
        self.seal.as_seal().statement().into()
    }

    #[napi(catch_unwind)]
    pub fn signatures(&self) -> Vec<SignatureLine> {
        self.seal.as_seal().signatures().map(SignatureLine::from).collect()
    }

    #[napi(catch_unwind)]
    pub fn verify(&self, keyring: &Keyring, content: &Content, asked: Asked) -> Outcome<Explanation> {
        outcome(asked.policy().and_then(|policy| {
            let explanation = self.seal.as_seal().verify(&*keyring.keyring, &policy, &content.content)?;
            Ok(Explanation::new(&explanation, &keyring.keyring))
        }))
    }

    #[napi(catch_unwind)]
    pub fn verify_signatures(&self, keyring: &Keyring, asked: Asked) -> Outcome<Explanation> {
        outcome(asked.policy().and_then(|policy| {
            let explanation = self.seal.as_seal().verify_signatures(&*keyring.keyring, &policy)?;
            Ok(Explanation::new(&explanation, &keyring.keyring))
        }))
    }

    #[napi(catch_unwind)]
    pub fn explain(&self, keyring: &Keyring, asked: Asked) -> Outcome<Explanation> {
        outcome(asked.policy().map(|policy| {
            let explanation = self.seal.as_seal().explain(&*keyring.keyring, &policy);
            Explanation::new(&explanation, &keyring.keyring)
        }))
    }

    #[napi(catch_unwind)]
    pub fn verify_file(&self, keyring: &Keyring, path: &[u8], asked: Asked) -> Outcome<Explanation> {
        outcome(verify_file(&self.seal, &keyring.keyring, &asked, &self::path(path), &Flag::default()))
    }

    #[napi(catch_unwind)]
    pub fn verify_file_async(
        &self,
        keyring: &Keyring,
        path: &[u8],
        asked: Asked,
        cancel: &Cancel,
    ) -> Queued<Explanation> {
        let (seal, keyring, path) = (Arc::clone(&self.seal), Arc::clone(&keyring.keyring), self::path(path));
        spawn(cancel, move |flag| verify_file(&seal, &keyring, &asked, &path, flag))
    }
}

/// One signature of a seal.
#[napi(object, object_from_js = false)]
pub struct SignatureLine {
    pub name: String,
    pub id: Buffer,
    pub signature: Option<Buffer>,
}

impl From<sealstone::SignatureLine<'_>> for SignatureLine {
    fn from(line: sealstone::SignatureLine<'_>) -> Self {
        Self {
            name: line.name().to_owned(),
            id: line.id().to_bytes().to_vec().into(),
            signature: line.signature().map(|signature| signature.to_bytes().to_vec().into()),
        }
    }
}
