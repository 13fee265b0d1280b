//! Seals.

use std::ffi::{c_char, c_void};

use sealstone::{Policy as CorePolicy, SealBuf, Timestamp};

use crate::boundary::{
    Failure, Out, free, guard, guard_value, items, object, object_mut, optional_out, target,
};
use crate::content::Content;
use crate::explanation::Explanation;
use crate::file::{Callback, Progress, ReadBytes, failed, path, watch};
use crate::keyring::{Keyring, refuse};
use crate::statement::Statement;
use crate::status::{SEALSTONE_NULL_ARGUMENT, SEALSTONE_OUT_OF_RANGE, SEALSTONE_PANIC, Status};

/// The longest seal in bytes.
pub const SEALSTONE_SEAL_MAX_LENGTH: usize = 327_680;
/// How many signature lines fit.
pub const SEALSTONE_SEAL_MAX_SIGNATURES: usize = 64;
/// The longest signature line in bytes.
pub const SEALSTONE_SEAL_MAX_SIGNATURE_LINE_LENGTH: usize = 8192;
/// The longest block of signature lines in bytes.
pub const SEALSTONE_SEAL_MAX_SIGNATURES_LENGTH: usize = 262_144;
/// The length of a statement id in characters, the NUL at its end included.
pub const SEALSTONE_STATEMENT_ID_SIZE: usize = 65;

const _: () = {
    use sealstone::Seal;
    assert!(SEALSTONE_SEAL_MAX_LENGTH == Seal::MAX_LENGTH);
    assert!(SEALSTONE_SEAL_MAX_SIGNATURES == Seal::MAX_SIGNATURES);
    assert!(SEALSTONE_SEAL_MAX_SIGNATURE_LINE_LENGTH == Seal::MAX_SIGNATURE_LINE_LENGTH);
    assert!(SEALSTONE_SEAL_MAX_SIGNATURES_LENGTH == Seal::MAX_SIGNATURES_LENGTH);
};

/// A seal: a statement and who signed it.
///
/// Never changes: any number of threads may use one at once.
pub struct Seal(pub(crate) SealBuf);

/// What a verifier asks of a seal beyond valid signatures; NULL stands for one known signer and no clock.
///
/// Changes only by the `_set_` functions: while nobody calls those, any number of threads may use one at once.
pub struct Policy(CorePolicy);

/// The policy given, or the core's.
unsafe fn policy_or_default(policy: *const Policy) -> CorePolicy {
    // SAFETY: the pointer is what the header asks for.
    unsafe { policy.as_ref() }.map_or_else(CorePolicy::new, |Policy(policy)| *policy)
}

/// Gives an explanation, if the caller asks.
unsafe fn explain(out: *mut *mut Explanation, explanation: &sealstone::Explanation<'_>) {
    if let Some(out) = optional_out(out) {
        // SAFETY: the caller has a pointer there.
        unsafe { out.give(Explanation::from(explanation)) }
    }
}

/// Asks for one known signer, and no clock. Free the policy with sealstone_policy_free().
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_policy_new(out: *mut *mut Policy) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give(Policy(CorePolicy::new()));
        Ok(())
    })
}

/// Asks for signatures of `threshold` distinct public keys.
///
/// Returns SEALSTONE_THRESHOLD_INVALID for 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_policy_set_threshold(policy: *mut Policy, threshold: usize) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let policy = object_mut(policy)?;
        policy.0 = policy.0.with_threshold(threshold)?;
        Ok(())
    })
}

/// Refuses seals whose time is after `seconds` since 1970. Add what you allow clocks to differ.
///
/// Returns SEALSTONE_SEAL_TIME_INVALID outside the years 1 to 9999.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_policy_set_now(policy: *mut Policy, seconds: i64) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let policy = object_mut(policy)?;
        policy.0 = policy.0.with_now(Timestamp::from_unix_seconds(seconds)?);
        Ok(())
    })
}

/// Frees a policy and sets the caller's variable to NULL. NULL, or a variable that is NULL, is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_policy_free(handle: *mut *mut Policy) {
    // SAFETY: the caller has a pointer there, which is NULL or came from this library.
    unsafe { free(handle) }
}

