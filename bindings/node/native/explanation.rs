//! The verdict on a seal, with its reasons.

use napi_derive::napi;
use sealstone::{Error, KeyringBuf, TimeBasis, TrustedKey};

/// The verdict on a seal. Keys are indexes into the keyring that was given.
#[napi]
pub struct Explanation {
    verdict: Result<(), Error>,
    lines: Vec<Line>,
    valid_keys: Vec<u32>,
}

#[derive(Clone)]
struct Line {
    verdict: &'static str,
    key: Option<u32>,
    basis: Option<TimeBasis>,
    error: Option<Error>,
}

impl Explanation {
    pub(crate) fn new(explanation: &sealstone::Explanation<'_>, keyring: &KeyringBuf) -> Self {
        let index = |key: &TrustedKey| {
            let index = keyring.keys().iter().position(|other| std::ptr::eq(other, key));
            index.and_then(|index| u32::try_from(index).ok())
        };
        let line = |line: &sealstone::LineVerdict<'_>| Line {
            verdict: line.name(),
            key: line.key().and_then(index),
            basis: line.basis(),
            error: line.error(),
        };
        Self {
            verdict: explanation.verdict(),
            lines: explanation.lines().iter().map(line).collect(),
            valid_keys: explanation.valid_keys().filter_map(index).collect(),
        }
    }
}

/// How one line was judged.
#[napi(object, object_from_js = false)]
pub struct JudgedLine {
    pub verdict: &'static str,
    pub key: Option<u32>,
    pub basis: Option<&'static str>,
    pub error: Option<u16>,
}

#[napi]
impl Explanation {
    /// The code of the error, if the seal is refused.
    #[napi(getter)]
    pub fn verdict(&self) -> Option<u16> {
        self.verdict.err().map(Error::code)
    }

    #[napi(catch_unwind)]
    pub fn lines(&self) -> Vec<JudgedLine> {
        let judged = |line: &Line| JudgedLine {
            verdict: line.verdict,
            key: line.key,
            basis: line.basis.map(TimeBasis::name),
            error: line.error.map(Error::code),
        };
        self.lines.iter().map(judged).collect()
    }

    #[napi(catch_unwind)]
    pub fn valid_keys(&self) -> Vec<u32> {
        self.valid_keys.clone()
    }
}
