//! PKCS#8 private keys, DER and PEM, plain and encrypted ([RFC 5958], [RFC 8410, section 7]).
//!
//! [RFC 5958]: https://www.rfc-editor.org/rfc/rfc5958
//! [RFC 8410, section 7]: https://www.rfc-editor.org/rfc/rfc8410#section-7

use alloc::string::String;
use alloc::vec::Vec;

use zeroize::Zeroizing;

use super::der::{Der, INTEGER, OCTET_STRING, SEQUENCE};
use super::{Format, pbes2, pem};
use crate::ed25519::then_wipe_stack;
use crate::{Error, SigningKey};

pub(super) const LABEL: &str = "PRIVATE KEY";
pub(super) const ENCRYPTED_LABEL: &str = "ENCRYPTED PRIVATE KEY";

/// The optional attributes, `[0]`, which say nothing about the key itself.
const ATTRIBUTES: u8 = 0xa0;
/// The public half of version 2: `[1]`, an implicit BIT STRING.
const PUBLIC_KEY: u8 = 0x81;

/// All of an Ed25519 private key of version 1 before the seed: it has one form only.
const PREFIX: [u8; 16] =
    [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

impl SigningKey {
    /// Reads an unencrypted PKCS#8 key in DER, version 1 or 2 ([RFC 5958], [RFC 8410, section 7]).
    ///
    /// # Errors
    /// [`Error::KeyMalformed`], also for trailing bytes and for BER that is not DER;
    /// [`Error::KeyAlgorithmUnsupported`]; [`Error::KeyMismatch`] if a public half is there and
    /// belongs to another key.
    ///
    /// ```
    /// use sealstone::SigningKey;
    /// let key = SigningKey::from_bytes(&[1; 32]);
    /// assert_eq!(SigningKey::from_pkcs8_der(&key.to_pkcs8_der())?, key);
    /// # Ok::<(), sealstone::Error>(())
    /// ```
    ///
    /// [RFC 5958]: https://www.rfc-editor.org/rfc/rfc5958
    /// [RFC 8410, section 7]: https://www.rfc-editor.org/rfc/rfc8410#section-7
    pub fn from_pkcs8_der(der: &[u8]) -> Result<Self, Error> {
        then_wipe_stack(|| private_key(der))
    }

    /// Reads an unencrypted PKCS#8 key in PEM, `BEGIN PRIVATE KEY`, which is what
    /// `openssl genpkey -algorithm ed25519` writes.
    ///
    /// # Errors
    /// As [`from_pkcs8_der`](Self::from_pkcs8_der); [`Error::PassphraseRequired`] if the key is
    /// encrypted; [`Error::KeyNotPrivate`] for a public key and [`Error::KeyFormatUnknown`] for
    /// anything that is not PEM of a key.
    ///
    /// ```
    /// // The key of RFC 8410, section 10.3.
    /// let key = sealstone::SigningKey::from_pkcs8_pem("-----BEGIN PRIVATE KEY-----
    /// MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
    /// -----END PRIVATE KEY-----
    /// ")?;
    /// # Ok::<(), sealstone::Error>(())
    /// ```
    pub fn from_pkcs8_pem(pem: &str) -> Result<Self, Error> {
        match Format::of(pem.as_bytes())? {
            Format::Pkcs8Pem(pem) => then_wipe_stack(|| private_key(&pem::decode(LABEL, pem)?)),
            Format::EncryptedPkcs8Pem(_) => Err(Error::PassphraseRequired),
            other => Err(other.refused_as_private()),
        }
    }

    /// Reads an encrypted PKCS#8 key in DER: PBES2 ([RFC 8018]) with AES-CBC and scrypt or
    /// PBKDF2 (HMAC with SHA-224, SHA-256, SHA-384 or SHA-512).
    ///
    /// The file says how much work its derivation is, so that is capped before any is done:
    /// scrypt at 64 MiB (`128 * r * N`), r = 64 and p = 8; PBKDF2 at 10,000,000 iterations. OpenSSL writes 16 MiB with
    /// p = 1 and 2048 iterations unless told otherwise.
    ///
    /// # Errors
    /// [`Error::KdfTooCostly`]; [`Error::KeyEncryptionUnsupported`] for other methods;
    /// [`Error::PassphraseWrong`], also if the encrypted part is damaged, which cannot be told
    /// apart; those of [`from_pkcs8_der`](Self::from_pkcs8_der).
    ///
    /// [RFC 8018]: https://www.rfc-editor.org/rfc/rfc8018
    pub fn from_encrypted_pkcs8_der(der: &[u8], passphrase: &[u8]) -> Result<Self, Error> {
        open(der, Some(passphrase))
    }

    /// Reads an encrypted PKCS#8 key in PEM, `BEGIN ENCRYPTED PRIVATE KEY`.
    ///
    /// # Errors
    /// As [`from_encrypted_pkcs8_der`](Self::from_encrypted_pkcs8_der);
    /// [`Error::KeyNotPrivate`] for a public key and [`Error::KeyFormatUnknown`] for anything
    /// that is not PEM of an encrypted key.
    #[cfg_attr(
        feature = "getrandom",
        doc = "
```
use sealstone::{Error, SigningKey};
let key = SigningKey::generate()?;
let pem = key.to_encrypted_pkcs8_pem(b\"correct horse\")?;
assert_eq!(SigningKey::from_encrypted_pkcs8_pem(&pem, b\"correct horse\")?, key);
assert_eq!(SigningKey::from_encrypted_pkcs8_pem(&pem, b\"battery\"), Err(Error::PassphraseWrong));
# Ok::<(), Error>(())
```"
    )]
    pub fn from_encrypted_pkcs8_pem(pem: &str, passphrase: &[u8]) -> Result<Self, Error> {
        match Format::of(pem.as_bytes())? {
            Format::EncryptedPkcs8Pem(pem) => open_pem(pem, Some(passphrase)),
            Format::Pkcs8Pem(_) => Err(Error::KeyFormatUnknown),
            other => Err(other.refused_as_private()),
        }
    }

    /// Writes the key **unencrypted** in PKCS#8 version 1, DER: 48 bytes that wipe themselves.
    /// Version 1, because OpenSSL reads it and refuses version 2.
    #[must_use]
    pub fn to_pkcs8_der(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new([&PREFIX[..], self.as_bytes()].concat())
    }

    /// Writes the key **unencrypted** in PKCS#8 version 1, PEM, in memory that wipes itself.
    ///
    /// ```
    /// use sealstone::SigningKey;
    /// let key = SigningKey::from_bytes(&[1; 32]);
    /// assert!(key.to_pkcs8_pem().starts_with("-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEI"));
    /// assert_eq!(SigningKey::from_pkcs8_pem(&key.to_pkcs8_pem())?, key);
    /// # Ok::<(), sealstone::Error>(())
    /// ```
    #[must_use]
    pub fn to_pkcs8_pem(&self) -> Zeroizing<String> {
        then_wipe_stack(|| pem::encode(LABEL, &self.to_pkcs8_der()))
    }

    /// Writes the key encrypted under a passphrase, PKCS#8 in DER.
    ///
    /// The method is PBES2 with scrypt (N = 2^14, r = 8, p = 5) and AES-256-CBC: the strongest
    /// that stock OpenSSL reads, whose scrypt is limited to 32 MiB, so p is raised instead of N.
    ///
    /// # Errors
    /// [`Error::RandomUnavailable`]; [`Error::PassphraseRequired`] if the passphrase is empty.
    #[cfg(feature = "getrandom")]
    pub fn to_encrypted_pkcs8_der(&self, passphrase: &[u8]) -> Result<Vec<u8>, Error> {
        then_wipe_stack(|| pbes2::seal(&self.to_pkcs8_der(), passphrase))
    }

    /// Writes the key encrypted under a passphrase, PKCS#8 in PEM; see
    /// [`to_encrypted_pkcs8_der`](Self::to_encrypted_pkcs8_der).
    ///
    /// # Errors
    /// [`Error::RandomUnavailable`]; [`Error::PassphraseRequired`] if the passphrase is empty.
    #[cfg(feature = "getrandom")]
    pub fn to_encrypted_pkcs8_pem(&self, passphrase: &[u8]) -> Result<String, Error> {
        let der = self.to_encrypted_pkcs8_der(passphrase)?;
        Ok(core::mem::take(&mut *pem::encode(ENCRYPTED_LABEL, &der)))
    }
}

