//! Ed25519 signatures, and seals that anyone can check offline.
//!
//! TODO-DOC
#![no_std]
#![forbid(unsafe_code)]

#[cfg(any(feature = "alloc", test))]
extern crate alloc;
#[cfg(any(feature = "std", test))]
extern crate std;

mod content;
mod ed25519;
mod error;
mod key_file;
mod note;
mod parse_error;
mod seal;
#[cfg(feature = "serde")]
mod serde;
mod text;
mod timestamp;

#[cfg(feature = "std")]
pub use content::FileError;
pub use content::{Content, ContentHasher, Digest, DigestAlgorithm};
#[cfg(feature = "batch")]
pub use ed25519::batch;
pub use ed25519::interop;
pub use ed25519::{Context, Prehash, Signature, SigningKey, StreamVerifier, VerifyingKey};
pub use error::Error;
#[cfg(feature = "alloc")]
pub use note::KeyringBuf;
pub use note::{KeyId, KeyName, KeyStatus, Keyring, Signer, TrustedKey, Verifier};
pub use parse_error::ParseError;
pub use seal::{
    Claims, ClaimsIter, Explanation, LineVerdict, Policy, Seal, SignatureLine, SignatureLines, Statement,
    StatementId, TimeBasis,
};
pub use timestamp::Timestamp;
