//! Sealstone for C. Every exported function converts its arguments in `boundary`, calls the core once, and
//! converts the result; `tools/c-header` makes `include/sealstone.h` of it.

#[cfg(panic = "abort")]
compile_error!("a panic must unwind to be stopped at the boundary: build with panic = \"unwind\"");

mod batch;
mod boundary;
mod content;
mod explanation;
mod file;
mod keyring;
mod prehash;
mod seal;
mod signer;
mod signing_key;
mod statement;
mod status;
mod status_table;
mod time;
mod verifier;
mod verifying_key;
