//! What other implementations say of raw bytes.

use std::ffi::c_int;

use ed25519_dalek::Verifier;

type Verify = fn(key: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> bool;

/// Verifiers that must accept whatever the Universal rule accepts.
pub(crate) const ALL: [(&str, Verify); 5] = [
    ("ed25519-dalek", dalek),
    ("ed25519-dalek, strict", dalek_strict),
    ("ed25519-zebra", zebra),
    ("libsodium", libsodium),
    ("ring", ring),
];

/// Verifiers whose rule is Ref10.
pub(crate) const REF10: [(&str, Verify); 2] = [("ed25519-dalek", dalek), ("ring", ring)];

fn dalek(key: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> bool {
    let signature = ed25519_dalek::Signature::from_bytes(signature);
    ed25519_dalek::VerifyingKey::from_bytes(key).is_ok_and(|key| key.verify(message, &signature).is_ok())
}

fn dalek_strict(key: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> bool {
    let signature = ed25519_dalek::Signature::from_bytes(signature);
    ed25519_dalek::VerifyingKey::from_bytes(key)
        .is_ok_and(|key| key.verify_strict(message, &signature).is_ok())
}

/// Its rule is Zip215.
pub(crate) fn zebra(key: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> bool {
    let signature = ed25519_zebra::Signature::from_bytes(signature);
    ed25519_zebra::VerificationKey::try_from(*key).is_ok_and(|key| key.verify(&signature, message).is_ok())
}

fn ring(key: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> bool {
    ring::signature::UnparsedPublicKey::new(&ring::signature::ED25519, key).verify(message, signature).is_ok()
}

// <sodium.h>
#[link(name = "sodium")]
unsafe extern "C" {
    fn sodium_init() -> c_int;
    fn crypto_sign_ed25519_verify_detached(
        signature: *const u8,
        message: *const u8,
        length: u64,
        key: *const u8,
    ) -> c_int;
}

fn libsodium(key: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> bool {
    // SAFETY: may be called again and from any thread.
    assert!(unsafe { sodium_init() } >= 0, "libsodium does not start");
    // SAFETY: it reads 64, `length` and 32 bytes, which is what the references span.
    let status = unsafe {
        crypto_sign_ed25519_verify_detached(
            signature.as_ptr(),
            message.as_ptr(),
            message.len() as u64,
            key.as_ptr(),
        )
    };
    status == 0
}
