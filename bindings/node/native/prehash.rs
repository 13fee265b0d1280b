//! Messages in parts.

use napi_derive::napi;
use sealstone::Error;

use crate::failure::{Failure, Verdict, outcome};

/// The hash of a message that comes in parts.
#[napi]
pub struct Prehash {
    hash: sealstone::Prehash,
}

impl Prehash {
    /// The hash so far.
    pub(crate) fn copy(&self) -> sealstone::Prehash {
        self.hash.clone()
    }
}

#[napi]
impl Prehash {
    #[napi(constructor)]
    #[allow(clippy::new_without_default, reason = "JavaScript calls it")]
    #[must_use]
    pub fn new() -> Self {
        Self { hash: sealstone::Prehash::new() }
    }

    #[napi(catch_unwind)]
    pub fn update(&mut self, part: &[u8]) {
        self.hash.update(part);
    }
}

/// A verification of a message that comes in parts.
#[napi]
pub struct StreamVerifier {
    stream: Option<sealstone::StreamVerifier>,
}

impl From<sealstone::StreamVerifier> for StreamVerifier {
    fn from(stream: sealstone::StreamVerifier) -> Self {
        Self { stream: Some(stream) }
    }
}

#[napi]
impl StreamVerifier {
    #[napi(catch_unwind)]
    pub fn update(&mut self, part: &[u8]) {
        if let Some(stream) = &mut self.stream {
            stream.update(part);
        }
    }

    /// The verdict, once: the TypeScript lets go of what is finished.
    #[napi(catch_unwind)]
    pub fn finish(&mut self) -> Verdict {
        let stream = self.stream.take().ok_or(Error::SignatureInvalid);
        outcome(stream.and_then(sealstone::StreamVerifier::finish).map_err(Failure::from))
    }
}
