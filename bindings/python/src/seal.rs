//! Seals.

use std::path::PathBuf;

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyTuple};
use sealstone::{Error, Policy, SealBuf};

use crate::bytes::BytesOrText;
use crate::content::Content;
use crate::error::{self, not_parsed, refused};
use crate::explanation::Explanation;
use crate::file::{FileObject, Signals};
use crate::keyring::AnyKeyring;
use crate::number::Whole;
use crate::statement::Statement;
use crate::time::Time;

/// A seal: a statement and who signed it. Made by `parse`; its text is the file.
///
/// The methods that verify take whom to believe (a `Keyring`, `TrustedKey` or `Verifier`), how many distinct keys
/// must have signed (`threshold`), and the time after which a seal lies in the future (`now`, not asked by default).
/// They return an `Explanation`, or raise SealstoneError; see `explain` for the order of reasons.
///
/// >>> signer = Signer("example.com/signer", SigningKey.generate())
/// >>> seal = Seal.parse(signer.sign(Statement(Content.of(b"the report"))))
/// >>> seal.verify(signer.verifier, Content.of(b"the report")).valid_keys[0].verifier.name
/// 'example.com/signer'
#[pyclass(frozen, module = "sealstone")]
pub(crate) struct Seal {
    pub(crate) inner: SealBuf,
}

fn policy(threshold: &Whole, now: Option<Time>) -> PyResult<Policy> {
    let threshold = threshold.0.and_then(|number| usize::try_from(number).ok());
    let threshold = threshold.ok_or_else(|| refused(Error::ThresholdInvalid))?;
    let policy = Policy::new().with_threshold(threshold).map_err(refused)?;
    Ok(now.map_or(policy, |Time(now)| policy.with_now(now)))
}

#[pymethods]
impl Seal {
    /// The longest seal in bytes.
    #[classattr]
    const MAX_LENGTH: usize = sealstone::Seal::MAX_LENGTH;
    /// How many signature lines fit.
    #[classattr]
    const MAX_SIGNATURES: usize = sealstone::Seal::MAX_SIGNATURES;
    /// The longest block of signature lines in bytes.
    #[classattr]
    const MAX_SIGNATURES_LENGTH: usize = sealstone::Seal::MAX_SIGNATURES_LENGTH;
    /// The longest signature line in bytes.
    #[classattr]
    const MAX_SIGNATURE_LINE_LENGTH: usize = sealstone::Seal::MAX_SIGNATURE_LINE_LENGTH;

    /// Reads a seal. Nothing is verified yet.
    ///
    /// Raises ParseError, with the line.
    #[staticmethod]
    fn parse(data: BytesOrText<'_>) -> PyResult<Self> {
        sealstone::Seal::parse(&data).map(|seal| Self { inner: seal.into() }).map_err(not_parsed)
    }

    /// What is stated; a stranger's word until the seal is verified.
    #[getter]
    fn statement(&self) -> Statement {
        self.inner.as_seal().statement().into()
    }

    /// The text that is signed: the head of the file.
    #[getter]
    fn text(&self) -> &str {
        self.inner.as_seal().text()
    }

    /// The statement id: SHA-256 of the signed text, as 64 hexadecimal digits.
    #[getter]
    fn id(&self) -> String {
        self.inner.as_seal().id().to_string()
    }

