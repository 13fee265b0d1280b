//! Ed25519 and Ed25519ph (RFC 8032) under one rule of validity.

#[cfg(feature = "batch")]
pub mod batch;
mod group;
pub mod interop;
mod prehash;
mod secret;
mod signature;
mod signing_key;
mod verifying_key;

pub use prehash::{Context, Prehash};
pub use signature::Signature;
pub use signing_key::SigningKey;
pub use verifying_key::{StreamVerifier, VerifyingKey};

#[cfg(any(feature = "pkcs8", feature = "openssh", feature = "jwk"))]
pub(crate) use secret::then_wipe_stack;
