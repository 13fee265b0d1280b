//! Ed25519 signatures, and seals that anyone can check offline.
//!
//! A *seal* is a small text file that says who signed which content, and when. It is checked with
//! this library in any language, or with `openssl` alone, years later and without a network.
//!
//! # Sealing
//!
//! ```
//! use sealstone::{Content, DigestAlgorithm, Policy, Seal, Signer, SigningKey, Statement, TrustedKey};
//!
//! let signer = Signer::new("example.com/signer", SigningKey::generate()?)?;
//! let content = Content::of(DigestAlgorithm::Sha256, b"the report");
//! let statement = Statement::new(content, "2026-11-23T14:00:00Z".parse()?).with_name("report.txt")?;
//! let text = signer.sign(&statement);
//!
//! let trusted: TrustedKey = signer.verifier().clone().into();
//! let seal = Seal::parse(text.as_bytes())?;
//! seal.verify(&trusted, &Policy::new(), &content)?;
//! # Ok::<(), sealstone::Error>(())
//! ```
//!
//! [`Signer`] and [`Verifier`] are keys with names; [`KeyringBuf`] holds the keys to believe, each
//! active, retired or revoked; [`Policy`] asks for several signers; [`Seal::explain`] says which
//! key verified and why others did not. [`Content`] is made from bytes, streams, files
//! ([`Content::of_file`]) or a digest computed elsewhere.
//!
//! # Bare signatures
//!
//! [`SigningKey`] and [`VerifyingKey`] sign and verify bytes with Ed25519, or streams of any length
//! with Ed25519ph ([`Prehash`], [`Context`]). "Valid" means one thing, the rule that
//! [`VerifyingKey`] states; [`batch::verify`] gives the same verdict for many signatures at once;
//! [`interop`] reproduces the rules of other verifiers.
//!
//! # Features
//!
//! | feature | default | adds |
//! |---|---|---|
//! | `alloc` | yes | owned values: seals as `String`, [`KeyringBuf`], [`SealBuf`], [`StatementBuf`] |
//! | `std` | yes | readers and files, trees hashed on all cores, [`Timestamp::now`] |
//! | `getrandom` | yes | [`SigningKey::generate`] |
//! | `pkcs8` | yes | PKCS#8 and SPKI keys, DER and PEM, plain and encrypted |
//! | `openssh` | yes | OpenSSH keys |
//! | `jwk` | yes | JSON Web Keys |
//! | `batch` | yes | [`batch`] |
//! | `serde` | no | `Serialize` and `Deserialize` for public types, never for secrets |
//!
//! With no feature the crate needs neither `std` nor a heap, and still signs, verifies, makes seals
//! ([`Signer::sign_into`]) and reads them. A feature only adds; it changes nothing that exists.
//!
//! # Errors
//!
//! Every refusal is an [`Error`] with a stable number and name. A failed verification is always an
//! `Err`, never a `false` that can be ignored.
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
#[cfg(feature = "alloc")]
pub use seal::{SealBuf, StatementBuf};
pub use timestamp::Timestamp;
pub use zeroize::Zeroizing;

#[cfg(all(doctest, feature = "std", feature = "getrandom"))]
#[doc = include_str!("../README.md")]
struct Readme;
