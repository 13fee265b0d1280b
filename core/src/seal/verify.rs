//! The verdict on a seal, with its reasons.

use super::{Policy, Seal, SignatureLine};
use crate::{Content, Error, KeyStatus, Keyring, TrustedKey};

impl Seal<'_> {
    /// Verifies that keys of `keyring` signed this seal as `policy` asks, and that it is about
    /// `content`. Give content as [`Content::of`] bytes, [`Content::read`] a stream, or
    /// [`Content::from_digest`]; never as what the seal itself says.
    ///
    /// # Errors
    /// The verdict of [`verify_signatures`](Self::verify_signatures); then that of
    /// [`Content::check`].
    pub fn verify<'k>(
        &self,
        keyring: impl Into<Keyring<'k>>,
        policy: &Policy,
        content: &Content,
    ) -> Result<Explanation<'k>, Error> {
        let explanation = self.verify_signatures(keyring, policy)?;
        self.statement.content().check(content)?;
        Ok(explanation)
    }

    /// Verifies the signatures alone: that `keyring` believes the statement, whatever it is about.
    /// To accept content, use [`verify`](Self::verify).
    ///
    /// # Errors
    /// As [`explain`](Self::explain) orders them.
    pub fn verify_signatures<'k>(
        &self,
        keyring: impl Into<Keyring<'k>>,
        policy: &Policy,
    ) -> Result<Explanation<'k>, Error> {
        let explanation = self.explain(keyring, policy);
        explanation.verdict().map(|()| explanation)
    }

    /// Judges the signatures and says why: which key verified, and why others did not.
    ///
    /// The verdict is, in this order: the error of the first line whose known key did not sign, or
    /// [`Error::SignatureRepeated`]; [`Error::KeyRevoked`] if any revoked key signed, even beside
    /// others; [`Error::TimeInFuture`]; and if fewer distinct keys than the threshold signed within
    /// their windows, [`Error::SignerUnknown`], [`Error::KeyOutsideWindow`] or
    /// [`Error::ThresholdNotMet`].
    #[must_use = "the verdict is in verdict()"]
    pub fn explain<'k>(&self, keyring: impl Into<Keyring<'k>>, policy: &Policy) -> Explanation<'k> {
        let keyring = keyring.into();
        let mut explanation = Explanation {
            lines: [LineVerdict::UnknownSigner; Seal::MAX_SIGNATURES],
            count: 0,
            verdict: Ok(()),
        };
        for line in self.signatures() {
            let verdict = self.judge_line(&line, keyring, explanation.lines());
            explanation.push(verdict);
        }
        explanation.verdict = self.judge(explanation.lines(), policy);
        explanation
    }

    fn judge_line<'k>(
        &self,
        line: &SignatureLine<'_>,
        keyring: Keyring<'k>,
        earlier: &[LineVerdict<'k>],
    ) -> LineVerdict<'k> {
        let is_named = |key: &&TrustedKey| {
            key.verifier().id() == line.id() && key.verifier().name().as_str() == line.name()
        };
        let signature = line.signature().ok_or(Error::SignatureInvalid);
        let mut refused = LineVerdict::UnknownSigner;
        for key in keyring.keys().iter().filter(is_named) {
            match signature
                .and_then(|signature| key.verifier().key().verify(self.text.as_bytes(), &signature))
            {
                Ok(()) => return self.judge_key(key, keyring, earlier),
                Err(error) if refused == LineVerdict::UnknownSigner => {
                    refused = LineVerdict::Refused { key, error }
                }
                Err(_) => {}
            }
        }
        refused
    }

    /// What the valid signature of `key` is worth.
    fn judge_key<'k>(
        &self,
        key: &'k TrustedKey,
        keyring: Keyring<'k>,
        earlier: &[LineVerdict<'k>],
    ) -> LineVerdict<'k> {
        let is_same = |other: &TrustedKey| other.verifier().key() == key.verifier().key();
        if earlier.iter().filter_map(LineVerdict::signer).any(is_same) {
            return LineVerdict::Refused { key, error: Error::SignatureRepeated };
        }
        let is_revoked = |other: &&TrustedKey| match other.status() {
            KeyStatus::Revoked => is_same(other),
            KeyStatus::Active | KeyStatus::Retired => false,
        };
        if let Some(key) = keyring.keys().iter().find(is_revoked) {
            return LineVerdict::Revoked { key };
        }
        // A slice may list one verifier several times, with several windows.
        let holds = |other: &&TrustedKey| {
            other.verifier() == key.verifier() && other.window_holds(self.statement.time())
        };
        let Some(key) = keyring.keys().iter().find(holds) else {
            return LineVerdict::OutsideWindow { key };
        };
        let basis = if key.window() == (None, None) { TimeBasis::NoWindow } else { TimeBasis::ClaimedTime };
        LineVerdict::Valid { key, basis }
    }

    fn judge(&self, lines: &[LineVerdict<'_>], policy: &Policy) -> Result<(), Error> {
        if let Some(error) = lines.iter().find_map(LineVerdict::refusal) {
            return Err(error);
        }
        if lines.iter().any(|line| matches!(line, LineVerdict::Revoked { .. })) {
            return Err(Error::KeyRevoked);
        }
        if policy.now().is_some_and(|now| now < self.statement.time()) {
            return Err(Error::TimeInFuture);
        }
        // A key that signed twice was refused above, so lines are distinct keys.
        let valid = lines.iter().filter(|line| matches!(line, LineVerdict::Valid { .. })).count();
        if valid >= policy.threshold() {
            Ok(())
        } else if lines.iter().all(|line| line.key().is_none()) {
            Err(Error::SignerUnknown)
        } else if valid == 0 {
            Err(Error::KeyOutsideWindow)
        } else {
            Err(Error::ThresholdNotMet)
        }
    }
}

