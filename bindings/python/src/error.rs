//! The core's errors as the exceptions of `sealstone.errors`, which are defined in Python.

use std::io;
use std::path::Path;

use pyo3::exceptions::{PyOSError, PyValueError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyTuple, PyType};
use sealstone::batch::BatchError;
use sealstone::{Error, FileError, ParseError};

static SEALSTONE_ERROR: PyOnceLock<Py<PyType>> = PyOnceLock::new();
static PARSE_ERROR: PyOnceLock<Py<PyType>> = PyOnceLock::new();
static BATCH_ERROR: PyOnceLock<Py<PyType>> = PyOnceLock::new();

const MODULE: &str = "sealstone.errors";

/// `SealstoneError`.
pub(crate) fn refused(error: Error) -> PyErr {
    Python::attach(|py| raised(object(py, error)))
}

/// A `SealstoneError` that is not raised, as a part of an explanation.
pub(crate) fn object(py: Python<'_>, error: Error) -> PyResult<Bound<'_, PyAny>> {
    let class = SEALSTONE_ERROR.import(py, MODULE, "SealstoneError")?;
    class.call1((error.code(), error.name(), error.to_string()))
}

/// `ParseError`, with its line.
pub(crate) fn not_parsed(refused: ParseError) -> PyErr {
    let error = refused.error();
    Python::attach(|py| {
        let arguments = (error.code(), error.name(), refused.to_string(), refused.line());
        raised(PARSE_ERROR.import(py, MODULE, "ParseError").and_then(|class| class.call1(arguments)))
    })
}

/// `BatchError`, with every bad signature.
pub(crate) fn bad_batch(refused: &BatchError) -> PyErr {
    let error = refused.error();
    Python::attach(|py| {
        let bad = refused.bad().iter().map(|(index, error)| Ok((*index, object(py, *error)?)));
        let made = bad.collect::<PyResult<Vec<_>>>().and_then(|bad| {
            let arguments = (error.code(), error.name(), refused.to_string(), PyTuple::new(py, bad)?);
            BATCH_ERROR.import(py, MODULE, "BatchError")?.call1(arguments)
        });
        raised(made)
    })
}

/// An exception that was made, or what went wrong in making it.
fn raised(made: PyResult<Bound<'_, PyAny>>) -> PyErr {
    made.map_or_else(|failed| failed, PyErr::from_value)
}

/// The system's own error as `OSError` with number and file, of which Python makes `FileNotFoundError` and
/// the like; else the core's.
pub(crate) fn file(path: &Path) -> impl FnOnce(FileError) -> PyErr + '_ {
    move |failed| match failed {
        FileError::Io(error) => system(&error, path),
        other => refused(other.error()),
    }
}

fn system(error: &io::Error, path: &Path) -> PyErr {
    let Some(number) = error.raw_os_error() else {
        // The path itself is impossible, as with a NUL in it: Python's `open` raises ValueError too.
        return PyValueError::new_err(error.to_string());
    };
    Python::attach(|py| {
        let strerror = py.import("os")?.call_method1("strerror", (number,))?;
        Ok(PyOSError::new_err((number, strerror.unbind(), path.as_os_str().to_owned())))
    })
    .unwrap_or_else(|failed: PyErr| failed)
}

/// Every error's name and number, read-only.
pub(crate) fn codes(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    let codes = PyDict::new(py);
    for error in Error::ALL {
        codes.set_item(error.name(), error.code())?;
    }
    py.import("types")?.call_method1("MappingProxyType", (codes,))
}
