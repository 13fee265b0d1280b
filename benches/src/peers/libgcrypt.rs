#![allow(unsafe_code)] // a C library

use std::ffi::{CStr, c_char, c_int, c_uint, c_void};
use std::ptr;

use super::{Peer, Sign, Verify};

// <gcrypt.h>
const GCRYCTL_INITIALIZATION_FINISHED: c_int = 38;

unsafe extern "C" {
    fn gcry_check_version(required: *const c_char) -> *const c_char;
    fn gcry_control(command: c_int, ...) -> c_uint;
    fn gcry_sexp_build(result: *mut *mut c_void, offset: *mut usize, format: *const c_char, ...) -> c_uint;
    fn gcry_sexp_find_token(list: *mut c_void, token: *const c_char, length: usize) -> *mut c_void;
    fn gcry_sexp_nth_data(list: *mut c_void, number: c_int, length: *mut usize) -> *const c_char;
    fn gcry_sexp_release(list: *mut c_void);
    fn gcry_pk_sign(result: *mut *mut c_void, data: *mut c_void, key: *mut c_void) -> c_uint;
    fn gcry_pk_verify(signature: *mut c_void, data: *mut c_void, key: *mut c_void) -> c_uint;
}

const PUBLIC_KEY: &CStr = c"(public-key (ecc (curve Ed25519) (flags eddsa) (q %b)))";
const PRIVATE_KEY: &CStr = c"(private-key (ecc (curve Ed25519) (flags eddsa) (q %b) (d %b)))";
const MESSAGE: &CStr = c"(data (flags eddsa) (hash-algo sha512) (value %b))";
const SIGNATURE: &CStr = c"(sig-val (eddsa (r %b) (s %b)))";

/// The system's libgcrypt. Made by [`Libgcrypt::new`] only, so the library is initialised.
pub struct Libgcrypt(());

impl Libgcrypt {
    /// Initialises the library.
    #[must_use]
    #[allow(clippy::new_without_default, reason = "it has an effect")]
    pub fn new() -> Self {
        // SAFETY: the order that libgcrypt's manual asks for; the command takes one int. Both may
        // be called again.
        unsafe {
            gcry_check_version(ptr::null());
            gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0 as c_int);
        }
        Self(())
    }
}

/// Whether libgcrypt 1.10 ends the process over this public key ("mulm_25519: different sizes")
/// instead of refusing it: y is below 2^192, or x is 0.
fn kills_libgcrypt(key: &[u8; 32]) -> bool {
    let mut minus_one = [0xff; 32];
    (minus_one[0], minus_one[31]) = (0xec, 0x7f);
    (key[24..31] == [0; 7] && key[31] & 0x7f == 0) || *key == minus_one
}

/// An S-expression of libgcrypt. Never null.
struct Sexp(*mut c_void);

impl Sexp {
    /// Fills the one or two `%b` of `format`.
    fn build(format: &CStr, values: [&[u8]; 2]) -> Option<Self> {
        let [first, second] = values;
        let mut result = ptr::null_mut();
        // SAFETY: each %b takes an int and a pointer to as many bytes, which are copied; a format
        // with one %b does not look at the second pair.
        let error = unsafe {
            gcry_sexp_build(
                &raw mut result,
                ptr::null_mut(),
                format.as_ptr(),
                c_int::try_from(first.len()).ok()?,
                first.as_ptr(),
                c_int::try_from(second.len()).ok()?,
                second.as_ptr(),
            )
        };
        (error == 0).then_some(Self(result))
    }

    /// A method, because a closure that named the field would capture the pointer without its owner.
    fn as_ptr(&self) -> *mut c_void {
        self.0
    }

    /// The 32 bytes behind `token`.
    fn value(&self, token: &CStr) -> Option<[u8; 32]> {
        // SAFETY: the expression is alive; length 0 says that the token ends in NUL.
        let pair = unsafe { gcry_sexp_find_token(self.as_ptr(), token.as_ptr(), 0) };
        let pair = (!pair.is_null()).then_some(Self(pair))?;
        let mut length = 0;
        // SAFETY: the pair is alive, and its data live as long as it does.
        let data = unsafe { gcry_sexp_nth_data(pair.as_ptr(), 1, &raw mut length) };
        if data.is_null() || length != 32 {
            return None;
        }
        // SAFETY: not null, and 32 bytes long.
        Some(unsafe { data.cast::<[u8; 32]>().read() })
    }
}

impl Drop for Sexp {
    fn drop(&mut self) {
        // SAFETY: owned, and released once.
        unsafe { gcry_sexp_release(self.0) }
    }
}

impl Peer for Libgcrypt {
    fn name(&self) -> &'static str {
        "libgcrypt"
    }

    fn version(&self) -> String {
        // SAFETY: asked for no version in particular, returns a constant string that ends in NUL.
        unsafe { CStr::from_ptr(gcry_check_version(ptr::null())) }.to_string_lossy().into_owned()
    }

    /// An S-expression still holds the key as bytes: each verification decodes it.
    fn verifier(&self, key: &[u8; 32]) -> Option<Verify> {
        if kills_libgcrypt(key) {
            return None;
        }
        let key = Sexp::build(PUBLIC_KEY, [key, &[]])?;
        Some(Box::new(move |message, signature| {
            let (r, s) = signature.split_at(32);
            let data = Sexp::build(MESSAGE, [message, &[]]).expect("any message");
            let signature = Sexp::build(SIGNATURE, [r, s]).expect("any 64 bytes");
            // SAFETY: all three are alive.
            unsafe { gcry_pk_verify(signature.as_ptr(), data.as_ptr(), key.as_ptr()) == 0 }
        }))
    }

    fn signer(&self, seed: &[u8; 32]) -> Sign {
        let public = sealstone::SigningKey::from_bytes(seed).verifying_key().to_bytes();
        let key = Sexp::build(PRIVATE_KEY, [&public, seed]).expect("any 32 bytes are a seed");
        Box::new(move |message| {
            let data = Sexp::build(MESSAGE, [message, &[]]).expect("any message");
            let mut result = ptr::null_mut();
            // SAFETY: data and key are alive; the result is owned below.
            let error = unsafe { gcry_pk_sign(&raw mut result, data.as_ptr(), key.as_ptr()) };
            assert_eq!(error, 0, "signing does not fail");
            let signature = Sexp(result);
            let [r, s] = [c"r", c"s"].map(|token| signature.value(token).expect("32 bytes"));
            [r, s].concat().try_into().expect("64 bytes")
        })
    }
}
