//! Making seals: a statement's text and a signature line under it.

use core::fmt::{self, Write};

use base64ct::{Base64, Encoding};

#[cfg(feature = "alloc")]
use super::Seal;
use super::Statement;
use super::parse::DASH;
use crate::{Error, KeyName, Signer};

/// The key id and signature in base64.
const SIGNATURE_TEXT_LENGTH: usize = 92;
/// A signature line of ours at its longest, with its newline.
const SIGNATURE_LINE_LENGTH: usize = DASH.len() + KeyName::MAX_LENGTH + 1 + SIGNATURE_TEXT_LENGTH + 1;

impl Signer {
    /// A buffer of this many bytes holds every seal that [`sign_into`](Self::sign_into) writes.
    pub const MAX_SEAL_LENGTH: usize = Statement::MAX_LENGTH + 1 + SIGNATURE_LINE_LENGTH;

    /// Seals a statement into `buffer` and returns the part written; needs no heap. The same
    /// statement always gives the same seal.
    ///
    /// # Errors
    /// [`Error::BufferTooSmall`]; [`MAX_SEAL_LENGTH`](Self::MAX_SEAL_LENGTH) always suffices.
    ///
    /// ```
    /// use sealstone::{Content, DigestAlgorithm, Seal, Signer, SigningKey, Statement};
    /// let signer = Signer::new("example.com/device-7", SigningKey::from_bytes(&[1; 32]))?;
    /// let content = Content::of(DigestAlgorithm::Sha256, b"21.5 C");
    /// let mut buffer = [0; 512];
    /// let seal = signer.sign_into(&Statement::new(content, "2026-11-23T14:00:00Z".parse()?), &mut buffer)?;
    /// assert!(Seal::parse(seal.as_bytes()).is_ok());
    /// # Ok::<(), sealstone::Error>(())
    /// ```
    pub fn sign_into<'b>(&self, statement: &Statement<'_>, buffer: &'b mut [u8]) -> Result<&'b str, Error> {
        let mut out = Buffer { bytes: buffer, length: 0 };
        write!(out, "{statement}").map_err(|_| Error::BufferTooSmall)?;
        let line = self.signature_line(out.written());
        write!(out, "\n{line}").map_err(|_| Error::BufferTooSmall)?;
        let Buffer { bytes, length } = out;
        Ok(bytes.get(..length).and_then(|seal| core::str::from_utf8(seal).ok()).unwrap_or_default())
    }

    /// Seals a statement. The same statement always gives the same seal. Cannot fail; see [`Seal`]
    /// for an example.
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn sign(&self, statement: &Statement<'_>) -> alloc::string::String {
        let text = alloc::format!("{statement}");
        let line = self.signature_line(text.as_bytes());
        alloc::format!("{text}\n{line}")
    }

    /// Adds a signature line under a seal and returns the whole. What the seal says and its id
    /// stay the same. The signatures that it carries are not verified: that is for who believes
    /// them.
    ///
    /// # Errors
    /// [`Error::SignatureRepeated`] if this key has signed it already, under whatever name;
    /// [`Error::SignatureInvalid`] if a line claims our name and id but is not by our key, for then
    /// whoever knows our key refuses the seal in any case;
    /// [`Error::SealSignaturesTooMany`] or [`Error::SealTooLarge`] at the format's limits.
    ///
    /// ```
    /// use sealstone::{Content, DigestAlgorithm, Policy, Seal, Signer, SigningKey, Statement};
    /// let alice = Signer::new("example.com/alice", SigningKey::from_bytes(&[1; 32]))?;
    /// let bob = Signer::new("example.com/bob", SigningKey::from_bytes(&[2; 32]))?;
    /// let content = Content::of(DigestAlgorithm::Sha256, b"contract");
    /// let seal = alice.sign(&Statement::new(content, "2026-11-23T14:00:00Z".parse()?));
    /// let seal = bob.add_signature(&Seal::parse(seal.as_bytes())?)?;
    ///
    /// let keyring = [alice.verifier().clone().into(), bob.verifier().clone().into()];
    /// Seal::parse(seal.as_bytes())?.verify(&keyring, &Policy::new().with_threshold(2)?, &content)?;
    /// # Ok::<(), sealstone::Error>(())
    /// ```
    #[cfg(feature = "alloc")]
    pub fn add_signature(&self, seal: &Seal<'_>) -> Result<alloc::string::String, Error> {
        let ours = self.verifier();
        for line in seal.signatures() {
            let signed =
                line.signature().map(|signature| ours.key().verify(seal.text.as_bytes(), &signature));
            if signed == Some(Ok(())) {
                return Err(Error::SignatureRepeated);
            }
            if line.id() == ours.id() && line.name() == ours.name().as_str() {
                return Err(Error::SignatureInvalid);
            }
        }
        if seal.signatures().count() == Seal::MAX_SIGNATURES {
            return Err(Error::SealSignaturesTooMany);
        }
        let line = alloc::format!("{}", self.signature_line(seal.text.as_bytes()));
        if seal.signatures.len() + line.len() > Seal::MAX_SIGNATURES_LENGTH {
            return Err(Error::SealTooLarge);
        }
        Ok(alloc::format!("{seal}{line}"))
    }

