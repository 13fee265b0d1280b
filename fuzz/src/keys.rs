//! Key files.

use sealstone::{Error, SigningKey, Verifier, VerifyingKey};

const PASSPHRASE: &[u8] = b"passphrase";

/// A private key that is read can be written and read again; only encrypted ones ask for a
/// passphrase.
pub fn key_private(data: &[u8]) {
    let plain = SigningKey::read(data, None);
    let opened = SigningKey::read(data, Some(PASSPHRASE));
    match &plain {
        Err(Error::PassphraseRequired) => assert_ne!(opened, plain),
        _ => assert_eq!(opened, plain, "a passphrase changes how a plain key is read"),
    }
    let Ok(key) = opened else { return };
    let der = key.to_pkcs8_der();
    assert_eq!(SigningKey::read(&der, None).as_ref(), Ok(&key));
    if plain.is_ok() && data.first() == der.first() && data.len() == der.len() {
        assert_eq!(data, &der[..], "DER has one encoding");
    }
    assert_eq!(SigningKey::read(key.to_pkcs8_pem().as_bytes(), None), Ok(key));
}

/// A public key that is read can be written in every format and read again.
pub fn key_public(data: &[u8]) {
    let Ok(key) = VerifyingKey::read(data) else { return };
    let openssh = key.to_openssh("comment").expect("a plain comment");
    let spki = key.to_spki_pem();
    for file in
        [&key.to_spki_der()[..], spki.as_bytes(), openssh.as_bytes(), key.to_jwk().as_bytes(), key.as_bytes()]
    {
        assert_eq!(VerifyingKey::read(file), Ok(key));
    }
    if data.first() == key.to_spki_der().first() && data.len() > VerifyingKey::LENGTH {
        assert_eq!(data, key.to_spki_der(), "DER has one encoding");
    }
}

/// A vkey has one encoding.
pub fn vkey(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let Ok(verifier) = text.parse::<Verifier>() else { return };
    assert_eq!(verifier.to_string(), text);
    assert_eq!(Verifier::new(verifier.name().as_str(), *verifier.key()), Ok(verifier.clone()));
    assert_eq!(VerifyingKey::read(data), Ok(*verifier.key()));
}
