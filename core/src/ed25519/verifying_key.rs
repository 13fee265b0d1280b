//! The public key and the one rule by which it verifies.

use core::fmt;
use core::hash::{Hash, Hasher};

use curve25519_dalek::edwards::EdwardsPoint;
use curve25519_dalek::scalar::Scalar;
use sha2::{Digest, Sha512};

use super::group;
use super::prehash::{self, Context, Prehash};
use super::signature::Signature;
use super::subgroup;
use crate::Error;
use crate::text::Hex;

/// An Ed25519 public key, checked once when it is made.
///
/// It knows one rule of validity, *Universal*: what it accepts, every verifier in use accepts.
///
/// - The key A is canonically encoded, not of small order, and torsion-free (\[L\]A = 0).
/// - S is below the group order L.
/// - R is not of small order and equals, byte for byte, the encoding of \[S\]B - \[k\]A, where
///   k = SHA-512(R || A || M).
///
/// A and B then have order L, so cofactored, cofactorless and unreduced verifiers all agree.
/// The other rules in use live in [`interop`](crate::interop), on raw bytes.
///
/// A verifying key cannot sign, and has no `Default`:
///
/// ```compile_fail
/// let key = sealstone::SigningKey::from_bytes(&[1; 32]);
/// key.verifying_key().sign(b"message");
/// ```
/// ```compile_fail
/// let key = sealstone::VerifyingKey::default();
/// ```
#[derive(Clone, Copy)]
pub struct VerifyingKey {
    encoding: [u8; 32],
    // Every verification subtracts [k]A, so the negated point is what is kept.
    minus_a: EdwardsPoint,
}

impl VerifyingKey {
    /// The length of a public key in bytes.
    pub const LENGTH: usize = 32;

    /// Reads the 32 bytes of [RFC 8032, section 5.1.2].
    ///
    /// # Errors
    /// [`Error::KeyNotCanonical`], [`Error::KeyNotOnCurve`], [`Error::KeySmallOrder`] or
    /// [`Error::KeyMixedOrder`], checked in this order.
    ///
    /// ```
    /// use sealstone::{Error, VerifyingKey};
    /// let mut identity = [0; 32];
    /// identity[0] = 1;
    /// assert_eq!(VerifyingKey::from_bytes(&identity), Err(Error::KeySmallOrder));
    /// ```
    ///
    /// [RFC 8032, section 5.1.2]: https://www.rfc-editor.org/rfc/rfc8032#section-5.1.2
    pub fn from_bytes(encoding: &[u8; Self::LENGTH]) -> Result<Self, Error> {
        if !group::is_canonical(encoding) {
            return Err(Error::KeyNotCanonical);
        }
        let a = group::decode(encoding).ok_or(Error::KeyNotOnCurve)?;
        if group::is_small_order(encoding) {
            return Err(Error::KeySmallOrder);
        }
        if !subgroup::is_torsion_free(encoding) {
            return Err(Error::KeyMixedOrder);
        }
        Ok(Self { encoding: *encoding, minus_a: -a })
    }

    /// For A = \[a\]B computed here from a private scalar, which needs no check.
    pub(super) fn from_own_point(a: &EdwardsPoint) -> Self {
        let encoding = a.compress().0;
        // Projective coordinates tell about the scalar that made them; decoded ones do not.
        let a = group::decode(&encoding).unwrap_or(*a);
        Self { encoding, minus_a: -a }
    }

