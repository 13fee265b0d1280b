//! A named public key: the verifier of signed notes, written as a vkey.

use core::fmt;
use core::str::FromStr;

use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256};

use super::key_name::KeyName;
use crate::text::{Hex, decode_head};
use crate::{Error, VerifyingKey};

/// The signed-note type of pure Ed25519 signatures and keys.
const ED25519: u8 = 0x01;
/// A vkey's key: the type byte and 32 bytes.
const TYPED_KEY_LENGTH: usize = 1 + VerifyingKey::LENGTH;

/// A hint at which key signed: the first 4 bytes of SHA-256(name || 0x0A || 0x01 || public key)
/// ([signed-note]). Different keys can share one, so it never decides anything.
///
/// [signed-note]: https://c2sp.org/signed-note@v1.0.0
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct KeyId([u8; 4]);

impl KeyId {
    fn of(name: &KeyName, typed_key: &[u8]) -> Self {
        let hash =
            Sha256::new().chain_update(name.as_str()).chain_update(b"\n").chain_update(typed_key).finalize();
        let [a, b, c, d, ..]: [u8; 32] = hash.into();
        Self([a, b, c, d])
    }

    /// Takes the 4 bytes.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 4]) -> Self {
        Self(bytes)
    }

    /// The 4 bytes.
    #[must_use]
    pub fn to_bytes(self) -> [u8; 4] {
        self.0
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Hex(&self.0).fmt(f)
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyId({self})")
    }
}

/// The key as a vkey and a key id hold it.
fn typed(key: &VerifyingKey) -> [u8; TYPED_KEY_LENGTH] {
    let mut typed = [ED25519; TYPED_KEY_LENGTH];
    typed.iter_mut().skip(1).zip(key.as_bytes()).for_each(|(to, from)| *to = *from);
    typed
}

/// A public key with the name under which it signs: whom to believe.
///
/// Its text form is the vkey of [signed-note], `NAME+ID+KEY`, which is what one publishes:
///
/// ```
/// use sealstone::{SigningKey, Signer, Verifier};
/// let signer = Signer::new("example.com/signer", SigningKey::from_bytes(&[1; 32]))?;
/// let vkey = signer.verifier().to_string();
/// assert!(vkey.starts_with("example.com/signer+"));
/// assert_eq!(vkey.parse::<Verifier>()?, *signer.verifier());
/// # Ok::<(), sealstone::Error>(())
/// ```
///
/// [signed-note]: https://c2sp.org/signed-note@v1.0.0
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Verifier {
    name: KeyName,
    id: KeyId,
    key: VerifyingKey,
}

impl Verifier {
    /// Names a public key.
    ///
    /// # Errors
    /// [`Error::KeyNameInvalid`].
    pub fn new(name: &str, key: VerifyingKey) -> Result<Self, Error> {
        let name = KeyName::new(name)?;
        Ok(Self { id: KeyId::of(&name, &typed(&key)), name, key })
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &KeyName {
        &self.name
    }

    /// The key id, which stands in every signature line of this key.
    #[must_use]
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// The public key.
    #[must_use]
    pub fn key(&self) -> &VerifyingKey {
        &self.key
    }
}

impl FromStr for Verifier {
    type Err = Error;

    /// Reads a vkey.
    fn from_str(vkey: &str) -> Result<Self, Error> {
        let mut parts = vkey.splitn(3, '+');
        let (Some(name), Some(id), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(Error::KeyMalformed);
        };
        if id.len() != 8 || !id.bytes().all(|c| matches!(c, b'0'..=b'9' | b'a'..=b'f')) {
            return Err(Error::KeyMalformed);
        }
        let id = u32::from_str_radix(id, 16).map(u32::to_be_bytes).map_err(|_| Error::KeyMalformed)?;
        // Keys of other types can be long; of them only the type is looked at.
        let (typed, length) = decode_head::<TYPED_KEY_LENGTH>(key).ok_or(Error::KeyMalformed)?;
        let name = KeyName::new(name)?;
        let [algorithm, key @ ..] = &typed;
        if length > 0 && *algorithm != ED25519 {
            return Err(Error::KeyAlgorithmUnsupported);
        }
        if length != TYPED_KEY_LENGTH {
            return Err(Error::KeyMalformed);
        }
        // The id covers the bytes as they stand, so it is compared before the key is judged.
        if KeyId::of(&name, &typed).to_bytes() != id {
            return Err(Error::KeyIdMismatch);
        }
        Self::new(name.as_str(), VerifyingKey::from_bytes(key)?)
    }
}

impl fmt::Display for Verifier {
    /// Writes the vkey.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut buffer = [0; 44];
        let key = Base64::encode(&typed(&self.key), &mut buffer).map_err(|_| fmt::Error)?;
        write!(f, "{}+{}+{key}", self.name, self.id)
    }
}

impl fmt::Debug for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Verifier({self})")
    }
}
