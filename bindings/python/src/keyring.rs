//! Whom to believe.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use sealstone::{KeyStatus, KeyringBuf, Timestamp};

use crate::bytes::BytesOrText;
use crate::error::{not_parsed, refused};
use crate::signer::Verifier;
use crate::time::{Time, to_datetime};

struct Status(KeyStatus);

impl<'py> FromPyObject<'_, 'py> for Status {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let name: &str = &object.extract::<std::borrow::Cow<'_, str>>()?;
        name.parse().map(Self).map_err(refused)
    }
}

/// A public key to believe: "active", "retired" (old seals stand) or "revoked" (every seal is refused), with an
/// optional window in which the time that a seal states must lie.
///
/// Its text is a line of a keyring file. A start after the end is an empty window.
///
/// >>> verifier = Signer("example.com/signer", SigningKey.generate()).verifier
/// >>> TrustedKey(verifier, "retired").status
/// 'retired'
#[pyclass(frozen, module = "sealstone")]
#[derive(Clone)]
pub(crate) struct TrustedKey {
    inner: sealstone::TrustedKey,
}

impl From<sealstone::TrustedKey> for TrustedKey {
    fn from(inner: sealstone::TrustedKey) -> Self {
        Self { inner }
    }
}

#[pymethods]
impl TrustedKey {
    #[new]
    #[pyo3(signature = (verifier, status = None, *, valid_from = None, valid_until = None))]
    fn new(
        verifier: &Verifier,
        status: Option<Status>,
        valid_from: Option<Time>,
        valid_until: Option<Time>,
    ) -> Self {
        let mut inner = sealstone::TrustedKey::new(verifier.inner.clone());
        if let Some(Status(status)) = status {
            inner = inner.with_status(status);
        }
        if let Some(Time(time)) = valid_from {
            inner = inner.valid_from(time);
        }
        if let Some(Time(time)) = valid_until {
            inner = inner.valid_until(time);
        }
        Self { inner }
    }

    /// Reads a line of a keyring file: `STATUS VKEY [from TIME] [until TIME]`.
    ///
    /// Raises SealstoneError (keyring-malformed and those of a key).
    #[staticmethod]
    fn parse(line: &str) -> PyResult<Self> {
        line.parse().map(|inner| Self { inner }).map_err(refused)
    }

    /// The key with its name.
    #[getter]
    fn verifier(&self) -> Verifier {
        self.inner.verifier().clone().into()
    }

    /// "active", "retired" or "revoked".
    #[getter]
    fn status(&self) -> &'static str {
        self.inner.status().name()
    }

    /// The first and the last time of the window, each None if it is open.
    #[getter]
    fn window<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let (from, until) = self.inner.window();
        let convert = |time: Option<Timestamp>| time.map(|time| to_datetime(py, time)).transpose();
        PyTuple::new(py, [convert(from)?, convert(until)?])
    }

    /// Whether a time lies in the window.
    fn window_holds(&self, time: Time) -> bool {
        self.inner.window_holds(time.0)
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.inner == other.inner
    }

    fn __str__(&self) -> String {
        self.inner.to_string()
    }

    fn __repr__(&self) -> String {
        format!("<sealstone.TrustedKey {}>", self.inner)
    }
}

/// The keys to believe: `TrustedKey`s, and `Verifier`s that are active. Its text is a keyring file.
///
/// >>> verifier = Signer("example.com/signer", SigningKey.generate()).verifier
/// >>> len(Keyring([verifier]))
/// 1
///
/// Raises SealstoneError (key-duplicate).
#[pyclass(frozen, module = "sealstone")]
pub(crate) struct Keyring {
    inner: KeyringBuf,
}

#[pymethods]
impl Keyring {
    #[new]
    #[pyo3(signature = (keys = None))]
    fn new(keys: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let mut inner = KeyringBuf::new();
        if let Some(keys) = keys {
            for key in keys.try_iter()? {
                inner.add(trusted(&key?)?).map_err(refused)?;
            }
        }
        Ok(Self { inner })
    }

    /// Reads a keyring file: lines of `STATUS VKEY [from TIME] [until TIME]`, empty ones and `#` comments.
    ///
    /// Raises ParseError, with the line.
    #[staticmethod]
    fn parse(data: BytesOrText<'_>) -> PyResult<Self> {
        KeyringBuf::parse(&data).map(|inner| Self { inner }).map_err(not_parsed)
    }

    /// The keys, in order.
    #[getter]
    fn keys<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.inner.keys().iter().cloned().map(TrustedKey::from))
    }

    fn __len__(&self) -> usize {
        self.inner.keys().len()
    }

    fn __str__(&self) -> String {
        self.inner.to_string()
    }

    fn __repr__(&self) -> String {
        format!("<sealstone.Keyring of {} keys>", self.inner.keys().len())
    }
}

fn trusted(key: &Bound<'_, PyAny>) -> PyResult<sealstone::TrustedKey> {
    if let Ok(key) = key.cast::<TrustedKey>() {
        return Ok(key.get().inner.clone());
    }
    if let Ok(verifier) = key.cast::<Verifier>() {
        return Ok(verifier.get().inner.clone().into());
    }
    Err(PyTypeError::new_err(format!("a TrustedKey or Verifier is needed, not '{}'", key.get_type().name()?)))
}

/// What may stand where a keyring is asked for.
pub(crate) enum AnyKeyring<'py> {
    Keyring(Bound<'py, Keyring>),
    Key(Box<sealstone::TrustedKey>),
}

impl<'py> FromPyObject<'_, 'py> for AnyKeyring<'py> {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        match object.cast::<Keyring>() {
            Ok(keyring) => Ok(Self::Keyring(keyring.to_owned())),
            Err(_) => Ok(Self::Key(Box::new(trusted(&object)?))),
        }
    }
}

impl AnyKeyring<'_> {
    pub(crate) fn as_keyring(&self) -> sealstone::Keyring<'_> {
        match self {
            Self::Keyring(keyring) => (&keyring.get().inner).into(),
            Self::Key(key) => (&**key).into(),
        }
    }
}
