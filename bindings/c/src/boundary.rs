//! The boundary: pointers from C become references, slices and text here, and results become what C frees.
//!
//! Every function trusts the caller of the library in exactly what the header asks: a pointer that is not NULL
//! points to what its type and length say, for the length of the call, and nobody else writes there meanwhile.

use std::ffi::{CStr, CString, c_char};
use std::panic::{AssertUnwindSafe, catch_unwind};

use sealstone::Zeroizing;

use crate::status::{SEALSTONE_NOT_UTF8, SEALSTONE_NULL_ARGUMENT, SEALSTONE_OK, SEALSTONE_PANIC, Status};

/// Why a function failed, on its way out.
pub(crate) struct Failure(pub(crate) Status);

impl<E: Into<sealstone::Error>> From<E> for Failure {
    fn from(refused: E) -> Self {
        Self(Status::from(refused.into().code()))
    }
}

const NULL: Failure = Failure(SEALSTONE_NULL_ARGUMENT);

/// Runs the body of an exported function and makes its status. No panic goes on into C.
pub(crate) fn guard(body: impl FnOnce() -> Result<(), Failure>) -> Status {
    match catch_unwind(AssertUnwindSafe(body)) {
        Ok(Ok(())) => SEALSTONE_OK,
        Ok(Err(Failure(status))) => status,
        Err(_) => SEALSTONE_PANIC,
    }
}

/// As [`guard`], for functions that give a value; `otherwise` stands for NULL and a panic.
pub(crate) fn guard_value<T: Copy>(otherwise: T, body: impl FnOnce() -> Result<T, Failure>) -> T {
    catch_unwind(AssertUnwindSafe(body)).ok().and_then(Result::ok).unwrap_or(otherwise)
}

/// Things to read; NULL is allowed if there are none.
pub(crate) unsafe fn items<'a, T>(pointer: *const T, count: usize) -> Result<&'a [T], Failure> {
    if count == 0 {
        return Ok(&[]);
    }
    let fits = count.checked_mul(size_of::<T>()).is_some_and(|size| isize::try_from(size).is_ok());
    if pointer.is_null() || !fits {
        return Err(NULL);
    }
    // SAFETY: not NULL, no longer than an object can be, and the caller has `count` items there.
    Ok(unsafe { std::slice::from_raw_parts(pointer, count) })
}

/// An array of fixed length to read.
pub(crate) unsafe fn array<'a, const N: usize>(pointer: *const u8) -> Result<&'a [u8; N], Failure> {
    // SAFETY: an array of bytes has their alignment, and the caller has N of them there.
    unsafe { pointer.cast::<[u8; N]>().as_ref() }.ok_or(NULL)
}

/// An object to read.
pub(crate) unsafe fn object<'a, T>(pointer: *const T) -> Result<&'a T, Failure> {
    // SAFETY: the caller got the pointer from this library and has not freed it.
    unsafe { pointer.as_ref() }.ok_or(NULL)
}

/// An object to change, which the caller does not share.
pub(crate) unsafe fn object_mut<'a, T>(pointer: *mut T) -> Result<&'a mut T, Failure> {
    // SAFETY: the caller got the pointer from this library, has not freed it, and uses it in one thread.
    unsafe { pointer.as_mut() }.ok_or(NULL)
}

/// Text that ends with NUL.
pub(crate) unsafe fn text<'a>(pointer: *const c_char) -> Result<&'a str, Failure> {
    // SAFETY: the caller's text ends with NUL.
    let bytes = unsafe { c_bytes(pointer) }?;
    str::from_utf8(bytes).map_err(|_| Failure(SEALSTONE_NOT_UTF8))
}

/// The bytes of text that ends with NUL, which is left out.
pub(crate) unsafe fn c_bytes<'a>(pointer: *const c_char) -> Result<&'a [u8], Failure> {
    if pointer.is_null() {
        return Err(NULL);
    }
    // SAFETY: not NULL, and the caller's text ends with NUL.
    Ok(unsafe { CStr::from_ptr(pointer) }.to_bytes())
}

/// Bytes that may be left out by NULL, such as a passphrase.
pub(crate) unsafe fn optional<'a>(pointer: *const u8, length: usize) -> Result<Option<&'a [u8]>, Failure> {
    if pointer.is_null() && length == 0 {
        return Ok(None);
    }
    // SAFETY: the caller has `length` bytes there.
    unsafe { items(pointer, length) }.map(Some)
}

/// Where a result goes. Asked for before the work, so that a NULL is found before anything happens.
pub(crate) struct Out<T>(*mut T);