    fn signature_line(&self, text: &[u8]) -> NewLine<'_> {
        NewLine { name: self.verifier().name(), signed: self.signed(text) }
    }

    /// The key id and the signature of `text`.
    fn signed(&self, text: &[u8]) -> [u8; 68] {
        let mut signed = [0; 68];
        let (id, signature) = signed.split_at_mut(4);
        id.copy_from_slice(&self.verifier().id().to_bytes());
        signature.copy_from_slice(&self.signing_key().sign(text).to_bytes());
        signed
    }
}

/// A signature line that is being written, with its newline.
struct NewLine<'a> {
    name: &'a KeyName,
    signed: [u8; 68],
}

impl fmt::Display for NewLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut buffer = [0; SIGNATURE_TEXT_LENGTH];
        let encoded = Base64::encode(&self.signed, &mut buffer).map_err(|_| fmt::Error)?;
        writeln!(f, "{DASH}{} {encoded}", self.name)
    }
}

/// Writes text into a slice.
struct Buffer<'b> {
    bytes: &'b mut [u8],
    length: usize,
}

impl Buffer<'_> {
    fn written(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }
}

impl Write for Buffer<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.length + text.len();
        self.bytes.get_mut(self.length..end).ok_or(fmt::Error)?.copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}

#[cfg(feature = "std")]
mod files {
    use super::{Signer, Statement};
    use crate::{Content, DigestAlgorithm, FileError, Timestamp};
    use std::fs::File;
    use std::ops::ControlFlow;
    use std::path::Path;
    use std::string::String;

    impl Signer {
        /// Seals a file under its own name, as of `time`; [`Timestamp::now`] is the clock's.
        ///
        /// # Errors
        /// The system's; [`Error::ContentChanged`](crate::Error::ContentChanged);
        /// [`Error::SealNameInvalid`](crate::Error::SealNameInvalid) if the file's name cannot
        /// stand in a seal.
        ///
        /// ```no_run
        /// use sealstone::{DigestAlgorithm, Signer, SigningKey, Timestamp};
        /// let signer = Signer::new("example.com/signer", SigningKey::generate()?)?;
        /// let seal = signer.sign_file("report.pdf", DigestAlgorithm::Sha256, Timestamp::now()?)?;
        /// std::fs::write("report.pdf.seal", seal)?;
        /// # Ok::<(), sealstone::FileError>(())
        /// ```
        pub fn sign_file(
            &self,
            path: impl AsRef<Path>,
            algorithm: DigestAlgorithm,
            time: Timestamp,
        ) -> Result<String, FileError> {
            self.sign_file_with(path, algorithm, time, |_| ControlFlow::Continue(()))
        }

        /// As [`sign_file`](Self::sign_file); `progress` is told the number of bytes read after
        /// each part, and may end the work.
        ///
        /// # Errors
        /// As [`sign_file`](Self::sign_file), and [`Error::Cancelled`](crate::Error::Cancelled) if
        /// `progress` breaks.
        pub fn sign_file_with(
            &self,
            path: impl AsRef<Path>,
            algorithm: DigestAlgorithm,
            time: Timestamp,
            progress: impl FnMut(u64) -> ControlFlow<()>,
        ) -> Result<String, FileError> {
            let name = path.as_ref().file_name().and_then(|name| name.to_str()).unwrap_or_default();
            Statement::check_name(name)?; // before a long read
            let content = Content::of_open_file(algorithm, &File::open(&path)?, progress)?;
            Ok(self.sign(&Statement::new(content, time).with_name(name)?))
        }
    }
}
