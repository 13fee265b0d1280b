//! Whom to believe.

use std::ffi::c_char;
use std::ptr;

use sealstone::{KeyStatus, KeyringBuf, Timestamp};

use crate::boundary::{
    Failure, free, guard, guard_value, items, object, object_mut, optional_out, target, text,
};
use crate::status::{SEALSTONE_OUT_OF_RANGE, Status, number, value};
use crate::verifier::Verifier;

/// The key signs.
pub const SEALSTONE_ACTIVE: u32 = 1;
/// The key signs no more; its old seals stand.
pub const SEALSTONE_RETIRED: u32 = 2;
/// Every seal by the key is refused.
pub const SEALSTONE_REVOKED: u32 = 3;

const STATUSES: [(u32, KeyStatus); 3] = [
    (SEALSTONE_ACTIVE, KeyStatus::Active),
    (SEALSTONE_RETIRED, KeyStatus::Retired),
    (SEALSTONE_REVOKED, KeyStatus::Revoked),
];

/// What a key is worth: SEALSTONE_ACTIVE, SEALSTONE_RETIRED or SEALSTONE_REVOKED.
pub type KeyStatusNumber = u32;

/// A public key to believe, with its status and an optional window in which a seal's time must lie.
///
/// Never changes: any number of threads may use one at once.
pub struct TrustedKey(pub(crate) sealstone::TrustedKey);

/// The keys to believe.
///
/// Changes only by sealstone_keyring_add(): while nobody adds, any number of threads may use one at once.
pub struct Keyring(pub(crate) KeyringBuf);

/// The name of a key's status as keyring files write it, such as "active"; NULL for a number that is none.
///
/// The text is static: never free it.
#[unsafe(no_mangle)]
pub extern "C" fn sealstone_key_status_name(status: KeyStatusNumber) -> *const c_char {
    guard_value(ptr::null(), || {
        Ok(match value(status, &STATUSES)? {
            KeyStatus::Active => c"active".as_ptr(),
            KeyStatus::Retired => c"retired".as_ptr(),
            KeyStatus::Revoked => c"revoked".as_ptr(),
            _ => ptr::null(),
        })
    })
}

/// Trusts a verifier with a status. `from` and `until`, in seconds since 1970, are the first and the last
/// time of the window; each may be NULL: open. Free the key with sealstone_trusted_key_free().
///
/// Returns SEALSTONE_SEAL_TIME_INVALID; SEALSTONE_UNKNOWN_VALUE for a status that is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_trusted_key_new(
    verifier: *const Verifier,
    status: KeyStatusNumber,
    from: *const i64,
    until: *const i64,
    out: *mut *mut TrustedKey,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        let verifier = object(verifier)?.0.clone();
        let mut key = sealstone::TrustedKey::new(verifier).with_status(value(status, &STATUSES)?);
        if let Some(seconds) = from.as_ref() {
            key = key.valid_from(Timestamp::from_unix_seconds(*seconds)?);
        }
        if let Some(seconds) = until.as_ref() {
            key = key.valid_until(Timestamp::from_unix_seconds(*seconds)?);
        }
        out.give(TrustedKey(key));
        Ok(())
    })
}

/// Reads a line of a keyring file: `STATUS VKEY [from TIME] [until TIME]`. Free the key with
/// sealstone_trusted_key_free().
///
/// Returns SEALSTONE_KEYRING_MALFORMED and the errors of keys (10 to 25).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_trusted_key_parse(
    line: *const c_char,
    out: *mut *mut TrustedKey,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give(TrustedKey(text(line)?.parse()?));
        Ok(())
    })
}

/// Gives the line of a keyring file. Free the text with sealstone_string_free().
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_trusted_key_to_string(
    key: *const TrustedKey,
    out: *mut *mut c_char,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give_text(&object(key)?.0.to_string())?;
        Ok(())
    })
}

/// Gives the key with its name. Free it with sealstone_verifier_free().
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_trusted_key_verifier(
    key: *const TrustedKey,
    out: *mut *mut Verifier,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give(Verifier(object(key)?.0.verifier().clone()));
        Ok(())
    })
}

/// Gives the status of a key.
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_trusted_key_status(
    key: *const TrustedKey,
    out: *mut KeyStatusNumber,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.set(number(object(key)?.0.status(), &STATUSES));
        Ok(())
    })
}

