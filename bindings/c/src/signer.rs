//! Private keys with names.

use std::ffi::{c_char, c_void};

use sealstone::Timestamp;

use crate::boundary::{free, guard, object, target, text};
use crate::content::{DigestAlgorithmNumber, algorithm};
use crate::file::{Progress, failed, path, watch};
use crate::seal::Seal;
use crate::signing_key::SigningKey;
use crate::statement::Statement;
use crate::status::Status;
use crate::verifier::Verifier;

/// A private key with a name: it makes seals.
///
/// Never changes: any number of threads may use one at once. Wiped when it is freed.
pub struct Signer(sealstone::Signer);

/// Another key with the same seed: each owner wipes its own.
fn duplicate(key: &sealstone::SigningKey) -> sealstone::SigningKey {
    sealstone::SigningKey::from_bytes(key.as_bytes())
}

/// Names a private key, of which it keeps its own copy. Free the signer with sealstone_signer_free().
///
/// Returns SEALSTONE_KEY_NAME_INVALID.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_signer_new(
    name: *const c_char,
    key: *const SigningKey,
    out: *mut *mut Signer,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give(Signer(sealstone::Signer::new(text(name)?, duplicate(&object(key)?.0))?));
        Ok(())
    })
}

/// Gives a copy of the private key, for raw signatures. A service that signs its callers' bytes with it lets
/// them make seals. Free it with sealstone_signing_key_free().
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_signer_signing_key(
    signer: *const Signer,
    out: *mut *mut SigningKey,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give(SigningKey(duplicate(object(signer)?.0.signing_key())));
        Ok(())
    })
}

/// Gives the public half with its name. Free it with sealstone_verifier_free().
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_signer_verifier(signer: *const Signer, out: *mut *mut Verifier) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give(Verifier(object(signer)?.0.verifier().clone()));
        Ok(())
    })
}

/// Seals a statement and gives the seal's text. Free it with sealstone_string_free().
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_signer_sign(
    signer: *const Signer,
    statement: *const Statement,
    out: *mut *mut c_char,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        let signer = &object(signer)?.0;
        out.give_text(&signer.sign(&object(statement)?.0.as_statement()))?;
        Ok(())
    })
}

/// Adds a signature to a seal and gives the text of the longer one. Free it with sealstone_string_free().
///
/// Returns SEALSTONE_SIGNATURE_REPEATED, SEALSTONE_SEAL_SIGNATURES_TOO_MANY and others.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_signer_add_signature(
    signer: *const Signer,
    seal: *const Seal,
    out: *mut *mut c_char,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        let signer = &object(signer)?.0;
        out.give_text(&signer.add_signature(&object(seal)?.0.as_seal())?)?;
        Ok(())
    })
}

/// Seals a file under its own name, as of `seconds` since 1970 (see sealstone_time_now()), and gives the
/// seal's text. Free it with sealstone_string_free().
///
/// `progress` may be NULL; else it is called after each part with `context`.
///
/// Returns SEALSTONE_CONTENT_UNREADABLE with the system's reason in errno, SEALSTONE_CONTENT_CHANGED,
/// SEALSTONE_CANCELLED, SEALSTONE_SEAL_NAME_INVALID, SEALSTONE_SEAL_TIME_INVALID; SEALSTONE_UNKNOWN_VALUE for
/// an algorithm that is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_signer_sign_file(
    signer: *const Signer,
    path: *const c_char,
    algorithm: DigestAlgorithmNumber,
    seconds: i64,
    progress: Progress,
    context: *mut c_void,
    out: *mut *mut c_char,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        let (path, algorithm) = (self::path(path)?, self::algorithm(algorithm)?);
        let time = Timestamp::from_unix_seconds(seconds)?;
        let sealed = object(signer)?.0.sign_file_with(&path, algorithm, time, watch(progress, context));
        out.give_text(&sealed.map_err(failed)?)?;
        Ok(())
    })
}

/// Frees a signer and sets the caller's variable to NULL. NULL, or a variable that is NULL, is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_signer_free(handle: *mut *mut Signer) {
    // SAFETY: the caller has a pointer there, which is NULL or came from this library.
    unsafe { free(handle) }
}
