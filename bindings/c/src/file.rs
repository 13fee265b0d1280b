//! What core reads for C: files with a callback of progress, and streams by a callback.

use std::ffi::{c_char, c_int, c_void};
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::PathBuf;

use errno::{Errno, set_errno};
use sealstone::{Error, FileError};

use crate::boundary::{Failure, c_bytes};
use crate::status::Status;

/// Told how many bytes of a file were read so far; returns 0 to go on, anything else to end the work with
/// SEALSTONE_CANCELLED. `context` is the caller's.
pub type Progress = Option<unsafe extern "C" fn(context: *mut c_void, bytes_read: u64) -> c_int>;

/// Reads at most `capacity` bytes into `buffer` and writes their number to `length`, 0 at the end. Returns 0,
/// or anything else if reading failed; to say that more than `capacity` was read is to fail. `context` is the caller's.
pub type ReadBytes = Option<
    unsafe extern "C" fn(context: *mut c_void, buffer: *mut u8, capacity: usize, length: *mut usize) -> c_int,
>;

/// The callback and its context as what the core asks for.
pub(crate) fn watch(progress: Progress, context: *mut c_void) -> impl FnMut(u64) -> ControlFlow<()> {
    move |bytes_read| {
        // SAFETY: the caller's own function, with the caller's own context.
        let goes_on = progress.is_none_or(|progress| unsafe { progress(context, bytes_read) } == 0);
        if goes_on { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }
}

/// A callback as a reader.
pub(crate) struct Callback {
    read: unsafe extern "C" fn(*mut c_void, *mut u8, usize, *mut usize) -> c_int,
    context: *mut c_void,
}

impl Callback {
    pub(crate) fn new(read: ReadBytes, context: *mut c_void) -> Option<Self> {
        read.map(|read| Self { read, context })
    }
}

impl Read for Callback {
    fn read(&mut self, part: &mut [u8]) -> io::Result<usize> {
        let mut length = 0;
        // SAFETY: the caller's own function, with its context and room for as many bytes as we say.
        let failed = unsafe { (self.read)(self.context, part.as_mut_ptr(), part.len(), &raw mut length) };
        let holds = failed == 0 && length <= part.len();
        if holds { Ok(length) } else { Err(io::Error::other("the callback failed")) }
    }
}

/// A path, in the bytes that the system uses.
pub(crate) unsafe fn path(path: *const c_char) -> Result<PathBuf, Failure> {
    // SAFETY: the caller's path ends with NUL.
    let bytes = unsafe { c_bytes(path) }?;
    #[cfg(unix)]
    let path = <std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(bytes);
    #[cfg(not(unix))]
    let path = str::from_utf8(bytes).map_err(|_| Failure(crate::status::SEALSTONE_NOT_UTF8))?;
    Ok(PathBuf::from(path))
}

/// The status of what core says about a file; a system's error is also left in errno.
pub(crate) fn failed(failed: FileError) -> Failure {
    if let FileError::Io(error) = &failed
        && let Some(number) = error.raw_os_error()
    {
        set_errno(Errno(number));
    }
    Failure(Status::from(failed.error().code()))
}

/// The status of a callback that failed, whose errno is left alone.
pub(crate) fn unreadable(_: io::Error) -> Failure {
    Failure(Status::from(Error::ContentUnreadable.code()))
}