/// Gives the first and the last time of the window in seconds since 1970. `has_from` and `has_until` say
/// whether there is one; where there is none, its time is not written.
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_trusted_key_window(
    key: *const TrustedKey,
    has_from: *mut bool,
    from: *mut i64,
    has_until: *mut bool,
    until: *mut i64,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let (has_from, from) = (target(has_from)?, target(from)?);
        let (has_until, until) = (target(has_until)?, target(until)?);
        let (first, last) = object(key)?.0.window();
        has_from.set(first.is_some());
        has_until.set(last.is_some());
        if let Some(time) = first {
            from.set(time.unix_seconds());
        }
        if let Some(time) = last {
            until.set(time.unix_seconds());
        }
        Ok(())
    })
}

/// Says whether a time, in seconds since 1970, lies in the window.
///
/// Returns SEALSTONE_SEAL_TIME_INVALID outside the years 1 to 9999.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_trusted_key_window_holds(
    key: *const TrustedKey,
    seconds: i64,
    holds: *mut bool,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(holds)?;
        out.set(object(key)?.0.window_holds(Timestamp::from_unix_seconds(seconds)?));
        Ok(())
    })
}

/// Frees a trusted key and sets the caller's variable to NULL. NULL, or a variable that is NULL, is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_trusted_key_free(handle: *mut *mut TrustedKey) {
    // SAFETY: the caller has a pointer there, which is NULL or came from this library.
    unsafe { free(handle) }
}

/// Makes an empty keyring, which believes nobody. Free the keyring with sealstone_keyring_free().
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_keyring_new(out: *mut *mut Keyring) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give(Keyring(KeyringBuf::new()));
        Ok(())
    })
}

/// Adds a copy of a key.
///
/// Returns SEALSTONE_KEY_DUPLICATE; the keyring is then as it was.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_keyring_add(keyring: *mut Keyring, key: *const TrustedKey) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let key = object(key)?.0.clone();
        object_mut(keyring)?.0.add(key)?;
        Ok(())
    })
}

/// Reads a keyring file: lines of `STATUS VKEY [from TIME] [until TIME]`, empty ones and `#` comments. Free
/// the keyring with sealstone_keyring_free().
///
/// `line` may be NULL; else it is written when the file is refused: the line, counted from 1, or 0 for the
/// whole.
///
/// Returns SEALSTONE_KEYRING_MALFORMED, SEALSTONE_KEY_DUPLICATE and the errors of keys (10 to 25).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_keyring_parse(
    data: *const u8,
    length: usize,
    line: *mut u32,
    out: *mut *mut Keyring,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        let parsed = KeyringBuf::parse(items(data, length)?);
        out.give(Keyring(parsed.map_err(|refused| refuse(line, refused))?));
        Ok(())
    })
}

/// The number of keys; 0 for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_keyring_count(keyring: *const Keyring) -> usize {
    // SAFETY: the pointer is what the header asks for.
    guard_value(0, || unsafe { Ok(object(keyring)?.0.keys().len()) })
}

/// Gives the key of number `index`, from 0. Free the key with sealstone_trusted_key_free().
///
/// Returns SEALSTONE_OUT_OF_RANGE.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_keyring_key(
    keyring: *const Keyring,
    index: usize,
    out: *mut *mut TrustedKey,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        let key = object(keyring)?.0.keys().get(index).ok_or(Failure(SEALSTONE_OUT_OF_RANGE))?;
        out.give(TrustedKey(key.clone()));
        Ok(())
    })
}

/// Gives the keyring file. Free the text with sealstone_string_free().
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_keyring_to_string(
    keyring: *const Keyring,
    out: *mut *mut c_char,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give_text(&object(keyring)?.0.to_string())?;
        Ok(())
    })
}

/// Frees a keyring and sets the caller's variable to NULL. NULL, or a variable that is NULL, is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_keyring_free(handle: *mut *mut Keyring) {
    // SAFETY: the caller has a pointer there, which is NULL or came from this library.
    unsafe { free(handle) }
}

/// Tells the line on which a text was refused, if the caller asks.
pub(crate) unsafe fn refuse(line: *mut u32, refused: sealstone::ParseError) -> Failure {
    if let Some(out) = optional_out(line) {
        // SAFETY: the caller has a number there.
        unsafe { out.set(refused.line()) }
    }
    refused.into()
}
