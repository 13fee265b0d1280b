//! Public keys with names.

use std::ffi::c_char;

use crate::boundary::{free, guard, object, target, text};
use crate::status::Status;
use crate::verifying_key::VerifyingKey;

/// The longest name of a key in bytes of UTF-8.
pub const SEALSTONE_KEY_NAME_MAX_LENGTH: usize = 255;
/// The length of a key id in bytes.
pub const SEALSTONE_KEY_ID_LENGTH: usize = 4;

const _: () = assert!(SEALSTONE_KEY_NAME_MAX_LENGTH == sealstone::KeyName::MAX_LENGTH);

/// A public key with a name.
///
/// Never changes: any number of threads may use one at once.
pub struct Verifier(pub(crate) sealstone::Verifier);

/// Names a public key. Free the verifier with sealstone_verifier_free().
///
/// Returns SEALSTONE_KEY_NAME_INVALID.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_verifier_new(
    name: *const c_char,
    key: *const VerifyingKey,
    out: *mut *mut Verifier,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give(Verifier(sealstone::Verifier::new(text(name)?, object(key)?.0)?));
        Ok(())
    })
}

/// Reads a verifier line (vkey) of signed notes, `NAME+ID+KEY`, without its line end. Free the verifier with
/// sealstone_verifier_free().
///
/// Returns SEALSTONE_KEY_MALFORMED, SEALSTONE_KEY_ID_MISMATCH and the other errors of keys (10 to 25).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_verifier_parse(vkey: *const c_char, out: *mut *mut Verifier) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give(Verifier(text(vkey)?.parse()?));
        Ok(())
    })
}

/// Gives the verifier line, to publish. Free the text with sealstone_string_free().
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_verifier_to_string(
    verifier: *const Verifier,
    out: *mut *mut c_char,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give_text(&object(verifier)?.0.to_string())?;
        Ok(())
    })
}

/// Gives the name. Free the text with sealstone_string_free().
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_verifier_name(verifier: *const Verifier, out: *mut *mut c_char) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give_text(object(verifier)?.0.name().as_str())?;
        Ok(())
    })
}

/// Writes the key id to `id`, an array of SEALSTONE_KEY_ID_LENGTH bytes: a hint, not a proof.
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_verifier_id(verifier: *const Verifier, id: *mut u8) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(id)?;
        let id: [u8; SEALSTONE_KEY_ID_LENGTH] = object(verifier)?.0.id().to_bytes();
        out.fill(&id);
        Ok(())
    })
}

/// Gives the public key. Free it with sealstone_verifying_key_free().
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_verifier_key(
    verifier: *const Verifier,
    out: *mut *mut VerifyingKey,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give(VerifyingKey(*object(verifier)?.0.key()));
        Ok(())
    })
}

/// Frees a verifier and sets the caller's variable to NULL. NULL, or a variable that is NULL, is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_verifier_free(handle: *mut *mut Verifier) {
    // SAFETY: the caller has a pointer there, which is NULL or came from this library.
    unsafe { free(handle) }
}
