//! One key may seal and sign in the formats below, because no signed input of one can be a signed
//! input of another: their first bytes differ.

/// What each format makes the key sign begins with.
const PREFIXES: [(&str, &[u8]); 6] = [
    ("seal", b"sealstone/v1\n"),
    ("SSHSIG", b"SSHSIG"),
    ("DSSE", b"DSSEv1"),
    // A Sig_structure: an array of 4 that starts with the text "Signature1".
    ("COSE_Sign1", b"\x84\x6aSignature1"),
    // Base64url of `{"`, with which every JOSE header starts.
    ("JWS", b"eyJ"),
    ("Ed25519ph", b"SigEd25519 no Ed25519 collisions"),
];

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
    use sealstone::{Content, DigestAlgorithm, Seal, Signer, SigningKey, Statement, Timestamp};
    let signer = Signer::new("example.com/signer", SigningKey::from_bytes(&[1; 32])).unwrap();
    let content = Content::of(DigestAlgorithm::Sha256, b"");
    let seal = signer.sign(&Statement::new(content, Timestamp::MIN));
    let seal = Seal::parse(seal.as_bytes()).unwrap();
    assert!(seal.text().as_bytes().starts_with(PREFIXES[0].1));
}
