//! The seal: a signed statement about content, as text.

mod parse;
mod policy;
mod sign;
mod signature_line;
mod statement;
mod verify;

use sha2::{Digest, Sha256};

use crate::ParseError;
#[cfg(feature = "alloc")]
use alloc::string::String;
use core::fmt;

pub use policy::Policy;
pub use signature_line::{SignatureLine, SignatureLines};
#[cfg(feature = "alloc")]
pub use statement::StatementBuf;
pub use statement::{Claims, ClaimsIter, Statement};
pub use verify::{Explanation, LineVerdict, TimeBasis};

/// A parsed seal, borrowed from its text: a statement and the signatures under it.
///
/// It is a [signed note] whose text is a [`Statement`]. Parsing needs no heap, accepts one
/// encoding only, and believes nothing: a `Seal` is genuine only once it is
/// [verified](Self::verify).
///
/// ```
/// use sealstone::{Content, DigestAlgorithm, Policy, Seal, Signer, SigningKey, Statement, TrustedKey};
/// let signer = Signer::new("example.com/signer", SigningKey::from_bytes(&[1; 32]))?;
/// let content = Content::of(DigestAlgorithm::Sha256, b"the report");
/// let text = signer.sign(&Statement::new(content, "2026-11-23T14:00:00Z".parse()?));
///
/// let seal = Seal::parse(text.as_bytes())?;
/// let trusted = TrustedKey::new(signer.verifier().clone());
/// seal.verify(&trusted, &Policy::new(), &content)?;
///
/// let other = Content::of(DigestAlgorithm::Sha256, b"the retort");
/// assert!(seal.verify(&trusted, &Policy::new(), &other).is_err());
/// # Ok::<(), sealstone::Error>(())
/// ```
///
/// [signed note]: https://c2sp.org/signed-note@v1.0.0
#[derive(Clone, Copy)]
pub struct Seal<'a> {
    text: &'a str,
    statement: Statement<'a>,
    signatures: &'a str,
}

impl<'a> Seal<'a> {
    /// The greatest length of a seal in bytes.
    pub const MAX_LENGTH: usize = 320 * 1024;
    /// The greatest number of signature lines.
    pub const MAX_SIGNATURES: usize = 64;
    /// The greatest length of a signature line in bytes, without its newline.
    pub const MAX_SIGNATURE_LINE_LENGTH: usize = 8 * 1024;
    /// The greatest length of all signature lines in bytes, with their newlines.
    pub const MAX_SIGNATURES_LENGTH: usize = 256 * 1024;

    /// Reads a seal. What is accepted is exactly what [`Signer::sign`](crate::Signer::sign) could
    /// have written, with any valid signature lines.
    ///
    /// # Errors
    /// [`ParseError`] with the line and one of the errors 40 to 59.
    pub fn parse(seal: &'a [u8]) -> Result<Self, ParseError> {
        parse::parse(seal)
    }

    /// What was signed: the head of the seal, to the newline before the blank line.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// What the text says. Believe it only once the seal is verified.
    #[must_use]
    pub fn statement(&self) -> &Statement<'a> {
        &self.statement
    }

    /// The signature lines, in their order.
    #[must_use]
    pub fn signatures(&self) -> SignatureLines<'a> {
        SignatureLines::new(self.signatures)
    }

    /// The statement id: the SHA-256 of the signed text. Adding a signature does not change it.
    #[must_use]
    pub fn id(&self) -> StatementId {
        StatementId(Sha256::digest(self.text).into())
    }
}

impl fmt::Display for Seal<'_> {
    /// Writes the seal as it was read.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{}", self.text, self.signatures)
    }
}

impl fmt::Debug for Seal<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Seal({})", self.id())
    }
}

/// A [`Seal`] that owns its text, for those who keep one longer than the file that it was read from.
///
/// ```
/// use sealstone::{Content, DigestAlgorithm, Seal, SealBuf, Signer, SigningKey, Statement, Timestamp};
/// let signer = Signer::new("example.com/signer", SigningKey::from_bytes(&[1; 32]))?;
/// let text = signer.sign(&Statement::new(Content::of(DigestAlgorithm::Sha256, b"the report"), Timestamp::MIN));
/// let kept: SealBuf = Seal::parse(text.as_bytes())?.into();
/// assert_eq!(kept.as_seal().to_string(), text);
/// # Ok::<(), sealstone::Error>(())
/// ```
#[cfg(feature = "alloc")]
#[derive(Clone)]
pub struct SealBuf {
    text: String,
    statement: StatementBuf,
    signatures: String,
}

#[cfg(feature = "alloc")]
impl SealBuf {
    /// The seal, borrowed.
    #[must_use]
    pub fn as_seal(&self) -> Seal<'_> {
        Seal { text: &self.text, statement: self.statement.as_statement(), signatures: &self.signatures }
    }
}

#[cfg(feature = "alloc")]
impl From<Seal<'_>> for SealBuf {
    fn from(seal: Seal<'_>) -> Self {
        Self { text: seal.text.into(), statement: seal.statement.into(), signatures: seal.signatures.into() }
    }
}

#[cfg(feature = "alloc")]
impl fmt::Debug for SealBuf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_seal().fmt(f)
    }
}

/// Names a statement: the SHA-256 of its text, shown in lower-case hexadecimal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatementId([u8; 32]);

impl StatementId {
    /// The 32 bytes.
    #[must_use]
    pub fn to_bytes(self) -> [u8; 32] {
        self.0
    }
}

impl fmt::Display for StatementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::text::Hex(&self.0).fmt(f)
    }
}

impl fmt::Debug for StatementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "StatementId({self})")
    }
}
