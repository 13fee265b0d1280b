//! Messages in parts.

use std::sync::{Mutex, MutexGuard, PoisonError};

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use sealstone::Context;

use crate::bytes::BytesOrText;
use crate::error::refused;

/// The context of Ed25519ph, empty if none is given.
pub(crate) fn context(context: Option<&[u8]>) -> PyResult<Context<'_>> {
    context.map_or(Ok(Context::EMPTY), Context::new).map_err(refused)
}

/// Holds on whatever happened to another thread: the states are valid after each call.
pub(crate) fn lock<T>(state: &Mutex<T>) -> MutexGuard<'_, T> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What a finished object says when it is used again.
pub(crate) fn finished() -> PyErr {
    PyValueError::new_err("it is finished: make a new one")
}

/// The SHA-512 of a message for Ed25519ph (RFC 8032), in parts, so that the message need not be in memory.
///
/// >>> key, prehash = SigningKey.generate(), Prehash()
/// >>> prehash.update(b"a long ")
/// >>> prehash.update(b"message")
/// >>> signature = key.sign_prehashed(prehash)
/// >>> key.verifying_key.verify_prehashed(prehash, signature)
#[pyclass(frozen, module = "sealstone")]
pub(crate) struct Prehash {
    state: Mutex<sealstone::Prehash>,
}

impl Prehash {
    /// What was hashed so far. Detached, as another thread may hold the lock for long.
    pub(crate) fn state(&self, py: Python<'_>) -> sealstone::Prehash {
        py.detach(|| lock(&self.state).clone())
    }
}

#[pymethods]
impl Prehash {
    #[new]
    fn new() -> Self {
        Self { state: Mutex::new(sealstone::Prehash::new()) }
    }

    /// Appends to the message.
    fn update(&self, py: Python<'_>, part: BytesOrText<'_>) {
        py.detach(|| lock(&self.state).update(&part));
    }
}

/// Verifies one signature of a message that arrives in parts; made by `VerifyingKey.verify_stream`.
///
/// Nothing of the message is verified before `finish` returns.
///
/// >>> key = SigningKey.generate()
/// >>> stream = key.verifying_key.verify_stream(key.sign(b"two parts"))
/// >>> stream.update(b"two ")
/// >>> stream.update(b"parts")
/// >>> stream.finish()
#[pyclass(frozen, module = "sealstone")]
pub(crate) struct StreamVerifier {
    state: Mutex<Option<sealstone::StreamVerifier>>,
}

impl StreamVerifier {
    pub(crate) fn new(state: sealstone::StreamVerifier) -> Self {
        Self { state: Mutex::new(Some(state)) }
    }
}

#[pymethods]
impl StreamVerifier {
    /// Appends to the message.
    ///
    /// Raises ValueError after `finish`.
    fn update(&self, py: Python<'_>, part: BytesOrText<'_>) -> PyResult<()> {
        py.detach(|| lock(&self.state).as_mut().map(|state| state.update(&part))).ok_or_else(finished)
    }

    /// Ends the message; returns None if the signature is valid.
    ///
    /// Raises SealstoneError (signature-invalid), or ValueError if called again.
    fn finish(&self, py: Python<'_>) -> PyResult<()> {
        let state = py.detach(|| lock(&self.state).take()).ok_or_else(finished)?;
        py.detach(|| state.finish()).map_err(refused)
    }
}
