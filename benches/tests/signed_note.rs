//! Seals are signed notes to another implementation of the C2SP specification, and its are to us.

use std::collections::BTreeSet;

use sealstone::{
    Content, DigestAlgorithm, Policy, Seal, Signer, SigningKey, Statement, TrustedKey, Verifier,
};
use serde_json::Value;
use signed_note::{Note, StandardSigner, StandardVerifier, VerifierList};

fn seals() -> Vec<Value> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../vectors/seals.json");
    let corpus: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    corpus["cases"].as_array().unwrap().clone()
}

fn list(keyring: &Value) -> VerifierList {
    let vkeys = keyring.as_array().unwrap().iter().map(|key| key["vkey"].as_str().unwrap());
    VerifierList::new(vkeys.map(|vkey| Box::new(StandardVerifier::new(vkey).unwrap()) as Box<_>).collect())
}

/// It gives up where two keys share name and id; we try both.
fn is_ambiguous(keyring: &Value) -> bool {
    let keys = keyring.as_array().unwrap();
    let verifiers = keys.iter().map(|key| key["vkey"].as_str().unwrap().parse::<Verifier>().unwrap());
    let names: BTreeSet<_> = verifiers.map(|v| format!("{}+{}", v.name(), v.id())).collect();
    names.len() < keys.len()
}

/// What we believe it believes. The reverse is not asked: it knows no revocation, window or threshold.
#[test]
fn every_seal_that_verifies_is_a_valid_signed_note() {
    let mut count = 0;
    for case in seals() {
        let Some(seal) = case["seal"].as_str().filter(|_| case["parse"] == "valid") else { continue };
        let note =
            Note::from_bytes(seal.as_bytes()).unwrap_or_else(|error| panic!("{}: {error}", case["id"]));
        assert_eq!(note.to_bytes(), seal.as_bytes());
        for check in case["verify"].as_array().unwrap() {
            if check["result"] == "valid" && !is_ambiguous(&check["keyring"]) {
                let verified = note.verify(&list(&check["keyring"]));
                assert!(verified.is_ok(), "{}: {:?}", case["id"], verified.err());
                count += 1;
            }
        }
    }
    assert!(count >= 100, "{count}");
}

#[test]
fn a_note_that_it_signs_over_our_statement_is_a_seal() {
    let (skey, vkey) = signed_note_key();
    let content = Content::of(DigestAlgorithm::Sha256, b"the report");
    let statement = Statement::new(content, "2026-11-23T14:00:00Z".parse().unwrap()).to_string();
    let mut note = Note::new(statement.as_bytes(), &[]).unwrap();
    note.add_sigs(&[&StandardSigner::new(&skey).unwrap()]).unwrap();

    let text = note.to_bytes();
    let trusted = TrustedKey::new(vkey.parse().unwrap());
    Seal::parse(&text).unwrap().verify(&trusted, &Policy::new(), &content).unwrap();

    let ours = Signer::new("example.com/signer", SigningKey::from_bytes(&[7; 32])).unwrap();
    let statement = Statement::new(content, "2026-11-23T14:00:00Z".parse().unwrap());
    assert_eq!(ours.sign(&statement).as_bytes(), text, "byte for byte");
}

/// Our key in its private form, and our vkey.
fn signed_note_key() -> (String, String) {
    let key = SigningKey::from_bytes(&[7; 32]);
    let verifier = Verifier::new("example.com/signer", *key.verifying_key()).unwrap();
    let typed = [&[1], &key.as_bytes()[..]].concat();
    let encoded = openssl::base64::encode_block(&typed);
    (format!("PRIVATE+KEY+{}+{}+{encoded}", verifier.name(), verifier.id()), verifier.to_string())
}
