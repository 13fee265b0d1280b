//! Signatures: ours against other implementations, single against batch.

use sealstone::interop::{self, Profile};
use sealstone::{Context, Error, Prehash, Signature, SigningKey, VerifyingKey, batch as batches};

use crate::input::Input;
use crate::peers;
use crate::signed::Signed;

/// What Universal accepts everybody accepts, and each profile is its peers' rule.
pub fn verify_differential(data: &[u8]) {
    let Signed { key, message, signature } = Signed::take(&mut Input::new(data));

    if universal(&key, message, &signature).is_ok() {
        for (peer, verify) in peers::ALL {
            assert!(verify(&key, message, &signature), "{peer} refuses what Universal accepts");
        }
        for profile in [Profile::Ref10, Profile::Zip215] {
            assert_eq!(interop::verify(profile, &key, message, &signature), Ok(()), "{profile:?}");
        }
    }
    let ref10 = interop::verify(Profile::Ref10, &key, message, &signature).is_ok();
    for (peer, verify) in peers::REF10 {
        assert_eq!(verify(&key, message, &signature), ref10, "{peer} and Ref10 differ");
    }
    let zip215 = interop::verify(Profile::Zip215, &key, message, &signature).is_ok();
    assert_eq!(peers::zebra(&key, message, &signature), zip215, "ed25519-zebra and Zip215 differ");
}

fn universal(key: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> Result<(), Error> {
    VerifyingKey::from_bytes(key)?.verify(message, &Signature::from_bytes(signature))
}

/// What is signed verifies, also in parts; what is changed by one bit does not.
pub fn sign_roundtrip(data: &[u8]) {
    let mut input = Input::new(data);
    let seed = input.array();
    let flip = u16::from_le_bytes(input.array());
    let context = input.byte();
    let context = input.slice(context.into());
    let message = input.rest();

    let key = SigningKey::from_bytes(&seed);
    let verifying = key.verifying_key();
    let signature = key.sign(message);
    let theirs = ed25519_dalek::SigningKey::from_bytes(&seed);
    assert_eq!(signature.to_bytes(), ed25519_dalek::Signer::sign(&theirs, message).to_bytes());
    assert_eq!(VerifyingKey::from_bytes(verifying.as_bytes()), Ok(*verifying));
    assert_eq!(verifying.verify(message, &signature), Ok(()));
    assert_eq!(in_parts(verifying, message, flip.into(), &signature), Ok(()));

    let flipped = Signature::from_bytes(&flipped(signature.to_bytes(), flip.into()));
    assert!(verifying.verify(message, &flipped).is_err(), "bit {flip} of the signature does not count");
    if !message.is_empty() {
        let other = self::flipped(message.to_vec(), flip.into());
        assert_eq!(verifying.verify(&other, &signature), Err(Error::SignatureInvalid));
    }

    let context = Context::new(context).expect("at most 255 bytes");
    let signature = key.sign_prehashed(Prehash::new().chain(message), &context);
    let verify = |context| verifying.verify_prehashed(Prehash::new().chain(message), context, &signature);
    assert_eq!(verify(&context), Ok(()));
    assert_eq!(verifying.verify(message, &signature), Err(Error::SignatureInvalid), "ph is not pure");
    if !context.as_bytes().is_empty() {
        let other = self::flipped(context.as_bytes().to_vec(), flip.into());
        let other = Context::new(&other).expect("as long as the first");
        assert_eq!(verify(&other), Err(Error::SignatureInvalid), "contexts are apart");
    }
}

fn in_parts(key: &VerifyingKey, message: &[u8], cut: usize, signature: &Signature) -> Result<(), Error> {
    let (head, tail) = message.split_at(cut % (message.len() + 1));
    let mut stream = key.verify_stream(signature)?;
    stream.update(head);
    stream.update(tail);
    stream.finish()
}

fn flipped<T: AsMut<[u8]>>(mut bytes: T, bit: usize) -> T {
    let length = bytes.as_mut().len();
    bytes.as_mut()[bit / 8 % length] ^= 1 << (bit % 8);
    bytes
}

/// A batch says of each signature what verifying it alone says, under every rule.
pub fn batch(data: &[u8]) {
    let mut input = Input::new(data);
    let mut signed = Vec::new();
    while !input.is_empty() && signed.len() < 24 {
        signed.push(Signed::take(&mut input));
    }
    universal_batch(&signed);
    for profile in [Profile::Ref10, Profile::Zip215] {
        let items: Vec<_> = signed
            .iter()
            .map(|s| interop::Item { key: &s.key, message: s.message, signature: &s.signature })
            .collect();
        let singly = items.iter().map(|i| interop::verify(profile, i.key, i.message, i.signature));
        assert_same(interop::verify_batch(profile, &items), singly.collect());
    }
}

fn universal_batch(signed: &[Signed<'_>]) {
    let parsed: Vec<_> = signed
        .iter()
        .filter_map(|s| {
            Some((VerifyingKey::from_bytes(&s.key).ok()?, s.message, Signature::from_bytes(&s.signature)))
        })
        .collect();
    let items: Vec<_> =
        parsed.iter().map(|(key, message, signature)| batches::Item { key, message, signature }).collect();
    let singly = items.iter().map(|item| item.key.verify(item.message, item.signature));
    assert_same(batches::verify(&items), singly.collect());
}

fn assert_same(verdict: Result<(), batches::BatchError>, singly: Vec<Result<(), Error>>) {
    let expected: Vec<_> =
        singly.iter().enumerate().filter_map(|(index, v)| Some((index, v.err()?))).collect();
    assert_eq!(verdict.is_ok(), !singly.is_empty() && expected.is_empty(), "{verdict:?} for {singly:?}");
    if let Err(refused) = verdict {
        assert_eq!(refused.bad(), expected);
    }
}
