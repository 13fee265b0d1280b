//! The bodies of the fuzz targets: each takes any bytes and panics if the core breaks a promise.

mod content;
mod input;
mod keys;
mod peers;
mod seals;
mod signatures;
mod signed;

pub use content::tree_digest;
pub use keys::{key_private, key_public, vkey};
pub use seals::{keyring_parse, seal_parse, statement_roundtrip};
pub use signatures::{batch, sign_roundtrip, verify_differential};
