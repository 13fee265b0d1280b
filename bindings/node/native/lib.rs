//! The addon behind the package: converts between values of Node and the core, and decides nothing.
//!
//! It is private to the TypeScript in `src/`, which checks types, so that here every argument is what it says. Errors
//! come back as values ([`failure::Failure`]), of which the TypeScript makes `Error` objects.
//! Memory of JavaScript is borrowed for the length of one call only; what runs on another thread owns its input.

#[cfg(panic = "abort")]
compile_error!("build with panic = \"unwind\": a panic must become an exception, not the end of the process");

mod batch;
mod content;
mod explanation;
mod failure;
mod file;
mod key_format;
mod keyring;
mod prehash;
mod seal;
mod signer;
mod signing_key;
mod statement;
mod verifying_key;
mod work;
mod world;