    /// The 32 bytes of the public key.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; Self::LENGTH] {
        self.encoding
    }

    /// The 32 bytes of the public key, borrowed.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; Self::LENGTH] {
        &self.encoding
    }

    /// Verifies an Ed25519 signature of `message` under the Universal rule.
    ///
    /// # Errors
    /// [`Error::SignatureNotCanonical`], [`Error::SignatureSmallOrder`] or
    /// [`Error::SignatureInvalid`], checked in this order.
    ///
    /// ```
    /// use sealstone::{Error, SigningKey};
    /// let key = SigningKey::from_bytes(&[1; 32]);
    /// let signature = key.sign(b"message");
    /// key.verifying_key().verify(b"message", &signature)?;
    /// assert_eq!(key.verifying_key().verify(b"massage", &signature), Err(Error::SignatureInvalid));
    /// # Ok::<(), Error>(())
    /// ```
    pub fn verify(&self, message: &[u8], signature: &Signature) -> Result<(), Error> {
        let mut stream = self.verify_stream(signature)?;
        stream.update(message);
        stream.finish()
    }

    /// Starts to verify an Ed25519 signature of a message that arrives in parts.
    ///
    /// # Errors
    /// [`Error::SignatureNotCanonical`] or [`Error::SignatureSmallOrder`]; whether the message
    /// matches is known at [`StreamVerifier::finish`].
    ///
    /// ```
    /// use sealstone::SigningKey;
    /// let key = SigningKey::from_bytes(&[1; 32]);
    /// let signature = key.sign(b"two parts");
    /// let mut stream = key.verifying_key().verify_stream(&signature)?;
    /// stream.update(b"two ");
    /// stream.update(b"parts");
    /// stream.finish()?;
    /// # Ok::<(), sealstone::Error>(())
    /// ```
    pub fn verify_stream(&self, signature: &Signature) -> Result<StreamVerifier, Error> {
        self.verify_stream_in(&Sha512::new(), signature)
    }

    /// Verifies an Ed25519ph signature of `content` under `context`, by the same rule.
    ///
    /// # Errors
    /// As [`verify`](Self::verify).
    pub fn verify_prehashed(
        &self,
        content: Prehash,
        context: &Context<'_>,
        signature: &Signature,
    ) -> Result<(), Error> {
        let mut stream = self.verify_stream_in(&prehash::dom2(context), signature)?;
        stream.update(&content.into_sha512().finalize());
        stream.finish()
    }

    fn verify_stream_in(&self, domain: &Sha512, signature: &Signature) -> Result<StreamVerifier, Error> {
        let s = group::canonical_scalar(signature.s())?;
        if group::is_small_order(signature.r()) {
            return Err(Error::SignatureSmallOrder);
        }
        let challenge = group::challenge(domain, signature.r(), &self.encoding);
        Ok(StreamVerifier { key: *self, r: *signature.r(), s, challenge })
    }

    #[cfg(feature = "batch")]
    pub(super) fn minus_a(&self) -> &EdwardsPoint {
        &self.minus_a
    }
}

/// A verification whose message is still arriving; see [`VerifyingKey::verify_stream`].
#[must_use = "nothing is verified until finish()"]
pub struct StreamVerifier {
    key: VerifyingKey,
    r: [u8; 32],
    s: Scalar,
    challenge: Sha512,
}

impl StreamVerifier {
    /// Appends to the message.
    pub fn update(&mut self, message: &[u8]) {
        self.challenge.update(message);
    }

    /// Ends the message and gives the verdict.
    ///
    /// # Errors
    /// [`Error::SignatureInvalid`].
    pub fn finish(self) -> Result<(), Error> {
        let k = group::reduce(self.challenge);
        let r = group::recompute_r(&self.s, &k, &self.key.minus_a);
        if r.compress().as_bytes() == &self.r { Ok(()) } else { Err(Error::SignatureInvalid) }
    }
}

impl fmt::Debug for StreamVerifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StreamVerifier").field("key", &self.key).finish_non_exhaustive()
    }
}

impl TryFrom<&[u8]> for VerifyingKey {
    type Error = Error;

    fn try_from(bytes: &[u8]) -> Result<Self, Error> {
        Self::from_bytes(bytes.try_into().map_err(|_| Error::InvalidLength)?)
    }
}

impl PartialEq for VerifyingKey {
    fn eq(&self, other: &Self) -> bool {
        self.encoding == other.encoding
    }
}

impl Eq for VerifyingKey {}

impl Hash for VerifyingKey {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.encoding.hash(state);
    }
}

impl fmt::Debug for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerifyingKey({})", Hex(&self.encoding))
    }
}