/// Reads a seal. Nothing is verified yet. Free the seal with sealstone_seal_free().
///
/// `line` may be NULL; else it is written when the seal is refused: the line, counted from 1, or 0 for the
/// whole.
///
/// Returns the errors of seals (40 to 59).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_seal_parse(
    data: *const u8,
    length: usize,
    line: *mut u32,
    out: *mut *mut Seal,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        let seal = sealstone::Seal::parse(items(data, length)?).map_err(|refused| refuse(line, refused))?;
        out.give(Seal(seal.into()));
        Ok(())
    })
}

/// Gives the whole text: the file. Free it with sealstone_string_free().
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_seal_to_string(seal: *const Seal, out: *mut *mut c_char) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give_text(&object(seal)?.0.as_seal().to_string())?;
        Ok(())
    })
}

/// Gives what is stated; a stranger's word until the seal is verified. Free it with sealstone_statement_free().
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_seal_statement(seal: *const Seal, out: *mut *mut Statement) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give(Statement((*object(seal)?.0.as_seal().statement()).into()));
        Ok(())
    })
}

/// Gives the text that is signed: the head of the file. Free it with sealstone_string_free().
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_seal_text(seal: *const Seal, out: *mut *mut c_char) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        out.give_text(object(seal)?.0.as_seal().text())?;
        Ok(())
    })
}

/// Writes the statement id, the SHA-256 of the signed text in lower-case hexadecimal, to `id`, an array of
/// SEALSTONE_STATEMENT_ID_SIZE characters; it ends with NUL.
///
/// Returns SEALSTONE_OK or SEALSTONE_NULL_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_seal_id(seal: *const Seal, id: *mut c_char) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out: Out<u8> = target(id.cast())?;
        let id = object(seal)?.0.as_seal().id();
        let text: [u8; SEALSTONE_STATEMENT_ID_SIZE] =
            format!("{id}\0").into_bytes().try_into().map_err(|_| Failure(SEALSTONE_PANIC))?;
        out.fill(&text);
        Ok(())
    })
}

/// The number of signature lines; 0 for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_seal_signature_count(seal: *const Seal) -> usize {
    // SAFETY: the pointer is what the header asks for.
    guard_value(0, || unsafe { Ok(object(seal)?.0.as_seal().signatures().count()) })
}

/// Gives the signature line of number `index`, from 0; a stranger's word until the seal is verified.
///
/// `name` is the key's name: free it with sealstone_string_free(). `id` is an array of
/// SEALSTONE_KEY_ID_LENGTH bytes. `signature` is an array of SEALSTONE_SIGNATURE_LENGTH bytes; it is not
/// written, and `has_signature` is false, if the line's signature is of another algorithm.
///
/// Returns SEALSTONE_OUT_OF_RANGE.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_seal_signature(
    seal: *const Seal,
    index: usize,
    name: *mut *mut c_char,
    id: *mut u8,
    has_signature: *mut bool,
    signature: *mut u8,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let (name, id) = (target(name)?, target(id)?);
        let (has_signature, signature) = (target(has_signature)?, target(signature)?);
        let mut lines = object(seal)?.0.as_seal().signatures();
        let line = lines.nth(index).ok_or(Failure(SEALSTONE_OUT_OF_RANGE))?;
        name.give_text(line.name())?;
        id.fill(&line.id().to_bytes());
        has_signature.set(line.signature().is_some());
        if let Some(bytes) = line.signature() {
            signature.fill(&bytes.to_bytes());
        }
        Ok(())
    })
}

/// Verifies that keys of `keyring` signed this seal, and that it is about `content`.
///
/// `policy` may be NULL, see sealstone_policy. `explanation` may be NULL; else it is given when the seal is
/// valid: free it with sealstone_explanation_free().
///
/// Returns SEALSTONE_OK if the seal is valid, else the verdict (70 to 79), and SEALSTONE_SIGNATURE_INVALID
/// and its like for a line of a known key that did not sign.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_seal_verify(
    seal: *const Seal,
    keyring: *const Keyring,
    policy: *const Policy,
    content: *const Content,
    explanation: *mut *mut Explanation,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let (keyring, content) = (&object(keyring)?.0, &object(content)?.0);
        let policy = policy_or_default(policy);
        let found = object(seal)?.0.as_seal().verify(keyring, &policy, content)?;
        explain(explanation, &found);
        Ok(())
    })
}

