//! Content read from files and streams.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::Path;
use std::time::SystemTime;
use std::vec;

use super::{Content, ContentHasher, DigestAlgorithm};
use crate::Error;

/// Why a file could not be signed or verified: the system's error, or ours.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FileError {
    /// The system refused to open or read it.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The file was read, and refused.
    #[error(transparent)]
    Refused(#[from] Error),
}

impl FileError {
    /// The error with a stable number: [`Error::ContentUnreadable`] stands for the system's.
    #[must_use]
    pub fn error(&self) -> Error {
        match self {
            Self::Io(_) => Error::ContentUnreadable,
            Self::Refused(error) => *error,
        }
    }
}

impl Content {
    /// Hashes a stream to its end, in constant memory.
    ///
    /// # Errors
    /// The reader's own, except `Interrupted`, after which reading goes on.
    ///
    /// ```
    /// use sealstone::{Content, DigestAlgorithm};
    /// let content = Content::read(DigestAlgorithm::Sha256, &b"from a pipe"[..])?;
    /// assert_eq!(content, Content::of(DigestAlgorithm::Sha256, b"from a pipe"));
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn read(algorithm: DigestAlgorithm, mut reader: impl Read) -> io::Result<Self> {
        let mut hasher = ContentHasher::new(algorithm);
        let mut part = vec![0; ContentHasher::PART_LENGTH];
        loop {
            let length = fill(&mut reader, &mut part)?;
            hasher.update(part.get(..length).unwrap_or_default());
            if length < part.len() {
                return Ok(hasher.finish());
            }
        }
    }

    /// Hashes a file, and refuses it if it changed meanwhile: if its size or modification time is
    /// another after reading, or its bytes are not as many as its size. Against whoever can set a
    /// file's time, make a copy first.
    ///
    /// # Errors
    /// [`FileError::Io`], or [`Error::ContentChanged`] in [`FileError::Refused`].
    ///
    /// ```no_run
    /// use sealstone::{Content, DigestAlgorithm};
    /// let content = Content::of_file(DigestAlgorithm::Sha256Tree, "disk.img")?;
    /// # Ok::<(), sealstone::FileError>(())
    /// ```
    pub fn of_file(algorithm: DigestAlgorithm, path: impl AsRef<Path>) -> Result<Self, FileError> {
        let file = File::open(path)?;
        Self::of_open_file(algorithm, &file, |_| ControlFlow::Continue(()))
    }

    /// As [`of_file`](Self::of_file), for a file that is open at its start; `progress` is told the
    /// number of bytes read after each part, and may end the work. What is not a regular file, such
    /// as a pipe, is read to its end.
    ///
    /// # Errors
    /// As [`of_file`](Self::of_file), and [`Error::Cancelled`] if `progress` breaks.
    pub fn of_open_file(
        algorithm: DigestAlgorithm,
        file: &File,
        mut progress: impl FnMut(u64) -> ControlFlow<()>,
    ) -> Result<Self, FileError> {
        let before = Stamp::of(&file.metadata()?);
        let mut read = 0;
        let mut cancelled = false;
        let reader = Watched {
            inner: file,
            on_read: |length| {
                read += length;
                cancelled = progress(read).is_break();
                if cancelled { Err(io::Error::other(Error::Cancelled)) } else { Ok(()) }
            },
        };
        let content = Self::read(algorithm, reader);
        if cancelled {
            return Err(Error::Cancelled.into());
        }
        let content = content?;
        let after = Stamp::of(&file.metadata()?);
        if before != after || before.is_some_and(|stamp| stamp.size != content.size()) {
            return Err(Error::ContentChanged.into());
        }
        Ok(content)
    }
}

/// What tells that a regular file was not written to meanwhile.
#[derive(PartialEq)]
struct Stamp {
    size: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    fn of(metadata: &Metadata) -> Option<Self> {
        metadata.is_file().then(|| Self { size: metadata.len(), modified: metadata.modified().ok() })
    }
}

