//! Messages in parts.

use crate::boundary::{Failure, free, guard, items, object_mut, take, target};
use crate::status::{SEALSTONE_NULL_ARGUMENT, Status};

/// The SHA-512 of a message for Ed25519ph (RFC 8032), in parts, so that the message need not be in memory.
///
/// Changes: one thread at a time may use one.
pub struct Prehash(pub(crate) sealstone::Prehash);

/// Verifies one signature of a message that arrives in parts; made by sealstone_verifying_key_verify_stream().
///
/// Changes: one thread at a time may use one.
pub struct StreamVerifier(pub(crate) sealstone::StreamVerifier);

/// Starts with the empty message. Free the prehash with sealstone_prehash_free().
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_prehash_new(out: *mut *mut Prehash) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give(Prehash(sealstone::Prehash::new()));
        Ok(())
    })
}

/// Appends to the message.
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_prehash_update(
    prehash: *mut Prehash,
    part: *const u8,
    length: usize,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let part = items(part, length)?;
        object_mut(prehash)?.0.update(part);
        Ok(())
    })
}

/// Frees a prehash and sets the caller's variable to NULL. NULL, or a variable that is NULL, is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_prehash_free(handle: *mut *mut Prehash) {
    // SAFETY: the caller has a pointer there, which is NULL or came from this library.
    unsafe { free(handle) }
}

/// Appends to the message.
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_stream_verifier_update(
    stream: *mut StreamVerifier,
    part: *const u8,
    length: usize,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let part = items(part, length)?;
        object_mut(stream)?.0.update(part);
        Ok(())
    })
}

/// Ends the message and frees the stream, whatever the verdict: the caller's variable becomes NULL.
///
/// Returns SEALSTONE_OK if the signature is valid, else SEALSTONE_SIGNATURE_INVALID. Nothing of the message is
/// verified before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_stream_verifier_finish(stream: *mut *mut StreamVerifier) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let stream = take(stream).ok_or(Failure(SEALSTONE_NULL_ARGUMENT))?;
        stream.0.finish()?;
        Ok(())
    })
}

/// Frees a stream that is not to be finished and sets the caller's variable to NULL. NULL, or a variable that
/// is NULL, is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_stream_verifier_free(handle: *mut *mut StreamVerifier) {
    // SAFETY: the caller has a pointer there, which is NULL or came from this library.
    unsafe { free(handle) }
}
