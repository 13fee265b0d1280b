//! The part of a seal that is signed.

use std::ffi::c_char;

use sealstone::{StatementBuf, Timestamp};

use crate::boundary::{Failure, free, guard, guard_value, items, object, object_mut, target, text};
use crate::content::Content;
use crate::status::{SEALSTONE_OUT_OF_RANGE, Status};

/// The longest text of a statement in bytes.
pub const SEALSTONE_STATEMENT_MAX_LENGTH: usize = 34_738;
/// How many claims fit.
pub const SEALSTONE_STATEMENT_MAX_CLAIMS: usize = 32;
/// The longest key of a claim in bytes.
pub const SEALSTONE_STATEMENT_MAX_CLAIM_KEY_LENGTH: usize = 32;
/// The longest value of a claim in bytes of UTF-8.
pub const SEALSTONE_STATEMENT_MAX_CLAIM_VALUE_LENGTH: usize = 1024;
/// The longest name in bytes of UTF-8.
pub const SEALSTONE_STATEMENT_MAX_NAME_LENGTH: usize = 255;
/// The longest media type in bytes of UTF-8.
pub const SEALSTONE_STATEMENT_MAX_TYPE_LENGTH: usize = 255;

const _: () = {
    use sealstone::Statement;
    assert!(SEALSTONE_STATEMENT_MAX_LENGTH == Statement::MAX_LENGTH);
    assert!(SEALSTONE_STATEMENT_MAX_CLAIMS == Statement::MAX_CLAIMS);
    assert!(SEALSTONE_STATEMENT_MAX_CLAIM_KEY_LENGTH == Statement::MAX_CLAIM_KEY_LENGTH);
    assert!(SEALSTONE_STATEMENT_MAX_CLAIM_VALUE_LENGTH == Statement::MAX_CLAIM_VALUE_LENGTH);
    assert!(SEALSTONE_STATEMENT_MAX_NAME_LENGTH == Statement::MAX_NAME_LENGTH);
    assert!(SEALSTONE_STATEMENT_MAX_TYPE_LENGTH == Statement::MAX_TYPE_LENGTH);
};

/// What a signer says of content: what it is, when, and optionally its name, media type and claims.
///
/// Changes only by the `_set_` functions: while nobody calls those, any number of threads may use one at once.
pub struct Statement(pub(crate) StatementBuf);

/// States content, as of `seconds` since 1970 (see sealstone_time_now()). The content is copied. Free the
/// statement with sealstone_statement_free().
///
/// Returns SEALSTONE_SEAL_TIME_INVALID outside the years 1 to 9999.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_statement_new(
    content: *const Content,
    seconds: i64,
    out: *mut *mut Statement,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        let (content, time) = (object(content)?.0, Timestamp::from_unix_seconds(seconds)?);
        out.give(Statement(sealstone::Statement::new(content, time).into()));
        Ok(())
    })
}

/// Says what the content is called: one path component.
///
/// Returns SEALSTONE_SEAL_NAME_INVALID; the statement is then as it was.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_statement_set_name(
    statement: *mut Statement,
    name: *const c_char,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let statement = object_mut(statement)?;
        statement.0 = statement.0.as_statement().with_name(text(name)?)?.into();
        Ok(())
    })
}

/// Says the content's media type.
///
/// Returns SEALSTONE_SEAL_TYPE_INVALID; the statement is then as it was.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_statement_set_type(
    statement: *mut Statement,
    media_type: *const c_char,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let statement = object_mut(statement)?;
        statement.0 = statement.0.as_statement().with_type(text(media_type)?)?.into();
        Ok(())
    })
}

