//! The three digests of content, computed as it arrives.

use core::fmt;
use core::str::FromStr;

use sha2::{Digest as _, Sha256, Sha512};

use super::tree::TreeHasher;
use crate::Error;
use crate::text::Hex;

/// How content is hashed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DigestAlgorithm {
    /// SHA-256 ([FIPS 180-4]), as `sha256sum` prints it. 32 bytes.
    ///
    /// [FIPS 180-4]: https://doi.org/10.6028/NIST.FIPS.180-4
    #[default]
    Sha256,
    /// SHA-512 ([FIPS 180-4]). 64 bytes.
    ///
    /// [FIPS 180-4]: https://doi.org/10.6028/NIST.FIPS.180-4
    Sha512,
    /// The Merkle tree of [RFC 6962] with SHA-256 over chunks of 65536 bytes; empty content is
    /// SHA-256 of nothing. Hashed on all cores. 32 bytes.
    ///
    /// [RFC 6962]: https://www.rfc-editor.org/rfc/rfc6962#section-2.1
    Sha256Tree,
}

impl DigestAlgorithm {
    /// Every algorithm.
    pub const ALL: &'static [Self] = &[Self::Sha256, Self::Sha512, Self::Sha256Tree];

    /// The name in a seal.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sha256 => "sha-256",
            Self::Sha512 => "sha-512",
            Self::Sha256Tree => "sha-256-tree-65536",
        }
    }

    /// The length of the digest in bytes.
    #[must_use]
    pub const fn digest_length(self) -> usize {
        match self {
            Self::Sha256 | Self::Sha256Tree => 32,
            Self::Sha512 => 64,
        }
    }
}

impl FromStr for DigestAlgorithm {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Self::ALL.iter().copied().find(|algorithm| algorithm.name() == name).ok_or(Error::SealDigestInvalid)
    }
}

impl fmt::Display for DigestAlgorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A digest with its algorithm.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digest {
    algorithm: DigestAlgorithm,
    bytes: [u8; 64], // zero behind the digest
}

impl Digest {
    /// Takes a digest that was computed elsewhere.
    ///
    /// # Errors
    /// [`Error::InvalidLength`] if `bytes` is not as long as the algorithm's digests are.
    pub fn from_bytes(algorithm: DigestAlgorithm, bytes: &[u8]) -> Result<Self, Error> {
        if bytes.len() != algorithm.digest_length() {
            return Err(Error::InvalidLength);
        }
        Ok(Self::new(algorithm, bytes))
    }

    /// For bytes that are as long as the algorithm's digests are.
    fn new(algorithm: DigestAlgorithm, bytes: &[u8]) -> Self {
        let mut digest = Self { algorithm, bytes: [0; 64] };
        digest.bytes.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
        digest
    }

    /// How the content was hashed.
    #[must_use]
    pub fn algorithm(&self) -> DigestAlgorithm {
        self.algorithm
    }

    /// The digest: 32 or 64 bytes, as the algorithm says.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.algorithm.digest_length()).unwrap_or_default()
    }
}

impl fmt::Display for Digest {
    /// Writes the digest in lower-case hexadecimal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Hex(self.as_bytes()).fmt(f)
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({} {})", self.algorithm, Hex(self.as_bytes()))
    }
}

/// What a seal says of content: its digest and its size in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Content {
    digest: Digest,
    size: u64,
}

impl Content {
    /// The largest size that a seal can state: 2^63 - 1 bytes.
    pub const MAX_SIZE: u64 = i64::MAX.unsigned_abs();

    /// Takes a digest and size that were computed elsewhere, so that content need not be here.
    ///
    /// # Errors
    /// [`Error::SealSizeInvalid`] if `size` is 2^63 or more.
    pub fn from_digest(digest: Digest, size: u64) -> Result<Self, Error> {
        if size > Self::MAX_SIZE { Err(Error::SealSizeInvalid) } else { Ok(Self { digest, size }) }
    }

