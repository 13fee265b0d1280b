//! JSON Web Keys ([RFC 7517], [RFC 8037]).
//!
//! [RFC 7517]: https://www.rfc-editor.org/rfc/rfc7517
//! [RFC 8037]: https://www.rfc-editor.org/rfc/rfc8037

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;

use base64ct::{Base64UrlUnpadded, Encoding};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use zeroize::Zeroizing;

use crate::ed25519::then_wipe_stack;
use crate::{Error, SigningKey, VerifyingKey};

/// 32 bytes in base64url.
const ENCODED_LENGTH: usize = 43;

/// The members that matter. One that stands twice is refused, others are ignored. The values of
/// the keys are left as they stand in the file: base64url needs no escape, and without one
/// nothing is copied.
#[derive(Deserialize)]
struct Members<'a> {
    #[serde(borrow)]
    kty: Cow<'a, str>,
    #[serde(borrow)]
    crv: Option<Cow<'a, str>>,
    #[serde(borrow)]
    alg: Option<Cow<'a, str>>,
    #[serde(borrow, default, deserialize_with = "present")]
    x: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "present")]
    d: Option<&'a RawValue>,
}

/// Keeps a `null` apart from a member that is not there.
fn present<'a, D: Deserializer<'a>>(value: D) -> Result<Option<&'a RawValue>, D::Error> {
    <&RawValue>::deserialize(value).map(Some)
}

impl<'a> Members<'a> {
    /// Reads a JWK that must be Ed25519's.
    fn read(jwk: &'a str) -> Result<Self, Error> {
        if !jwk.trim_start().starts_with('{') {
            return Err(Error::KeyFormatUnknown);
        }
        let members: Self = serde_json::from_str(jwk).map_err(|_| Error::KeyMalformed)?;
        // Ed25519 is the name by RFC 9864, EdDSA the older one by RFC 8037.
        let is_alg = matches!(members.alg.as_deref(), None | Some("EdDSA" | "Ed25519"));
        match (&*members.kty, members.crv.as_deref()) {
            ("OKP", Some("Ed25519")) if is_alg => Ok(members),
            ("OKP", None) => Err(Error::KeyMalformed),
            _ => Err(Error::KeyAlgorithmUnsupported),
        }
    }

    fn x(&self) -> Result<Zeroizing<[u8; 32]>, Error> {
        decode(self.x.ok_or(Error::KeyMalformed)?)
    }
}

/// 32 bytes from a JSON string, quotes included.
fn decode(value: &RawValue) -> Result<Zeroizing<[u8; 32]>, Error> {
    let text = value.get().strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    let mut bytes = Zeroizing::new([0; 32]);
    let text = text.filter(|text| text.len() == ENCODED_LENGTH).ok_or(Error::KeyMalformed)?;
    Base64UrlUnpadded::decode(text, bytes.as_mut_slice()).map_err(|_| Error::KeyMalformed)?;
    Ok(bytes)
}

impl SigningKey {
    /// Reads a private JWK ([RFC 8037, section 2]): `kty` is `OKP`, `crv` is `Ed25519`, `x` the
    /// public half and `d` the seed, both in base64url without padding. `alg`, if it is there, is
    /// `EdDSA` or `Ed25519`. Other members are ignored.
    ///
    /// # Errors
    /// [`Error::KeyAlgorithmUnsupported`] for another `kty`, `crv` or `alg`;
    /// [`Error::KeyNotPrivate`] without `d`; [`Error::KeyMismatch`] if `x` belongs to another
    /// key; [`Error::KeyMalformed`], also for a member that stands twice;
    /// [`Error::KeyFormatUnknown`] if this is no JSON object.
    ///
    /// ```
    /// // The key of RFC 8037, appendix A.1.
    /// let key = sealstone::SigningKey::from_jwk(r#"{"kty":"OKP","crv":"Ed25519",
    ///     "d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
    ///     "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#)?;
    /// # Ok::<(), sealstone::Error>(())
    /// ```
    ///
    /// [RFC 8037, section 2]: https://www.rfc-editor.org/rfc/rfc8037#section-2
    pub fn from_jwk(jwk: &str) -> Result<Self, Error> {
        then_wipe_stack(|| {
            let members = Members::read(jwk)?;
            let seed = decode(members.d.ok_or(Error::KeyNotPrivate)?)?;
            let x = members.x()?;
            let key = Self::from_bytes(&seed);
            if key.verifying_key().as_bytes() == &*x { Ok(key) } else { Err(Error::KeyMismatch) }
        })
    }
}

impl VerifyingKey {
    /// Reads a public JWK ([RFC 8037, section 2]); see [`SigningKey::from_jwk`] for its members.
    ///
    /// # Errors
    /// [`Error::KeyAlgorithmUnsupported`] for another `kty`, `crv` or `alg`;
    /// [`Error::KeyNotPublic`] if there is a `d`; [`Error::KeyMalformed`], also for a member that
    /// stands twice; [`Error::KeyFormatUnknown`] if this is no JSON object; those of
    /// [`from_bytes`](Self::from_bytes).
    ///
    /// ```
    /// use sealstone::{SigningKey, VerifyingKey};
    /// let key = *SigningKey::from_bytes(&[1; 32]).verifying_key();
    /// assert_eq!(VerifyingKey::from_jwk(&key.to_jwk())?, key);
    /// # Ok::<(), sealstone::Error>(())
    /// ```
    ///
    /// [RFC 8037, section 2]: https://www.rfc-editor.org/rfc/rfc8037#section-2
    pub fn from_jwk(jwk: &str) -> Result<Self, Error> {
        let members = Members::read(jwk)?;
        if members.d.is_some() {
            return Err(Error::KeyNotPublic);
        }
        Self::from_bytes(&*members.x()?)
    }

    /// Writes a public JWK of the three required members, in the form whose SHA-256 is the key's
    /// thumbprint ([RFC 7638]). `alg` is optional and left out: RFC 8037 names it `EdDSA`,
    /// RFC 9864 `Ed25519`, and readers of the one refuse the other.
    ///
    /// ```
    /// // The key of RFC 8037, appendix A.2.
    /// let jwk = r#"{"crv":"Ed25519","kty":"OKP","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
    /// assert_eq!(sealstone::VerifyingKey::from_jwk(jwk)?.to_jwk(), jwk);
    /// # Ok::<(), sealstone::Error>(())
    /// ```
    ///
    /// [RFC 7638]: https://www.rfc-editor.org/rfc/rfc7638
    #[must_use]
    pub fn to_jwk(&self) -> String {
        let mut buffer = [0; ENCODED_LENGTH];
        let x = Base64UrlUnpadded::encode(self.as_bytes(), &mut buffer).unwrap_or_default(); // it has the length
        format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}"#)
    }
}