/// Sets the claims: `count` keys, sorted and unique, and as many values. They replace those that were there.
///
/// Returns SEALSTONE_SEAL_CLAIM_INVALID, SEALSTONE_SEAL_CLAIMS_TOO_MANY, SEALSTONE_SEAL_LINE_ORDER or
/// SEALSTONE_SEAL_LINE_DUPLICATE; the statement is then as it was.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_statement_set_claims(
    statement: *mut Statement,
    keys: *const *const c_char,
    values: *const *const c_char,
    count: usize,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let (keys, values) = (items(keys, count)?, items(values, count)?);
        let mut claims = Vec::new();
        for (key, value) in keys.iter().zip(values) {
            claims.push((text(*key)?, text(*value)?));
        }
        let statement = object_mut(statement)?;
        statement.0 = statement.0.as_statement().with_claims(&claims)?.into();
        Ok(())
    })
}

/// Gives the digest and size that are stated. Free the content with sealstone_content_free().
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_statement_content(
    statement: *const Statement,
    out: *mut *mut Content,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give(Content(*object(statement)?.0.as_statement().content()));
        Ok(())
    })
}

/// Gives when the signer says that it sealed, in seconds since 1970.
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_statement_time(statement: *const Statement, seconds: *mut i64) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(seconds)?;
        out.set(object(statement)?.0.as_statement().time().unix_seconds());
        Ok(())
    })
}

/// Gives what the content is called; NULL if nothing is stated. Free the text with sealstone_string_free().
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_statement_name(
    statement: *const Statement,
    out: *mut *mut c_char,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        match object(statement)?.0.as_statement().name() {
            Some(text) => out.give_text(text)?,
            None => out.set(std::ptr::null_mut()),
        }
        Ok(())
    })
}

/// Gives the content's media type; NULL if nothing is stated. Free the text with sealstone_string_free().
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_statement_media_type(
    statement: *const Statement,
    out: *mut *mut c_char,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        match object(statement)?.0.as_statement().media_type() {
            Some(text) => out.give_text(text)?,
            None => out.set(std::ptr::null_mut()),
        }
        Ok(())
    })
}

/// The number of claims; 0 for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_statement_claim_count(statement: *const Statement) -> usize {
    // SAFETY: the pointer is what the header asks for.
    guard_value(0, || unsafe { Ok(object(statement)?.0.as_statement().claims().into_iter().count()) })
}

/// Gives the claim of number `index`, from 0, in the order of the keys. Free both with sealstone_string_free().
///
/// Returns SEALSTONE_OUT_OF_RANGE.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_statement_claim(
    statement: *const Statement,
    index: usize,
    key: *mut *mut c_char,
    value: *mut *mut c_char,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let (key_out, value_out) = (target(key)?, target(value)?);
        let mut claims = object(statement)?.0.as_statement().claims().into_iter();
        let (key, value) = claims.nth(index).ok_or(Failure(SEALSTONE_OUT_OF_RANGE))?;
        key_out.give_text(key)?;
        value_out.give_text(value)?;
        Ok(())
    })
}

/// Gives the value of the claim `key`; NULL if there is none. Free the text with sealstone_string_free().
///
/// Returns SEALSTONE_OK, SEALSTONE_NULL_ARGUMENT or SEALSTONE_NOT_UTF8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_statement_claim_value(
    statement: *const Statement,
    key: *const c_char,
    out: *mut *mut c_char,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        let key = text(key)?;
        match object(statement)?.0.as_statement().claims().get(key) {
            Some(value) => out.give_text(value)?,
            None => out.set(std::ptr::null_mut()),
        }
        Ok(())
    })
}

/// Gives the text that is signed. Free it with sealstone_string_free().
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_statement_to_string(
    statement: *const Statement,
    out: *mut *mut c_char,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give_text(&object(statement)?.0.as_statement().to_string())?;
        Ok(())
    })
}

/// Frees a statement and sets the caller's variable to NULL. NULL, or a variable that is NULL, is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_statement_free(handle: *mut *mut Statement) {
    // SAFETY: the caller has a pointer there, which is NULL or came from this library.
    unsafe { free(handle) }
}
