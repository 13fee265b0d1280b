//! Where secrets live, and how the stack is cleaned after them.
//!
//! A value that moves leaves its old bytes behind. With a heap, secrets are boxed so that moving a
//! key copies a pointer; without one they are inline. Either way, whatever computed with them
//! runs in a frame of its own, which [`then_wipe_stack`] overwrites: within it nothing needs a wipe.
//! Without a heap, put a key where it stays: whoever moves it leaves a copy.

/// Deep enough for Ed25519; the test that searches memory fails if it is not.
#[cfg(target_pointer_width = "64")]
pub(super) const SIGNING_DEPTH: usize = 8 * 1024;
/// A microcontroller's frames are smaller, and so is its stack.
#[cfg(not(target_pointer_width = "64"))]
pub(super) const SIGNING_DEPTH: usize = 4 * 1024;

/// Key derivation and ciphers go deeper; they run only where there is a heap, and a stack to match.
#[cfg(any(feature = "pkcs8", feature = "openssh", feature = "jwk"))]
pub(crate) const KEY_FILE_DEPTH: usize = 32 * 1024;

/// Does `work` in a frame of its own and overwrites `DEPTH` bytes of stack afterwards. What `work`
/// returns must be public or hold its secrets on the heap.
pub(crate) fn then_wipe_stack<const DEPTH: usize, T>(work: impl FnOnce() -> T) -> T {
    let result = in_own_frame(work);
    wipe_stack::<DEPTH>();
    result
}

/// Inlined, the work would use the caller's frame, which stays.
#[inline(never)]
fn in_own_frame<T>(work: impl FnOnce() -> T) -> T {
    work()
}

#[inline(never)]
fn wipe_stack<const DEPTH: usize>() {
    zeroize::zeroize_stack::<DEPTH>();
}

#[cfg(feature = "alloc")]
pub(super) type Held<T> = alloc::boxed::Box<T>;

#[cfg(not(feature = "alloc"))]
pub(super) use inline::Held;

#[cfg(not(feature = "alloc"))]
mod inline {
    /// Stands in for `Box` where there is no heap.
    pub(in super::super) struct Held<T>(T);

    impl<T> Held<T> {
        pub(in super::super) fn new(value: T) -> Self {
            Self(value)
        }
    }

    impl<T> core::ops::Deref for Held<T> {
        type Target = T;

        fn deref(&self) -> &T {
            &self.0
        }
    }
}