pub(crate) fn target<T>(pointer: *mut T) -> Result<Out<T>, Failure> {
    if pointer.is_null() { Err(NULL) } else { Ok(Out(pointer)) }
}

/// As [`target`], for a result that the caller may decline by NULL.
pub(crate) fn optional_out<T>(pointer: *mut T) -> Option<Out<T>> {
    target(pointer).ok()
}

impl<T> Out<T> {
    pub(crate) unsafe fn set(self, value: T) {
        // SAFETY: not NULL, and the caller has room for a T there; what was there is not ours to drop.
        unsafe { self.0.write(value) }
    }
}

impl<T> Out<*mut T> {
    /// Gives an object, which C frees with [`free`].
    pub(crate) unsafe fn give(self, value: T) {
        // SAFETY: as `set`.
        unsafe { self.set(Box::into_raw(Box::new(value))) }
    }
}

impl Out<*mut c_char> {
    /// Gives text, which C frees with `sealstone_string_free`. None of the core's text holds NUL.
    pub(crate) unsafe fn give_text(self, text: &str) -> Result<(), Failure> {
        let text = CString::new(text).map_err(|_| Failure(SEALSTONE_PANIC))?;
        // SAFETY: as `set`.
        unsafe { self.set(text.into_raw()) };
        Ok(())
    }
}

impl Out<u8> {
    /// Copies bytes into the caller's array, which has room for them.
    pub(crate) unsafe fn fill(self, bytes: &[u8]) {
        // SAFETY: not NULL, the caller has room for as many bytes, and ours lie elsewhere.
        unsafe { self.0.copy_from_nonoverlapping(bytes.as_ptr(), bytes.len()) }
    }
}

/// Gives bytes and their length, which C frees with `sealstone_bytes_free`.
pub(crate) unsafe fn give_bytes(out: Out<*mut u8>, length: Out<usize>, bytes: &[u8]) {
    let bytes: Box<[u8]> = bytes.into();
    // SAFETY: as `Out::set`.
    unsafe {
        length.set(bytes.len());
        out.set(Box::into_raw(bytes).cast());
    }
}

/// Takes an object back from the caller's variable, which becomes NULL.
pub(crate) unsafe fn take<T>(handle: *mut *mut T) -> Option<Box<T>> {
    // SAFETY: the caller has a pointer there.
    let pointer = unsafe { handle.as_mut() }?;
    let object = std::mem::replace(pointer, std::ptr::null_mut());
    // SAFETY: it came from `give`, and the caller's variable owned it until now.
    (!object.is_null()).then(|| unsafe { Box::from_raw(object) })
}

/// Frees the object of the caller's variable, if there is one.
pub(crate) unsafe fn free<T>(handle: *mut *mut T) {
    guard_value((), || {
        // SAFETY: as `take`.
        drop(unsafe { take(handle) });
        Ok(())
    });
}

/// Frees text that the library gave: wipes it, gives its memory back, and sets the caller's variable to NULL.
///
/// NULL, or a variable that is NULL, is allowed: freeing twice through one variable is harmless.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_string_free(string: *mut *mut c_char) {
    guard_value((), || {
        // SAFETY: the caller has a pointer there, which is NULL or came from `give_text`.
        unsafe {
            let Some(variable) = string.as_mut() else { return Ok(()) };
            let text = std::mem::replace(variable, std::ptr::null_mut());
            if !text.is_null() {
                drop(Zeroizing::new(CString::from_raw(text).into_bytes_with_nul()));
            }
        }
        Ok(())
    });
}

/// Frees bytes that the library gave, of which there are `length`: wipes them, gives their memory back, and
/// sets the caller's variable to NULL.
///
/// NULL, or a variable that is NULL, is allowed: freeing twice through one variable is harmless.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_bytes_free(bytes: *mut *mut u8, length: usize) {
    guard_value((), || {
        // SAFETY: the caller has a pointer there, which is NULL or came from `give_bytes` with this length.
        unsafe {
            let Some(variable) = bytes.as_mut() else { return Ok(()) };
            let start = std::mem::replace(variable, std::ptr::null_mut());
            if !start.is_null() {
                let slice = std::ptr::slice_from_raw_parts_mut(start, length);
                drop(Zeroizing::new(Box::from_raw(slice).into_vec()));
            }
        }
        Ok(())
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::panic, reason = "it is what is tested")]
    fn no_panic_crosses_the_boundary() {
        assert_eq!(guard(|| panic!("a bug")), SEALSTONE_PANIC);
        assert_eq!(guard_value(7, || panic!("a bug")), 7);
    }
}
