//! Keys in files: which format a file has, and one module for each.

#[cfg(feature = "pkcs8")]
mod der;
#[cfg(feature = "jwk")]
mod jwk;
#[cfg(feature = "openssh")]
mod openssh;
#[cfg(feature = "pkcs8")]
mod pbes2;
#[cfg(any(feature = "pkcs8", feature = "openssh"))]
mod pem;
#[cfg(feature = "pkcs8")]
mod pkcs8;
#[cfg(feature = "pkcs8")]
mod spki;

use crate::{Error, SigningKey, Verifier, VerifyingKey};

/// What a file looks like. Only its own reader knows whether it is whole.
#[derive(Clone, Copy)]
enum Format<'a> {
    /// 32 bytes: a seed or a public key, as the caller knows.
    Raw(&'a [u8; 32]),
    #[cfg(feature = "pkcs8")]
    Pkcs8Der(&'a [u8]),
    #[cfg(feature = "pkcs8")]
    Pkcs8Pem(&'a str),
    #[cfg(feature = "pkcs8")]
    EncryptedPkcs8Der(&'a [u8]),
    #[cfg(feature = "pkcs8")]
    EncryptedPkcs8Pem(&'a str),
    #[cfg(feature = "pkcs8")]
    SpkiDer(&'a [u8]),
    #[cfg(feature = "pkcs8")]
    SpkiPem(&'a str),
    #[cfg(feature = "openssh")]
    OpensshPrivate(&'a str),
    #[cfg(feature = "openssh")]
    OpensshPublic(&'a str),
    #[cfg(feature = "jwk")]
    Jwk(&'a str),
    Vkey(&'a str),
    /// PEM of a key that cannot be Ed25519.
    OtherAlgorithm,
}

impl<'a> Format<'a> {
    fn of(file: &'a [u8]) -> Result<Self, Error> {
        let text = core::str::from_utf8(file).ok().filter(|text| !text.contains(is_not_text));
        match text {
            Some(text) if text.starts_with("-----BEGIN ") => Self::of_pem(text),
            _ if file.len() == SigningKey::LENGTH => {
                file.try_into().map(Self::Raw).map_err(|_| Error::KeyFormatUnknown)
            }
            Some(text) => Self::of_text(text),
            None => Self::of_der(file),
        }
    }

    /// Goes by the label.
    fn of_pem(text: &'a str) -> Result<Self, Error> {
        let label = text.strip_prefix("-----BEGIN ").and_then(|text| text.split_once("-----"));
        match label.map(|(label, _)| label) {
            #[cfg(feature = "pkcs8")]
            Some(pkcs8::LABEL) => Ok(Self::Pkcs8Pem(text)),
            #[cfg(feature = "pkcs8")]
            Some(pkcs8::ENCRYPTED_LABEL) => Ok(Self::EncryptedPkcs8Pem(text)),
            #[cfg(feature = "pkcs8")]
            Some(spki::LABEL) => Ok(Self::SpkiPem(text)),
            #[cfg(feature = "openssh")]
            Some(openssh::LABEL) => Ok(Self::OpensshPrivate(text)),
            Some("RSA PRIVATE KEY" | "RSA PUBLIC KEY" | "EC PRIVATE KEY" | "DSA PRIVATE KEY") => {
                Ok(Self::OtherAlgorithm)
            }
            _ => Err(Error::KeyFormatUnknown),
        }
    }

    fn of_text(text: &'a str) -> Result<Self, Error> {
        #[cfg(feature = "jwk")]
        if text.trim_start().starts_with('{') {
            return Ok(Self::Jwk(text));
        }
        #[cfg(feature = "openssh")]
        if openssh::is_public_line(text) {
            return Ok(Self::OpensshPublic(text));
        }
        let mut parts = text.split('+').skip(1);
        let id = parts.next().filter(|id| id.len() == 8 && id.bytes().all(|c| c.is_ascii_hexdigit()));
        id.and(parts.next()).map(|_| Self::Vkey(text)).ok_or(Error::KeyFormatUnknown)
    }

    #[cfg(feature = "pkcs8")]
    fn of_der(file: &'a [u8]) -> Result<Self, Error> {
        if file.first() == Some(&der::SEQUENCE) {
            pkcs8::format_of_der(file)
        } else {
            Err(Error::KeyFormatUnknown)
        }
    }

    #[cfg(not(feature = "pkcs8"))]
    fn of_der(_file: &'a [u8]) -> Result<Self, Error> {
        Err(Error::KeyFormatUnknown)
    }

    /// Why this is not the private key that was asked for.
    fn refused_as_private(self) -> Error {
        match self {
            Self::OtherAlgorithm => Error::KeyAlgorithmUnsupported,
            #[cfg(feature = "pkcs8")]
            Self::SpkiDer(_) | Self::SpkiPem(_) => Error::KeyNotPrivate,
            #[cfg(feature = "openssh")]
            Self::OpensshPublic(_) => Error::KeyNotPrivate,
            Self::Vkey(_) => Error::KeyNotPrivate,
            _ => Error::KeyFormatUnknown,
        }
    }

    /// Why this is not the public key that was asked for.
    fn refused_as_public(self) -> Error {
        match self {
            Self::OtherAlgorithm => Error::KeyAlgorithmUnsupported,
            #[cfg(feature = "pkcs8")]
            Self::Pkcs8Der(_) | Self::Pkcs8Pem(_) => Error::KeyNotPublic,
            #[cfg(feature = "pkcs8")]
            Self::EncryptedPkcs8Der(_) | Self::EncryptedPkcs8Pem(_) => Error::KeyNotPublic,
            #[cfg(feature = "openssh")]
            Self::OpensshPrivate(_) => Error::KeyNotPublic,
            _ => Error::KeyFormatUnknown,
        }
    }
}

/// What no text file holds; DER always holds some of it.
fn is_not_text(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\r' | '\n')
}

impl SigningKey {
    /// Reads a private key in any format that this build knows, which the content tells:
    /// PKCS#8 in PEM or DER, plain or encrypted; an OpenSSH private key, plain or encrypted; a
    /// JWK; the raw 32-byte seed. A passphrase that is not needed is ignored.
    ///
    /// Reading is strict: one key, nothing before or after it, and every public half in the file
    /// must be the seed's own. The file and the passphrase stay the caller's to wipe; every copy
    /// made on the way is wiped.
    ///
    /// # Errors
    /// [`Error::KeyFormatUnknown`]; [`Error::KeyNotPrivate`] for a public key;
    /// [`Error::KeyAlgorithmUnsupported`]; [`Error::KeyMalformed`]; [`Error::KeyMismatch`];
    /// [`Error::PassphraseRequired`]; [`Error::PassphraseWrong`]; [`Error::KdfTooCostly`];
    /// [`Error::KeyEncryptionUnsupported`].
    ///
    /// ```
    /// use sealstone::{Error, SigningKey};
    /// let key = SigningKey::read(&[1; 32], None)?;
    /// assert_eq!(SigningKey::read(b"hello", None), Err(Error::KeyFormatUnknown));
    /// # Ok::<(), Error>(())
    /// ```
    pub fn read(file: &[u8], passphrase: Option<&[u8]>) -> Result<Self, Error> {
        let _ = passphrase; // there are builds in which no format is encrypted
        match Format::of(file)? {
            Format::Raw(seed) => Ok(Self::from_bytes(seed)),
            #[cfg(feature = "pkcs8")]
            Format::Pkcs8Der(der) => Self::from_pkcs8_der(der),
            #[cfg(feature = "pkcs8")]
            Format::Pkcs8Pem(pem) => Self::from_pkcs8_pem(pem),
            #[cfg(feature = "pkcs8")]
            Format::EncryptedPkcs8Der(der) => pkcs8::open(der, passphrase),
            #[cfg(feature = "pkcs8")]
            Format::EncryptedPkcs8Pem(pem) => pkcs8::open_pem(pem, passphrase),
            #[cfg(feature = "openssh")]
            Format::OpensshPrivate(pem) => Self::from_openssh(pem, passphrase),
            #[cfg(feature = "jwk")]
            Format::Jwk(jwk) => Self::from_jwk(jwk),
            public => Err(public.refused_as_private()),
        }
    }
}

impl VerifyingKey {
    /// Reads a public key in any format that this build knows, which the content tells:
    /// SubjectPublicKeyInfo in PEM or DER; an OpenSSH public line; a JWK; the key of a vkey (see
    /// [`Verifier`], which keeps the name too); the raw 32 bytes.
    ///
    /// # Errors
    /// [`Error::KeyFormatUnknown`]; [`Error::KeyNotPublic`] for a private key;
    /// [`Error::KeyAlgorithmUnsupported`]; [`Error::KeyMalformed`]; those of
    /// [`from_bytes`](Self::from_bytes); for a vkey those of [`Verifier`].
    ///
    /// ```
    /// use sealstone::{SigningKey, Verifier, VerifyingKey};
    /// let key = *SigningKey::from_bytes(&[1; 32]).verifying_key();
    /// let vkey = Verifier::new("example.com/signer", key)?.to_string();
    /// assert_eq!(VerifyingKey::read(vkey.as_bytes())?, key);
    /// assert_eq!(VerifyingKey::read(key.as_bytes())?, key);
    /// # Ok::<(), sealstone::Error>(())
    /// ```
    pub fn read(file: &[u8]) -> Result<Self, Error> {
        match Format::of(file)? {
            Format::Raw(key) => Self::from_bytes(key),
            #[cfg(feature = "pkcs8")]
            Format::SpkiDer(der) => Self::from_spki_der(der),
            #[cfg(feature = "pkcs8")]
            Format::SpkiPem(pem) => Self::from_spki_pem(pem),
            #[cfg(feature = "openssh")]
            Format::OpensshPublic(line) => Self::from_openssh(line),
            #[cfg(feature = "jwk")]
            Format::Jwk(jwk) => Self::from_jwk(jwk),
            Format::Vkey(line) => without_line_end(line).parse::<Verifier>().map(|verifier| *verifier.key()),
            private => Err(private.refused_as_public()),
        }
    }
}

/// A file of one line, without the line's end.
fn without_line_end(text: &str) -> &str {
    let text = text.strip_suffix('\n').unwrap_or(text);
    text.strip_suffix('\r').unwrap_or(text)
}