/// Opens EncryptedPrivateKeyInfo; asks for the passphrase only if it would help.
pub(super) fn open(der: &[u8], passphrase: Option<&[u8]>) -> Result<SigningKey, Error> {
    then_wipe_stack(|| {
        let key = pbes2::open(der, passphrase)?;
        // A wrong passphrase can leave what looks like padding, by chance.
        private_key(&key).map_err(|error| match error {
            Error::KeyMalformed => Error::PassphraseWrong,
            other => other,
        })
    })
}

pub(super) fn open_pem(text: &str, passphrase: Option<&[u8]>) -> Result<SigningKey, Error> {
    open(&pem::decode(ENCRYPTED_LABEL, text)?, passphrase)
}

/// Reads OneAsymmetricKey.
fn private_key(der: &[u8]) -> Result<SigningKey, Error> {
    let mut info = Der::document(der)?;
    let version = info.unsigned()?;
    if matches!(info.peek(), Some(INTEGER | OCTET_STRING)) {
        return Err(Error::KeyAlgorithmUnsupported); // PKCS#1 has RSA's modulus here, SEC1 the scalar
    }
    info.ed25519_identifier()?;
    let mut wrapped = info.nested(OCTET_STRING)?;
    info.read_optional(ATTRIBUTES)?;
    let public = info.read_optional(PUBLIC_KEY)?;
    info.end()?;
    let seed = wrapped.read(OCTET_STRING)?;
    wrapped.end()?;
    let key = SigningKey::from_bytes(seed.try_into().map_err(|_| Error::KeyMalformed)?);
    match (version, public) {
        (0, None) => Ok(key),
        (1, Some([0, public @ ..])) if public == key.verifying_key().as_bytes() => Ok(key),
        (1, Some([0, public @ ..])) if public.len() == SigningKey::LENGTH => Err(Error::KeyMismatch),
        _ => Err(Error::KeyMalformed),
    }
}

/// What a DER file is, by the tags of its first elements.
pub(super) fn format_of_der(file: &[u8]) -> Result<Format<'_>, Error> {
    let mut info = Der::document(file)?;
    if info.peek() == Some(INTEGER) {
        return Ok(Format::Pkcs8Der(file));
    }
    info.read(SEQUENCE)?;
    match info.peek() {
        Some(OCTET_STRING) => Ok(Format::EncryptedPkcs8Der(file)),
        _ => Ok(Format::SpkiDer(file)),
    }
}