    /// The signature lines, in order.
    #[getter]
    fn signatures<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.inner.as_seal().signatures().map(SignatureLine::from).collect::<Vec<_>>())
    }

    /// Verifies that keys of `keyring` signed this seal, and that it is about `content`.
    #[pyo3(
        signature = (keyring, content, *, threshold = Whole::ONE, now = None),
        text_signature = "($self, keyring, content, *, threshold=1, now=None)"
    )]
    fn verify(
        &self,
        py: Python<'_>,
        keyring: AnyKeyring<'_>,
        content: &Content,
        threshold: Whole,
        now: Option<Time>,
    ) -> PyResult<Explanation> {
        let (policy, keyring) = (policy(&threshold, now)?, keyring.as_keyring());
        py.detach(|| {
            let found = self.inner.as_seal().verify(keyring, &policy, &content.inner);
            found.map(|found| Explanation::from(&found)).map_err(refused)
        })
    }

    /// Verifies the signatures alone, whatever the statement is about. To accept content, use `verify`.
    #[pyo3(
        signature = (keyring, *, threshold = Whole::ONE, now = None),
        text_signature = "($self, keyring, *, threshold=1, now=None)"
    )]
    fn verify_signatures(
        &self,
        py: Python<'_>,
        keyring: AnyKeyring<'_>,
        threshold: Whole,
        now: Option<Time>,
    ) -> PyResult<Explanation> {
        let (policy, keyring) = (policy(&threshold, now)?, keyring.as_keyring());
        py.detach(|| {
            let found = self.inner.as_seal().verify_signatures(keyring, &policy);
            found.map(|found| Explanation::from(&found)).map_err(refused)
        })
    }

    /// As `verify`, for content in a file, which may not change meanwhile. Signals are handled, so that Ctrl-C
    /// ends it.
    ///
    /// Raises OSError too.
    #[pyo3(
        signature = (keyring, path, *, threshold = Whole::ONE, now = None),
        text_signature = "($self, keyring, path, *, threshold=1, now=None)"
    )]
    fn verify_file(
        &self,
        py: Python<'_>,
        keyring: AnyKeyring<'_>,
        path: PathBuf,
        threshold: Whole,
        now: Option<Time>,
    ) -> PyResult<Explanation> {
        let (policy, keyring) = (policy(&threshold, now)?, keyring.as_keyring());
        let mut signals = Signals::new();
        let found = py.detach(|| {
            let seal = self.inner.as_seal();
            let found = seal.verify_file_with(keyring, &policy, &path, |_| signals.check());
            found.map(|found| Explanation::from(&found))
        });
        found.map_err(|failed| signals.or(error::file(&path)(failed)))
    }

    /// As `verify`, for content in a binary file object. It is read no further than the sealed size and one byte
    /// more, and not at all if the signatures are refused.
    ///
    /// Raises what the object raises too.
    #[pyo3(
        signature = (keyring, file, *, threshold = Whole::ONE, now = None),
        text_signature = "($self, keyring, file, *, threshold=1, now=None)"
    )]
    fn verify_reader(
        &self,
        py: Python<'_>,
        keyring: AnyKeyring<'_>,
        file: Bound<'_, PyAny>,
        threshold: Whole,
        now: Option<Time>,
    ) -> PyResult<Explanation> {
        let (policy, keyring) = (policy(&threshold, now)?, keyring.as_keyring());
        let mut file = FileObject::new(file)?;
        let found = py.detach(|| {
            let found = self.inner.as_seal().verify_reader(keyring, &policy, &mut file);
            found.map(|found| Explanation::from(&found))
        });
        found.map_err(|failed| file.raised().unwrap_or_else(|| refused(failed.error())))
    }

    /// Judges the signatures and says why: which key verified, and why others did not. The verdict is in `verdict`.
    ///
    /// A refused line comes first, then revoked keys, `now`, and the threshold.
    #[pyo3(
        signature = (keyring, *, threshold = Whole::ONE, now = None),
        text_signature = "($self, keyring, *, threshold=1, now=None)"
    )]
    fn explain(
        &self,
        py: Python<'_>,
        keyring: AnyKeyring<'_>,
        threshold: Whole,
        now: Option<Time>,
    ) -> PyResult<Explanation> {
        let (policy, keyring) = (policy(&threshold, now)?, keyring.as_keyring());
        Ok(py.detach(|| Explanation::from(&self.inner.as_seal().explain(keyring, &policy))))
    }

    fn __str__(&self) -> String {
        self.inner.as_seal().to_string()
    }

    fn __repr__(&self) -> String {
        format!("<sealstone.Seal {}>", self.inner.as_seal().id())
    }
}

/// A signature line of a seal: a stranger's word until the seal is verified.
#[pyclass(frozen, module = "sealstone")]
pub(crate) struct SignatureLine {
    name: String,
    id: [u8; 4],
    signature: Option<[u8; 64]>,
}

impl From<sealstone::SignatureLine<'_>> for SignatureLine {
    fn from(line: sealstone::SignatureLine<'_>) -> Self {
        Self {
            name: line.name().to_owned(),
            id: line.id().to_bytes(),
            signature: line.signature().map(|signature| signature.to_bytes()),
        }
    }
}

#[pymethods]
impl SignatureLine {
    /// The name of the key.
    #[getter]
    fn name(&self) -> &str {
        &self.name
    }

    /// The key id of 4 bytes.
    #[getter]
    fn id<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &self.id)
    }

    /// The 64 bytes of the signature, or None if it is of another algorithm.
    #[getter]
    fn signature<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyBytes>> {
        self.signature.map(|signature| PyBytes::new(py, &signature))
    }

    fn __repr__(&self) -> String {
        format!("<sealstone.SignatureLine of {:?}>", self.name)
    }
}
