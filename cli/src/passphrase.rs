//! Where passphrases come from: a file, the environment, or the terminal.

use std::io;
use std::path::Path;

use zeroize::Zeroizing;

use crate::cli::{NewPassphrase, Passphrase};
use crate::failure::{Cause, Failure};
use crate::input::read;

/// No passphrase is longer.
const MAX_FILE_LENGTH: usize = 4096;

impl Passphrase {
    /// The passphrase of an existing key, asked for once.
    pub(crate) fn get(&self, key: &str) -> Result<Zeroizing<Vec<u8>>, Failure> {
        let source = Source {
            file: self.passphrase_file.as_deref(),
            variable: "SEALSTONE_PASSPHRASE",
            sources: "give --passphrase-file, or set SEALSTONE_PASSPHRASE",
        };
        source.without_terminal()?.map_or_else(|| source.ask(&format!("Passphrase of {key}: ")), Ok)
    }

    /// The passphrase of a new key, asked for twice.
    pub(crate) fn choose(&self) -> Result<Zeroizing<Vec<u8>>, Failure> {
        Source {
            file: self.passphrase_file.as_deref(),
            variable: "SEALSTONE_PASSPHRASE",
            sources: "give --passphrase-file, set SEALSTONE_PASSPHRASE, or accept --no-passphrase",
        }
        .choose()
    }
}

impl NewPassphrase {
    /// The passphrase of a converted key, asked for twice.
    pub(crate) fn choose(&self) -> Result<Zeroizing<Vec<u8>>, Failure> {
        Source {
            file: self.new_passphrase_file.as_deref(),
            variable: "SEALSTONE_NEW_PASSPHRASE",
            sources: "give --new-passphrase-file, or set SEALSTONE_NEW_PASSPHRASE",
        }
        .choose()
    }
}

struct Source<'a> {
    file: Option<&'a Path>,
    variable: &'static str,
    sources: &'static str,
}

impl Source<'_> {
    fn without_terminal(&self) -> Result<Option<Zeroizing<Vec<u8>>>, Failure> {
        if let Some(path) = self.file {
            return read(path, MAX_FILE_LENGTH).map(|file| Some(first_line(file)));
        }
        Ok(std::env::var_os(self.variable).map(|value| Zeroizing::new(value.into_encoded_bytes())))
    }

    fn choose(&self) -> Result<Zeroizing<Vec<u8>>, Failure> {
        let passphrase = match self.without_terminal()? {
            Some(passphrase) => passphrase,
            None => self.ask_twice()?,
        };
        if passphrase.is_empty() { Err(Cause::PassphraseEmpty.into()) } else { Ok(passphrase) }
    }

    fn ask_twice(&self) -> Result<Zeroizing<Vec<u8>>, Failure> {
        let first = self.ask("New passphrase: ")?;
        let second = self.ask("The same again: ")?;
        if first == second { Ok(first) } else { Err(Cause::PassphrasesDiffer.into()) }
    }

    /// Asks on the terminal itself, so that content can come from standard input meanwhile.
    fn ask(&self, prompt: &str) -> Result<Zeroizing<Vec<u8>>, Failure> {
        match rpassword::prompt_password(prompt) {
            Ok(typed) => Ok(Zeroizing::new(typed.into_bytes())),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                Err(Failure::usage("no passphrase was typed"))
            }
            Err(_) => Err(Cause::NoPassphrase { sources: self.sources }.into()),
        }
    }
}

/// Cuts the file after its first line, line end included.
fn first_line(mut file: Zeroizing<Vec<u8>>) -> Zeroizing<Vec<u8>> {
    if let Some(end) = file.iter().position(|byte| *byte == b'\n') {
        file.truncate(end);
        if file.last() == Some(&b'\r') {
            file.pop();
        }
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_line_end_is_cut() {
        for (file, passphrase) in [
            ("secret", "secret"),
            ("secret\n", "secret"),
            ("secret\r\n", "secret"),
            ("  two words \nnext", "  two words "),
            ("\n", ""),
        ] {
            let line = first_line(Zeroizing::new(file.into()));
            assert_eq!(line.as_slice(), passphrase.as_bytes(), "{file:?}");
        }
    }
}
