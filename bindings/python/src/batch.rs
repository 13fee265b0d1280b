//! Many signatures at once.

use pyo3::prelude::*;
use sealstone::batch::{self, Item};

use crate::bytes::Bytes;
use crate::error::bad_batch;
use crate::verifying_key::{VerifyingKey, signature};

/// One item as Python gives it: key, message, signature.
type Given<'a, 'py> = (Bound<'py, VerifyingKey>, Bound<'py, PyAny>, Bound<'py, PyAny>);

/// Verifies many signatures at once, with the verdict of verifying them one by one; returns None if all are valid.
///
/// `items` gives tuples of key, message and signature.
///
/// Raises BatchError, whose `bad` names every bad signature, or SealstoneError (batch-empty, invalid-length).
///
/// >>> key = SigningKey.generate()
/// >>> batch.verify([(key.verifying_key, m, key.sign(m)) for m in (b"one", b"two")])
#[pyfunction]
#[pyo3(signature = (items, /))]
pub(crate) fn batch_verify(py: Python<'_>, items: &Bound<'_, PyAny>) -> PyResult<()> {
    let given = items.try_iter()?.map(|item| item?.extract()).collect::<PyResult<Vec<Given<'_, '_>>>>()?;
    let inputs = given
        .iter()
        .map(|(key, message, bytes)| {
            let message: Bytes<'_> = message.extract()?;
            Ok((&key.get().inner, message, signature(&bytes.extract::<Bytes<'_>>()?)?))
        })
        .collect::<PyResult<Vec<_>>>()?;
    py.detach(|| {
        let items = inputs.iter().map(|(key, message, signature)| Item { key, message, signature });
        batch::verify(&items.collect::<Vec<_>>())
    })
    .map_err(|refused| bad_batch(&refused))
}
