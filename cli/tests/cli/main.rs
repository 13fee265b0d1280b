//! The program as its users meet it: arguments in, files, output and exit codes out.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop on the first surprise"
)]

mod bad_seals;
mod bench;
mod files;
mod keys;
mod passphrases;
mod readme;
mod sign;
mod terminal;
mod verify;
