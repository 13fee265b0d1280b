//! Bytes and text from Python.
//!
//! Immutable `bytes` are borrowed, also while other threads run. Whatever else has a buffer could change
//! meanwhile, so it is copied first.

use std::borrow::Cow;
use std::ops::Deref;

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes, PyMemoryView, PyString};
use sealstone::Zeroizing;

/// A bytes-like object.
pub(crate) struct Bytes<'a>(Cow<'a, [u8]>);

/// A bytes-like object, or text that stands for its UTF-8.
pub(crate) struct BytesOrText<'a>(Cow<'a, [u8]>);

/// As [`BytesOrText`], for secrets: the copy is wiped.
pub(crate) struct Secret(Zeroizing<Vec<u8>>);

/// Text that holds a secret: the copy is wiped.
pub(crate) struct SecretText(Zeroizing<String>);

impl<'a, 'py> FromPyObject<'a, 'py> for Bytes<'a> {
    type Error = PyErr;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        if object.is_instance_of::<PyBytes>() {
            return Ok(Self(Cow::Borrowed(object.extract()?)));
        }
        if let Ok(array) = object.cast::<PyByteArray>() {
            return Ok(Self(Cow::Owned(array.to_vec())));
        }
        let view = PyMemoryView::from(&object).map_err(|failed| not_bytes(object, failed))?;
        // In the order of its items, also where they are not contiguous.
        let bytes = view.call_method0("tobytes")?;
        Ok(Self(Cow::Owned(bytes.cast::<PyBytes>()?.as_bytes().to_vec())))
    }
}

impl<'a, 'py> FromPyObject<'a, 'py> for BytesOrText<'a> {
    type Error = PyErr;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        match object.cast::<PyString>() {
            Ok(text) => Ok(Self(Cow::Owned(text.to_cow()?.into_owned().into_bytes()))),
            Err(_) => Ok(Self(object.extract::<Bytes<'a>>()?.0)),
        }
    }
}

impl<'py> FromPyObject<'_, 'py> for Secret {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let input: BytesOrText<'_> = object.extract()?;
        Ok(Self(Zeroizing::new(input.0.into_owned())))
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
        &self.0
    }
}

impl Deref for BytesOrText<'_> {
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
