//! Where secrets live, and how the stack is cleaned after them.
//!
//! A value that moves leaves its old bytes behind. With a heap, secrets are boxed so that moving a
//! key copies a pointer; without one they are inline. Either way, whatever computed with them
//! runs in a frame of its own, which [`wipe_stack`] overwrites afterwards.

/// Deep enough for every computation on a secret; the memory-scan test fails if it is not.
#[cfg(target_pointer_width = "64")]
const STACK_DEPTH: usize = 8 * 1024;
/// A microcontroller's frames are smaller, and so is its stack.
#[cfg(not(target_pointer_width = "64"))]
const STACK_DEPTH: usize = 2 * 1024;

/// Overwrites the stack below the caller. The computation to be forgotten must have run in a
/// function marked `#[inline(never)]`, or it used the caller's own frame.
#[inline(never)]
pub(crate) fn wipe_stack() {
    zeroize::zeroize_stack::<STACK_DEPTH>();
}

/// Key derivation and ciphers go deeper than Ed25519 does; they run only where there is a heap, and
/// a stack to match.
#[cfg(any(feature = "pkcs8", feature = "openssh", feature = "jwk"))]
const KEY_FILE_STACK_DEPTH: usize = 32 * 1024;

/// Reads or writes a key file and overwrites the stack that it used. What `work` returns must hold
/// its secrets on the heap.
#[cfg(any(feature = "pkcs8", feature = "openssh", feature = "jwk"))]
pub(crate) fn then_wipe_stack<T>(work: impl FnOnce() -> T) -> T {
    let result = in_own_frame(work);
    wipe_deep_stack();
    result
}

#[cfg(any(feature = "pkcs8", feature = "openssh", feature = "jwk"))]
#[inline(never)]
fn in_own_frame<T>(work: impl FnOnce() -> T) -> T {
    work()
}

#[cfg(any(feature = "pkcs8", feature = "openssh", feature = "jwk"))]
#[inline(never)]
fn wipe_deep_stack() {
    zeroize::zeroize_stack::<KEY_FILE_STACK_DEPTH>();
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
