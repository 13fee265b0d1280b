//! The verdict on a seal, with its reasons.

use std::ffi::c_char;
use std::ptr;

use sealstone::{Error, TimeBasis};

use crate::boundary::{Failure, free, guard, guard_value, object, target};
use crate::keyring::TrustedKey;
use crate::status::{SEALSTONE_OK, SEALSTONE_OUT_OF_RANGE, SEALSTONE_UNKNOWN_VALUE, Status, number};

/// No key of the keyring has this name and id; the line is ignored.
pub const SEALSTONE_LINE_UNKNOWN_SIGNER: u32 = 1;
/// The key signed, and counts.
pub const SEALSTONE_LINE_VALID: u32 = 2;
/// The key signed, but the seal's time is outside its window: it does not count.
pub const SEALSTONE_LINE_OUTSIDE_WINDOW: u32 = 3;
/// The key signed, and is revoked: the seal is refused.
pub const SEALSTONE_LINE_REVOKED: u32 = 4;
/// The line claims a key that did not sign, or that signed an earlier line too: the seal is refused.
pub const SEALSTONE_LINE_REFUSED: u32 = 5;

/// How a signature line was judged: SEALSTONE_LINE_VALID and its like.
pub type LineVerdictNumber = u32;

const NAMES: [(u32, &std::ffi::CStr); 5] = [
    (SEALSTONE_LINE_UNKNOWN_SIGNER, c"unknown-signer"),
    (SEALSTONE_LINE_VALID, c"valid"),
    (SEALSTONE_LINE_OUTSIDE_WINDOW, c"outside-window"),
    (SEALSTONE_LINE_REVOKED, c"revoked"),
    (SEALSTONE_LINE_REFUSED, c"refused"),
];

/// The line does not count, so no time was compared.
pub const SEALSTONE_NO_BASIS: u32 = 0;
/// The key has no window.
pub const SEALSTONE_NO_WINDOW: u32 = 1;
/// The time that the seal itself claims, which nobody but its signer vouches for.
pub const SEALSTONE_CLAIMED_TIME: u32 = 2;

const BASES: [(u32, TimeBasis); 2] =
    [(SEALSTONE_NO_WINDOW, TimeBasis::NoWindow), (SEALSTONE_CLAIMED_TIME, TimeBasis::ClaimedTime)];

/// Which time a key's window was compared with: SEALSTONE_NO_WINDOW or SEALSTONE_CLAIMED_TIME, or
/// SEALSTONE_NO_BASIS.
pub type TimeBasisNumber = u32;

/// The verdict on a seal's signatures, line by line.
///
/// Never changes: any number of threads may use one at once.
pub struct Explanation {
    verdict: Result<(), Error>,
    lines: Vec<Line>,
    valid_keys: Vec<sealstone::TrustedKey>,
}

struct Line {
    name: &'static str,
    key: Option<sealstone::TrustedKey>,
    basis: Option<TimeBasis>,
    error: Option<Error>,
}

impl From<&sealstone::Explanation<'_>> for Explanation {
    fn from(explanation: &sealstone::Explanation<'_>) -> Self {
        let line = |line: &sealstone::LineVerdict<'_>| Line {
            name: line.name(),
            key: line.key().cloned(),
            basis: line.basis(),
            error: line.error(),
        };
        Self {
            verdict: explanation.verdict(),
            lines: explanation.lines().iter().map(line).collect(),
            valid_keys: explanation.valid_keys().cloned().collect(),
        }
    }
}

fn status(result: Result<(), Error>) -> Status {
    result.err().map_or(SEALSTONE_OK, |error| error.code().into())
}

/// The name of a verdict on a line, such as "valid"; NULL for a number that is none.
///
/// The text is static: never free it.
#[unsafe(no_mangle)]
pub extern "C" fn sealstone_line_verdict_name(verdict: LineVerdictNumber) -> *const c_char {
    guard_value(ptr::null(), || {
        let found = NAMES.iter().find(|(number, _)| *number == verdict);
        Ok(found.map_or(ptr::null(), |(_, name)| name.as_ptr()))
    })
}

/// The name of a basis, such as "claimed-time"; NULL for SEALSTONE_NO_BASIS and a number that is none.
///
/// The text is static: never free it.
#[unsafe(no_mangle)]
pub extern "C" fn sealstone_time_basis_name(basis: TimeBasisNumber) -> *const c_char {
    guard_value(ptr::null(), || {
        Ok(match basis {
            SEALSTONE_NO_WINDOW => c"no-window".as_ptr(),
            SEALSTONE_CLAIMED_TIME => c"claimed-time".as_ptr(),
            _ => ptr::null(),
        })
    })
}

/// Returns SEALSTONE_OK if the seal is believed, else the status that sealstone_seal_verify_signatures()
/// would give.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_explanation_verdict(explanation: *const Explanation) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let verdict = status(object(explanation)?.verdict);
        if verdict != SEALSTONE_OK {
            return Err(Failure(verdict));
        }
        Ok(())
    })
}

/// The number of signature lines; 0 for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_explanation_line_count(explanation: *const Explanation) -> usize {
    // SAFETY: the pointer is what the header asks for.
    guard_value(0, || unsafe { Ok(object(explanation)?.lines.len()) })
}

/// The number of keys that signed and count; 0 if the verdict is an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_explanation_valid_key_count(explanation: *const Explanation) -> usize {
    // SAFETY: the pointer is what the header asks for.
    guard_value(0, || unsafe { Ok(object(explanation)?.valid_keys.len()) })
}

/// Says how the signature line of number `index`, from 0, was judged.
///
/// `key` is the key of the keyring that the line names, or NULL: free it with sealstone_trusted_key_free().
/// `error` is why the line does not count, or SEALSTONE_OK.
///
/// Returns SEALSTONE_OUT_OF_RANGE.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_explanation_line(
    explanation: *const Explanation,
    index: usize,
    verdict: *mut LineVerdictNumber,
    basis: *mut TimeBasisNumber,
    error: *mut Status,
    key: *mut *mut TrustedKey,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let (verdict, basis) = (target(verdict)?, target(basis)?);
        let (error, key) = (target(error)?, target(key)?);
        let line = object(explanation)?.lines.get(index).ok_or(Failure(SEALSTONE_OUT_OF_RANGE))?;
        let known = NAMES.iter().find(|(_, name)| name.to_bytes() == line.name.as_bytes());
        verdict.set(known.ok_or(Failure(SEALSTONE_UNKNOWN_VALUE))?.0);
        basis.set(line.basis.map_or(SEALSTONE_NO_BASIS, |basis| number(basis, &BASES)));
        error.set(status(line.error.map_or(Ok(()), Err)));
        match &line.key {
            Some(found) => key.give(TrustedKey(found.clone())),
            None => key.set(ptr::null_mut()),
        }
        Ok(())
    })
}

/// Gives the key of number `index`, from 0, of those that signed and count. Free it with
/// sealstone_trusted_key_free().
///
/// Returns SEALSTONE_OUT_OF_RANGE.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_explanation_valid_key(
    explanation: *const Explanation,
    index: usize,
    out: *mut *mut TrustedKey,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        let key = object(explanation)?.valid_keys.get(index).ok_or(Failure(SEALSTONE_OUT_OF_RANGE))?;
        out.give(TrustedKey(key.clone()));
        Ok(())
    })
}

/// Frees an explanation and sets the caller's variable to NULL. NULL, or a variable that is NULL, is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_explanation_free(handle: *mut *mut Explanation) {
    // SAFETY: the caller has a pointer there, which is NULL or came from this library.
    unsafe { free(handle) }
}