#[cfg(feature = "std")]
mod files {
    use super::{Content, Explanation, Keyring, Policy, Seal};
    use crate::{Error, FileError};
    use std::fs::File;
    use std::io::Read;
    use std::ops::ControlFlow;
    use std::path::Path;

    impl Seal<'_> {
        /// As [`verify`](Self::verify), for content that is read from a stream. Signatures are
        /// judged first, so nothing is read for a seal that is refused anyway.
        ///
        /// # Errors
        /// The reader's, or the verdict in [`FileError::Refused`].
        pub fn verify_reader<'k>(
            &self,
            keyring: impl Into<Keyring<'k>>,
            policy: &Policy,
            reader: impl Read,
        ) -> Result<Explanation<'k>, FileError> {
            let explanation = self.verify_signatures(keyring, policy)?;
            let sealed = self.statement.content();
            // One byte more than was sealed is enough to know that it is not the content.
            let reader = reader.take(sealed.size().saturating_add(1));
            sealed.check(&Content::read(sealed.digest().algorithm(), reader)?)?;
            Ok(explanation)
        }

        /// As [`verify`](Self::verify), for content in a file, which may not change meanwhile.
        ///
        /// # Errors
        /// The system's, [`Error::ContentChanged`], or the verdict.
        pub fn verify_file<'k>(
            &self,
            keyring: impl Into<Keyring<'k>>,
            policy: &Policy,
            path: impl AsRef<Path>,
        ) -> Result<Explanation<'k>, FileError> {
            self.verify_file_with(keyring, policy, path, |_| ControlFlow::Continue(()))
        }

        /// As [`verify_file`](Self::verify_file); `progress` is told the number of bytes read after
        /// each part, and may end the work.
        ///
        /// # Errors
        /// As [`verify_file`](Self::verify_file), and [`Error::Cancelled`] if `progress` breaks.
        pub fn verify_file_with<'k>(
            &self,
            keyring: impl Into<Keyring<'k>>,
            policy: &Policy,
            path: impl AsRef<Path>,
            progress: impl FnMut(u64) -> ControlFlow<()>,
        ) -> Result<Explanation<'k>, FileError> {
            let explanation = self.verify_signatures(keyring, policy)?;
            let sealed = self.statement.content();
            let file = File::open(path)?;
            let metadata = file.metadata()?;
            if metadata.is_file() && metadata.len() != sealed.size() {
                return Err(Error::ContentSizeMismatch.into());
            }
            sealed.check(&Content::of_open_file(sealed.digest().algorithm(), &file, progress)?)?;
            Ok(explanation)
        }
    }
}

