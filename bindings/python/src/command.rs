//! The command line.

use std::ffi::OsString;
use std::io::Write;

use pyo3::prelude::*;

/// Runs the command `sealstone` with `arguments`, the first of which is its own name, and gives its exit status.
#[pyfunction]
#[pyo3(name = "_run_command", signature = (arguments, /))]
pub(crate) fn run_command(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    py.detach(|| {
        let status = sealstone_cli::run(arguments);
        // A Rust program does this when it ends, a library does not. If it fails, nobody is left to tell.
        let _ = std::io::stdout().flush();
        status
    })
}
