//! Bytes and text from Python.
//!
//! Immutable `bytes` are borrowed, also while other threads run. Whatever else has a buffer could change
//! meanwhile, so it is copied first.

use std::ops::Deref;

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::{PyByteArray, PyBytes, PyMemoryView, PyString};
use sealstone::Zeroizing;

/// A bytes-like object.
pub(crate) enum Bytes<'a> {
    Borrowed(&'a [u8]),
    Copied(PyBackedBytes),
}

/// A bytes-like object, or text that stands for its UTF-8.
pub(crate) struct BytesOrText<'a>(Bytes<'a>);

/// As [`Bytes`], for secrets: the copy is wiped.
pub(crate) struct SecretBytes(Zeroizing<Vec<u8>>);

/// As [`BytesOrText`], for secrets: the copy is wiped.
pub(crate) struct Secret(Zeroizing<Vec<u8>>);

/// Text that holds a secret: the copy is wiped.
pub(crate) struct SecretText(Zeroizing<String>);

impl<'a, 'py> FromPyObject<'a, 'py> for Bytes<'a> {
    type Error = PyErr;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        if object.is_instance_of::<PyBytes>() {
            return Ok(Self::Borrowed(object.extract()?));
        }
        let view = PyMemoryView::from(&object).map_err(|failed| not_bytes(object, failed))?;
        // In the order of its items, also where they are not contiguous.
        let copy = view.call_method0("tobytes")?.cast_into::<PyBytes>()?;
        Ok(Self::Copied(copy.into()))
    }
}

impl<'a, 'py> FromPyObject<'a, 'py> for BytesOrText<'a> {
    type Error = PyErr;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        match object.cast::<PyString>() {
            Ok(text) => Ok(Self(Bytes::Copied(text.encode_utf8()?.into()))),
            Err(_) => object.extract().map(Self),
        }
    }
}

impl<'py> FromPyObject<'_, 'py> for SecretBytes {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(array) = object.cast::<PyByteArray>() {
            return Ok(Self(Zeroizing::new(array.to_vec()))); // the caller may wipe it: leave no copy behind
        }
        Ok(Self(Zeroizing::new(object.extract::<Bytes<'_>>()?.to_vec())))
    }
}

impl<'py> FromPyObject<'_, 'py> for Secret {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        match object.cast::<PyString>() {
            Ok(text) => Ok(Self(Zeroizing::new(text.encode_utf8()?.as_bytes().to_vec()))),
            Err(_) => Ok(Self(object.extract::<SecretBytes>()?.0)),
        }
    }
}

impl<'py> FromPyObject<'_, 'py> for SecretText {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let text = object.cast::<PyString>()?;
        Ok(Self(Zeroizing::new(text.to_cow()?.into_owned())))
    }
}

/// Has no buffer; other errors, as of a closed mmap, say themselves what is wrong.
fn not_bytes(object: Borrowed<'_, '_, PyAny>, failed: PyErr) -> PyErr {
    if !failed.is_instance_of::<PyTypeError>(object.py()) {
        return failed;
    }
    let kind = object.get_type().name().map_or_else(|_| "object".into(), |name| name.to_string());
    PyTypeError::new_err(format!("a bytes-like object is required, not '{kind}'"))
}

impl Deref for Bytes<'_> {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Borrowed(bytes) => bytes,
            Self::Copied(bytes) => bytes,
        }
    }
}

impl Deref for BytesOrText<'_> {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl Deref for SecretBytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl Deref for Secret {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl Deref for SecretText {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}
