//! What is signed, reduced to digest and size.

use std::ffi::{c_char, c_void};
use std::fs::File;
use std::ptr;

use sealstone::{Digest, DigestAlgorithm};

use crate::boundary::{Failure, Out, free, guard, guard_value, items, object, object_mut, take, target};
use crate::file::{Callback, Progress, ReadBytes, failed, path, unreadable, watch};
use crate::status::{SEALSTONE_NULL_ARGUMENT, Status, number, value};

/// SHA-256 of the content.
pub const SEALSTONE_SHA_256: u32 = 1;
/// SHA-512 of the content.
pub const SEALSTONE_SHA_512: u32 = 2;
/// The RFC 6962 tree of SHA-256 over chunks of 64 KiB, hashed on all cores.
pub const SEALSTONE_SHA_256_TREE: u32 = 3;

const ALGORITHMS: [(u32, DigestAlgorithm); 3] = [
    (SEALSTONE_SHA_256, DigestAlgorithm::Sha256),
    (SEALSTONE_SHA_512, DigestAlgorithm::Sha512),
    (SEALSTONE_SHA_256_TREE, DigestAlgorithm::Sha256Tree),
];

/// The longest digest of any algorithm in bytes.
pub const SEALSTONE_DIGEST_MAX_LENGTH: usize = 64;
/// The largest size that a seal can state, in bytes.
pub const SEALSTONE_CONTENT_MAX_SIZE: u64 = 0x7fff_ffff_ffff_ffff;
/// A good length in bytes for the parts given to sealstone_content_hasher_update().
pub const SEALSTONE_CONTENT_HASHER_PART_LENGTH: usize = 2_097_152;

const _: () = assert!(SEALSTONE_DIGEST_MAX_LENGTH == DigestAlgorithm::Sha512.digest_length());
const _: () = assert!(SEALSTONE_CONTENT_MAX_SIZE == sealstone::Content::MAX_SIZE);
const _: () = assert!(SEALSTONE_CONTENT_HASHER_PART_LENGTH == sealstone::ContentHasher::PART_LENGTH);

/// How content is hashed: SEALSTONE_SHA_256, SEALSTONE_SHA_512 or SEALSTONE_SHA_256_TREE.
pub type DigestAlgorithmNumber = u32;

/// The digest and size of content.
///
/// Never changes: any number of threads may use one at once.
pub struct Content(pub(crate) sealstone::Content);

/// Hashes content that arrives in parts, in constant memory.
///
/// Changes: one thread at a time may use one.
pub struct ContentHasher(sealstone::ContentHasher);

/// The algorithm that a number stands for.
pub(crate) fn algorithm(number: DigestAlgorithmNumber) -> Result<DigestAlgorithm, Failure> {
    value(number, &ALGORITHMS)
}

/// The name of an algorithm as seals write it, such as "sha-256"; NULL for a number that is none.
///
/// The text is static: never free it.
#[unsafe(no_mangle)]
pub extern "C" fn sealstone_digest_algorithm_name(algorithm: DigestAlgorithmNumber) -> *const c_char {
    guard_value(ptr::null(), || {
        Ok(match self::algorithm(algorithm)? {
            DigestAlgorithm::Sha256 => c"sha-256".as_ptr(),
            DigestAlgorithm::Sha512 => c"sha-512".as_ptr(),
            DigestAlgorithm::Sha256Tree => c"sha-256-tree-65536".as_ptr(),
            _ => ptr::null(),
        })
    })
}

/// The length of an algorithm's digest in bytes; 0 for a number that is none.
#[unsafe(no_mangle)]
pub extern "C" fn sealstone_digest_algorithm_length(algorithm: DigestAlgorithmNumber) -> usize {
    guard_value(0, || Ok(self::algorithm(algorithm)?.digest_length()))
}

/// Hashes content that is in memory. Free the content with sealstone_content_free().
///
/// Returns SEALSTONE_UNKNOWN_VALUE for an algorithm that is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_content_of(
    algorithm: DigestAlgorithmNumber,
    data: *const u8,
    length: usize,
    out: *mut *mut Content,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        let algorithm = self::algorithm(algorithm)?;
        out.give(Content(sealstone::Content::of(algorithm, items(data, length)?)));
        Ok(())
    })
}

/// Hashes a file in constant memory, and refuses it if it changes meanwhile. Free the content with
/// sealstone_content_free().
///
/// `progress` may be NULL; else it is called after each part with `context`.
///
/// Returns SEALSTONE_CONTENT_UNREADABLE with the system's reason in errno, SEALSTONE_CONTENT_CHANGED,
/// SEALSTONE_CANCELLED; SEALSTONE_UNKNOWN_VALUE for an algorithm that is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_content_of_file(
    algorithm: DigestAlgorithmNumber,
    path: *const c_char,
    progress: Progress,
    context: *mut c_void,
    out: *mut *mut Content,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        let (algorithm, path) = (self::algorithm(algorithm)?, self::path(path)?);
        let file = File::open(path).map_err(|error| failed(error.into()))?;
        let hashed = sealstone::Content::of_open_file(algorithm, &file, watch(progress, context));
        out.give(Content(hashed.map_err(failed)?));
        Ok(())
    })
}

