//! Key files: who may read them, and what the key in them is called.

use std::ffi::OsStr;
use std::fs::Metadata;
use std::path::{Path, PathBuf};

use sealstone::{Error, SigningKey, Verifier, VerifyingKey};
use zeroize::Zeroizing;

use crate::cli::Passphrase;
use crate::failure::{Cause, Failure};
use crate::input::{open, read, take};
use crate::text::Shown;

/// No key file in any format is larger.
const MAX_LENGTH: usize = 64 * 1024;

/// Reads a private key, which nobody but its owner may be able to read; asks for the passphrase
/// if it needs one.
pub(crate) fn read_private(path: &Path, passphrase: &Passphrase) -> Result<SigningKey, Failure> {
    let refuse = |error: Error| Failure::at(path, error);
    let file = read_closed(path)?;
    match SigningKey::read(&file, None) {
        Err(Error::PassphraseRequired) => {
            let passphrase = passphrase.get(&Shown(path).to_string())?;
            SigningKey::read(&file, Some(&passphrase)).map_err(refuse)
        }
        other => other.map_err(refuse),
    }
}

/// Reads a public key, or the public half of a private one.
pub(crate) fn read_public(path: &Path, passphrase: &Passphrase) -> Result<VerifyingKey, Failure> {
    match VerifyingKey::read(&read(path, MAX_LENGTH)?) {
        Err(Error::KeyNotPublic) => read_private(path, passphrase).map(|key| *key.verifying_key()),
        other => other.map_err(|error| Failure::at(path, error)),
    }
}

/// Reads a file that holds a vkey and nothing else.
pub(crate) fn read_vkey(path: &Path) -> Result<Verifier, Failure> {
    let file = read(path, MAX_LENGTH)?;
    parse_vkey(&file).map_err(|error| Failure::at(path, error))
}

fn parse_vkey(file: &[u8]) -> Result<Verifier, Error> {
    let text = str::from_utf8(file).map_err(|_| Error::KeyMalformed)?;
    let line = text.strip_suffix('\n').unwrap_or(text);
    line.strip_suffix('\r').unwrap_or(line).parse()
}

/// The name of a key: what the user says, or what the vkey in or beside its file says.
pub(crate) fn find_name(path: &Path, key: &VerifyingKey, name: Option<&str>) -> Result<String, Failure> {
    if let Some(name) = name {
        return Ok(name.to_owned());
    }
    // Only a public file can be a vkey itself; the one beside a private key has its public half.
    if let Some(named) = read(path, MAX_LENGTH).ok().and_then(|file| parse_vkey(&file).ok()) {
        return Ok(named.name().to_string());
    }
    let beside = public_beside(path);
    if !beside.exists() {
        let (key, beside) = (Shown(path), Shown(beside.as_path()));
        return Err(Failure::usage(format!("{key} has no name: give --name, or put its vkey into {beside}")));
    }
    let named = read_vkey(&beside)?;
    if named.key() != key {
        return Err(Failure::at(beside, Error::KeyMismatch));
    }
    Ok(named.name().to_string())
}

/// `signer.key` has its public half in `signer.pub`, `id_ed25519` in `id_ed25519.pub`.
fn public_beside(path: &Path) -> PathBuf {
    if path.extension() == Some(OsStr::new("key")) {
        path.with_extension("pub")
    } else {
        with_ending(path, ".pub")
    }
}

/// Appends to a path's last component.
pub(crate) fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(ending);
    path.into()
}

/// Reads a regular file that group and others cannot use.
fn read_closed(path: &Path) -> Result<Zeroizing<Vec<u8>>, Failure> {
    let unreadable = |error| Failure::at(path, Cause::Read(error));
    // Before opening: a pipe would block. After: the file may have been swapped.
    let metadata = path.metadata().map_err(unreadable)?;
    if !metadata.is_dir() {
        check_closed(path, &metadata)?;
    }
    let file = open(path).map_err(unreadable)?;
    check_closed(path, &file.metadata().map_err(unreadable)?)?;
    let bytes = take(file, MAX_LENGTH).map_err(unreadable)?;
    if bytes.len() > MAX_LENGTH {
        return Err(Failure::at(path, Cause::TooLarge { limit: MAX_LENGTH }));
    }
    Ok(bytes)
}

fn check_closed(path: &Path, metadata: &Metadata) -> Result<(), Failure> {
    if !metadata.is_file() {
        return Err(Failure::at(path, Cause::NotRegular));
    }
    match mode(metadata) {
        mode if mode & 0o077 != 0 => Err(Failure::at(path, Cause::TooOpen { mode })),
        _ => Ok(()),
    }
}

#[cfg(unix)]
fn mode(metadata: &Metadata) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    metadata.permissions().mode() & 0o7777
}

#[cfg(not(unix))]
fn mode(_: &Metadata) -> u32 {
    0 // access lists are the system's business there
}
