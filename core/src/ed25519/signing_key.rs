//! The private key, which always carries its public half.

use core::fmt;

use curve25519_dalek::edwards::EdwardsPoint;
use curve25519_dalek::scalar::{Scalar, clamp_integer};
use sha2::{Digest, Sha512};
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, Zeroizing};

use super::group;
use super::prehash::{self, Context, Prehash};
use super::secret::{Held, SIGNING_DEPTH, then_wipe_stack};
use super::signature::Signature;
use super::verifying_key::VerifyingKey;
use crate::Error;

/// An Ed25519 private key with its public half ([RFC 8032, section 5.1.5]).
///
/// No function takes a public key beside a private one: signing under somebody else's public key
/// would reveal the private one. The key is wiped when dropped, compared in constant time, and
/// `Debug` shows the public half only. It is neither `Clone` nor `Serialize`.
///
/// To make seals, convert it into a [`Signer`](crate::Signer). A service that signs bytes which
/// its callers choose must not use a key that also seals: it would sign their seals.
///
/// ```
/// use sealstone::SigningKey;
/// let key = SigningKey::from_bytes(&[1; 32]);
/// let signature = key.sign(b"message");
/// key.verifying_key().verify(b"message", &signature)?;
/// # Ok::<(), sealstone::Error>(())
/// ```
///
/// [RFC 8032, section 5.1.5]: https://www.rfc-editor.org/rfc/rfc8032#section-5.1.5
pub struct SigningKey {
    secret: Held<Secret>,
    verifying_key: VerifyingKey,
}

/// The seed and what signing needs of it, expanded once instead of at each signature.
struct Secret {
    seed: [u8; 32],
    scalar: Scalar,
    prefix: [u8; 32],
}

impl Drop for Secret {
    fn drop(&mut self) {
        let Self { seed, scalar, prefix } = self;
        seed.zeroize();
        scalar.zeroize();
        prefix.zeroize();
    }
}

impl SigningKey {
    /// The length of a private key (the seed of RFC 8032) in bytes.
    pub const LENGTH: usize = 32;

    /// Makes a key from the system's random generator.
    ///
    /// # Errors
    /// [`Error::RandomUnavailable`] if the generator fails.
    ///
    /// ```
    /// let key = sealstone::SigningKey::generate()?;
    /// # Ok::<(), sealstone::Error>(())
    /// ```
    #[cfg(feature = "getrandom")]
    pub fn generate() -> Result<Self, Error> {
        Self::generate_with(getrandom::fill)
    }

    /// Makes a key from a generator of the caller's: `fill` overwrites the 32 bytes it is given
    /// with bytes that nobody can predict, or fails.
    ///
    /// # Errors
    /// [`Error::RandomUnavailable`] if `fill` fails.
    ///
    /// ```
    /// use sealstone::{Error, SigningKey};
    /// let refused = SigningKey::generate_with(|_seed| Err("no entropy yet"));
    /// assert_eq!(refused.unwrap_err(), Error::RandomUnavailable);
    /// ```
    pub fn generate_with<E>(fill: impl FnOnce(&mut [u8]) -> Result<(), E>) -> Result<Self, Error> {
        let mut seed = Zeroizing::new([0; Self::LENGTH]);
        fill(seed.as_mut_slice()).map_err(|_| Error::RandomUnavailable)?;
        // A generator that forgot to write; chance would need 2^256 tries.
        if bool::from(seed.ct_eq(&[0; Self::LENGTH])) {
            return Err(Error::RandomUnavailable);
        }
        Ok(Self::from_bytes(&seed))
    }

    /// Takes the 32-byte seed of RFC 8032.
    ///
    /// The caller's copy stays the caller's to wipe.
    #[must_use]
    pub fn from_bytes(seed: &[u8; Self::LENGTH]) -> Self {
        then_wipe_stack::<SIGNING_DEPTH, _>(|| Self::expand(seed))
    }

    fn expand(seed: &[u8; Self::LENGTH]) -> Self {
        let hash: [u8; 64] = Sha512::digest(seed).into();
        let mut clamped = [0; 32];
        let mut prefix = [0; 32];
        let (low, high) = hash.split_at(32);
        clamped.copy_from_slice(low);
        prefix.copy_from_slice(high);
        let scalar = Scalar::from_bytes_mod_order(clamp_integer(clamped));

        let verifying_key = VerifyingKey::from_own_point(&EdwardsPoint::mul_base(&scalar));
        let secret = Held::new(Secret { seed: *seed, scalar, prefix });
        Self { secret, verifying_key }
    }

    /// The 32-byte seed. What is returned wipes itself when dropped, but moving it leaves copies
    /// that do not: prefer [`as_bytes`](Self::as_bytes).
    #[must_use]
    pub fn to_bytes(&self) -> Zeroizing<[u8; Self::LENGTH]> {
        Zeroizing::new(self.secret.seed)
    }

    /// The 32-byte seed, borrowed: no copy is made.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; Self::LENGTH] {
        &self.secret.seed
    }

    /// The public half.
    #[must_use]
    pub fn verifying_key(&self) -> &VerifyingKey {
        &self.verifying_key
    }

    /// Signs `message` with Ed25519 ([RFC 8032, section 5.1.6]); the same message always gives
    /// the same signature. Cannot fail.
    ///
    /// [RFC 8032, section 5.1.6]: https://www.rfc-editor.org/rfc/rfc8032#section-5.1.6
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> Signature {
        self.sign_in(&Sha512::new(), message)
    }

    /// Signs `content` with Ed25519ph under `context` ([RFC 8032, section 5.1]). Cannot fail.
    ///
    /// [RFC 8032, section 5.1]: https://www.rfc-editor.org/rfc/rfc8032#section-5.1
    #[must_use]
    pub fn sign_prehashed(&self, content: Prehash, context: &Context<'_>) -> Signature {
        self.sign_in(&prehash::dom2(context), &content.into_sha512().finalize())
    }

    /// [RFC 8032, section 5.1.6], steps 2 to 6; `domain` has absorbed dom2, which is empty for
    /// pure Ed25519. Constant time in everything but the message's length.
    fn sign_in(&self, domain: &Sha512, message: &[u8]) -> Signature {
        let Secret { scalar, prefix, .. } = &*self.secret;
        then_wipe_stack::<SIGNING_DEPTH, _>(|| {
            let nonce = group::reduce(domain.clone().chain_update(prefix).chain_update(message));
            let r = EdwardsPoint::mul_base(&nonce).compress().0;
            let challenge = group::challenge(domain, &r, self.verifying_key.as_bytes());
            let k = group::reduce(challenge.chain_update(message));
            let s = nonce + k * scalar;
            Signature::from_parts(r, s.to_bytes())
        })
    }
}

impl TryFrom<&[u8]> for SigningKey {
    type Error = Error;

    /// Takes the 32-byte seed of RFC 8032.
    fn try_from(seed: &[u8]) -> Result<Self, Error> {
        seed.try_into().map(Self::from_bytes).map_err(|_| Error::InvalidLength)
    }
}

impl PartialEq for SigningKey {
    fn eq(&self, other: &Self) -> bool {
        self.secret.seed.ct_eq(&other.secret.seed).into()
    }
}

impl Eq for SigningKey {}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey").field("verifying_key", &self.verifying_key).finish_non_exhaustive()
    }
}
