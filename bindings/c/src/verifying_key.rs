//! Public keys.

use std::ffi::c_char;

use crate::boundary::{array, free, give_bytes, guard, guard_value, items, object, target, text};
use crate::prehash::{Prehash, StreamVerifier};
use crate::status::Status;

/// The length of a public key in bytes.
pub const SEALSTONE_VERIFYING_KEY_LENGTH: usize = 32;

const _: () = assert!(SEALSTONE_VERIFYING_KEY_LENGTH == sealstone::VerifyingKey::LENGTH);

/// An Ed25519 public key, checked once when it is made: canonical and of the prime order.
///
/// Never changes: any number of threads may use one at once.
pub struct VerifyingKey(pub(crate) sealstone::VerifyingKey);

/// Reads a public key in any format: 32 bytes, SPKI (DER or PEM), OpenSSH, JWK, or a verifier line (vkey).
///
/// Returns SEALSTONE_KEY_FORMAT_UNKNOWN and the other errors of keys (10 to 25).
///
/// Free the key with sealstone_verifying_key_free().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_verifying_key_read(
    data: *const u8,
    length: usize,
    out: *mut *mut VerifyingKey,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give(VerifyingKey(sealstone::VerifyingKey::read(items(data, length)?)?));
        Ok(())
    })
}

/// Takes the SEALSTONE_VERIFYING_KEY_LENGTH bytes of RFC 8032.
///
/// Returns SEALSTONE_INVALID_LENGTH for any other length; SEALSTONE_KEY_NOT_CANONICAL, SEALSTONE_KEY_NOT_ON_CURVE,
/// SEALSTONE_KEY_SMALL_ORDER or SEALSTONE_KEY_MIXED_ORDER.
///
/// Free the key with sealstone_verifying_key_free().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_verifying_key_from_bytes(
    bytes: *const u8,
    length: usize,
    out: *mut *mut VerifyingKey,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give(VerifyingKey(sealstone::VerifyingKey::try_from(items(bytes, length)?)?));
        Ok(())
    })
}

/// Reads SPKI in DER.
///
/// Returns SEALSTONE_KEY_MALFORMED, SEALSTONE_KEY_SMALL_ORDER and the other errors of keys (10 to 25).
///
/// Free the key with sealstone_verifying_key_free().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_verifying_key_from_spki_der(
    der: *const u8,
    length: usize,
    out: *mut *mut VerifyingKey,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give(VerifyingKey(sealstone::VerifyingKey::from_spki_der(items(der, length)?)?));
        Ok(())
    })
}

/// Reads SPKI in PEM.
///
/// Returns SEALSTONE_KEY_MALFORMED, SEALSTONE_KEY_SMALL_ORDER and the other errors of keys (10 to 25).
///
/// Free the key with sealstone_verifying_key_free().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_verifying_key_from_spki_pem(
    pem: *const c_char,
    out: *mut *mut VerifyingKey,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give(VerifyingKey(sealstone::VerifyingKey::from_spki_pem(text(pem)?)?));
        Ok(())
    })
}

/// Reads a line of OpenSSH: `ssh-ed25519 BASE64 [comment]`.
///
/// Returns SEALSTONE_KEY_MALFORMED, SEALSTONE_KEY_SMALL_ORDER and the other errors of keys (10 to 25).
///
/// Free the key with sealstone_verifying_key_free().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_verifying_key_from_openssh(
    line: *const c_char,
    out: *mut *mut VerifyingKey,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give(VerifyingKey(sealstone::VerifyingKey::from_openssh(text(line)?)?));
        Ok(())
    })
}

/// Reads a public JSON Web Key (RFC 8037).
///
/// Returns SEALSTONE_KEY_MALFORMED, SEALSTONE_KEY_SMALL_ORDER and the other errors of keys (10 to 25).
///
/// Free the key with sealstone_verifying_key_free().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_verifying_key_from_jwk(
    json: *const c_char,
    out: *mut *mut VerifyingKey,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give(VerifyingKey(sealstone::VerifyingKey::from_jwk(text(json)?)?));
        Ok(())
    })
}

/// Writes the key to `bytes`, an array of SEALSTONE_VERIFYING_KEY_LENGTH bytes.
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_verifying_key_to_bytes(
    key: *const VerifyingKey,
    bytes: *mut u8,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(bytes)?;
        out.fill(object(key)?.0.as_bytes());
        Ok(())
    })
}

