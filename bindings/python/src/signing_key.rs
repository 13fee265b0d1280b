//! Private keys.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::bytes::{Bytes, BytesOrText, Secret, SecretBytes, SecretText};
use crate::error::refused;
use crate::prehash::{Prehash, context};
use crate::verifying_key::VerifyingKey;

/// An Ed25519 private key with its public half, for raw signatures.
///
/// Made by `generate`, `read` and the other class methods. It cannot be printed, copied, compared or pickled; its
/// memory is wiped when it is collected. To seal, make a `Signer`.
///
/// >>> key = SigningKey.generate()
/// >>> signature = key.sign(b"message")
/// >>> key.verifying_key.verify(b"message", signature)
#[pyclass(frozen, module = "sealstone")]
pub(crate) struct SigningKey {
    inner: sealstone::SigningKey,
}

impl SigningKey {
    /// Another key with the same seed, as every owner wipes its own.
    pub(crate) fn duplicate(&self) -> sealstone::SigningKey {
        sealstone::SigningKey::from_bytes(self.inner.as_bytes())
    }
}

impl From<sealstone::SigningKey> for SigningKey {
    fn from(inner: sealstone::SigningKey) -> Self {
        Self { inner }
    }
}

#[pymethods]
impl SigningKey {
    /// The length of a seed in bytes.
    #[classattr]
    const LENGTH: usize = sealstone::SigningKey::LENGTH;

    /// Makes a key from the system's random generator.
    ///
    /// Raises SealstoneError (random-unavailable).
    #[staticmethod]
    fn generate() -> PyResult<Self> {
        sealstone::SigningKey::generate().map(Self::from).map_err(refused)
    }

    /// Reads a key in any format: seed of 32 bytes, PKCS#8 (DER or PEM, plain or encrypted), OpenSSH, JWK.
    ///
    /// Raises SealstoneError, such as key-format-unknown, passphrase-required or passphrase-wrong.
    #[staticmethod]
    #[pyo3(signature = (data, passphrase = None))]
    fn read(py: Python<'_>, data: Secret, passphrase: Option<Secret>) -> PyResult<Self> {
        let read = py.detach(|| sealstone::SigningKey::read(&data, passphrase.as_deref()));
        read.map(Self::from).map_err(refused)
    }

    /// Takes a seed of 32 bytes (RFC 8032).
    ///
    /// Raises SealstoneError (invalid-length).
    #[staticmethod]
    fn from_bytes(seed: SecretBytes) -> PyResult<Self> {
        sealstone::SigningKey::try_from(&*seed).map(Self::from).map_err(refused)
    }

    /// The seed. Python cannot wipe it: keep it short-lived.
    fn to_bytes<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, self.inner.as_bytes())
    }

    /// Reads unencrypted PKCS#8 in DER, version 1 or 2.
    #[staticmethod]
    fn from_pkcs8_der(data: Secret) -> PyResult<Self> {
        sealstone::SigningKey::from_pkcs8_der(&data).map(Self::from).map_err(refused)
    }

    /// PKCS#8 version 1 in DER, unencrypted, as OpenSSL reads it.
    fn to_pkcs8_der<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &self.inner.to_pkcs8_der())
    }

    /// Reads unencrypted PKCS#8 in PEM.
    #[staticmethod]
    fn from_pkcs8_pem(text: SecretText) -> PyResult<Self> {
        sealstone::SigningKey::from_pkcs8_pem(&text).map(Self::from).map_err(refused)
    }

    /// PKCS#8 version 1 in PEM, unencrypted, as OpenSSL reads it.
    fn to_pkcs8_pem(&self) -> String {
        self.inner.to_pkcs8_pem().to_string()
    }

    /// Reads encrypted PKCS#8 in DER (PBES2 with scrypt or PBKDF2).
    ///
    /// Raises SealstoneError, such as passphrase-wrong or kdf-too-costly.
    #[staticmethod]
    fn from_encrypted_pkcs8_der(py: Python<'_>, data: Secret, passphrase: Secret) -> PyResult<Self> {
        let read = py.detach(|| sealstone::SigningKey::from_encrypted_pkcs8_der(&data, &passphrase));
        read.map(Self::from).map_err(refused)
    }

    /// PKCS#8 in DER, encrypted under a passphrase. Takes a fraction of a second, on purpose.
    fn to_encrypted_pkcs8_der<'py>(
        &self,
        py: Python<'py>,
        passphrase: Secret,
    ) -> PyResult<Bound<'py, PyBytes>> {
        let der = py.detach(|| self.inner.to_encrypted_pkcs8_der(&passphrase)).map_err(refused)?;
        Ok(PyBytes::new(py, &der))
    }

    /// Reads encrypted PKCS#8 in PEM (PBES2 with scrypt or PBKDF2).
    #[staticmethod]
    fn from_encrypted_pkcs8_pem(py: Python<'_>, text: &str, passphrase: Secret) -> PyResult<Self> {
        let read = py.detach(|| sealstone::SigningKey::from_encrypted_pkcs8_pem(text, &passphrase));
        read.map(Self::from).map_err(refused)
    }

    /// PKCS#8 in PEM, encrypted under a passphrase. Takes a fraction of a second, on purpose.
    fn to_encrypted_pkcs8_pem(&self, py: Python<'_>, passphrase: Secret) -> PyResult<String> {
        py.detach(|| self.inner.to_encrypted_pkcs8_pem(&passphrase)).map_err(refused)
    }

    /// Reads an OpenSSH private key, encrypted if a passphrase is given.
    #[staticmethod]
    #[pyo3(signature = (text, passphrase = None))]
    fn from_openssh(py: Python<'_>, text: SecretText, passphrase: Option<Secret>) -> PyResult<Self> {
        let read = py.detach(|| sealstone::SigningKey::from_openssh(&text, passphrase.as_deref()));
        read.map(Self::from).map_err(refused)
    }

    /// Reads a private JSON Web Key (RFC 8037).
    #[staticmethod]
    fn from_jwk(text: SecretText) -> PyResult<Self> {
        sealstone::SigningKey::from_jwk(&text).map(Self::from).map_err(refused)
    }

    /// The public half.
    #[getter]
    fn verifying_key(&self) -> VerifyingKey {
        (*self.inner.verifying_key()).into()
    }

    /// Signs a message, bytes or text, with Ed25519 (RFC 8032) and gives the 64 bytes of the signature.
    fn sign<'py>(&self, py: Python<'py>, message: BytesOrText<'_>) -> Bound<'py, PyBytes> {
        let signature = py.detach(|| self.inner.sign(&message));
        PyBytes::new(py, &signature.to_bytes())
    }

    /// Signs a message that was given to a `Prehash`, with Ed25519ph. The prehash can be used on.
    ///
    /// Raises SealstoneError (context-too-long) if the context is over 255 bytes.
    #[pyo3(signature = (prehash, context = None))]
    fn sign_prehashed<'py>(
        &self,
        py: Python<'py>,
        prehash: &Prehash,
        context: Option<Bytes<'_>>,
    ) -> PyResult<Bound<'py, PyBytes>> {
        let context = self::context(context.as_deref())?;
        let signature = self.inner.sign_prehashed(prehash.state(py), &context);
        Ok(PyBytes::new(py, &signature.to_bytes()))
    }

    fn __repr__(&self) -> String {
        format!("<sealstone.SigningKey of {}>", VerifyingKey::from(*self.inner.verifying_key()).hex())
    }

    fn __reduce__(&self) -> PyResult<()> {
        Err(PyTypeError::new_err(
            "a private key is neither pickled nor copied: write it with to_encrypted_pkcs8_pem()",
        ))
    }
}
