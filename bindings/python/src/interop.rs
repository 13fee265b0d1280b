//! The rules of other verifiers.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use sealstone::Error;
use sealstone::interop::{self, Item, Profile};

use crate::bytes::Bytes;
use crate::error::{bad_batch, refused};

pub(crate) struct Named(Profile);

impl<'py> FromPyObject<'_, 'py> for Named {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let name: &str = &object.extract::<std::borrow::Cow<'_, str>>()?;
        let profile = Profile::ALL.iter().find(|profile| profile.name() == name);
        profile.map(|profile| Self(*profile)).ok_or_else(|| {
            let known: Vec<_> = Profile::ALL.iter().map(|profile| profile.name()).collect();
            PyValueError::new_err(format!("a profile is one of {}", known.join(", ")))
        })
    }
}

fn array<const N: usize>(bytes: &[u8]) -> PyResult<[u8; N]> {
    bytes.try_into().map_err(|_| refused(Error::InvalidLength))
}

/// Verifies an Ed25519 signature on raw bytes as another verifier does; returns None if that one accepts it.
///
/// `profile` is "ref10" (OpenSSL, ring, Go) or "zip215". To decide whether something is signed, use
/// `VerifyingKey.verify`.
///
/// Raises SealstoneError (signature-invalid, signature-not-canonical, key-not-on-curve, invalid-length).
///
/// >>> identity = bytes([1]) + bytes(31)   # under this key, one signature is "valid" for every message
/// >>> interop.verify("ref10", identity, b"any message", identity + bytes(32))
#[pyfunction]
#[pyo3(signature = (profile, key, message, signature, /))]
pub(crate) fn interop_verify(
    py: Python<'_>,
    profile: Named,
    key: Bytes<'_>,
    message: Bytes<'_>,
    signature: Bytes<'_>,
) -> PyResult<()> {
    let (key, signature) = (array(&key)?, array(&signature)?);
    py.detach(|| interop::verify(profile.0, &key, &message, &signature)).map_err(refused)
}

/// Verifies many signatures under a profile; `items` gives tuples of key, message and signature as bytes.
///
/// Raises BatchError, whose `bad` names every bad signature, or SealstoneError (batch-empty, invalid-length).
#[pyfunction]
#[pyo3(signature = (profile, items, /))]
pub(crate) fn interop_verify_batch(py: Python<'_>, profile: Named, items: &Bound<'_, PyAny>) -> PyResult<()> {
    type Given<'py> = (Bound<'py, PyAny>, Bound<'py, PyAny>, Bound<'py, PyAny>);
    let given = items.try_iter()?.map(|item| item?.extract()).collect::<PyResult<Vec<Given<'_>>>>()?;
    let inputs = given
        .iter()
        .map(|(key, message, signature)| {
            let message: Bytes<'_> = message.extract()?;
            Ok((array(&key.extract::<Bytes<'_>>()?)?, message, array(&signature.extract::<Bytes<'_>>()?)?))
        })
        .collect::<PyResult<Vec<_>>>()?;
    py.detach(|| {
        let items = inputs.iter().map(|(key, message, signature)| Item { key, message, signature });
        interop::verify_batch(profile.0, &items.collect::<Vec<_>>())
    })
    .map_err(|refused| bad_batch(&refused))
}
