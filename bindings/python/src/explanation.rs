//! The verdict on a seal, with its reasons.

use pyo3::prelude::*;
use pyo3::types::PyTuple;
use sealstone::{Error, TimeBasis};

use crate::error;
use crate::keyring::TrustedKey;

/// The verdict on a seal's signatures, line by line.
#[pyclass(frozen, module = "sealstone")]
pub(crate) struct Explanation {
    verdict: Result<(), Error>,
    lines: Vec<LineVerdict>,
    valid_keys: Vec<TrustedKey>,
}

impl From<&sealstone::Explanation<'_>> for Explanation {
    fn from(explanation: &sealstone::Explanation<'_>) -> Self {
        Self {
            verdict: explanation.verdict(),
            lines: explanation.lines().iter().map(LineVerdict::from).collect(),
            valid_keys: explanation.valid_keys().cloned().map(TrustedKey::from).collect(),
        }
    }
}

#[pymethods]
impl Explanation {
    /// None if the seal is believed, else the SealstoneError that `Seal.verify` would raise.
    #[getter]
    fn verdict<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.verdict.err().map(|error| error::object(py, error)).transpose()
    }

    /// How each signature line was judged, in the order of the seal.
    #[getter]
    fn lines<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.lines.clone())
    }

    /// The keys that signed and count; none if the verdict is an error.
    #[getter]
    fn valid_keys<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.valid_keys.clone())
    }

    fn __repr__(&self) -> String {
        let verdict = self.verdict.err().map_or("valid", Error::name);
        format!("<sealstone.Explanation {verdict}, {} lines>", self.lines.len())
    }
}

/// How a signature line was judged.
#[pyclass(frozen, module = "sealstone")]
#[derive(Clone)]
pub(crate) struct LineVerdict {
    name: &'static str,
    key: Option<TrustedKey>,
    basis: Option<TimeBasis>,
    error: Option<Error>,
}

impl From<&sealstone::LineVerdict<'_>> for LineVerdict {
    fn from(line: &sealstone::LineVerdict<'_>) -> Self {
        Self {
            name: line.name(),
            key: line.key().cloned().map(TrustedKey::from),
            basis: line.basis(),
            error: line.error(),
        }
    }
}

#[pymethods]
impl LineVerdict {
    /// "valid", "unknown-signer", "outside-window", "revoked" or "refused".
    #[getter]
    fn verdict(&self) -> &'static str {
        self.name
    }

    /// The key of the keyring that the line names, or None.
    #[getter]
    fn key(&self) -> Option<TrustedKey> {
        self.key.clone()
    }

    /// With which time the key's window was compared, if the line counts: "no-window" or "claimed-time".
    #[getter]
    fn basis(&self) -> Option<&'static str> {
        self.basis.map(TimeBasis::name)
    }

    /// Why the line does not count, as a SealstoneError, if it names a key of the keyring.
    #[getter]
    fn error<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.error.map(|error| error::object(py, error)).transpose()
    }

    fn __repr__(&self) -> String {
        format!("<sealstone.LineVerdict {}>", self.name)
    }
}
