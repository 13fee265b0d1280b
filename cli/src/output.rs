//! Files that are either whole or not there: written beside, synced, then renamed.

use std::fs::{File, OpenOptions, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use crate::failure::{Cause, Failure};

/// Who may read a file.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Access {
    /// Whoever the umask lets.
    Public,
    /// The owner only.
    Private,
}

/// Whether an existing file may be replaced.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Replace {
    Never,
    Yes,
}

impl Replace {
    pub(crate) fn if_forced(force: bool) -> Self {
        if force { Self::Yes } else { Self::Never }
    }
}

/// Without this the signal of a file size limit kills the program before it can clean up.
pub(crate) fn report_file_size_limit_as_error() {
    #[cfg(unix)]
    {
        // If it cannot be caught, the limit kills us as it does any other program.
        let flag = std::sync::Arc::default();
        let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, flag);
    }
}

/// Says early what [`Pending::commit`] would say late, before hours of hashing.
pub(crate) fn check_free(path: &Path, replace: Replace) -> Result<(), Failure> {
    match path.symlink_metadata() {
        Ok(_) if replace == Replace::Never && !is_special(path) => Err(Failure::at(path, Cause::Exists)),
        _ => Ok(()),
    }
}

/// Writes a whole file, or nothing.
pub(crate) fn write(path: &Path, content: &[u8], access: Access, replace: Replace) -> Result<(), Failure> {
    Pending::new(path, content, access, replace)?.commit()
}

/// A file that is on disk but does not have its name yet; dropped, it is gone.
pub(crate) struct Pending {
    path: PathBuf,
    replace: Replace,
    file: Option<NamedTempFile>, // none for a device, which was written directly
}

impl Pending {
    pub(crate) fn new(
        path: &Path,
        content: &[u8],
        access: Access,
        replace: Replace,
    ) -> Result<Self, Failure> {
        check_free(path, replace)?;
        let prepared = if is_special(path) {
            if access == Access::Private {
                return Err(Failure::at(path, Cause::NotRegular));
            }
            write_special(path, content).map(|()| None)
        } else {
            write_beside(path, content, access).map(Some)
        };
        let file = prepared.map_err(|error| Failure::at(path, Cause::Write(error)))?;
        Ok(Self { path: path.to_owned(), replace, file })
    }

    /// Gives the file its name, and makes the name survive a power cut.
    pub(crate) fn commit(self) -> Result<(), Failure> {
        let Self { path, replace, file } = self;
        let Some(file) = file else { return Ok(()) };
        let renamed = match replace {
            Replace::Yes => file.persist(&path),
            Replace::Never => file.persist_noclobber(&path),
        };
        let synced = renamed.map_err(|refused| refused.error).and_then(|_| sync_directory(folder(&path)));
        synced.map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => Failure::at(path, Cause::Exists),
            _ => Failure::at(path, Cause::Write(error)),
        })
    }
}

/// Devices and pipes, such as /dev/stdout, cannot be replaced by a rename.
fn is_special(path: &Path) -> bool {
    path.metadata().is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir())
}

fn write_special(path: &Path, content: &[u8]) -> io::Result<()> {
    OpenOptions::new().write(true).open(path)?.write_all(content)
}

fn write_beside(path: &Path, content: &[u8], access: Access) -> io::Result<NamedTempFile> {
    if path.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let mut builder = Builder::new();
    builder.prefix(".sealstone-");
    if let Some(permissions) = permissions(access) {
        builder.permissions(permissions);
    }
    let mut file = builder.tempfile_in(folder(path)).map_err(without_path)?;
    file.as_file_mut().write_all(content)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// The message shows the path asked for, not the one beside it.
fn without_path(error: io::Error) -> io::Error {
    error.raw_os_error().map_or_else(|| error.kind().into(), io::Error::from_raw_os_error)
}

#[cfg(unix)]
fn permissions(access: Access) -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    let mode = if access == Access::Private { 0o600 } else { 0o666 }; // less the umask
    Some(Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn permissions(_: Access) -> Option<Permissions> {
    None
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn sync_directory(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_appears_meanwhile_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new.seal");
        let pending = Pending::new(&path, b"ours", Access::Public, Replace::Never).unwrap();
        std::fs::write(&path, "theirs").unwrap();
        let refused = pending.commit().unwrap_err();
        assert!(refused.message(None).contains("(file-exists, code 103)"), "{refused:?}");
        assert_eq!(std::fs::read(&path).unwrap(), b"theirs");
        assert_eq!(folder.path().read_dir().unwrap().count(), 1);
    }
}
