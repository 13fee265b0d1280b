//! Statuses: the core's numbers, and the binding's own from 200.

use std::ffi::{CStr, c_char};
use std::ptr;

use crate::boundary::{Failure, guard_value};
use crate::status_table::STATUSES;

/// What became of a call: SEALSTONE_OK, or one of the numbers below. Numbers never change and are never reused.
pub type Status = u32;

/// It was done.
pub const SEALSTONE_OK: Status = 0;
/// A pointer is NULL where something is needed, or a length is more than memory can hold.
pub const SEALSTONE_NULL_ARGUMENT: Status = 200;
/// A number stands for no value of its type: an algorithm, a status of a key, a profile.
pub const SEALSTONE_UNKNOWN_VALUE: Status = 201;
/// Text is not UTF-8.
pub const SEALSTONE_NOT_UTF8: Status = 202;
/// An index is not below the count.
pub const SEALSTONE_OUT_OF_RANGE: Status = 203;
/// A defect of the library was caught before it could reach the program. Please report it.
pub const SEALSTONE_PANIC: Status = 204;

/// The number, name and message of the binding's own statuses.
const OWN: [(Status, &CStr, &CStr); 6] = [
    (SEALSTONE_OK, c"ok", c"done"),
    (SEALSTONE_NULL_ARGUMENT, c"null-argument", c"a pointer is NULL where something is needed"),
    (SEALSTONE_UNKNOWN_VALUE, c"unknown-value", c"a number stands for no value of its type"),
    (SEALSTONE_NOT_UTF8, c"not-utf8", c"text is not UTF-8"),
    (SEALSTONE_OUT_OF_RANGE, c"out-of-range", c"an index is not below the count"),
    (SEALSTONE_PANIC, c"panic", c"a defect of the library: please report it"),
];

fn find(status: Status) -> Option<&'static (Status, &'static CStr, &'static CStr)> {
    OWN.iter().chain(STATUSES).find(|(number, _, _)| *number == status)
}

/// The stable kebab-case name of a status, such as "signature-invalid"; NULL for a number that is none.
///
/// The text is static: never free it.
#[unsafe(no_mangle)]
pub extern "C" fn sealstone_status_name(status: Status) -> *const c_char {
    guard_value(ptr::null(), || Ok(find(status).map_or(ptr::null(), |(_, name, _)| name.as_ptr())))
}

/// What a status means, in English; NULL for a number that is none.
///
/// The text is static: never free it.
#[unsafe(no_mangle)]
pub extern "C" fn sealstone_status_message(status: Status) -> *const c_char {
    guard_value(ptr::null(), || Ok(find(status).map_or(ptr::null(), |(_, _, message)| message.as_ptr())))
}

/// The version of the library that runs, such as "0.1.0"; SEALSTONE_VERSION is that of the header.
///
/// The text is static: never free it.
#[unsafe(no_mangle)]
pub extern "C" fn sealstone_version() -> *const c_char {
    const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), "\0");
    VERSION.as_ptr().cast()
}

/// The value that a number from C stands for.
pub(crate) fn value<T: Copy>(number: u32, values: &[(u32, T)]) -> Result<T, Failure> {
    let found = values.iter().find(|(known, _)| *known == number);
    found.map(|(_, value)| *value).ok_or(Failure(SEALSTONE_UNKNOWN_VALUE))
}

/// The number for C of a value.
pub(crate) fn number<T: Copy + PartialEq>(value: T, values: &[(u32, T)]) -> u32 {
    values.iter().find(|(_, known)| *known == value).map_or(0, |(number, _)| *number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sealstone::Error;

    #[test]
    fn every_error_of_the_core_has_its_status() {
        let core = Error::ALL.iter().map(|error| (u32::from(error.code()), error.name(), error.to_string()));
        let statuses = STATUSES.iter().map(|(number, name, message)| {
            (*number, name.to_str().unwrap(), message.to_str().unwrap().to_owned())
        });
        assert!(core.eq(statuses), "run UPDATE=1 scripts/check-header.sh");
    }
}
