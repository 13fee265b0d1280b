//! A batch gives the verdict of single verification, whatever is in it and in whatever order.
#![cfg(feature = "batch")]

mod common;

use common::{array, bytes, cases, name, text};
use curve25519_dalek::constants::ED25519_BASEPOINT_POINT;
use curve25519_dalek::edwards::{CompressedEdwardsY, EdwardsPoint};
use curve25519_dalek::scalar::Scalar;
use curve25519_dalek::traits::IsIdentity;
use sealstone::interop::{self, Profile};
use sealstone::{Error, Signature, VerifyingKey, batch};
use serde_json::Value;
use sha2::{Digest, Sha512};

struct Signed {
    raw_key: [u8; 32],
    message: Vec<u8>,
    raw_signature: [u8; 64],
    signature: Signature,
}

impl Signed {
    fn of(case: &Value) -> Self {
        let raw_signature = array(case, "signature");
        let signature = Signature::from_bytes(&raw_signature);
        Self { raw_key: array(case, "key"), message: bytes(case, "message"), raw_signature, signature }
    }

    fn raw(&self) -> interop::Item<'_> {
        interop::Item { key: &self.raw_key, message: &self.message, signature: &self.raw_signature }
    }
}

/// The indexes and errors of a batch's bad signatures.
fn bad(verdict: Result<(), batch::BatchError>) -> Vec<(usize, Error)> {
    verdict.map_or_else(|refused| refused.bad().to_vec(), |()| Vec::new())
}

/// What the same signatures give one by one.
fn singly(verdicts: impl Iterator<Item = Result<(), Error>>) -> Vec<(usize, Error)> {
    verdicts.enumerate().filter_map(|(index, verdict)| Some((index, verdict.err()?))).collect()
}

/// A generator that needs no quality, only to be the same everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// Batches of 1 to 64 signatures drawn from `pool`, so that every kind meets every other in every
/// order; also each signature alone and all of them together.
fn mixes(pool: usize) -> impl Iterator<Item = Vec<usize>> {
    let mut dice = Dice(7);
    let drawn = (0..300).map(move |round| (0..1 + round % 64).map(|_| dice.below(pool)).collect());
    (0..pool).map(|index| vec![index]).chain([(0..pool).collect(), (0..pool).rev().collect()]).chain(drawn)
}

#[test]
fn universal_batches_equal_single_verification_on_every_edge_case() {
    let signed: Vec<_> = cases("ed25519_edge.json").iter().map(Signed::of).collect();
    let pool: Vec<_> =
        signed.iter().filter_map(|s| Some((VerifyingKey::from_bytes(&s.raw_key).ok()?, s))).collect();
    assert!(pool.len() >= 200, "{}", pool.len());
    for mix in mixes(pool.len()) {
        let items: Vec<_> = mix
            .iter()
            .map(|i| &pool[*i])
            .map(|(key, s)| batch::Item { key, message: &s.message, signature: &s.signature })
            .collect();
        let expected = singly(items.iter().map(|item| item.key.verify(item.message, item.signature)));
        assert_eq!(bad(batch::verify(&items)), expected, "{mix:?}");
    }
}

#[test]
fn interop_batches_equal_single_verification_on_every_edge_case() {
    let pool: Vec<_> = cases("ed25519_edge.json").iter().map(Signed::of).collect();
    for profile in [Profile::Ref10, Profile::Zip215] {
        let accepted: Vec<_> = pool.iter().filter(|s| verify_raw(profile, s).is_ok()).collect();
        assert!(accepted.len() > 400);
        let all: Vec<_> = accepted.iter().map(|s| s.raw()).collect();
        assert_eq!(interop::verify_batch(profile, &all), Ok(()));
        for mix in mixes(pool.len()).step_by(10) {
            let items: Vec<_> = mix.iter().map(|i| pool[*i].raw()).collect();
            let expected = singly(mix.iter().map(|i| verify_raw(profile, &pool[*i])));
            assert_eq!(bad(interop::verify_batch(profile, &items)), expected, "{profile:?} {mix:?}");
        }
    }
}

fn verify_raw(profile: Profile, s: &Signed) -> Result<(), Error> {
    interop::verify(profile, &s.raw_key, &s.message, &s.raw_signature)
}

/// The items of a corpus batch, with their parsed keys.
fn items(case: &Value) -> Vec<(VerifyingKey, Signed)> {
    let items = case["items"].as_array().unwrap();
    items.iter().map(Signed::of).map(|s| (VerifyingKey::from_bytes(&s.raw_key).unwrap(), s)).collect()
}

fn verify(items: &[(VerifyingKey, Signed)]) -> Result<(), batch::BatchError> {
    let items: Vec<_> = items
        .iter()
        .map(|(key, s)| batch::Item { key, message: &s.message, signature: &s.signature })
        .collect();
    batch::verify(&items)
}

#[test]
fn batches_agree_with_the_corpus() {
    let cases = cases("batches.json");
    for case in &cases {
        let verdict = verify(&items(case));
        let expected = case["bad"].as_object().unwrap();
        let found: serde_json::Map<_, _> =
            bad(verdict.clone()).into_iter().map(|(index, e)| (index.to_string(), e.name().into())).collect();
        assert_eq!(&found, expected, "{}", text(case, "comment"));
        assert_eq!(
            name(verdict.map_err(|refused| refused.error())),
            text(case, "result"),
            "{}",
            text(case, "comment")
        );
    }
    assert_eq!(cases.len(), 193);
}

/// The sum of z([S]B - [k]A - R): what a batch equation computes, and careless code only that.
fn combination(items: &[(VerifyingKey, Signed)], coefficient: impl Fn(u64) -> u64) -> EdwardsPoint {
    let point = |encoding: &[u8]| CompressedEdwardsY::from_slice(encoding).unwrap().decompress().unwrap();
    let mut sum = EdwardsPoint::default();
    for ((key, signed), index) in items.iter().zip(0..) {
        let (r, s) = signed.raw_signature.split_at(32);
        let k = Sha512::new()
            .chain_update(r)
            .chain_update(key.as_bytes())
            .chain_update(&signed.message)
            .finalize();
        let k = Scalar::from_bytes_mod_order_wide(&k.into());
        let s = Scalar::from_canonical_bytes(s.try_into().unwrap()).unwrap();
        let minus_r_a = -(k * point(key.as_bytes()) + point(r));
        sum += Scalar::from(coefficient(index)) * (s * ED25519_BASEPOINT_POINT + minus_r_a);
    }
    sum
}

/// Two defects of order 2 cancel under any odd coefficients; this is why every R is tested.
#[test]
fn defects_that_cancel_fool_careless_equations_and_not_ours() {
    let mut fooled = [0; 3];
    for case in cases("batches.json") {
        let flags: Vec<_> = case["flags"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        let [flag] = flags[..] else { continue };
        let items = items(&case);
        let odd = |index: u64| (index + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let (kind, accepts) = match flag {
            "cancels-equal-coefficients" => (0, combination(&items, |_| 1).is_identity()),
            "cancels-odd-coefficients" => (1, combination(&items, odd).is_identity()),
            "cancels-cofactored" => (2, combination(&items, odd).mul_by_cofactor().is_identity()),
            unknown => panic!("unknown flag {unknown}"),
        };
        assert!(accepts, "not a trap: {}", text(&case, "comment"));
        assert!(verify(&items).is_err(), "{}", text(&case, "comment"));
        fooled[kind] += 1;
    }
    assert_eq!(fooled, [90, 3, 14]);
}
