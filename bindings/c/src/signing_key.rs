//! Private keys.

use std::ffi::c_char;

use crate::boundary::{free, give_bytes, guard, items, object, optional, target, text};
use crate::prehash::Prehash;
use crate::status::Status;
use crate::verifying_key::VerifyingKey;

/// The length of a seed in bytes.
pub const SEALSTONE_SIGNING_KEY_LENGTH: usize = 32;
/// The length of a signature in bytes.
pub const SEALSTONE_SIGNATURE_LENGTH: usize = 64;

const _: () = assert!(SEALSTONE_SIGNING_KEY_LENGTH == sealstone::SigningKey::LENGTH);
const _: () = assert!(SEALSTONE_SIGNATURE_LENGTH == sealstone::Signature::LENGTH);

/// An Ed25519 private key with its public half, for raw signatures; to seal, make a `sealstone_signer`.
///
/// Never changes: any number of threads may use one at once. Wiped when it is freed.
pub struct SigningKey(pub(crate) sealstone::SigningKey);

/// Makes a key from the system's random generator.
///
/// Returns SEALSTONE_RANDOM_UNAVAILABLE if that fails.
///
/// Free the key with sealstone_signing_key_free().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_signing_key_generate(out: *mut *mut SigningKey) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give(SigningKey(sealstone::SigningKey::generate()?));
        Ok(())
    })
}

/// Reads a key in any format: seed of 32 bytes, PKCS#8 (DER or PEM, plain or encrypted), OpenSSH, JWK.
///
/// `passphrase` may be NULL if `passphrase_length` is 0: none.
///
/// Returns SEALSTONE_KEY_FORMAT_UNKNOWN, SEALSTONE_PASSPHRASE_REQUIRED, SEALSTONE_PASSPHRASE_WRONG and the
/// other errors of keys (10 to 25).
///
/// Free the key with sealstone_signing_key_free().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_signing_key_read(
    data: *const u8,
    length: usize,
    passphrase: *const u8,
    passphrase_length: usize,
    out: *mut *mut SigningKey,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give(SigningKey(sealstone::SigningKey::read(
            items(data, length)?,
            optional(passphrase, passphrase_length)?,
        )?));
        Ok(())
    })
}

/// Takes a seed of SEALSTONE_SIGNING_KEY_LENGTH bytes (RFC 8032).
///
/// Returns SEALSTONE_INVALID_LENGTH for any other length.
///
/// Free the key with sealstone_signing_key_free().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_signing_key_from_bytes(
    seed: *const u8,
    length: usize,
    out: *mut *mut SigningKey,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give(SigningKey(sealstone::SigningKey::try_from(items(seed, length)?)?));
        Ok(())
    })
}

/// Reads unencrypted PKCS#8 in DER, version 1 or 2.
///
/// Returns SEALSTONE_KEY_MALFORMED and the other errors of keys (10 to 25).
///
/// Free the key with sealstone_signing_key_free().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_signing_key_from_pkcs8_der(
    der: *const u8,
    length: usize,
    out: *mut *mut SigningKey,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give(SigningKey(sealstone::SigningKey::from_pkcs8_der(items(der, length)?)?));
        Ok(())
    })
}

/// Reads unencrypted PKCS#8 in PEM.
///
/// Returns SEALSTONE_KEY_MALFORMED and the other errors of keys (10 to 25).
///
/// Free the key with sealstone_signing_key_free().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_signing_key_from_pkcs8_pem(
    pem: *const c_char,
    out: *mut *mut SigningKey,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give(SigningKey(sealstone::SigningKey::from_pkcs8_pem(text(pem)?)?));
        Ok(())
    })
}

/// Reads encrypted PKCS#8 in DER (PBES2 with scrypt or PBKDF2).
///
/// Returns SEALSTONE_PASSPHRASE_WRONG, SEALSTONE_KDF_TOO_COSTLY and the other errors of keys (10 to 25).
///
/// Free the key with sealstone_signing_key_free().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_signing_key_from_encrypted_pkcs8_der(
    der: *const u8,
    length: usize,
    passphrase: *const u8,
    passphrase_length: usize,
    out: *mut *mut SigningKey,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give(SigningKey(sealstone::SigningKey::from_encrypted_pkcs8_der(
            items(der, length)?,
            items(passphrase, passphrase_length)?,
        )?));
        Ok(())
    })
}

/// Reads encrypted PKCS#8 in PEM (PBES2 with scrypt or PBKDF2).
///
/// Returns SEALSTONE_PASSPHRASE_WRONG, SEALSTONE_KDF_TOO_COSTLY and the other errors of keys (10 to 25).
///
/// Free the key with sealstone_signing_key_free().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_signing_key_from_encrypted_pkcs8_pem(
    pem: *const c_char,
    passphrase: *const u8,
    passphrase_length: usize,
    out: *mut *mut SigningKey,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give(SigningKey(sealstone::SigningKey::from_encrypted_pkcs8_pem(
            text(pem)?,
            items(passphrase, passphrase_length)?,
        )?));
        Ok(())
    })
}