    /// Hashes content that is in memory.
    ///
    /// ```
    /// use sealstone::{Content, DigestAlgorithm};
    /// let content = Content::of(DigestAlgorithm::Sha256, b"");
    /// assert_eq!(content.size(), 0);
    /// assert_eq!(content.digest().as_bytes()[..4], [0xe3, 0xb0, 0xc4, 0x42]);
    /// ```
    #[must_use]
    pub fn of(algorithm: DigestAlgorithm, content: &[u8]) -> Self {
        let mut hasher = ContentHasher::new(algorithm);
        hasher.update(content);
        hasher.finish()
    }

    /// Compares `found` with this content, which somebody stated.
    ///
    /// # Errors
    /// [`Error::DigestAlgorithmMismatch`], [`Error::ContentSizeMismatch`] or
    /// [`Error::ContentMismatch`], checked in this order.
    pub fn check(&self, found: &Self) -> Result<(), Error> {
        if found.digest.algorithm() != self.digest.algorithm() {
            Err(Error::DigestAlgorithmMismatch)
        } else if found.size != self.size {
            Err(Error::ContentSizeMismatch)
        } else if found.digest != self.digest {
            Err(Error::ContentMismatch)
        } else {
            Ok(())
        }
    }

    /// The digest.
    #[must_use]
    pub fn digest(&self) -> &Digest {
        &self.digest
    }

    /// The size in bytes.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }
}

/// Hashes content that arrives in parts, in constant memory.
///
/// ```
/// use sealstone::{Content, ContentHasher, DigestAlgorithm};
/// let mut hasher = ContentHasher::new(DigestAlgorithm::Sha256Tree);
/// hasher.update(b"two ");
/// hasher.update(b"parts");
/// assert_eq!(hasher.finish(), Content::of(DigestAlgorithm::Sha256Tree, b"two parts"));
/// ```
#[derive(Clone)]
pub struct ContentHasher {
    state: State,
    size: u64,
}

#[derive(Clone)]
#[expect(
    clippy::large_enum_variant,
    reason = "lives on the stack for the length of a stream; boxing would need a heap"
)]
enum State {
    Sha256(Sha256),
    Sha512(Sha512),
    Sha256Tree(TreeHasher),
}

impl ContentHasher {
    /// Starts with no content.
    #[must_use]
    pub fn new(algorithm: DigestAlgorithm) -> Self {
        let state = match algorithm {
            DigestAlgorithm::Sha256 => State::Sha256(Sha256::new()),
            DigestAlgorithm::Sha512 => State::Sha512(Sha512::new()),
            DigestAlgorithm::Sha256Tree => State::Sha256Tree(TreeHasher::new()),
        };
        Self { state, size: 0 }
    }

    /// Appends content. A tree is hashed on all cores with the feature `std`, best in parts of
    /// [`PART_LENGTH`](Self::PART_LENGTH).
    pub fn update(&mut self, content: &[u8]) {
        self.size = self.size.saturating_add(content.len() as u64);
        match &mut self.state {
            State::Sha256(hasher) => hasher.update(content),
            State::Sha512(hasher) => hasher.update(content),
            State::Sha256Tree(hasher) => hasher.update(content),
        }
    }

    /// A good length in bytes for the parts given to [`update`](Self::update): large enough that
    /// the system calls and threads cost nothing, small enough for any machine.
    pub const PART_LENGTH: usize = 2 * 1024 * 1024;

    /// Ends the content.
    #[must_use]
    pub fn finish(self) -> Content {
        let digest = match self.state {
            State::Sha256(hasher) => Digest::new(DigestAlgorithm::Sha256, &hasher.finalize()),
            State::Sha512(hasher) => Digest::new(DigestAlgorithm::Sha512, &hasher.finalize()),
            State::Sha256Tree(hasher) => Digest::new(DigestAlgorithm::Sha256Tree, &hasher.finish()),
        };
        // 2^63 bytes would take centuries to arrive; the cap keeps the type's promise anyway.
        Content { digest, size: self.size.min(Content::MAX_SIZE) }
    }
}

/// So that `std::io::copy` can hash.
#[cfg(feature = "std")]
impl std::io::Write for ContentHasher {
    fn write(&mut self, content: &[u8]) -> std::io::Result<usize> {
        self.update(content);
        Ok(content.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl fmt::Debug for ContentHasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ContentHasher").field("size", &self.size).finish_non_exhaustive()
    }
}
