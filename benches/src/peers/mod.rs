//! Ed25519 implementations behind one interface, one per file.

mod aws_lc;
mod dalek;
mod libgcrypt;
mod libsodium;
mod openssl;
mod ring;
mod sealstone;
mod zebra;

pub use self::aws_lc::AwsLc;
pub use self::dalek::{Dalek, DalekStrict};
pub use self::libgcrypt::Libgcrypt;
pub use self::libsodium::Libsodium;
pub use self::openssl::OpenSsl;
pub use self::ring::Ring;
pub use self::sealstone::Sealstone;
pub use self::zebra::Zebra;

/// Verifies (message, signature) under a key that it holds.
pub type Verify = Box<dyn Fn(&[u8], &[u8; 64]) -> bool>;
/// Signs a message under a key that it holds.
pub type Sign = Box<dyn Fn(&[u8]) -> [u8; 64]>;
/// Verifies a batch that it holds.
pub type VerifyBatch = Box<dyn Fn() -> bool>;
/// A public key, the message and the signature.
pub type Item<'a> = (&'a [u8; 32], &'a [u8], &'a [u8; 64]);

/// An Ed25519 implementation.
pub trait Peer {
    /// What tables call it.
    fn name(&self) -> &'static str;

    /// The version at hand.
    fn version(&self) -> String;

    /// Prepares a public key as far as the implementation can; `None` if it refuses the key.
    fn verifier(&self, key: &[u8; 32]) -> Option<Verify>;

    /// Prepares a private key as far as the implementation can.
    fn signer(&self, seed: &[u8; 32]) -> Sign;

    /// Prepares a batch, keys included; `None` if the implementation has no batches.
    fn batch(&self, _items: &[Item<'_>]) -> Option<VerifyBatch> {
        None
    }

    /// Whether the implementation accepts this signature.
    fn verify(&self, key: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> bool {
        self.verifier(key).is_some_and(|verify| verify(message, signature))
    }

    /// The signature of `message`.
    fn sign(&self, seed: &[u8; 32], message: &[u8]) -> [u8; 64] {
        self.signer(seed)(message)
    }
}

/// Every implementation but our own.
#[must_use]
pub fn all() -> Vec<Box<dyn Peer>> {
    vec![
        Box::new(Dalek),
        Box::new(DalekStrict),
        Box::new(Zebra),
        Box::new(Ring),
        Box::new(AwsLc),
        Box::new(OpenSsl),
        Box::new(Libsodium::new()),
        Box::new(Libgcrypt::new()),
    ]
}

/// The version of a crate in Cargo.lock; the newest, if other dependencies bring older ones.
fn locked_version(package: &str) -> String {
    let lock = include_str!("../../../Cargo.lock");
    let entry = format!("name = \"{package}\"\nversion = \"");
    let (_, rest) = lock.rsplit_once(&entry).expect("a dependency stands in Cargo.lock");
    rest.split('"').next().unwrap_or_default().to_owned()
}
