//! What went wrong, as a value.

use std::io;

use napi::bindgen_prelude::{Either, Undefined};
use napi_derive::napi;
use sealstone::batch::BatchError;
use sealstone::{Error, FileError, ParseError};

/// A result, or why there is none.
pub(crate) type Outcome<T> = Either<T, Failure>;
/// Nothing, or why not.
pub(crate) type Verdict = Outcome<Undefined>;

/// Makes the value that JavaScript gets.
pub(crate) fn outcome<T, R: Into<T>, E: Into<Failure>>(result: Result<R, E>) -> Outcome<T> {
    match result {
        Ok(value) => Either::A(value.into()),
        Err(error) => Either::B(error.into()),
    }
}

/// An error of the core or of the system, of which the TypeScript makes an `Error`.
#[napi]
pub struct Failure {
    code: u16,
    message: String,
    kind: Kind,
}

enum Kind {
    Plain,
    Parse(u32),
    Batch(Vec<(usize, Error)>),
    System(i32),
}

#[napi]
impl Failure {
    /// The core's stable number.
    #[napi(getter)]
    pub fn code(&self) -> u16 {
        self.code
    }

    /// What the core says of it.
    #[napi(getter)]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The line of a text, from 1.
    #[napi(getter)]
    pub fn line(&self) -> Option<u32> {
        if let Kind::Parse(line) = self.kind { Some(line) } else { None }
    }

    /// Index and code of each bad item of a batch, one after the other.
    #[napi(getter)]
    pub fn bad(&self) -> Option<Vec<u32>> {
        let Kind::Batch(bad) = &self.kind else { return None };
        let index = |index: usize| u32::try_from(index).unwrap_or(u32::MAX); // an array of JavaScript is shorter
        Some(bad.iter().flat_map(|(at, error)| [index(*at), error.code().into()]).collect())
    }

    /// The system's `errno`.
    #[napi(getter)]
    pub fn errno(&self) -> Option<i32> {
        if let Kind::System(errno) = self.kind { Some(errno) } else { None }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self { code: error.code(), message: error.to_string(), kind: Kind::Plain }
    }
}

impl From<ParseError> for Failure {
    fn from(error: ParseError) -> Self {
        Self { code: error.error().code(), message: error.to_string(), kind: Kind::Parse(error.line()) }
    }
}

impl From<BatchError> for Failure {
    fn from(error: BatchError) -> Self {
        let kind = Kind::Batch(error.bad().to_vec());
        Self { code: error.error().code(), message: error.to_string(), kind }
    }
}

impl From<FileError> for Failure {
    fn from(error: FileError) -> Self {
        let FileError::Io(io) = &error else { return error.error().into() };
        let kind = Kind::System(errno(io));
        Self { code: error.error().code(), message: io.to_string(), kind }
    }
}

/// POSIX's number of the error.
fn errno(error: &io::Error) -> i32 {
    const EIO: i32 = 5;
    if cfg!(unix) {
        return error.raw_os_error().unwrap_or(EIO);
    }
    // Other systems number their errors in their own way; Node names these four the same everywhere.
    match error.kind() {
        io::ErrorKind::NotFound => 2,
        io::ErrorKind::PermissionDenied => 13,
        io::ErrorKind::IsADirectory => 21,
        _ => EIO,
    }
}
