//! Names, identities and trust, in the terms of C2SP signed notes.

mod key_name;
mod keyring;
mod signer;
mod verifier;

pub use key_name::KeyName;
#[cfg(feature = "alloc")]
pub use keyring::KeyringBuf;
pub use keyring::{KeyStatus, Keyring, TrustedKey};
pub use signer::Signer;
pub use verifier::{KeyId, Verifier};