/// Hashes what a callback reads, to its end, in constant memory. Free the content with
/// sealstone_content_free().
///
/// Returns SEALSTONE_CONTENT_UNREADABLE if the callback fails, with errno as it left it;
/// SEALSTONE_UNKNOWN_VALUE for an algorithm that is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_content_read(
    algorithm: DigestAlgorithmNumber,
    read: ReadBytes,
    context: *mut c_void,
    out: *mut *mut Content,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        let algorithm = self::algorithm(algorithm)?;
        let reader = Callback::new(read, context).ok_or(Failure(SEALSTONE_NULL_ARGUMENT))?;
        out.give(Content(sealstone::Content::read(algorithm, reader).map_err(unreadable)?));
        Ok(())
    })
}

/// Takes a digest and size that were computed elsewhere, so that content need not be here. Free the content
/// with sealstone_content_free().
///
/// Returns SEALSTONE_INVALID_LENGTH, SEALSTONE_SEAL_SIZE_INVALID; SEALSTONE_UNKNOWN_VALUE for an algorithm
/// that is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_content_from_digest(
    algorithm: DigestAlgorithmNumber,
    digest: *const u8,
    digest_length: usize,
    size: u64,
    out: *mut *mut Content,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        let digest = Digest::from_bytes(self::algorithm(algorithm)?, items(digest, digest_length)?)?;
        out.give(Content(sealstone::Content::from_digest(digest, size)?));
        Ok(())
    })
}

/// Gives the algorithm by which content was hashed.
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_content_algorithm(
    content: *const Content,
    out: *mut DigestAlgorithmNumber,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.set(number(object(content)?.0.digest().algorithm(), &ALGORITHMS));
        Ok(())
    })
}

/// Writes the digest to `digest`, an array of SEALSTONE_DIGEST_MAX_LENGTH bytes, and its length to `length`.
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_content_digest(
    content: *const Content,
    digest: *mut u8,
    length: *mut usize,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let (out, length): (Out<u8>, _) = (target(digest)?, target(length)?);
        let digest = object(content)?.0.digest();
        out.fill(digest.as_bytes());
        length.set(digest.as_bytes().len());
        Ok(())
    })
}

/// The size of content in bytes; 0 for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_content_size(content: *const Content) -> u64 {
    // SAFETY: the pointer is what the header asks for.
    guard_value(0, || unsafe { Ok(object(content)?.0.size()) })
}

/// Compares what was `found` with the `stated` content.
///
/// Returns SEALSTONE_OK if they are the same, else SEALSTONE_DIGEST_ALGORITHM_MISMATCH,
/// SEALSTONE_CONTENT_SIZE_MISMATCH or SEALSTONE_CONTENT_MISMATCH.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_content_check(stated: *const Content, found: *const Content) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        object(stated)?.0.check(&object(found)?.0)?;
        Ok(())
    })
}

/// Frees content and sets the caller's variable to NULL. NULL, or a variable that is NULL, is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_content_free(handle: *mut *mut Content) {
    // SAFETY: the caller has a pointer there, which is NULL or came from this library.
    unsafe { free(handle) }
}

/// Starts with no content. Free the hasher with sealstone_content_hasher_free(), or finish it.
///
/// Returns SEALSTONE_UNKNOWN_VALUE for an algorithm that is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_content_hasher_new(
    algorithm: DigestAlgorithmNumber,
    out: *mut *mut ContentHasher,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give(ContentHasher(sealstone::ContentHasher::new(self::algorithm(algorithm)?)));
        Ok(())
    })
}

/// Appends content.
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_content_hasher_update(
    hasher: *mut ContentHasher,
    part: *const u8,
    length: usize,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let part = items(part, length)?;
        object_mut(hasher)?.0.update(part);
        Ok(())
    })
}

/// Ends the content and frees the hasher: the caller's variable becomes NULL. Free the content with
/// sealstone_content_free().
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_content_hasher_finish(
    hasher: *mut *mut ContentHasher,
    out: *mut *mut Content,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        let hasher = take(hasher).ok_or(Failure(SEALSTONE_NULL_ARGUMENT))?;
        out.give(Content(hasher.0.finish()));
        Ok(())
    })
}

/// Frees a hasher that is not to be finished and sets the caller's variable to NULL. NULL, or a variable that
/// is NULL, is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_content_hasher_free(handle: *mut *mut ContentHasher) {
    // SAFETY: the caller has a pointer there, which is NULL or came from this library.
    unsafe { free(handle) }
}
