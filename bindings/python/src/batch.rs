//! Many signatures at once.

use pyo3::prelude::*;
use sealstone::batch::{self, Item};

use crate::bytes::{Bytes, BytesOrText};
use crate::error::bad_batch;
use crate::verifying_key::{VerifyingKey, signature};

/// One item as Python gives it: key, message, signature.
type Given<'a, 'py> = (Bound<'py, VerifyingKey>, Bound<'py, PyAny>, Bound<'py, PyAny>);

/// See `sealstone.batch.verify`.
#[pyfunction]
#[pyo3(name = "_batch_verify", signature = (items, /))]
pub(crate) fn batch_verify(py: Python<'_>, items: &Bound<'_, PyAny>) -> PyResult<()> {
    let given = items.try_iter()?.map(|item| item?.extract()).collect::<PyResult<Vec<Given<'_, '_>>>>()?;
    let inputs = given
        .iter()
        .map(|(key, message, bytes)| {
            let message: BytesOrText<'_> = message.extract()?;
            Ok((&key.get().inner, message, signature(&bytes.extract::<Bytes<'_>>()?)?))
        })
        .collect::<PyResult<Vec<_>>>()?;
    py.detach(|| {
        let items = inputs.iter().map(|(key, message, signature)| Item { key, message, signature });
        batch::verify(&items.collect::<Vec<_>>())
    })
    .map_err(|refused| bad_batch(&refused))
}
