//! SubjectPublicKeyInfo, DER and PEM ([RFC 8410, section 4]): `BEGIN PUBLIC KEY`.
//!
//! [RFC 8410, section 4]: https://www.rfc-editor.org/rfc/rfc8410#section-4

use alloc::string::String;
use alloc::vec::Vec;

use super::der::{BIT_STRING, Der};
use super::{Format, pem};
use crate::{Error, VerifyingKey};

pub(super) const LABEL: &str = "PUBLIC KEY";
/// All of an Ed25519 SubjectPublicKeyInfo before the key: it has one form only.
const PREFIX: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

impl VerifyingKey {
    /// Reads a SubjectPublicKeyInfo in DER ([RFC 8410, section 4]), which is what
    /// `openssl pkey -pubout -outform DER` writes.
    ///
    /// # Errors
    /// [`Error::KeyMalformed`], also for trailing bytes and for BER that is not DER;
    /// [`Error::KeyAlgorithmUnsupported`]; those of [`from_bytes`](Self::from_bytes).
    ///
    /// ```
    /// use sealstone::{SigningKey, VerifyingKey};
    /// let key = *SigningKey::from_bytes(&[1; 32]).verifying_key();
    /// assert_eq!(VerifyingKey::from_spki_der(&key.to_spki_der())?, key);
    /// # Ok::<(), sealstone::Error>(())
    /// ```
    ///
    /// [RFC 8410, section 4]: https://www.rfc-editor.org/rfc/rfc8410#section-4
    pub fn from_spki_der(der: &[u8]) -> Result<Self, Error> {
        let mut info = Der::document(der)?;
        info.ed25519_identifier()?;
        let key = info.read(BIT_STRING)?;
        info.end()?;
        let [0, key @ ..] = key else { return Err(Error::KeyMalformed) }; // 0 unused bits
        Self::from_bytes(key.try_into().map_err(|_| Error::KeyMalformed)?)
    }

    /// Reads a SubjectPublicKeyInfo in PEM, `BEGIN PUBLIC KEY`, which is what
    /// `openssl pkey -pubout` writes.
    ///
    /// # Errors
    /// As [`from_spki_der`](Self::from_spki_der); [`Error::KeyNotPublic`] for a private key and
    /// [`Error::KeyFormatUnknown`] for anything that is not PEM of a key.
    ///
    /// ```
    /// // The key of RFC 8410, section 10.1.
    /// let key = sealstone::VerifyingKey::from_spki_pem("-----BEGIN PUBLIC KEY-----
    /// MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
    /// -----END PUBLIC KEY-----
    /// ")?;
    /// # Ok::<(), sealstone::Error>(())
    /// ```
    pub fn from_spki_pem(pem: &str) -> Result<Self, Error> {
        match Format::of(pem.as_bytes())? {
            Format::SpkiPem(pem) => Self::from_spki_der(&pem::decode(LABEL, pem)?),
            other => Err(other.refused_as_public()),
        }
    }

    /// Writes a SubjectPublicKeyInfo in DER: 44 bytes.
    #[must_use]
    pub fn to_spki_der(&self) -> Vec<u8> {
        [&PREFIX[..], self.as_bytes()].concat()
    }

    /// Writes a SubjectPublicKeyInfo in PEM, which `openssl pkey -pubin` reads.
    ///
    /// ```
    /// let key = sealstone::SigningKey::from_bytes(&[1; 32]);
    /// assert!(key.verifying_key().to_spki_pem().starts_with("-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA"));
    /// ```
    #[must_use]
    pub fn to_spki_pem(&self) -> String {
        core::mem::take(&mut *pem::encode(LABEL, &self.to_spki_der()))
    }
}