/// How a signature line was judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LineVerdict<'k> {
    /// No key of the keyring has this name and id; the line is ignored.
    UnknownSigner,
    /// The key signed, and counts.
    Valid {
        /// The key that signed.
        key: &'k TrustedKey,
        /// Which time its window was compared with.
        basis: TimeBasis,
    },
    /// The key signed, but the seal's time is outside its window: it does not count.
    OutsideWindow {
        /// The key that signed.
        key: &'k TrustedKey,
    },
    /// The key signed, and is revoked: the seal is refused.
    Revoked {
        /// The key that signed.
        key: &'k TrustedKey,
    },
    /// The line claims a key of the keyring that did not sign, or that signed an earlier line
    /// too: the seal is refused.
    Refused {
        /// The key that the line names; the first, if several share name and id.
        key: &'k TrustedKey,
        /// Why.
        error: Error,
    },
}

impl<'k> LineVerdict<'k> {
    /// The key of the keyring, if the line names one.
    #[must_use]
    pub fn key(&self) -> Option<&'k TrustedKey> {
        match self {
            Self::UnknownSigner => None,
            Self::Valid { key, .. }
            | Self::OutsideWindow { key }
            | Self::Revoked { key }
            | Self::Refused { key, .. } => Some(key),
        }
    }

    /// The stable kebab-case name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::UnknownSigner => "unknown-signer",
            Self::Valid { .. } => "valid",
            Self::OutsideWindow { .. } => "outside-window",
            Self::Revoked { .. } => "revoked",
            Self::Refused { .. } => "refused",
        }
    }

    /// Which time the window of the key was compared with, if the line counts.
    #[must_use]
    pub const fn basis(&self) -> Option<TimeBasis> {
        match self {
            Self::Valid { basis, .. } => Some(*basis),
            _ => None,
        }
    }

    /// Why the line does not count, if it names a key of the keyring.
    #[must_use]
    pub const fn error(&self) -> Option<Error> {
        match self {
            Self::UnknownSigner | Self::Valid { .. } => None,
            Self::OutsideWindow { .. } => Some(Error::KeyOutsideWindow),
            Self::Revoked { .. } => Some(Error::KeyRevoked),
            Self::Refused { error, .. } => Some(*error),
        }
    }

    /// The key, if it did sign.
    fn signer(&self) -> Option<&'k TrustedKey> {
        match self {
            Self::UnknownSigner => None,
            Self::Refused { error, .. } if *error != Error::SignatureRepeated => None,
            signed => signed.key(),
        }
    }

    fn refusal(&self) -> Option<Error> {
        match self {
            Self::Refused { error, .. } => Some(*error),
            _ => None,
        }
    }
}

/// Which time a key's window was compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TimeBasis {
    /// The key has no window.
    NoWindow,
    /// The time that the seal itself claims, which nobody but its signer vouches for.
    ClaimedTime,
}

impl TimeBasis {
    /// The stable kebab-case name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoWindow => "no-window",
            Self::ClaimedTime => "claimed-time",
        }
    }
}

/// The verdict on a seal's signatures, line by line.
#[derive(Clone, Debug)]
pub struct Explanation<'k> {
    lines: [LineVerdict<'k>; Seal::MAX_SIGNATURES],
    count: usize,
    verdict: Result<(), Error>,
}

impl<'k> Explanation<'k> {
    fn push(&mut self, verdict: LineVerdict<'k>) {
        if let Some(line) = self.lines.get_mut(self.count) {
            *line = verdict;
            self.count += 1;
        }
    }

    /// How each signature line was judged, in the order of the seal.
    #[must_use]
    pub fn lines(&self) -> &[LineVerdict<'k>] {
        self.lines.get(..self.count).unwrap_or_default()
    }

    /// The keys that signed and count; none if the verdict is an error.
    pub fn valid_keys(&self) -> impl Iterator<Item = &'k TrustedKey> {
        let believed = if self.verdict.is_ok() { self.lines() } else { &[] };
        believed.iter().filter_map(|line| match line {
            LineVerdict::Valid { key, .. } => Some(*key),
            _ => None,
        })
    }

    /// The verdict.
    ///
    /// # Errors
    /// As [`Seal::explain`] orders them.
    pub fn verdict(&self) -> Result<(), Error> {
        self.verdict
    }
}
