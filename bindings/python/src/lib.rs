//! The extension module behind the Python package `sealstone`: it converts, and decides nothing.

#[cfg(panic = "abort")]
compile_error!("a panic must unwind to become a Python exception: build with panic = \"unwind\"");

mod batch;
mod bytes;
mod command;
mod content;
mod error;
mod explanation;
mod file;
mod interop;
mod keyring;
mod number;
mod prehash;
mod seal;
mod signer;
mod signing_key;
mod statement;
mod time;
mod verifying_key;

use pyo3::prelude::*;

/// What the modules of the package re-export.
#[pymodule(gil_used = false)]
mod _sealstone {
    use super::*;

    #[pymodule_export]
    use super::{
        batch::batch_verify,
        command::run_command,
        content::{Content, ContentHasher, digest_length},
        explanation::{Explanation, LineVerdict},
        interop::{interop_verify, interop_verify_batch},
        keyring::{Keyring, TrustedKey},
        prehash::{Prehash, StreamVerifier},
        seal::{Seal, SignatureLine},
        signer::{Signer, Verifier},
        signing_key::SigningKey,
        statement::Statement,
        time::{format_time, parse_time},
        verifying_key::VerifyingKey,
    };

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        let algorithms = sealstone::DigestAlgorithm::ALL.iter().map(|algorithm| algorithm.name());
        let profiles = sealstone::interop::Profile::ALL.iter().map(|profile| profile.name());
        module.add("DIGEST_ALGORITHMS", tuple(module.py(), algorithms)?)?;
        module.add("_PROFILES", tuple(module.py(), profiles)?)?;
        module.add("SIGNATURE_LENGTH", sealstone::Signature::LENGTH)?;
        module.add("ERROR_CODES", error::codes(module.py())?)?;
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }

    fn tuple<'py>(
        py: Python<'py>,
        names: impl ExactSizeIterator<Item = &'static str>,
    ) -> PyResult<Bound<'py, pyo3::types::PyTuple>> {
        pyo3::types::PyTuple::new(py, names)
    }
}
