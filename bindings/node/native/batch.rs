//! Many signatures at once, and the rules of other verifiers.

use napi::bindgen_prelude::{ClassInstance, Undefined};
use napi_derive::napi;
use sealstone::interop::{self, Profile};
use sealstone::{Error, Signature, batch};

use crate::failure::{Failure, Verdict, outcome};
use crate::verifying_key::VerifyingKey;
use crate::work::{Cancel, Queued, spawn};

/// The one computation of both forms. The TypeScript gives as many keys as messages and signatures.
fn verify<'a, B: AsRef<[u8]>>(
    keys: impl Iterator<Item = &'a sealstone::VerifyingKey>,
    messages: &[B],
    signatures: &[B],
) -> Result<Undefined, Failure> {
    let signatures = fixed(signatures)?;
    let signatures: Vec<_> = signatures.into_iter().map(Signature::from_bytes).collect();
    let parts = keys.zip(messages).zip(&signatures);
    let items: Vec<_> = parts
        .map(|((key, message), signature)| batch::Item { key, message: message.as_ref(), signature })
        .collect();
    batch::verify(&items).map_err(Failure::from)
}

/// The same under the rule of another verifier.
fn verify_as<B: AsRef<[u8]>>(
    profile: &str,
    keys: &[B],
    messages: &[B],
    signatures: &[B],
) -> Result<Undefined, Failure> {
    let parts = fixed(keys)?.into_iter().zip(messages).zip(fixed(signatures)?);
    let items: Vec<_> = parts
        .map(|((key, message), signature)| interop::Item { key, message: message.as_ref(), signature })
        .collect();
    interop::verify_batch(rule(profile)?, &items).map_err(Failure::from)
}

fn fixed<const N: usize>(parts: &[impl AsRef<[u8]>]) -> Result<Vec<&[u8; N]>, Error> {
    parts.iter().map(|part| part.as_ref().try_into().map_err(|_| Error::InvalidLength)).collect()
}

/// A profile by the name that the TypeScript found in `profiles`.
fn rule(name: &str) -> Result<Profile, Error> {
    Profile::ALL.iter().copied().find(|profile| profile.name() == name).ok_or(Error::InvalidLength)
}

fn owned(parts: &[&[u8]]) -> Vec<Vec<u8>> {
    parts.iter().map(|part| part.to_vec()).collect()
}

#[napi(catch_unwind)]
pub fn batch_verify(
    keys: Vec<ClassInstance<VerifyingKey>>,
    messages: Vec<&[u8]>,
    signatures: Vec<&[u8]>,
) -> Verdict {
    outcome(verify(keys.iter().map(|key| &key.key), &messages, &signatures))
}

#[napi(catch_unwind)]
pub fn batch_verify_async(
    keys: Vec<ClassInstance<VerifyingKey>>,
    messages: Vec<&[u8]>,
    signatures: Vec<&[u8]>,
    cancel: &Cancel,
) -> Queued<Undefined> {
    let keys: Vec<_> = keys.iter().map(|key| key.key).collect();
    let (messages, signatures) = (owned(&messages), owned(&signatures));
    spawn(cancel, move |_| verify(keys.iter(), &messages, &signatures))
}

#[napi(catch_unwind)]
pub fn interop_verify_batch(
    profile: String,
    keys: Vec<&[u8]>,
    messages: Vec<&[u8]>,
    signatures: Vec<&[u8]>,
) -> Verdict {
    outcome(verify_as(&profile, &keys, &messages, &signatures))
}

#[napi(catch_unwind)]
pub fn interop_verify_batch_async(
    profile: String,
    keys: Vec<&[u8]>,
    messages: Vec<&[u8]>,
    signatures: Vec<&[u8]>,
    cancel: &Cancel,
) -> Queued<Undefined> {
    let (keys, messages, signatures) = (owned(&keys), owned(&messages), owned(&signatures));
    spawn(cancel, move |_| verify_as(&profile, &keys, &messages, &signatures))
}

/// The one computation of both forms of `interop.verify`.
fn verify_one_as(profile: &str, key: &[u8], message: &[u8], signature: &[u8]) -> Result<Undefined, Error> {
    let key = key.try_into().map_err(|_| Error::InvalidLength)?;
    let signature = signature.try_into().map_err(|_| Error::InvalidLength)?;
    interop::verify(rule(profile)?, key, message, signature)
}

#[napi(catch_unwind)]
pub fn interop_verify(profile: String, key: &[u8], message: &[u8], signature: &[u8]) -> Verdict {
    outcome(verify_one_as(&profile, key, message, signature))
}

#[napi(catch_unwind)]
pub fn interop_verify_async(
    profile: String,
    key: &[u8],
    message: &[u8],
    signature: &[u8],
    cancel: &Cancel,
) -> Queued<Undefined> {
    let (key, message, signature) = (key.to_vec(), message.to_vec(), signature.to_vec());
    spawn(cancel, move |_| verify_one_as(&profile, &key, &message, &signature))
}
