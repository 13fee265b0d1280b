//! A signature: 64 bytes, judged only when verified.

use core::fmt;

use crate::Error;
use crate::text::Hex;

/// An Ed25519 signature: R (32 bytes) and S (32 bytes), [RFC 8032, section 5.1.6].
///
/// Any 64 bytes make a `Signature`; whether it is valid is decided by
/// [`VerifyingKey::verify`](crate::VerifyingKey::verify).
///
/// ```
/// use sealstone::{Error, Signature};
/// let signature = Signature::from_bytes(&[7; 64]);
/// assert_eq!(signature.to_bytes(), [7; 64]);
/// assert_eq!(Signature::try_from(&[7u8; 63][..]), Err(Error::InvalidLength));
/// ```
///
/// [RFC 8032, section 5.1.6]: https://www.rfc-editor.org/rfc/rfc8032#section-5.1.6
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Signature {
    r: [u8; 32],
    s: [u8; 32],
}

impl Signature {
    /// The length of a signature in bytes.
    pub const LENGTH: usize = 64;

    /// Takes the 64 bytes R || S.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; Self::LENGTH]) -> Self {
        let mut signature = Self { r: [0; 32], s: [0; 32] };
        let (r, s) = bytes.split_at(32);
        signature.r.copy_from_slice(r);
        signature.s.copy_from_slice(s);
        signature
    }

    /// The 64 bytes R || S.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; Self::LENGTH] {
        let mut bytes = [0; Self::LENGTH];
        let (r, s) = bytes.split_at_mut(32);
        r.copy_from_slice(&self.r);
        s.copy_from_slice(&self.s);
        bytes
    }

    pub(super) fn from_parts(r: [u8; 32], s: [u8; 32]) -> Self {
        Self { r, s }
    }

    pub(super) fn r(&self) -> &[u8; 32] {
        &self.r
    }

    pub(super) fn s(&self) -> &[u8; 32] {
        &self.s
    }
}

impl TryFrom<&[u8]> for Signature {
    type Error = Error;

    fn try_from(bytes: &[u8]) -> Result<Self, Error> {
        <&[u8; Self::LENGTH]>::try_from(bytes).map(Self::from_bytes).map_err(|_| Error::InvalidLength)
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signature({}{})", Hex(&self.r), Hex(&self.s))
    }
}
