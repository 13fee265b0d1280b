//! A named private key: what makes seals.

use core::fmt;

use super::verifier::Verifier;
use crate::{Error, SigningKey};

/// A private key with the name under which it seals.
///
/// This is apart from [`SigningKey`] on purpose: raw signing signs any bytes, also those of a
/// seal that somebody else wrote, so one key must not do both for strangers.
///
/// ```
/// use sealstone::{Content, DigestAlgorithm, Signer, SigningKey, Statement};
/// let signer = Signer::new("example.com/signer", SigningKey::generate()?)?;
/// let content = Content::of(DigestAlgorithm::Sha256, b"the report");
/// let statement = Statement::new(content, "2026-11-23T14:00:00Z".parse()?).with_name("report.pdf")?;
/// let seal = signer.sign(&statement);
/// assert!(seal.starts_with("sealstone/v1\ndigest sha-256 "));
/// # Ok::<(), sealstone::Error>(())
/// ```
pub struct Signer {
    verifier: Verifier,
    key: SigningKey,
}

impl Signer {
    /// Names a private key.
    ///
    /// # Errors
    /// [`Error::KeyNameInvalid`].
    pub fn new(name: &str, key: SigningKey) -> Result<Self, Error> {
        Ok(Self { verifier: Verifier::new(name, *key.verifying_key())?, key })
    }

    /// The public half, with the name and key id.
    #[must_use]
    pub fn verifier(&self) -> &Verifier {
        &self.verifier
    }

    /// The private key.
    #[must_use]
    pub fn signing_key(&self) -> &SigningKey {
        &self.key
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signer").field("verifier", &self.verifier).finish_non_exhaustive()
    }
}
