//! What holds for every input.
#![cfg(feature = "alloc")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop on the first surprise"
)]

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use sealstone::{
    Content, Context, DigestAlgorithm, Error, Policy, Prehash, Seal, Signature, Signer, SigningKey,
    Statement, Timestamp, TrustedKey, Verifier, VerifyingKey,
};

fn key() -> impl Strategy<Value = SigningKey> {
    any::<[u8; 32]>().prop_map(|seed| SigningKey::from_bytes(&seed))
}

fn signer() -> impl Strategy<Value = Signer> {
    (key(), "[a-z0-9./äß-]{1,40}").prop_map(|(key, name)| Signer::new(&name, key).unwrap())
}

/// Clean text of 1 to 60 characters.
fn clean() -> impl Strategy<Value = String> {
    "[^ \\p{C}\\p{Zl}\\p{Zp}/\\\\]([^\\p{C}\\p{Zl}\\p{Zp}/\\\\]{0,58}[^ \\p{C}\\p{Zl}\\p{Zp}/\\\\])?"
        .prop_filter("a path component", |text| text != "." && text != ".." && text.len() <= 255)
}

#[derive(Clone, Debug)]
struct Parts {
    content: Vec<u8>,
    algorithm: DigestAlgorithm,
    time: Timestamp,
    name: Option<String>,
    media_type: Option<String>,
    claims: Vec<(String, String)>,
}

impl Parts {
    fn content(&self) -> Content {
        Content::of(self.algorithm, &self.content)
    }

    fn sign(&self, signer: &Signer) -> String {
        let claims: Vec<_> = self.claims.iter().map(|(key, value)| (&**key, &**value)).collect();
        let mut statement = Statement::new(self.content(), self.time).with_claims(&claims).unwrap();
        if let Some(name) = &self.name {
            statement = statement.with_name(name).unwrap();
        }
        if let Some(media_type) = &self.media_type {
            statement = statement.with_type(media_type).unwrap();
        }
        let seal = signer.sign(&statement);
        let mut buffer = [0; Signer::MAX_SEAL_LENGTH];
        assert_eq!(signer.sign_into(&statement, &mut buffer), Ok(&*seal), "with and without a heap");
        seal
    }
}

prop_compose! {
    fn parts()(
        content in vec(any::<u8>(), 0..300),
        algorithm in prop::sample::select(DigestAlgorithm::ALL),
        time in Timestamp::MIN.unix_seconds()..=Timestamp::MAX.unix_seconds(),
        name in prop::option::of(clean()),
        media_type in prop::option::of(clean()),
        claims in btree_map("[a-z][a-z0-9-]{0,31}", clean(), 0..5),
    ) -> Parts {
        let time = Timestamp::from_unix_seconds(time).unwrap();
        Parts { content, algorithm, time, name, media_type, claims: claims.into_iter().collect() }
    }
}

fn flip(bytes: &mut [u8], position: &prop::sample::Index) {
    let bit = position.index(bytes.len() * 8);
    bytes[bit / 8] ^= 1 << (bit % 8);
}

