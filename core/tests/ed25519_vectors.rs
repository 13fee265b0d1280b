//! Signatures against the corpus, RFC 8032 and Wycheproof.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop on the first surprise"
)]

mod common;

use common::{array, bytes, cases, name, text};
use sealstone::interop::{self, Profile};
use sealstone::{Context, Error, Prehash, Signature, SigningKey, VerifyingKey};
use serde_json::Value;

fn universal(key: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> Result<(), Error> {
    VerifyingKey::from_bytes(key)?.verify(message, &Signature::from_bytes(signature))
}

/// The oracle's verdicts over every combination of torsion, encoding and range.
#[test]
fn every_rule_agrees_with_the_oracle_on_every_edge_case() {
    let cases = cases("ed25519_edge.json");
    for case in &cases {
        let (key, message, signature) =
            (array(case, "key"), bytes(case, "message"), array(case, "signature"));
        assert_eq!(name(universal(&key, &message, &signature)), text(case, "universal"), "{case}");
        for profile in Profile::ALL {
            let verdict = interop::verify(*profile, &key, &message, &signature);
            assert_eq!(name(verdict), text(case, profile.name()), "{case}");
        }
    }
    assert_eq!(Profile::ALL.len(), 2);
    assert_eq!(cases.len(), 2448);
}

/// A corpus in which the rules never differ would prove little.
#[test]
fn the_edge_cases_tell_the_rules_apart() {
    let cases = cases("ed25519_edge.json");
    let count = |wanted: [bool; 3]| {
        let verdicts = |case: &Value| ["universal", "ref10", "zip215"].map(|rule| case[rule] == "valid");
        cases.iter().filter(|case| verdicts(case) == wanted).count()
    };
    for wanted in [[true, true, true], [false, true, true], [false, false, true], [false, false, false]] {
        assert!(count(wanted) >= 40, "{wanted:?}: {}", count(wanted));
    }
    // Cofactorless acceptance implies cofactored acceptance, and Universal implies both.
    for never in [[true, false, false], [true, true, false], [true, false, true], [false, true, false]] {
        assert_eq!(count(never), 0, "{never:?}");
    }
}

fn sign(case: &Value) -> Result<Signature, Error> {
    let key = SigningKey::from_bytes(&array(case, "seed"));
    assert_eq!(key.verifying_key().to_bytes(), array(case, "key"), "{case}");
    let message = bytes(case, "message");
    if text(case, "algorithm") == "Ed25519" {
        return Ok(key.sign(&message));
    }
    let context = bytes(case, "context");
    Ok(key.sign_prehashed(Prehash::new().chain(&message), &Context::new(&context)?))
}

fn verify(case: &Value) -> Result<(), Error> {
    let key = VerifyingKey::from_bytes(&array(case, "key"))?;
    let (message, signature) = (bytes(case, "message"), Signature::from_bytes(&array(case, "signature")));
    if text(case, "algorithm") == "Ed25519" {
        return key.verify(&message, &signature);
    }
    let context = bytes(case, "context");
    key.verify_prehashed(Prehash::new().chain(&message), &Context::new(&context)?, &signature)
}

#[test]
fn signing_and_verifying_agree_with_the_corpus() {
    let cases = cases("signatures.json");
    let mut signed = 0;
    for case in &cases {
        if case.get("seed").is_some() {
            signed += 1;
            match sign(case) {
                Ok(signature) => assert_eq!(signature.to_bytes(), array(case, "signature"), "{case}"),
                Err(error) => assert_eq!(error.name(), text(case, "result"), "{case}"),
            }
        }
        if case.get("signature").is_some() {
            assert_eq!(name(verify(case)), text(case, "result"), "{case}");
        }
    }
    assert_eq!((cases.len(), signed > 50), (324, true));
}

#[test]
fn a_context_over_255_bytes_is_an_error_on_both_sides() {
    assert_eq!(Context::new(&[0; 256]), Err(Error::ContextTooLong));
    assert_eq!(Context::new(&[0; 255]).map(|context| context.as_bytes().len()), Ok(255));
}

#[test]
fn a_message_in_parts_verifies_as_the_whole() {
    let key = SigningKey::from_bytes(&[3; 32]);
    let message: Vec<u8> = (0..=255).cycle().take(1000).collect();
    let signature = key.sign(&message);
    for part in [1, 7, 63, 64, 65, 128, 999, 1000] {
        let mut stream = key.verifying_key().verify_stream(&signature).unwrap();
        message.chunks(part).for_each(|part| stream.update(part));
        assert_eq!(stream.finish(), Ok(()), "in parts of {part}");
    }
}

/// Test 151 writes R = 1 with a minus sign on x = 0, which ZIP 215 allows and nobody else does.
const ACCEPTED_BY_ZIP215_ALONE: [usize; 1] = [151];

#[test]
fn wycheproof() {
    let set = wycheproof::eddsa::TestSet::load(wycheproof::eddsa::TestName::Ed25519).unwrap();
    let mut count = 0;
    for group in &set.test_groups {
        let key: [u8; 32] = group.key.pk.to_vec().try_into().unwrap();
        for test in &group.tests {
            count += 1;
            let expected = test.result == wycheproof::TestResult::Valid;
            let Ok(signature) = Signature::try_from(test.sig.as_slice()) else {
                assert!(!expected, "tcId {}", test.tc_id);
                continue;
            };
            let signature = signature.to_bytes();
            let ref10 = interop::verify(Profile::Ref10, &key, &test.msg, &signature);
            let zip215 = interop::verify(Profile::Zip215, &key, &test.msg, &signature);
            assert_eq!(universal(&key, &test.msg, &signature).is_ok(), expected, "tcId {}", test.tc_id);
            assert_eq!(ref10.is_ok(), expected, "tcId {}", test.tc_id);
            let zip215_expected = expected || ACCEPTED_BY_ZIP215_ALONE.contains(&test.tc_id);
            assert_eq!(zip215.is_ok(), zip215_expected, "tcId {}", test.tc_id);
        }
    }
    assert_eq!(count, 151);
}
