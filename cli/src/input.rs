//! Small files, read whole and never beyond a limit.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use zeroize::Zeroizing;

use crate::failure::{Cause, Failure};

/// Whether a path stands for standard input or output.
pub(crate) fn is_dash(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Opens a file for reading; a directory is an error now instead of at the first read.
pub(crate) fn open(path: &Path) -> io::Result<File> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() { Err(io::ErrorKind::IsADirectory.into()) } else { Ok(file) }
}

/// Reads a file or `-`, at most one byte more than `limit`: enough for a parser to refuse it.
pub(crate) fn read_to_limit(path: &Path, limit: usize) -> Result<Zeroizing<Vec<u8>>, Failure> {
    let read = if is_dash(path) {
        take(io::stdin().lock(), limit)
    } else {
        open(path).and_then(|file| take(file, limit))
    };
    read.map_err(|error| Failure::at(path, Cause::Read(error)))
}

/// Reads a file of at most `limit` bytes.
pub(crate) fn read(path: &Path, limit: usize) -> Result<Zeroizing<Vec<u8>>, Failure> {
    let bytes = read_to_limit(path, limit)?;
    if bytes.len() > limit { Err(Failure::at(path, Cause::TooLarge { limit })) } else { Ok(bytes) }
}

/// The buffer has its final size from the start: one that grows leaves copies of secrets behind.
pub(crate) fn take(reader: impl Read, limit: usize) -> io::Result<Zeroizing<Vec<u8>>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(limit.saturating_add(64)));
    reader.take((limit as u64).saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}
