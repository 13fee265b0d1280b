//! The rules of other verifiers.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use sealstone::Error;
use sealstone::interop::{self, Item, Profile};

use crate::bytes::{Bytes, BytesOrText};
use crate::error::{bad_batch, refused};

/// A profile by its name.
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

/// See `sealstone.interop.verify`.
#[pyfunction]
#[pyo3(name = "_interop_verify", signature = (profile, key, message, signature, /))]
pub(crate) fn interop_verify(
    py: Python<'_>,
    profile: Named,
    key: Bytes<'_>,
    message: BytesOrText<'_>,
    signature: Bytes<'_>,
) -> PyResult<()> {
    let (key, signature) = (array(&key)?, array(&signature)?);
    py.detach(|| interop::verify(profile.0, &key, &message, &signature)).map_err(refused)
}

/// See `sealstone.interop.verify_batch`.
#[pyfunction]
#[pyo3(name = "_interop_verify_batch", signature = (profile, items, /))]
pub(crate) fn interop_verify_batch(py: Python<'_>, profile: Named, items: &Bound<'_, PyAny>) -> PyResult<()> {
    type Given<'py> = (Bound<'py, PyAny>, Bound<'py, PyAny>, Bound<'py, PyAny>);
    let given = items.try_iter()?.map(|item| item?.extract()).collect::<PyResult<Vec<Given<'_>>>>()?;
    let inputs = given
        .iter()
        .map(|(key, message, signature)| {
            let message: BytesOrText<'_> = message.extract()?;
            Ok((array(&key.extract::<Bytes<'_>>()?)?, message, array(&signature.extract::<Bytes<'_>>()?)?))
        })
        .collect::<PyResult<Vec<_>>>()?;
    py.detach(|| {
        let items = inputs.iter().map(|(key, message, signature)| Item { key, message, signature });
        interop::verify_batch(profile.0, &items.collect::<Vec<_>>())
    })
    .map_err(|refused| bad_batch(&refused))
}
