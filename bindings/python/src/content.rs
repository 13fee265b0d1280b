//! What is signed, reduced to digest and size.

use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;
use std::sync::Mutex;

use pyo3::prelude::*;
use pyo3::types::PyBytes;
use sealstone::{Digest, DigestAlgorithm, Error};

use crate::bytes::{Bytes, BytesOrText};
use crate::error::{self, refused};
use crate::file::{FileObject, Signals};
use crate::number::Whole;
use crate::prehash::{finished, lock};

/// An algorithm by its name.
pub(crate) struct Algorithm(pub(crate) DigestAlgorithm);

impl<'py> FromPyObject<'_, 'py> for Algorithm {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let name: &str = &object.extract::<std::borrow::Cow<'_, str>>()?;
        name.parse().map(Self).map_err(refused)
    }
}

impl Algorithm {
    /// The one given, or the core's default.
    pub(crate) fn or_default(given: Option<Self>) -> DigestAlgorithm {
        given.map_or_else(DigestAlgorithm::default, |Self(algorithm)| algorithm)
    }
}

/// The length of an algorithm's digest in bytes.
///
/// >>> digest_length("sha-512")
/// 64
#[pyfunction]
#[pyo3(signature = (algorithm, /))]
pub(crate) fn digest_length(algorithm: Algorithm) -> usize {
    algorithm.0.digest_length()
}

/// What a seal says of content: its digest and its size in bytes.
///
/// >>> content = Content.of(b"the report")
/// >>> content.size, content.algorithm
/// (10, 'sha-256')
#[pyclass(frozen, module = "sealstone")]
#[derive(Clone, Copy)]
pub(crate) struct Content {
    pub(crate) inner: sealstone::Content,
}

impl From<sealstone::Content> for Content {
    fn from(inner: sealstone::Content) -> Self {
        Self { inner }
    }
}

#[pymethods]
impl Content {
    /// The largest size that a seal can state, in bytes.
    #[classattr]
    const MAX_SIZE: u64 = sealstone::Content::MAX_SIZE;

    /// Hashes content that is in memory.
    #[staticmethod]
    #[pyo3(signature = (data, algorithm = None))]
    fn of(py: Python<'_>, data: BytesOrText<'_>, algorithm: Option<Algorithm>) -> Self {
        py.detach(|| sealstone::Content::of(Algorithm::or_default(algorithm), &data)).into()
    }

    /// Hashes a file in constant memory, and refuses it if it changes meanwhile. Signals are handled, so that
    /// Ctrl-C ends it.
    ///
    /// Raises OSError, or SealstoneError (content-changed).
    #[staticmethod]
    #[pyo3(signature = (path, algorithm = None))]
    fn of_file(py: Python<'_>, path: PathBuf, algorithm: Option<Algorithm>) -> PyResult<Self> {
        let algorithm = Algorithm::or_default(algorithm);
        let mut signals = Signals::new();
        let hashed = py.detach(|| {
            let file = File::open(&path)?;
            sealstone::Content::of_open_file(algorithm, &file, |_| signals.check())
        });
        hashed.map(Self::from).map_err(|failed| signals.or(error::file(&path)(failed)))
    }

    /// Hashes a binary file object to its end, in constant memory.
    ///
    /// Raises what the object raises, or TypeError if it gives text.
    #[staticmethod]
    #[pyo3(signature = (file, algorithm = None))]
    fn read(py: Python<'_>, file: Bound<'_, PyAny>, algorithm: Option<Algorithm>) -> PyResult<Self> {
        let algorithm = Algorithm::or_default(algorithm);
        let mut file = FileObject::new(file)?;
        match py.detach(|| sealstone::Content::read(algorithm, &mut file)) {
            Ok(content) => Ok(content.into()),
            Err(failed) => Err(file.raised().unwrap_or_else(|| failed.into())),
        }
    }

    /// Takes a digest and size that were computed elsewhere, so that content need not be here.
    ///
    /// Raises SealstoneError (invalid-length, seal-size-invalid).
    #[staticmethod]
    fn from_digest(algorithm: Algorithm, digest: Bytes<'_>, size: Whole) -> PyResult<Self> {
        let digest = Digest::from_bytes(algorithm.0, &digest).map_err(refused)?;
        let size = size.0.ok_or_else(|| refused(Error::SealSizeInvalid))?;
        sealstone::Content::from_digest(digest, size).map(Self::from).map_err(refused)
    }

    /// The algorithm's name.
    #[getter]
    fn algorithm(&self) -> &'static str {
        self.inner.digest().algorithm().name()
    }

    /// The digest.
    #[getter]
    fn digest<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, self.inner.digest().as_bytes())
    }

    /// The size in bytes.
    #[getter]
    fn size(&self) -> u64 {
        self.inner.size()
    }

    /// Compares `found` with this content, which somebody stated; returns None if they are the same.
    ///
    /// Raises SealstoneError (digest-algorithm-mismatch, content-size-mismatch, content-mismatch).
    fn check(&self, found: &Self) -> PyResult<()> {
        self.inner.check(&found.inner).map_err(refused)
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.inner == other.inner
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.inner.hash(&mut hasher);
        hasher.finish()
    }

    fn __repr__(&self) -> String {
        let (digest, size) = (self.inner.digest(), self.inner.size());
        format!("<sealstone.Content {} {digest}, {size} bytes>", self.algorithm())
    }
}

/// Hashes content that arrives in parts, in constant memory.
///
/// >>> hasher = ContentHasher("sha-256-tree-65536")
/// >>> hasher.update(b"two ")
/// >>> hasher.update(b"parts")
/// >>> hasher.finish() == Content.of(b"two parts", "sha-256-tree-65536")
/// True
#[pyclass(frozen, module = "sealstone")]
pub(crate) struct ContentHasher {
    state: Mutex<Option<sealstone::ContentHasher>>,
}

#[pymethods]
impl ContentHasher {
    /// A good length in bytes for the parts given to `update`.
    #[classattr]
    const PART_LENGTH: usize = sealstone::ContentHasher::PART_LENGTH;

    #[new]
    #[pyo3(signature = (algorithm = None))]
    fn new(algorithm: Option<Algorithm>) -> Self {
        let state = sealstone::ContentHasher::new(Algorithm::or_default(algorithm));
        Self { state: Mutex::new(Some(state)) }
    }

    /// Appends content.
    ///
    /// Raises ValueError after `finish`.
    fn update(&self, py: Python<'_>, part: BytesOrText<'_>) -> PyResult<()> {
        py.detach(|| lock(&self.state).as_mut().map(|state| state.update(&part))).ok_or_else(finished)
    }

    /// Ends the content.
    ///
    /// Raises ValueError if called again.
    fn finish(&self, py: Python<'_>) -> PyResult<Content> {
        let state = py.detach(|| lock(&self.state).take()).ok_or_else(finished)?;
        Ok(py.detach(|| state.finish()).into())
    }
}