/// Verifies the signatures alone, whatever the statement is about. To accept content, use
/// sealstone_seal_verify().
///
/// `policy` may be NULL, see sealstone_policy. `explanation` may be NULL; else it is given when the seal is
/// valid: free it with sealstone_explanation_free().
///
/// Returns SEALSTONE_OK if the seal is valid, else the verdict (70 to 79), and SEALSTONE_SIGNATURE_INVALID
/// and its like for a line of a known key that did not sign.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_seal_verify_signatures(
    seal: *const Seal,
    keyring: *const Keyring,
    policy: *const Policy,
    explanation: *mut *mut Explanation,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let (keyring, policy) = (&object(keyring)?.0, policy_or_default(policy));
        let found = object(seal)?.0.as_seal().verify_signatures(keyring, &policy)?;
        explain(explanation, &found);
        Ok(())
    })
}

/// As sealstone_seal_verify(), for content in a file, which may not change meanwhile.
///
/// `policy` may be NULL, see sealstone_policy. `explanation` may be NULL; else it is given when the seal is
/// valid: free it with sealstone_explanation_free().
///
/// `progress` may be NULL; else it is called after each part with `context`.
///
/// Returns SEALSTONE_OK if the seal is valid, else the verdict (70 to 79), and SEALSTONE_SIGNATURE_INVALID
/// and its like for a line of a known key that did not sign; SEALSTONE_CONTENT_UNREADABLE with the system's
/// reason in errno, SEALSTONE_CONTENT_CHANGED, SEALSTONE_CANCELLED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_seal_verify_file(
    seal: *const Seal,
    keyring: *const Keyring,
    policy: *const Policy,
    path: *const c_char,
    progress: Progress,
    context: *mut c_void,
    explanation: *mut *mut Explanation,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let (keyring, policy) = (&object(keyring)?.0, policy_or_default(policy));
        let path = self::path(path)?;
        let seal = object(seal)?.0.as_seal();
        let found = seal.verify_file_with(keyring, &policy, &path, watch(progress, context));
        explain(explanation, &found.map_err(failed)?);
        Ok(())
    })
}

/// As sealstone_seal_verify(), for content that a callback reads: no further than the sealed size and one
/// byte more, and not at all if the signatures are refused.
///
/// `policy` may be NULL, see sealstone_policy. `explanation` may be NULL; else it is given when the seal is
/// valid: free it with sealstone_explanation_free().
///
/// Returns SEALSTONE_OK if the seal is valid, else the verdict (70 to 79), and SEALSTONE_SIGNATURE_INVALID
/// and its like for a line of a known key that did not sign; SEALSTONE_CONTENT_UNREADABLE if the callback
/// fails, with errno as it left it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_seal_verify_reader(
    seal: *const Seal,
    keyring: *const Keyring,
    policy: *const Policy,
    read: ReadBytes,
    context: *mut c_void,
    explanation: *mut *mut Explanation,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let (keyring, policy) = (&object(keyring)?.0, policy_or_default(policy));
        let reader = Callback::new(read, context).ok_or(Failure(SEALSTONE_NULL_ARGUMENT))?;
        let found = object(seal)?.0.as_seal().verify_reader(keyring, &policy, reader);
        explain(explanation, &found.map_err(failed)?);
        Ok(())
    })
}

/// Judges the signatures and says why: which key verified, and why others did not. Free the explanation with
/// sealstone_explanation_free(); its verdict is that of sealstone_explanation_verdict().
///
/// The verdict is, in this order: the first line whose known key did not sign, or signed twice; a revoked
/// key, even beside others; a time in the future; fewer distinct keys than the threshold within their
/// windows.
///
/// Returns SEALSTONE_OK if the seal was judged, whatever the verdict.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_seal_explain(
    seal: *const Seal,
    keyring: *const Keyring,
    policy: *const Policy,
    out: *mut *mut Explanation,
) -> Status {
    // SAFETY: the pointers are what the header asks for.
    guard(|| unsafe {
        let out = target(out)?;
        let (keyring, policy) = (&object(keyring)?.0, policy_or_default(policy));
        out.give(Explanation::from(&object(seal)?.0.as_seal().explain(keyring, &policy)));
        Ok(())
    })
}

/// Frees a seal and sets the caller's variable to NULL. NULL, or a variable that is NULL, is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sealstone_seal_free(handle: *mut *mut Seal) {
    // SAFETY: the caller has a pointer there, which is NULL or came from this library.
    unsafe { free(handle) }
}
