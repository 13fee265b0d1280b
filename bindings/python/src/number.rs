//! Whole numbers from Python, which have no largest.

use pyo3::exceptions::PyOverflowError;
use pyo3::prelude::*;

/// A number, or `None` for one that is negative or that no integer of the core can hold: it is for the core's error
/// to say what is wrong with it.
pub(crate) struct Whole(pub(crate) Option<u64>);

impl Whole {
    pub(crate) const ONE: Self = Self(Some(1));
}

impl<'py> FromPyObject<'_, 'py> for Whole {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        match object.extract() {
            Ok(number) => Ok(Self(Some(number))),
            Err(error) if error.is_instance_of::<PyOverflowError>(object.py()) => Ok(Self(None)),
            Err(error) => Err(error),
        }
    }
}
