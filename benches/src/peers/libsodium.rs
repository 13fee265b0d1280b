#![allow(unsafe_code)] // a C library

use std::ffi::{CStr, c_char, c_int, c_uchar, c_ulonglong};
use std::ptr;

use super::{Peer, Sign, Verify};

// <sodium.h>
unsafe extern "C" {
    fn sodium_init() -> c_int;
    fn sodium_version_string() -> *const c_char;
    fn crypto_sign_ed25519_seed_keypair(pk: *mut c_uchar, sk: *mut c_uchar, seed: *const c_uchar) -> c_int;
    fn crypto_sign_ed25519_detached(
        sig: *mut c_uchar,
        siglen: *mut c_ulonglong,
        m: *const c_uchar,
        mlen: c_ulonglong,
        sk: *const c_uchar,
    ) -> c_int;
    fn crypto_sign_ed25519_verify_detached(
        sig: *const c_uchar,
        m: *const c_uchar,
        mlen: c_ulonglong,
        pk: *const c_uchar,
    ) -> c_int;
}

/// The system's libsodium. Made by [`Libsodium::new`] only, so the library is initialised.
pub struct Libsodium(());

impl Libsodium {
    /// Initialises the library.
    #[must_use]
    #[allow(clippy::new_without_default, reason = "it has an effect")]
    pub fn new() -> Self {
        // SAFETY: takes nothing, and may be called again and from any thread.
        let status = unsafe { sodium_init() };
        assert!(status >= 0, "libsodium does not start");
        Self(())
    }
}

impl Peer for Libsodium {
    fn name(&self) -> &'static str {
        "libsodium"
    }

    fn version(&self) -> String {
        // SAFETY: returns a constant string that ends in NUL.
        unsafe { CStr::from_ptr(sodium_version_string()) }.to_string_lossy().into_owned()
    }

    /// libsodium has no parsed key: each verification decodes it.
    fn verifier(&self, key: &[u8; 32]) -> Option<Verify> {
        let key = *key;
        Some(Box::new(move |message, signature| {
            // SAFETY: reads 64 bytes of signature, 32 of key and the message's length of message.
            let status = unsafe {
                crypto_sign_ed25519_verify_detached(
                    signature.as_ptr(),
                    message.as_ptr(),
                    message.len() as c_ulonglong,
                    key.as_ptr(),
                )
            };
            status == 0
        }))
    }

    fn signer(&self, seed: &[u8; 32]) -> Sign {
        let (mut public, mut secret) = ([0; 32], [0; 64]);
        // SAFETY: writes 32 and 64 bytes, reads 32.
        let status = unsafe {
            crypto_sign_ed25519_seed_keypair(public.as_mut_ptr(), secret.as_mut_ptr(), seed.as_ptr())
        };
        assert_eq!(status, 0, "any 32 bytes are a seed");
        Box::new(move |message| {
            let mut signature = [0; 64];
            // SAFETY: writes 64 bytes of signature and, as its length is not asked for, nothing
            // else; reads 64 bytes of key and the message's length of message.
            let status = unsafe {
                crypto_sign_ed25519_detached(
                    signature.as_mut_ptr(),
                    ptr::null_mut(),
                    message.as_ptr(),
                    message.len() as c_ulonglong,
                    secret.as_ptr(),
                )
            };
            assert_eq!(status, 0, "signing does not fail");
            signature
        })
    }
}
