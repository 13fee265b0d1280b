//! Times as seconds since 1970-01-01T00:00:00Z, negative before.

use std::ffi::c_char;

use sealstone::Timestamp;

use crate::boundary::{guard, target, text};
use crate::status::Status;

/// Gives the time of the system's clock.
///
/// Returns SEALSTONE_SEAL_TIME_INVALID if that is outside the years 1 to 9999.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_time_now(seconds: *mut i64) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(seconds)?;
        out.set(Timestamp::now()?.unix_seconds());
        Ok(())
    })
}

/// Reads the one written form of a time, YYYY-MM-DDTHH:MM:SSZ.
///
/// Returns SEALSTONE_SEAL_TIME_INVALID.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_time_parse(time: *const c_char, seconds: *mut i64) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(seconds)?;
        out.set(text(time)?.parse::<Timestamp>()?.unix_seconds());
        Ok(())
    })
}

/// Gives a time as seals write it. Free the text with sealstone_string_free().
///
/// Returns SEALSTONE_SEAL_TIME_INVALID outside the years 1 to 9999.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_time_to_string(seconds: i64, out: *mut *mut c_char) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give_text(&Timestamp::from_unix_seconds(seconds)?.to_string())?;
        Ok(())
    })
}
