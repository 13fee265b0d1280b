//! Keys with names.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use sealstone::KeyName;

use crate::content::Algorithm;
use crate::error::{self, refused};
use crate::file::Signals;
use crate::seal::Seal;
use crate::signing_key::SigningKey;
use crate::statement::Statement;
use crate::time::{self, Time};
use crate::verifying_key::VerifyingKey;

/// A private key with a name: it makes seals.
///
/// >>> signer = Signer("example.com/signer", SigningKey.generate())
/// >>> seal = signer.sign(Statement(Content.of(b"the report"), name="report.txt"))
///
/// Raises SealstoneError (key-name-invalid).
#[pyclass(frozen, module = "sealstone")]
pub(crate) struct Signer {
    inner: sealstone::Signer,
}

#[pymethods]
impl Signer {
    #[new]
    fn new(name: &str, signing_key: &SigningKey) -> PyResult<Self> {
        let inner = sealstone::Signer::new(name, signing_key.duplicate()).map_err(refused)?;
        Ok(Self { inner })
    }

    /// The private key, for raw signatures. A service that signs its callers' bytes with it lets them make seals.
    #[getter]
    fn signing_key(&self) -> SigningKey {
        sealstone::SigningKey::from_bytes(self.inner.signing_key().as_bytes()).into()
    }

    /// The public half with its name, to publish.
    #[getter]
    fn verifier(&self) -> Verifier {
        self.inner.verifier().clone().into()
    }

    /// Seals a statement and gives the seal's text.
    fn sign(&self, py: Python<'_>, statement: &Statement) -> String {
        py.detach(|| self.inner.sign(&statement.inner.as_statement()))
    }

    /// Adds a signature to a seal and gives the text of the longer one.
    ///
    /// Raises SealstoneError (signature-repeated, seal-signatures-too-many and others).
    fn add_signature(&self, py: Python<'_>, seal: &Seal) -> PyResult<String> {
        py.detach(|| self.inner.add_signature(&seal.inner.as_seal())).map_err(refused)
    }

    /// Seals a file under its own name. Signals are handled, so that Ctrl-C ends it.
    ///
    /// Raises OSError, or SealstoneError (content-changed, seal-name-invalid).
    #[pyo3(signature = (path, algorithm = None, time = None))]
    fn sign_file(
        &self,
        py: Python<'_>,
        path: PathBuf,
        algorithm: Option<Algorithm>,
        time: Option<Time>,
    ) -> PyResult<String> {
        let (algorithm, time) = (Algorithm::or_default(algorithm), time::or_now(time)?);
        let mut signals = Signals::new();
        let sealed = py.detach(|| self.inner.sign_file_with(&path, algorithm, time, |_| signals.check()));
        sealed.map_err(|failed| signals.or(error::file(&path)(failed)))
    }

    fn __repr__(&self) -> String {
        format!("<sealstone.Signer {}>", self.inner.verifier())
    }

    fn __reduce__(&self) -> PyResult<()> {
        Err(PyTypeError::new_err("a signer holds a private key: it is neither pickled nor copied"))
    }
}

/// A public key with a name. Its text is the verifier line (vkey) of signed notes, for publishing.
///
/// >>> verifier = Signer("example.com/signer", SigningKey.generate()).verifier
/// >>> Verifier.parse(str(verifier)) == verifier
/// True
///
/// Raises SealstoneError (key-name-invalid).
#[pyclass(frozen, module = "sealstone")]
#[derive(Clone)]
pub(crate) struct Verifier {
    pub(crate) inner: sealstone::Verifier,
}

impl From<sealstone::Verifier> for Verifier {
    fn from(inner: sealstone::Verifier) -> Self {
        Self { inner }
    }
}

#[pymethods]
impl Verifier {
    /// The longest name in bytes of UTF-8.
    #[classattr]
    const MAX_NAME_LENGTH: usize = KeyName::MAX_LENGTH;

    #[new]
    fn new(name: &str, key: &VerifyingKey) -> PyResult<Self> {
        sealstone::Verifier::new(name, key.inner).map(Self::from).map_err(refused)
    }

    /// Reads a verifier line: `NAME+ID+KEY`, without its line end.
    ///
    /// Raises SealstoneError (key-malformed, key-id-mismatch and others).
    #[staticmethod]
    fn parse(vkey: &str) -> PyResult<Self> {
        vkey.parse().map(|inner| Self { inner }).map_err(refused)
    }

    /// The name.
    #[getter]
    fn name(&self) -> &str {
        self.inner.name().as_str()
    }

    /// The key id of 4 bytes: a hint, not a proof.
    #[getter]
    fn id<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &self.inner.id().to_bytes())
    }

    /// The public key.
    #[getter]
    fn key(&self) -> VerifyingKey {
        (*self.inner.key()).into()
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.inner == other.inner
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.inner.to_string().hash(&mut hasher);
        hasher.finish()
    }

    fn __str__(&self) -> String {
        self.inner.to_string()
    }

    fn __repr__(&self) -> String {
        format!("<sealstone.Verifier {}>", self.inner)
    }
}