proptest! {
    #[test]
    fn a_signature_verifies_and_no_flipped_bit_does(
        key in key(),
        message in vec(any::<u8>(), 1..200),
        position in any::<prop::sample::Index>(),
    ) {
        let signature = key.sign(&message);
        prop_assert_eq!(key.verifying_key().verify(&message, &signature), Ok(()));

        let mut changed = message.clone();
        flip(&mut changed, &position);
        prop_assert_eq!(key.verifying_key().verify(&changed, &signature), Err(Error::SignatureInvalid));

        let mut changed = signature.to_bytes();
        flip(&mut changed, &position);
        prop_assert!(key.verifying_key().verify(&message, &Signature::from_bytes(&changed)).is_err());

        let mut changed = key.verifying_key().to_bytes();
        flip(&mut changed, &position);
        let verdict = VerifyingKey::from_bytes(&changed).and_then(|key| key.verify(&message, &signature));
        prop_assert!(verdict.is_err());
    }

    #[test]
    fn a_context_separates(key in key(), one in vec(any::<u8>(), 0..256), other in vec(any::<u8>(), 0..256)) {
        let content = || Prehash::new().chain(b"content");
        let (one, other) = (Context::new(&one).unwrap(), Context::new(&other).unwrap());
        let signature = key.sign_prehashed(content(), &one);
        prop_assert_eq!(key.verifying_key().verify_prehashed(content(), &one, &signature), Ok(()));
        let verdict = key.verifying_key().verify_prehashed(content(), &other, &signature);
        prop_assert_eq!(verdict.is_ok(), one == other);
    }

    #[test]
    fn a_seal_reads_back_verifies_and_refuses_other_content(parts in parts(), signer in signer()) {
        let text = parts.sign(&signer);
        let seal = Seal::parse(text.as_bytes()).unwrap();
        prop_assert_eq!(seal.to_string(), text.clone());
        let statement = seal.statement();
        prop_assert_eq!(statement.content(), &parts.content());
        prop_assert_eq!(statement.time(), parts.time);
        prop_assert_eq!(statement.name(), parts.name.as_deref());
        prop_assert_eq!(statement.media_type(), parts.media_type.as_deref());
        let claims: Vec<_> = statement.claims().into_iter().map(|(k, v)| (k.into(), v.into())).collect();
        prop_assert_eq!(&claims, &parts.claims);

        let trusted = TrustedKey::new(signer.verifier().clone());
        prop_assert!(seal.verify(&trusted, &Policy::new(), &parts.content()).is_ok());
        let other = Content::of(parts.algorithm, b"something else");
        prop_assert!(seal.verify(&trusted, &Policy::new(), &other).is_err());
    }

    /// A flipped bit in the text or the signature is refused; in the key name or id it makes the
    /// signer unknown.
    #[test]
    fn no_flipped_bit_in_a_seal_verifies(
        parts in parts(),
        signer in signer(),
        position in any::<prop::sample::Index>(),
    ) {
        let mut text = parts.sign(&signer).into_bytes();
        flip(&mut text, &position);
        let trusted = TrustedKey::new(signer.verifier().clone());
        if let Ok(seal) = Seal::parse(&text) {
            prop_assert!(seal.verify(&trusted, &Policy::new(), &parts.content()).is_err());
        }
    }

    #[test]
    fn what_parses_prints_as_it_was(bytes in vec(any::<u8>(), 0..400), cut in any::<prop::sample::Index>(), parts in parts(), signer in signer()) {
        let mut text = parts.sign(&signer).into_bytes();
        let cut = cut.index(text.len());
        text.splice(cut..cut, bytes.iter().copied().take(3));
        for input in [&text, &bytes] {
            if let Ok(seal) = Seal::parse(input) {
                prop_assert_eq!(seal.to_string().into_bytes(), input.clone());
            }
        }
    }

    #[test]
    fn a_truncated_seal_is_refused(parts in parts(), signer in signer(), cut in any::<prop::sample::Index>()) {
        let text = parts.sign(&signer);
        prop_assert!(Seal::parse(&text.as_bytes()[..cut.index(text.len())]).is_err());
    }

    #[test]
    fn a_vkey_reads_back_and_no_changed_one_does(signer in signer(), position in any::<prop::sample::Index>()) {
        let vkey = signer.verifier().to_string();
        prop_assert_eq!(&vkey.parse::<Verifier>().unwrap(), signer.verifier());
        let mut changed = vkey.into_bytes();
        flip(&mut changed, &position);
        let parsed = core::str::from_utf8(&changed).ok().and_then(|vkey| vkey.parse::<Verifier>().ok());
        prop_assert_eq!(parsed, None);
    }

    #[test]
    fn a_time_reads_back(seconds in Timestamp::MIN.unix_seconds()..=Timestamp::MAX.unix_seconds()) {
        let time = Timestamp::from_unix_seconds(seconds).unwrap();
        prop_assert_eq!(time.to_string().parse::<Timestamp>(), Ok(time));
    }
}
