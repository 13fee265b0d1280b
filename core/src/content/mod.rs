//! What is signed: content, reduced to its digest and size.

mod digest;
#[cfg(feature = "std")]
mod file;
mod tree;

pub use digest::{Content, ContentHasher, Digest, DigestAlgorithm};
#[cfg(feature = "std")]
pub use file::FileError;
