//! Public keys.

use std::hash::{DefaultHasher, Hash, Hasher};

use pyo3::prelude::*;
use pyo3::types::PyBytes;
use sealstone::Signature;

use crate::bytes::{Bytes, BytesOrText};
use crate::error::refused;
use crate::prehash::{Prehash, StreamVerifier, context};

/// An Ed25519 public key, checked once when it is made: canonical and of the prime order.
///
/// A signature is valid under the rule Universal: what it accepts, all verifiers that we test against accept.
/// `verify` returns None or raises; there is no result to forget.
///
/// >>> key = SigningKey.from_bytes(bytes(32))
/// >>> VerifyingKey.from_bytes(key.verifying_key.to_bytes()) == key.verifying_key
/// True
#[pyclass(frozen, module = "sealstone")]
#[derive(Clone)]
pub(crate) struct VerifyingKey {
    pub(crate) inner: sealstone::VerifyingKey,
}

impl VerifyingKey {
    pub(crate) fn hex(&self) -> String {
        self.inner.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl From<sealstone::VerifyingKey> for VerifyingKey {
    fn from(inner: sealstone::VerifyingKey) -> Self {
        Self { inner }
    }
}

/// A signature from its bytes.
pub(crate) fn signature(bytes: &[u8]) -> PyResult<Signature> {
    Signature::try_from(bytes).map_err(refused)
}

#[pymethods]
impl VerifyingKey {
    /// The length of a public key in bytes.
    #[classattr]
    const LENGTH: usize = sealstone::VerifyingKey::LENGTH;

    /// Reads a public key in any format: 32 bytes, SPKI (DER or PEM), OpenSSH, JWK, or a verifier line (vkey).
    ///
    /// Raises SealstoneError, such as key-format-unknown or key-small-order.
    #[staticmethod]
    fn read(data: BytesOrText<'_>) -> PyResult<Self> {
        sealstone::VerifyingKey::read(&data).map(Self::from).map_err(refused)
    }

    /// Takes the 32 bytes of RFC 8032.
    ///
    /// Raises SealstoneError (invalid-length, key-not-canonical, key-not-on-curve, key-small-order,
    /// key-mixed-order).
    #[staticmethod]
    fn from_bytes(key: Bytes<'_>) -> PyResult<Self> {
        sealstone::VerifyingKey::try_from(&*key).map(Self::from).map_err(refused)
    }

    /// The 32 bytes of RFC 8032.
    fn to_bytes<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, self.inner.as_bytes())
    }

    /// Reads SPKI in DER.
    #[staticmethod]
    fn from_spki_der(data: BytesOrText<'_>) -> PyResult<Self> {
        sealstone::VerifyingKey::from_spki_der(&data).map(Self::from).map_err(refused)
    }

    /// SPKI in DER.
    fn to_spki_der<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &self.inner.to_spki_der())
    }

    /// Reads SPKI in PEM.
    #[staticmethod]
    fn from_spki_pem(text: &str) -> PyResult<Self> {
        sealstone::VerifyingKey::from_spki_pem(text).map(Self::from).map_err(refused)
    }

    /// SPKI in PEM.
    fn to_spki_pem(&self) -> String {
        self.inner.to_spki_pem()
    }

    /// Reads a line of OpenSSH: `ssh-ed25519 BASE64 [comment]`.
    #[staticmethod]
    fn from_openssh(text: &str) -> PyResult<Self> {
        sealstone::VerifyingKey::from_openssh(text).map(Self::from).map_err(refused)
    }

    /// A line of OpenSSH with a comment, which may be empty.
    #[pyo3(signature = (comment = ""))]
    fn to_openssh(&self, comment: &str) -> PyResult<String> {
        self.inner.to_openssh(comment).map_err(refused)
    }

    /// Reads a public JSON Web Key (RFC 8037).
    #[staticmethod]
    fn from_jwk(text: &str) -> PyResult<Self> {
        sealstone::VerifyingKey::from_jwk(text).map(Self::from).map_err(refused)
    }

    /// A public JSON Web Key (RFC 8037).
    fn to_jwk(&self) -> String {
        self.inner.to_jwk()
    }

    /// Verifies a signature of 64 bytes; returns None if it is valid.
    ///
    /// Raises SealstoneError (signature-invalid, signature-not-canonical, signature-small-order,
    /// invalid-length).
    fn verify(&self, py: Python<'_>, message: BytesOrText<'_>, signature: Bytes<'_>) -> PyResult<()> {
        let signature = self::signature(&signature)?;
        py.detach(|| self.inner.verify(&message, &signature)).map_err(refused)
    }

    /// Verifies an Ed25519ph signature of a message that was given to a `Prehash`, which can be used on.
    ///
    /// Raises SealstoneError, as `verify` and context-too-long.
    #[pyo3(signature = (prehash, signature, context = None))]
    fn verify_prehashed(
        &self,
        py: Python<'_>,
        prehash: &Prehash,
        signature: Bytes<'_>,
        context: Option<Bytes<'_>>,
    ) -> PyResult<()> {
        let (signature, context) = (self::signature(&signature)?, self::context(context.as_deref())?);
        let prehash = prehash.state(py);
        py.detach(|| self.inner.verify_prehashed(prehash, &context, &signature)).map_err(refused)
    }

    /// Starts verifying a signature of a message that arrives in parts.
    ///
    /// Raises SealstoneError if the signature is refused whatever the message.
    fn verify_stream(&self, signature: Bytes<'_>) -> PyResult<StreamVerifier> {
        let signature = self::signature(&signature)?;
        self.inner.verify_stream(&signature).map(StreamVerifier::new).map_err(refused)
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.inner == other.inner
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.inner.hash(&mut hasher);
        hasher.finish()
    }

    fn __repr__(&self) -> String {
        format!("<sealstone.VerifyingKey {}>", self.hex())
    }
}
