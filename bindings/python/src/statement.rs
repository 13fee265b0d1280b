//! The part of a seal that is signed.

use std::collections::BTreeMap;

use pyo3::prelude::*;
use pyo3::types::PyDict;
use sealstone::StatementBuf;

use crate::content::Content;
use crate::error::refused;
use crate::time::{self, Time, to_datetime};

/// What a signer says of content: what it is, when, and optionally its name, media type and claims.
///
/// `time` is now unless given; `claims` is a mapping of text.
///
/// >>> statement = Statement(Content.of(b"the report"), name="report.txt", claims={"build": "7"})
/// >>> statement.name, statement.claims
/// ('report.txt', {'build': '7'})
///
/// Raises SealstoneError (seal-name-invalid, seal-type-invalid, seal-claim-invalid, seal-claims-too-many).
#[pyclass(frozen, module = "sealstone")]
pub(crate) struct Statement {
    pub(crate) inner: StatementBuf,
}

impl From<&sealstone::Statement<'_>> for Statement {
    fn from(statement: &sealstone::Statement<'_>) -> Self {
        Self { inner: (*statement).into() }
    }
}

#[pymethods]
impl Statement {
    /// The longest text of a statement in bytes.
    #[classattr]
    const MAX_LENGTH: usize = sealstone::Statement::MAX_LENGTH;
    /// How many claims fit.
    #[classattr]
    const MAX_CLAIMS: usize = sealstone::Statement::MAX_CLAIMS;
    /// The longest key of a claim in bytes.
    #[classattr]
    const MAX_CLAIM_KEY_LENGTH: usize = sealstone::Statement::MAX_CLAIM_KEY_LENGTH;
    /// The longest value of a claim in bytes of UTF-8.
    #[classattr]
    const MAX_CLAIM_VALUE_LENGTH: usize = sealstone::Statement::MAX_CLAIM_VALUE_LENGTH;
    /// The longest name in bytes of UTF-8.
    #[classattr]
    const MAX_NAME_LENGTH: usize = sealstone::Statement::MAX_NAME_LENGTH;
    /// The longest media type in bytes of UTF-8.
    #[classattr]
    const MAX_TYPE_LENGTH: usize = sealstone::Statement::MAX_TYPE_LENGTH;

    #[new]
    #[pyo3(signature = (content, time = None, *, name = None, media_type = None, claims = None))]
    fn new(
        content: &Content,
        time: Option<Time>,
        name: Option<String>,
        media_type: Option<String>,
        claims: Option<BTreeMap<String, String>>,
    ) -> PyResult<Self> {
        let claims = claims.unwrap_or_default(); // sorted by key
        let pairs: Vec<_> = claims.iter().map(|(key, value)| (&**key, &**value)).collect();
        let mut statement = sealstone::Statement::new(content.inner, time::or_now(time)?)
            .with_claims(&pairs)
            .map_err(refused)?;
        if let Some(name) = &name {
            statement = statement.with_name(name).map_err(refused)?;
        }
        if let Some(media_type) = &media_type {
            statement = statement.with_type(media_type).map_err(refused)?;
        }
        Ok(Self { inner: statement.into() })
    }

    /// The content's digest and size.
    #[getter]
    fn content(&self) -> Content {
        (*self.inner.as_statement().content()).into()
    }

    /// When the signer says that it sealed.
    #[getter]
    fn time<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_datetime(py, self.inner.as_statement().time())
    }

    /// What the content is called, or None.
    #[getter]
    fn name(&self) -> Option<&str> {
        self.inner.as_statement().name()
    }

    /// The content's media type, or None.
    #[getter]
    fn media_type(&self) -> Option<&str> {
        self.inner.as_statement().media_type()
    }

    /// The claims, sorted by key, in a dict of the caller's.
    #[getter]
    fn claims<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let claims = PyDict::new(py);
        let mut pairs = self.inner.as_statement().claims().into_iter();
        pairs.try_for_each(|(key, value)| claims.set_item(key, value))?;
        Ok(claims)
    }

    /// The text that is signed.
    fn __str__(&self) -> String {
        self.inner.as_statement().to_string()
    }

    fn __repr__(&self) -> String {
        let statement = self.inner.as_statement();
        let name = statement.name().unwrap_or("content without a name");
        format!("<sealstone.Statement on {name:?} at {}>", statement.time())
    }
}
