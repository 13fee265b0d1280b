//! Statuses: the core's numbers, and the binding's own from 200.

use std::ffi::{CStr, c_char};
use std::ptr;

use crate::boundary::{Failure, guard_value};
use crate::status_table::STATUSES;
pub(crate) use crate::status_table::{
    SEALSTONE_NOT_UTF8, SEALSTONE_NULL_ARGUMENT, SEALSTONE_OK, SEALSTONE_OUT_OF_RANGE, SEALSTONE_PANIC,
    SEALSTONE_UNKNOWN_VALUE,
};

/// What became of a call: SEALSTONE_OK, or the number of what is wrong: one of `enum sealstone_status_number`, or one
/// that a later library adds. Numbers never change and are never reused.
pub type Status = u32;

fn find(status: Status) -> Option<&'static (Status, &'static CStr, &'static CStr)> {
    STATUSES.iter().find(|(number, _, _)| *number == status)
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
        let statuses = STATUSES.iter().filter(|(number, ..)| (1..200).contains(number));
        let statuses = statuses.map(|(number, name, message)| {
            (*number, name.to_str().unwrap(), message.to_str().unwrap().to_owned())
        });
        assert!(core.eq(statuses), "run UPDATE=1 scripts/check-header.sh");
    }
}
