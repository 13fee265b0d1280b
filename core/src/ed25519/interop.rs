//! The verification rules of other implementations, on raw bytes.
//!
//! Use these to predict or reproduce what another verifier says. To decide whether something is
//! signed, use [`VerifyingKey`](crate::VerifyingKey): its rule is the one on which they all agree.

use curve25519_dalek::traits::IsIdentity;
use sha2::{Digest, Sha512};

use super::group;
use super::signature::Signature;
use crate::Error;

/// Whose rule to apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Profile {
    /// The rule of ref10, OpenSSL, ring and Go: y of A is taken mod p, the sign of zero is
    /// ignored, small order is allowed, S < L, k is reduced mod L, and R is compared as bytes
    /// with the encoding of \[S\]B - \[k\]A.
    Ref10,
    /// [ZIP 215]: A and R decode as in `Ref10`, S < L, and
    /// \[8\](\[S\]B - R - \[k\]A) = 0, the cofactored equation.
    ///
    /// [ZIP 215]: https://zips.z.cash/zip-0215
    Zip215,
}

impl Profile {
    /// Every profile.
    pub const ALL: &'static [Self] = &[Self::Ref10, Self::Zip215];

    /// The stable kebab-case name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ref10 => "ref10",
            Self::Zip215 => "zip215",
        }
    }
}

/// Verifies an Ed25519 signature of `message` under `profile`: `key` and `signature` are judged
/// as raw bytes, nothing is checked beforehand.
///
/// # Errors
/// [`Error::SignatureNotCanonical`] if S is not below L, [`Error::KeyNotOnCurve`] if `key` does
/// not decode, else [`Error::SignatureInvalid`].
///
/// ```
/// use sealstone::VerifyingKey;
/// use sealstone::interop::{self, Profile};
/// // Under the identity as key, one signature is "valid" for every message.
/// let mut key = [0; 32];
/// key[0] = 1;
/// let mut signature = [0; 64];
/// signature[0] = 1;
/// interop::verify(Profile::Ref10, &key, b"any message", &signature)?;
/// interop::verify(Profile::Zip215, &key, b"any other", &signature)?;
/// assert!(VerifyingKey::from_bytes(&key).is_err());
/// # Ok::<(), sealstone::Error>(())
/// ```
pub fn verify(profile: Profile, key: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> Result<(), Error> {
    let signature = Signature::from_bytes(signature);
    let s = group::canonical_scalar(signature.s())?;
    let a = group::decode(key).ok_or(Error::KeyNotOnCurve)?;
    let k = group::reduce(group::challenge(&Sha512::new(), signature.r(), key).chain_update(message));
    let expected = group::recompute_r(&s, &k, &-a);
    let valid = match profile {
        Profile::Ref10 => expected.compress().as_bytes() == signature.r(),
        Profile::Zip215 => {
            group::decode(signature.r()).is_some_and(|r| (expected - r).mul_by_cofactor().is_identity())
        }
    };
    if valid { Ok(()) } else { Err(Error::SignatureInvalid) }
}

/// One signature of a batch, as raw bytes.
#[cfg(feature = "batch")]
#[derive(Clone, Copy, Debug)]
pub struct Item<'a> {
    /// The public key.
    pub key: &'a [u8; 32],
    /// The message.
    pub message: &'a [u8],
    /// The signature.
    pub signature: &'a [u8; 64],
}

/// Verifies all signatures under `profile`, with the verdict of [`verify`] for each.
///
/// Only the cofactored rule of [`Profile::Zip215`] can be batched exactly; `Ref10` compares
/// bytes, so its batch is a loop.
///
/// # Errors
/// [`BatchError`](crate::batch::BatchError) names every bad signature; an empty batch is an error.
#[cfg(feature = "batch")]
pub fn verify_batch(profile: Profile, items: &[Item<'_>]) -> Result<(), crate::batch::BatchError> {
    use super::batch::{combine, one_by_one};
    use alloc::vec::Vec;

    if profile == Profile::Zip215 && !items.is_empty() {
        let terms: Option<Vec<_>> = items.iter().map(term).collect();
        if terms.is_some_and(|terms| combine(&terms).mul_by_cofactor().is_identity()) {
            return Ok(());
        }
    }
    one_by_one(items.iter().map(|item| verify(profile, item.key, item.message, item.signature)))
}

#[cfg(feature = "batch")]
fn term(item: &Item<'_>) -> Option<super::batch::Term> {
    let signature = Signature::from_bytes(item.signature);
    let k =
        group::reduce(group::challenge(&Sha512::new(), signature.r(), item.key).chain_update(item.message));
    Some(super::batch::Term {
        a: *item.key,
        minus_a: -group::decode(item.key)?,
        r: *signature.r(),
        minus_r: -group::decode(signature.r())?,
        s: group::canonical_scalar(signature.s()).ok()?,
        k,
    })
}