struct Watched<R, F> {
    inner: R,
    on_read: F,
}

impl<R: Read, F: FnMut(u64) -> io::Result<()>> Read for Watched<R, F> {
    fn read(&mut self, part: &mut [u8]) -> io::Result<usize> {
        let length = self.inner.read(part)?;
        (self.on_read)(length as u64).map(|()| length)
    }
}

/// Reads until `part` is full or the stream ends, so that trees get whole chunks.
fn fill(reader: &mut impl Read, part: &mut [u8]) -> io::Result<usize> {
    let mut length = 0;
    while let Some(rest @ [_, ..]) = part.get_mut(length..) {
        match reader.read(rest) {
            Ok(0) => break,
            Ok(n) if n > rest.len() => return Err(io::ErrorKind::InvalidData.into()), // a reader that lies
            Ok(n) => length += n,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn temporary(content: &[u8]) -> tempfile::NamedTempFile {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(content).unwrap();
        file
    }

    #[test]
    fn a_file_that_grows_or_shrinks_while_read_is_refused() {
        for new_length in [0, 1, 4 << 20, 16 << 20] {
            let file = temporary(&vec![7; 8 << 20]);
            let open = File::open(file.path()).unwrap();
            let mut once = true;
            let refused = Content::of_open_file(DigestAlgorithm::Sha256, &open, |_| {
                if core::mem::take(&mut once) {
                    file.as_file().set_len(new_length).unwrap();
                }
                ControlFlow::Continue(())
            });
            assert_eq!(refused.unwrap_err().error(), Error::ContentChanged, "cut to {new_length}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_file_whose_bytes_change_while_read_is_refused() {
        use std::os::unix::fs::FileExt;
        let file = temporary(&vec![7; 8 << 20]);
        file.as_file().set_modified(SystemTime::UNIX_EPOCH).unwrap();
        let open = File::open(file.path()).unwrap();
        let mut once = true;
        let refused = Content::of_open_file(DigestAlgorithm::Sha256Tree, &open, |_| {
            if core::mem::take(&mut once) {
                file.as_file().write_all_at(b"changed", 7 << 20).unwrap();
            }
            ControlFlow::Continue(())
        });
        assert_eq!(refused.unwrap_err().error(), Error::ContentChanged);
    }

    #[test]
    fn reading_ends_where_the_caller_breaks() {
        let file = temporary(&vec![7; 8 << 20]);
        let open = File::open(file.path()).unwrap();
        let mut read = 0;
        let refused = Content::of_open_file(DigestAlgorithm::Sha256, &open, |so_far| {
            read = so_far;
            if read < 4 << 20 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        assert_eq!(refused.unwrap_err().error(), Error::Cancelled);
        assert_eq!(read, 4 << 20);
    }

    #[test]
    fn a_reader_that_fails_midway_is_an_error_and_interruptions_are_not() {
        struct Flaky(u32);
        impl Read for Flaky {
            fn read(&mut self, part: &mut [u8]) -> io::Result<usize> {
                self.0 += 1;
                match self.0 {
                    1 | 3 => Err(io::ErrorKind::Interrupted.into()),
                    2 => Ok(part.len().min(10)),
                    4 => Ok(0),
                    _ => Err(io::ErrorKind::ConnectionReset.into()),
                }
            }
        }
        let content = Content::read(DigestAlgorithm::Sha256, Flaky(0)).unwrap();
        assert_eq!(content.size(), 10);
        let refused = Content::read(DigestAlgorithm::Sha256, Flaky(4));
        assert_eq!(refused.unwrap_err().kind(), io::ErrorKind::ConnectionReset);
    }

    #[test]
    fn a_directory_and_a_missing_file_are_io_errors() {
        let folder = tempfile::tempdir().unwrap();
        for path in [folder.path(), &folder.path().join("missing")] {
            let refused = Content::of_file(DigestAlgorithm::Sha256, path);
            assert_eq!(refused.unwrap_err().error(), Error::ContentUnreadable);
        }
    }
}
