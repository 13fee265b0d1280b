//! Times as aware `datetime`s of UTC.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDateTime, PyDelta, PyDeltaAccess, PyTzInfo, PyTzInfoAccess};
use sealstone::Timestamp;

use crate::error;

const SECONDS_PER_DAY: i64 = 86_400;

/// A `datetime` with a zone; a fraction of a second is dropped.
pub(crate) struct Time(pub(crate) Timestamp);

impl<'py> FromPyObject<'_, 'py> for Time {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let time = object.cast::<PyDateTime>()?;
        if time.get_tzinfo().is_none() {
            return Err(PyValueError::new_err(
                "a datetime without a zone is ambiguous: give it a tzinfo, such as timezone.utc",
            ));
        }
        let since = time.sub(epoch(object.py())?)?;
        let since = since.cast::<PyDelta>()?;
        let seconds = i64::from(since.get_days()) * SECONDS_PER_DAY + i64::from(since.get_seconds());
        Timestamp::from_unix_seconds(seconds).map(Self).map_err(error::refused)
    }
}

/// The time given, or the clock's.
pub(crate) fn or_now(time: Option<Time>) -> PyResult<Timestamp> {
    time.map_or_else(|| Timestamp::now().map_err(error::refused), |Time(time)| Ok(time))
}

/// A `datetime` of UTC.
pub(crate) fn to_datetime(py: Python<'_>, time: Timestamp) -> PyResult<Bound<'_, PyAny>> {
    let (days, seconds) =
        (time.unix_seconds().div_euclid(SECONDS_PER_DAY), time.unix_seconds().rem_euclid(SECONDS_PER_DAY));
    epoch(py)?.add(PyDelta::new(py, i32::try_from(days)?, i32::try_from(seconds)?, 0, false)?)
}

fn epoch(py: Python<'_>) -> PyResult<Bound<'_, PyDateTime>> {
    PyDateTime::new(py, 1970, 1, 1, 0, 0, 0, 0, Some(&*PyTzInfo::utc(py)?))
}

/// Reads the one written form of a time, YYYY-MM-DDTHH:MM:SSZ, as an aware datetime.
///
/// Raises SealstoneError (seal-time-invalid).
///
/// >>> parse_time("2026-11-23T14:00:00Z")
/// datetime.datetime(2026, 11, 23, 14, 0, tzinfo=datetime.timezone.utc)
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn parse_time<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    to_datetime(py, text.parse().map_err(error::refused)?)
}

/// Writes an aware datetime as seals do, in UTC; a fraction of a second is dropped.
///
/// >>> from datetime import datetime, timezone
/// >>> format_time(datetime(2026, 11, 23, 14, tzinfo=timezone.utc))
/// '2026-11-23T14:00:00Z'
#[pyfunction]
#[pyo3(signature = (time, /))]
pub(crate) fn format_time(time: Time) -> String {
    time.0.to_string()
}
