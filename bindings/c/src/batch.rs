//! Many signatures at once, and the rules of other verifiers.

use sealstone::batch::{self, BatchError};
use sealstone::interop::{self, Profile};

use crate::boundary::{Failure, array, guard, items, object, optional_out};
use crate::status::{SEALSTONE_OK, Status, value};
use crate::verifying_key::VerifyingKey;

/// The rule of ref10, OpenSSL, ring and Go.
pub const SEALSTONE_REF10: u32 = 1;
/// The cofactored rule of ZIP 215.
pub const SEALSTONE_ZIP215: u32 = 2;

const PROFILES: [(u32, Profile); 2] =
    [(SEALSTONE_REF10, Profile::Ref10), (SEALSTONE_ZIP215, Profile::Zip215)];

/// Another verifier's rule: SEALSTONE_REF10 or SEALSTONE_ZIP215.
pub type ProfileNumber = u32;

/// One signature of a batch. Nothing in it is owned.
#[repr(C)]
pub struct BatchItem {
    /// The public key.
    pub key: *const VerifyingKey,
    /// The message; NULL is allowed if its length is 0.
    pub message: *const u8,
    /// The message's length in bytes.
    pub message_length: usize,
    /// The signature of SEALSTONE_SIGNATURE_LENGTH bytes.
    pub signature: *const u8,
}

/// One signature of a batch under another verifier's rule, as raw bytes. Nothing in it is owned.
#[repr(C)]
pub struct InteropItem {
    /// The public key of SEALSTONE_VERIFYING_KEY_LENGTH bytes.
    pub key: *const u8,
    /// The message; NULL is allowed if its length is 0.
    pub message: *const u8,
    /// The message's length in bytes.
    pub message_length: usize,
    /// The signature of SEALSTONE_SIGNATURE_LENGTH bytes.
    pub signature: *const u8,
}

/// Says of each of `count` items how it was judged, if the caller asks.
unsafe fn report(
    statuses: *mut Status,
    count: usize,
    verdict: Result<(), BatchError>,
) -> Result<(), Failure> {
    if optional_out(statuses).is_some() {
        // SAFETY: not NULL, and the caller has room for a status of each item.
        let write = |index: usize, status| unsafe { statuses.add(index).write(status) };
        (0..count).for_each(|index| write(index, SEALSTONE_OK));
        for (index, error) in verdict.as_ref().err().map(BatchError::bad).unwrap_or_default() {
            if *index < count {
                write(*index, Status::from(error.code()));
            }
        }
    }
    verdict.map_err(|refused| refused.error().into())
}

/// Verifies many signatures at once, with the verdict of verifying them one by one.
///
/// `statuses` is NULL, or room for one status of each item: it is written when the batch was judged, also
/// when it is refused, and says which items are bad.
///
/// Returns SEALSTONE_OK if all are valid, else the status of the first bad item, or SEALSTONE_BATCH_EMPTY.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_batch_verify(
    items: *const BatchItem,
    count: usize,
    statuses: *mut Status,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let given = self::items(items, count)?;
        let mut items = Vec::with_capacity(count);
        let mut signatures = Vec::with_capacity(count);
        for item in given {
            signatures.push(sealstone::Signature::from_bytes(array(item.signature)?));
        }
        for (item, signature) in given.iter().zip(&signatures) {
            let message = self::items(item.message, item.message_length)?;
            items.push(batch::Item { key: &object(item.key)?.0, message, signature });
        }
        report(statuses, count, batch::verify(&items))?;
        Ok(())
    })
}

/// Verifies an Ed25519 signature on raw bytes as another verifier does. To decide whether something is
/// signed, use sealstone_verifying_key_verify().
///
/// `key` is SEALSTONE_VERIFYING_KEY_LENGTH bytes, `signature` SEALSTONE_SIGNATURE_LENGTH.
///
/// Returns SEALSTONE_OK if that one accepts it, else SEALSTONE_SIGNATURE_INVALID,
/// SEALSTONE_SIGNATURE_NOT_CANONICAL or SEALSTONE_KEY_NOT_ON_CURVE; SEALSTONE_UNKNOWN_VALUE for a profile
/// that is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_interop_verify(
    profile: ProfileNumber,
    key: *const u8,
    message: *const u8,
    length: usize,
    signature: *const u8,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let profile = value(profile, &PROFILES)?;
        interop::verify(profile, array(key)?, items(message, length)?, array(signature)?)?;
        Ok(())
    })
}

/// Verifies many signatures under a profile, with the verdict of verifying them one by one.
///
/// `statuses` as for sealstone_batch_verify().
///
/// Returns SEALSTONE_OK if all are valid, else the status of the first bad item, or SEALSTONE_BATCH_EMPTY;
/// SEALSTONE_UNKNOWN_VALUE for a profile that is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_interop_verify_batch(
    profile: ProfileNumber,
    items: *const InteropItem,
    count: usize,
    statuses: *mut Status,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let profile = value(profile, &PROFILES)?;
        let given = self::items(items, count)?;
        let mut items = Vec::with_capacity(count);
        for item in given {
            let message = self::items(item.message, item.message_length)?;
            items.push(interop::Item { key: array(item.key)?, message, signature: array(item.signature)? });
        }
        report(statuses, count, interop::verify_batch(profile, &items))?;
        Ok(())
    })
}
