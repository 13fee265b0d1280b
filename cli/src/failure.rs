//! What can go wrong, as a message, an exit code and JSON.

use std::io;
use std::path::{Path, PathBuf};

use sealstone::{Error, FileError, ParseError};
use serde_json::{Value, json};

use crate::text::{Shown, shell_word};

/// How the program ends. Of several files, the greatest counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    Done = 0,
    Refused = 1,
    Usage = 2,
    Io = 3,
}

/// Why something was not done. The library's errors keep their numbers and names; the command
/// line's own are numbered from 100.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Cause {
    /// The library refused a file's content.
    #[error(transparent)]
    Refused(#[from] Error),
    /// The library refused a line of a file.
    #[error(transparent)]
    Line(#[from] ParseError),
    /// The library refused the value of an argument.
    #[error("{argument}: {error}")]
    Argument { argument: &'static str, error: Error },
    /// The file to sign or verify could not be read.
    #[error("the content could not be read: {0}")]
    Content(io::Error),
    #[error("{0}")]
    Usage(String),
    #[error("the file could not be read: {0}")]
    Read(io::Error),
    #[error("the file could not be written: {0}")]
    Write(io::Error),
    #[error("the file exists already")]
    Exists,
    #[error("not a regular file")]
    NotRegular,
    #[error("group or others can use this private key (its mode is {mode:04o})")]
    TooOpen { mode: u32 },
    #[error("the file is larger than the {limit} bytes allowed")]
    TooLarge { limit: usize },
    #[error("a passphrase is needed and there is no terminal to ask for it")]
    NoPassphrase { sources: &'static str },
    #[error("the two passphrases differ")]
    PassphrasesDiffer,
    #[error("an empty passphrase protects nothing")]
    PassphraseEmpty,
}

impl From<FileError> for Cause {
    fn from(error: FileError) -> Self {
        match error {
            FileError::Io(error) => Self::Content(error),
            other => Self::Refused(other.error()),
        }
    }
}

impl Cause {
    fn library_error(&self) -> Option<Error> {
        match self {
            Self::Refused(error) | Self::Argument { error, .. } => Some(*error),
            Self::Line(error) => Some(error.error()),
            Self::Content(_) => Some(Error::ContentUnreadable),
            _ => None,
        }
    }

    /// Number, name and exit code of what is not the library's.
    fn own(&self) -> (u16, &'static str, Exit) {
        match self {
            Self::Read(_) => (101, "file-unreadable", Exit::Io),
            Self::Write(_) => (102, "file-unwritable", Exit::Io),
            Self::Exists => (103, "file-exists", Exit::Io),
            Self::NotRegular => (104, "file-not-regular", Exit::Io),
            Self::TooOpen { .. } => (105, "key-file-too-open", Exit::Refused),
            Self::TooLarge { .. } => (106, "file-too-large", Exit::Refused),
            Self::NoPassphrase { .. } => (107, "passphrase-unavailable", Exit::Usage),
            Self::PassphrasesDiffer => (108, "passphrases-differ", Exit::Usage),
            Self::PassphraseEmpty => (109, "passphrase-empty", Exit::Usage),
            _ => (100, "usage", Exit::Usage),
        }
    }

    fn code(&self) -> u16 {
        self.library_error().map_or(self.own().0, Error::code)
    }

    fn name(&self) -> &'static str {
        self.library_error().map_or(self.own().1, Error::name)
    }

    fn exit(&self) -> Exit {
        match self {
            Self::Argument { .. } => Exit::Usage,
            Self::Content(_) | Self::Refused(Error::ContentChanged | Error::RandomUnavailable) => Exit::Io,
            Self::Refused(_) | Self::Line(_) => Exit::Refused,
            _ => self.own().2,
        }
    }

    fn line(&self) -> Option<u32> {
        match self {
            Self::Line(error) => Some(error.line()).filter(|line| *line > 0),
            _ => None,
        }
    }

    /// What the user can do, where that is not plain.
    fn advice(&self, path: Option<&Path>) -> Option<String> {
        let fixed = match self {
            Self::TooOpen { .. } => return path.map(|path| format!("run: chmod 600 {}", shell_word(path))),
            Self::Exists => "use --force to replace it, or write elsewhere",
            Self::NoPassphrase { sources } => sources,
            Self::PassphraseEmpty => "choose one, or ask for an unencrypted key by name",
            Self::Read(error) | Self::Content(error) if error.kind() == io::ErrorKind::NotFound => {
                "check the path"
            }
            Self::Write(error) if error.kind() == io::ErrorKind::NotFound => "make the directory first",
            other => advice_on(other.library_error()?)?,
        };
        Some(fixed.to_owned())
    }
}

fn advice_on(error: Error) -> Option<&'static str> {
    Some(match error {
        Error::PassphraseRequired => "give --passphrase-file, or set SEALSTONE_PASSPHRASE",
        Error::PassphraseWrong => "try again with the key's passphrase",
        Error::KeyFormatUnknown => "give a PKCS#8, OpenSSH, JWK, SPKI or vkey file",
        Error::KeyNotPrivate => "give the .key file",
        Error::KeyNotPublic => "give the .pub file",
        Error::KeyMismatch => "give the right key, or name it with --name",
        Error::SealNameInvalid => "give another with --content-name, or --no-name",
        Error::SealControlCharacter | Error::SealNotUtf8 => {
            "fetch the seal again as a binary file; mail and editors change line ends"
        }
        Error::SealTruncated => "fetch the seal again",
        Error::SealHeaderUnknown => "give the .seal file",
        Error::SignerUnknown => "name the signer's key with --verifier or --keyring if you trust it",
        Error::ContentMismatch | Error::ContentSizeMismatch => "do not use this file",
        Error::SignatureInvalid | Error::KeyRevoked => "do not rely on this seal",
        Error::ContentChanged => "try again when nobody writes to it",
        Error::SignatureRepeated => "a key signs a seal once",
        Error::ThresholdNotMet => "ask more signers to add their signatures with sign --add",
        _ => return None,
    })
}

/// A [`Cause`] and the file it is about.
#[derive(Debug)]
pub(crate) struct Failure {
    cause: Cause,
    path: Option<PathBuf>,
    details: Vec<(&'static str, Value)>,
}

impl Failure {
    pub(crate) fn at(path: impl Into<PathBuf>, cause: impl Into<Cause>) -> Self {
        Self { cause: cause.into(), path: Some(path.into()), details: Vec::new() }
    }

    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Cause::Usage(message.into()).into()
    }

    pub(crate) fn argument(argument: &'static str) -> impl FnOnce(Error) -> Self {
        move |error| Cause::Argument { argument, error }.into()
    }

    /// Adds a member to the JSON object.
    pub(crate) fn with_detail(mut self, name: &'static str, value: Value) -> Self {
        self.details.push((name, value));
        self
    }

    pub(crate) fn exit(&self) -> Exit {
        self.cause.exit()
    }

    /// Whoever read our output has gone, so nobody wants to hear of it.
    pub(crate) fn is_closed_pipe(&self) -> bool {
        matches!(&self.cause, Cause::Write(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// One line: `FILE: what is wrong (name, code N); what to do`.
    pub(crate) fn message(&self, file: Option<&Path>) -> String {
        let path = self.path.as_deref().or(file);
        let place = path.map(|path| format!("{}: ", Shown(path))).unwrap_or_default();
        let Self { cause, .. } = self;
        let what = cause.to_string();
        let advice = cause.advice(path).map(|advice| format!("; {advice}")).unwrap_or_default();
        format!("{place}{} ({}, code {}){advice}", Shown(what.as_str()), cause.name(), cause.code())
    }

    /// The object for `--json`.
    pub(crate) fn to_json(&self, file: Option<&Path>) -> Value {
        let mut error =
            json!({"code": self.cause.code(), "name": self.cause.name(), "message": self.cause.to_string()});
        let mut members = vec![("exit", json!(self.exit() as u8))];
        members.extend(self.cause.line().map(|line| ("line", line.into())));
        members.extend(self.path.as_ref().map(|path| ("path", path.to_string_lossy().into())));
        extend(&mut error, members);
        let mut object = json!({
            "file": file.map(Path::to_string_lossy), "result": "refused", "error": error,
        });
        extend(&mut object, self.details.clone());
        object
    }
}

impl From<Cause> for Failure {
    fn from(cause: Cause) -> Self {
        Self { cause, path: None, details: Vec::new() }
    }
}

fn extend(object: &mut Value, members: Vec<(&'static str, Value)>) {
    if let Value::Object(object) = object {
        object.extend(members.into_iter().map(|(name, value)| (name.to_owned(), value)));
    }
}