/// Reads an OpenSSH private key. `passphrase` may be NULL if `passphrase_length` is 0: none.
///
/// Returns SEALSTONE_PASSPHRASE_REQUIRED, SEALSTONE_PASSPHRASE_WRONG and the other errors of keys (10 to 25).
///
/// Free the key with sealstone_signing_key_free().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_signing_key_from_openssh(
    pem: *const c_char,
    passphrase: *const u8,
    passphrase_length: usize,
    out: *mut *mut SigningKey,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give(SigningKey(sealstone::SigningKey::from_openssh(
            text(pem)?,
            optional(passphrase, passphrase_length)?,
        )?));
        Ok(())
    })
}

/// Reads a private JSON Web Key (RFC 8037).
///
/// Returns SEALSTONE_KEY_MALFORMED and the other errors of keys (10 to 25).
///
/// Free the key with sealstone_signing_key_free().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_signing_key_from_jwk(
    json: *const c_char,
    out: *mut *mut SigningKey,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give(SigningKey(sealstone::SigningKey::from_jwk(text(json)?)?));
        Ok(())
    })
}

/// Writes the seed to `seed`, an array of SEALSTONE_SIGNING_KEY_LENGTH bytes. Wipe it after use.
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_signing_key_to_bytes(key: *const SigningKey, seed: *mut u8) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(seed)?;
        out.fill(object(key)?.0.as_bytes());
        Ok(())
    })
}

/// Gives PKCS#8 version 1 in DER, unencrypted, as OpenSSL reads it.
///
/// Free the bytes with sealstone_bytes_free(), which wipes them.
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_signing_key_to_pkcs8_der(
    key: *const SigningKey,
    out: *mut *mut u8,
    out_length: *mut usize,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let (out, length) = (target(out)?, target(out_length)?);
        give_bytes(out, length, &object(key)?.0.to_pkcs8_der());
        Ok(())
    })
}

/// Gives PKCS#8 version 1 in PEM, unencrypted, as OpenSSL reads it.
///
/// Free the text with sealstone_string_free(), which wipes it.
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_signing_key_to_pkcs8_pem(
    key: *const SigningKey,
    out: *mut *mut c_char,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give_text(&object(key)?.0.to_pkcs8_pem())?;
        Ok(())
    })
}

/// Gives PKCS#8 in DER, encrypted under a passphrase. Takes a fraction of a second, on purpose.
///
/// Returns SEALSTONE_RANDOM_UNAVAILABLE if the random generator fails.
///
/// Free the bytes with sealstone_bytes_free(), which wipes them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_signing_key_to_encrypted_pkcs8_der(
    key: *const SigningKey,
    passphrase: *const u8,
    passphrase_length: usize,
    out: *mut *mut u8,
    out_length: *mut usize,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let (out, length) = (target(out)?, target(out_length)?);
        let passphrase = items(passphrase, passphrase_length)?;
        give_bytes(out, length, &object(key)?.0.to_encrypted_pkcs8_der(passphrase)?);
        Ok(())
    })
}

/// Gives PKCS#8 in PEM, encrypted under a passphrase. Takes a fraction of a second, on purpose.
///
/// Returns SEALSTONE_RANDOM_UNAVAILABLE if the random generator fails.
///
/// Free the text with sealstone_string_free(), which wipes it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_signing_key_to_encrypted_pkcs8_pem(
    key: *const SigningKey,
    passphrase: *const u8,
    passphrase_length: usize,
    out: *mut *mut c_char,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        let passphrase = items(passphrase, passphrase_length)?;
        out.give_text(&object(key)?.0.to_encrypted_pkcs8_pem(passphrase)?)?;
        Ok(())
    })
}

/// Gives the public half. Free it with sealstone_verifying_key_free().
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_signing_key_verifying_key(
    key: *const SigningKey,
    out: *mut *mut VerifyingKey,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give(VerifyingKey(*object(key)?.0.verifying_key()));
        Ok(())
    })
}

/// Signs a message with Ed25519 (RFC 8032). `signature` is an array of SEALSTONE_SIGNATURE_LENGTH bytes.
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_signing_key_sign(
    key: *const SigningKey,
    message: *const u8,
    length: usize,
    signature: *mut u8,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(signature)?;
        let message = items(message, length)?;
        out.fill(&object(key)?.0.sign(message).to_bytes());
        Ok(())
    })
}

/// Signs a message that was given to a prehash, with Ed25519ph (RFC 8032). The prehash can be used on.
///
/// `context` is at most 255 bytes, or NULL of length 0. `signature` is an array of SEALSTONE_SIGNATURE_LENGTH
/// bytes.
///
/// Returns SEALSTONE_CONTEXT_TOO_LONG.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_signing_key_sign_prehashed(
    key: *const SigningKey,
    prehash: *const Prehash,
    context: *const u8,
    context_length: usize,
    signature: *mut u8,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(signature)?;
        let context = sealstone::Context::new(items(context, context_length)?)?;
        let prehash = object(prehash)?.0.clone();
        out.fill(&object(key)?.0.sign_prehashed(prehash, &context).to_bytes());
        Ok(())
    })
}

/// Frees a key and sets the caller's variable to NULL. NULL, or a variable that is NULL, is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_signing_key_free(handle: *mut *mut SigningKey) {
    // SAFETY: the caller has a pointer there, which is NULL or came from this library.
    unsafe { free(handle) }
}
