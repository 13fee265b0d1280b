//! One key may seal and sign in the formats below, because no signed input of one can be a signed
//! input of another: they begin differently.

use sealstone::{
    Content, DigestAlgorithm, Error, Seal, Signer, SigningKey, Statement, Timestamp, VerifyingKey,
};

/// What each format makes a key sign, with pure Ed25519, begins with.
const PREFIXES: [(&str, &[u8]); 12] = [
    ("seal", b"sealstone/v1\n"),
    ("SSHSIG", b"SSHSIG"),
    ("DSSE", b"DSSEv1 "),
    // A Sig_structure: an array of 4 or 5 that starts with its context.
    ("COSE_Sign1", b"\x84\x6aSignature1"),
    ("COSE_Sign", b"\x85\x69Signature"),
    // Base64url of a JSON object, and of white space that JSON allows before one.
    ("JWS", b"e"),
    ("JWS after a space", b"I"),
    ("JWS after a tab or newline", b"C"),
    ("JWS after a carriage return", b"DX"),
    ("JWS after a carriage return and a tab, newline or carriage return", b"DQ"),
    ("JWS after a carriage return and two spaces or the like", b"DSA"),
    ("JWS after a carriage return and a space", b"DSB"),
];
/// The first 32 bytes of dom2, which stands in Ed25519ph where pure Ed25519 has R.
const DOM2: &[u8; 32] = b"SigEd25519 no Ed25519 collisions";

#[test]
fn no_prefix_begins_another() {
    for (index, (name, prefix)) in PREFIXES.iter().enumerate() {
        for (other_name, other) in &PREFIXES[..index] {
            assert!(!prefix.starts_with(other) && !other.starts_with(prefix), "{name} and {other_name}");
        }
    }
}

/// The row of the table that is ours is what the library signs.
#[test]
fn a_seal_signs_its_own_prefix() {
    let signer = Signer::new("example.com/signer", SigningKey::from_bytes(&[1; 32])).unwrap();
    let content = Content::of(DigestAlgorithm::Sha256, b"");
    let mut buffer = [0; 512];
    let seal = signer.sign_into(&Statement::new(content, Timestamp::MIN), &mut buffer).unwrap();
    let seal = Seal::parse(seal.as_bytes()).unwrap();
    assert!(seal.text().as_bytes().starts_with(PREFIXES[0].1));
}

/// So no challenge of the one is a challenge of the other: R would have to be dom2.
#[test]
fn what_separates_ed25519ph_is_not_a_point() {
    assert_eq!(VerifyingKey::from_bytes(DOM2), Err(Error::KeyNotOnCurve));
}
