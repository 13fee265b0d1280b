//! Seals.

use std::path::Path;
use std::sync::Arc;

use napi::bindgen_prelude::Buffer;
use napi_derive::napi;
use sealstone::{Error, KeyringBuf, ParseError, Policy};

use crate::content::Content;
use crate::explanation::Explanation;
use crate::failure::{Failure, Outcome, outcome};
use crate::file::path;
use crate::keyring::Keyring;
use crate::statement::Statement;
use crate::work::{Cancel, Flag, Queued, spawn};
use crate::world::timestamp;

/// A seal: text that was read once, and is read again where it is needed, because the core's borrows from it.
#[napi]
pub struct Seal {
    text: Arc<[u8]>,
}

/// A seal as the core sees it.
fn parse(text: &[u8]) -> Result<sealstone::Seal<'_>, ParseError> {
    sealstone::Seal::parse(text)
}

impl Seal {
    pub(crate) fn with<T>(
        &self,
        use_it: impl FnOnce(&sealstone::Seal<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        use_it(&parse(&self.text)?)
    }
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
    seal: &[u8],
    keyring: &KeyringBuf,
    asked: &Asked,
    path: &Path,
    flag: &Flag,
) -> Result<Explanation, Failure> {
    let explanation = parse(seal)?.verify_file_with(keyring, &asked.policy()?, path, flag.progress())?;
    Ok(Explanation::new(&explanation, keyring))
}

#[napi]
impl Seal {
    #[napi(catch_unwind)]
    pub fn parse(text: &[u8]) -> Outcome<Seal> {
        outcome(parse(text).map(|_| Self { text: text.into() }))
    }

    #[napi(catch_unwind)]
    pub fn whole(&self) -> Outcome<String> {
        outcome(self.with(|seal| Ok(seal.to_string())))
    }

    #[napi(catch_unwind)]
    pub fn text(&self) -> Outcome<String> {
        outcome(self.with(|seal| Ok(seal.text().to_owned())))
    }

    #[napi(catch_unwind)]
    pub fn id(&self) -> Outcome<String> {
        outcome(self.with(|seal| Ok(seal.id().to_string())))
    }

    #[napi(catch_unwind)]
    pub fn statement(&self) -> Outcome<Statement> {
        outcome(self.with(|seal| Ok(Statement::from(seal.statement()))))
    }

    #[napi(catch_unwind)]
    pub fn signatures(&self) -> Outcome<Vec<SignatureLine>> {
        outcome(self.with(|seal| Ok(seal.signatures().map(SignatureLine::from).collect::<Vec<_>>())))
    }

    #[napi(catch_unwind)]
    pub fn verify(&self, keyring: &Keyring, content: &Content, asked: Asked) -> Outcome<Explanation> {
        outcome(self.with(|seal| {
            let explanation = seal.verify(&*keyring.keyring, &asked.policy()?, &content.content)?;
            Ok(Explanation::new(&explanation, &keyring.keyring))
        }))
    }

    #[napi(catch_unwind)]
    pub fn verify_signatures(&self, keyring: &Keyring, asked: Asked) -> Outcome<Explanation> {
        outcome(self.with(|seal| {
            let explanation = seal.verify_signatures(&*keyring.keyring, &asked.policy()?)?;
            Ok(Explanation::new(&explanation, &keyring.keyring))
        }))
    }

    #[napi(catch_unwind)]
    pub fn explain(&self, keyring: &Keyring, asked: Asked) -> Outcome<Explanation> {
        outcome(self.with(|seal| {
            let explanation = seal.explain(&*keyring.keyring, &asked.policy()?);
            Ok(Explanation::new(&explanation, &keyring.keyring))
        }))
    }

    #[napi(catch_unwind)]
    pub fn verify_file(&self, keyring: &Keyring, path: &[u8], asked: Asked) -> Outcome<Explanation> {
        outcome(verify_file(&self.text, &keyring.keyring, &asked, &self::path(path), &Flag::default()))
    }

    #[napi(catch_unwind)]
    pub fn verify_file_async(
        &self,
        keyring: &Keyring,
        path: &[u8],
        asked: Asked,
        cancel: &Cancel,
    ) -> Queued<Explanation> {
        let (text, keyring, path) = (Arc::clone(&self.text), Arc::clone(&keyring.keyring), self::path(path));
        spawn(cancel, move |flag| verify_file(&text, &keyring, &asked, &path, flag))
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
