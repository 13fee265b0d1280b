//! Many signatures at once, with the verdict of verifying them one by one.
//!
//! A random linear combination alone is not exact: the torsion parts of two bad signatures can
//! cancel. Here every A is torsion-free because it is a [`VerifyingKey`], and every R is tested,
//! so what remains to combine has prime order and a false accept has probability 2^-128. A batch
//! that fails, and any R that is not in the prime-order group, is judged one by one.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::fmt;

use curve25519_dalek::constants::ED25519_BASEPOINT_POINT;
use curve25519_dalek::edwards::EdwardsPoint;
use curve25519_dalek::scalar::Scalar;
use curve25519_dalek::traits::{IsIdentity, VartimeMultiscalarMul};
use sha2::{Digest, Sha512};

use super::group;
use super::signature::Signature;
use super::subgroup;
use super::verifying_key::VerifyingKey;
use crate::Error;

/// One signature of a batch.
#[derive(Clone, Copy, Debug)]
pub struct Item<'a> {
    /// The key that should have signed.
    pub key: &'a VerifyingKey,
    /// The message.
    pub message: &'a [u8],
    /// The Ed25519 signature.
    pub signature: &'a Signature,
}

/// Why a batch was refused: the index of each bad signature with its error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchError {
    bad: Vec<(usize, Error)>,
}

impl BatchError {
    /// The bad signatures, by rising index. Empty only when the batch was.
    #[must_use]
    pub fn bad(&self) -> &[(usize, Error)] {
        &self.bad
    }

    /// The error of the first bad signature, or [`Error::BatchEmpty`].
    #[must_use]
    pub fn error(&self) -> Error {
        self.bad.first().map_or(Error::BatchEmpty, |(_, error)| *error)
    }
}

impl fmt::Display for BatchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.bad.first() {
            None => self.error().fmt(f),
            Some((index, error)) => write!(f, "{} bad, the first at index {index}: {error}", self.bad.len()),
        }
    }
}

impl core::error::Error for BatchError {}

/// Verifies all signatures under the Universal rule. No randomness is asked of the caller: the
/// coefficients come from a hash over the whole batch.
///
/// # Errors
/// [`BatchError`] names every bad signature, exactly those that [`VerifyingKey::verify`] refuses.
/// An empty batch is an error.
///
/// ```
/// use sealstone::{Error, SigningKey, batch};
/// let (alice, bob) = (SigningKey::from_bytes(&[1; 32]), SigningKey::from_bytes(&[2; 32]));
/// let (by_alice, by_bob) = (alice.sign(b"one"), bob.sign(b"two"));
/// let mut items = [
///     batch::Item { key: alice.verifying_key(), message: b"one", signature: &by_alice },
///     batch::Item { key: bob.verifying_key(), message: b"two", signature: &by_bob },
/// ];
/// batch::verify(&items)?;
///
/// items[1].message = b"too";
/// let refused = batch::verify(&items).unwrap_err();
/// assert_eq!(refused.bad(), [(1, Error::SignatureInvalid)]);
/// # Ok::<(), batch::BatchError>(())
/// ```
pub fn verify(items: &[Item<'_>]) -> Result<(), BatchError> {
    // A combination of one costs more than the one.
    let holds = items.len() > 1 && {
        let terms: Option<Vec<Term>> = items.iter().map(Term::of).collect();
        terms.is_some_and(|terms| combine(&terms).is_identity())
    };
    if holds { Ok(()) } else { one_by_one(items.iter().map(|i| i.key.verify(i.message, i.signature))) }
}

/// What a batch says when the combination did not hold: the verdict of each signature.
pub(super) fn one_by_one(
    verdicts: impl ExactSizeIterator<Item = Result<(), Error>>,
) -> Result<(), BatchError> {
    let empty = verdicts.len() == 0;
    let bad: Vec<_> = verdicts.enumerate().filter_map(|(index, v)| Some((index, v.err()?))).collect();
    if bad.is_empty() && !empty { Ok(()) } else { Err(BatchError { bad }) }
}

/// One signature, decoded: the parts of [S]B - [k]A - R.
pub(super) struct Term {
    pub(super) a: [u8; 32],
    pub(super) minus_a: EdwardsPoint,
    pub(super) r: [u8; 32],
    pub(super) minus_r: EdwardsPoint,
    pub(super) s: Scalar,
    pub(super) k: Scalar,
}

impl Term {
    /// `None` if the signature cannot be valid, or R is not in the prime-order group.
    fn of(item: &Item<'_>) -> Option<Self> {
        let (a, r) = (item.key.as_bytes(), item.signature.r());
        let s = group::canonical_scalar(item.signature.s()).ok()?;
        if group::is_small_order(r) || !group::is_canonical(r) || !subgroup::is_torsion_free(r) {
            return None;
        }
        let point = group::decode(r)?;
        let k = group::reduce(group::challenge(&Sha512::new(), r, a).chain_update(item.message));
        Some(Self { a: *a, minus_a: *item.key.minus_a(), r: *r, minus_r: -point, s, k })
    }
}

/// The sum of z([S]B - [k]A - R) over all terms, with the terms of one key merged.
pub(super) fn combine(terms: &[Term]) -> EdwardsPoint {
    let coefficients = coefficients(terms);
    let mut of_b = Scalar::ZERO;
    let mut of_a: BTreeMap<[u8; 32], (Scalar, EdwardsPoint)> = BTreeMap::new();
    for (term, z) in terms.iter().zip(&coefficients) {
        of_b += z * term.s;
        of_a.entry(term.a).or_insert((Scalar::ZERO, term.minus_a)).0 += z * term.k;
    }
    let scalars = coefficients.iter().chain(of_a.values().map(|(scalar, _)| scalar)).chain([&of_b]);
    let points = terms
        .iter()
        .map(|term| &term.minus_r)
        .chain(of_a.values().map(|(_, minus_a)| minus_a))
        .chain([&ED25519_BASEPOINT_POINT]);
    EdwardsPoint::vartime_multiscalar_mul(scalars, points)
}

/// Coefficients of 128 bits from a hash over the count and every (A, R, S, k): whoever made the
/// signatures could not choose them knowing the coefficients.
fn coefficients(terms: &[Term]) -> Vec<Scalar> {
    let mut transcript = Sha512::new().chain_update(b"sealstone/batch/v1");
    transcript.update((terms.len() as u64).to_le_bytes());
    for Term { a, r, s, k, .. } in terms {
        transcript.update(a);
        transcript.update(r);
        transcript.update(s.as_bytes());
        transcript.update(k.as_bytes());
    }
    let seed = transcript.finalize();
    let draws = (0u64..).map(|n| Sha512::new().chain_update(seed).chain_update(n.to_le_bytes()).finalize());
    draws
        .flat_map(|draw| <[u8; 64]>::from(draw).as_chunks::<16>().0.to_vec())
        .map(|z| Scalar::from(u128::from_le_bytes(z)))
        .take(terms.len())
        .collect()
}
