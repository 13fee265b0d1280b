//! The command line.

use std::ffi::OsString;

use pyo3::prelude::*;

/// Runs the command `sealstone` with `arguments`, the first of which is its own name, and gives its exit status.
#[pyfunction]
#[pyo3(signature = (arguments, /))]
pub(crate) fn run_command(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    py.detach(|| sealstone_cli::run(arguments))
}