/// Gives SPKI in DER. Free the bytes with sealstone_bytes_free().
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_verifying_key_to_spki_der(
    key: *const VerifyingKey,
    out: *mut *mut u8,
    out_length: *mut usize,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let (out, length) = (target(out)?, target(out_length)?);
        give_bytes(out, length, &object(key)?.0.to_spki_der());
        Ok(())
    })
}

/// Gives SPKI in PEM. Free the text with sealstone_string_free().
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_verifying_key_to_spki_pem(
    key: *const VerifyingKey,
    out: *mut *mut c_char,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give_text(&object(key)?.0.to_spki_pem())?;
        Ok(())
    })
}

/// Gives a line of OpenSSH with a comment, which may be empty. Free the text with sealstone_string_free().
///
/// Returns SEALSTONE_KEY_MALFORMED for a comment that cannot stand in a line.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_verifying_key_to_openssh(
    key: *const VerifyingKey,
    comment: *const c_char,
    out: *mut *mut c_char,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give_text(&object(key)?.0.to_openssh(text(comment)?)?)?;
        Ok(())
    })
}

/// Gives a public JSON Web Key (RFC 8037). Free the text with sealstone_string_free().
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_verifying_key_to_jwk(
    key: *const VerifyingKey,
    out: *mut *mut c_char,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give_text(&object(key)?.0.to_jwk())?;
        Ok(())
    })
}

/// Whether two keys are the same; false if one is NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_verifying_key_equal(
    key: *const VerifyingKey,
    other: *const VerifyingKey,
) -> bool {
    // SAFETY: the pointers are what the header asks for.
    guard_value(false, || unsafe { Ok(object(key)?.0 == object(other)?.0) })
}

/// Verifies a signature of SEALSTONE_SIGNATURE_LENGTH bytes.
///
/// Returns SEALSTONE_OK if the signature is valid, else SEALSTONE_SIGNATURE_INVALID,
/// SEALSTONE_SIGNATURE_NOT_CANONICAL or SEALSTONE_SIGNATURE_SMALL_ORDER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_verifying_key_verify(
    key: *const VerifyingKey,
    message: *const u8,
    length: usize,
    signature: *const u8,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let signature = sealstone::Signature::from_bytes(array(signature)?);
        object(key)?.0.verify(items(message, length)?, &signature)?;
        Ok(())
    })
}

/// Verifies an Ed25519ph signature of a message that was given to a prehash, which can be used on.
///
/// `context` is at most 255 bytes, or NULL of length 0.
///
/// Returns SEALSTONE_OK if the signature is valid, else SEALSTONE_SIGNATURE_INVALID,
/// SEALSTONE_SIGNATURE_NOT_CANONICAL or SEALSTONE_SIGNATURE_SMALL_ORDER;
/// SEALSTONE_CONTEXT_TOO_LONG.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_verifying_key_verify_prehashed(
    key: *const VerifyingKey,
    prehash: *const Prehash,
    context: *const u8,
    context_length: usize,
    signature: *const u8,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let signature = sealstone::Signature::from_bytes(array(signature)?);
        let context = sealstone::Context::new(items(context, context_length)?)?;
        let prehash = object(prehash)?.0.clone();
        object(key)?.0.verify_prehashed(prehash, &context, &signature)?;
        Ok(())
    })
}

/// Starts verifying a signature of a message that arrives in parts.
///
/// End it with sealstone_stream_verifier_finish(), or give it up with sealstone_stream_verifier_free().
///
/// Returns SEALSTONE_SIGNATURE_NOT_CANONICAL or SEALSTONE_SIGNATURE_SMALL_ORDER if the signature is refused
/// whatever the message.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_verifying_key_verify_stream(
    key: *const VerifyingKey,
    signature: *const u8,
    out: *mut *mut StreamVerifier,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        let signature = sealstone::Signature::from_bytes(array(signature)?);
        out.give(StreamVerifier(object(key)?.0.verify_stream(&signature)?));
        Ok(())
    })
}

/// Frees a key and sets the caller's variable to NULL. NULL, or a variable that is NULL, is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_verifying_key_free(handle: *mut *mut VerifyingKey) {
    // SAFETY: the caller has a pointer there, which is NULL or came from this library.
    unsafe { free(handle) }
}
