//! Made by `tools/c-header`: never edited by hand.

use std::ffi::CStr;

use crate::status::Status;

pub(crate) const SEALSTONE_OK: Status = 0;
pub(crate) const SEALSTONE_NULL_ARGUMENT: Status = 200;
pub(crate) const SEALSTONE_UNKNOWN_VALUE: Status = 201;
pub(crate) const SEALSTONE_NOT_UTF8: Status = 202;
pub(crate) const SEALSTONE_OUT_OF_RANGE: Status = 203;
pub(crate) const SEALSTONE_PANIC: Status = 204;

/// Number, name and message of every status.
#[rustfmt::skip]
pub(crate) const STATUSES: &[(Status, &CStr, &CStr)] = &[
    (0, c"ok", c"done"),
    (1, c"invalid-length", c"wrong length: a seed or public key is 32 bytes, a signature 64"),
    (2, c"buffer-too-small", c"the output buffer is too small"),
    (3, c"random-unavailable", c"the random generator failed; no key was made"),
    (10, c"key-not-canonical", c"the public key is not canonically encoded"),
    (11, c"key-not-on-curve", c"the public key is not a point of the curve"),
    (12, c"key-small-order", c"the public key has small order and proves nothing"),
    (13, c"key-mixed-order", c"the public key is not in the prime-order group"),
    (14, c"key-mismatch", c"the public half does not belong to the private key"),
    (15, c"key-format-unknown", c"not a key in a known format"),
    (16, c"key-malformed", c"the key is damaged or not encoded as its format demands"),
    (17, c"key-algorithm-unsupported", c"the key is not an Ed25519 key"),
    (18, c"passphrase-required", c"the private key is encrypted: give its passphrase"),
    (19, c"passphrase-wrong", c"the passphrase does not open the private key"),
    (20, c"kdf-too-costly", c"the key derivation in the file asks for more work than is allowed"),
    (21, c"key-encryption-unsupported", c"the private key is encrypted with an unsupported method"),
    (22, c"key-name-invalid", c"a key name is 1 to 255 bytes of UTF-8 without white space, controls or '+'"),
    (23, c"key-id-mismatch", c"the key id does not belong to this name and key"),
    (24, c"key-not-private", c"this is a public key where a private key is needed"),
    (25, c"key-not-public", c"this is a private key where a public key is needed"),
    (26, c"key-duplicate", c"the keyring already holds this name and key"),
    (27, c"keyring-malformed", c"a keyring line is not: active|retired|revoked VKEY [from TIME] [until TIME]"),
    (30, c"signature-invalid", c"the signature does not match the content and key"),
    (31, c"signature-not-canonical", c"the signature's S is not below the group order"),
    (32, c"signature-small-order", c"the signature's R has small order"),
    (33, c"context-too-long", c"a context is at most 255 bytes"),
    (34, c"batch-empty", c"an empty batch proves nothing"),
    (40, c"seal-too-large", c"the seal is larger than the format allows"),
    (41, c"seal-not-utf8", c"the seal is not UTF-8"),
    (42, c"seal-header-unknown", c"the first line is not 'sealstone/v1'"),
    (43, c"seal-line-unknown", c"not a known line"),
    (44, c"seal-line-duplicate", c"a line or claim key is repeated"),
    (45, c"seal-line-missing", c"'digest', 'size' or 'time' is missing"),
    (46, c"seal-line-order", c"the lines are not in their fixed order"),
    (47, c"seal-digest-invalid", c"the digest is not a known algorithm and its canonical base64"),
    (48, c"seal-size-invalid", c"the size is not a plain decimal number below 2^63"),
    (49, c"seal-time-invalid", c"the time is not a real UTC second written as YYYY-MM-DDTHH:MM:SSZ"),
    (50, c"seal-name-invalid", c"the name is not one path component of 1 to 255 bytes"),
    (51, c"seal-type-invalid", c"the type is not 1 to 255 bytes of clean text"),
    (52, c"seal-claim-invalid", c"a claim is not a key [a-z][a-z0-9-]* of at most 32 bytes and a value of 1 to 1024 clean bytes"),
    (53, c"seal-claims-too-many", c"there are more than 32 claims"),
    (54, c"seal-control-character", c"a control character (a CR, for one) stands in the seal"),
    (55, c"seal-truncated", c"the seal ends too early"),
    (56, c"seal-unsigned", c"the seal carries no signature"),
    (57, c"seal-signature-malformed", c"a signature line is not: em dash, key name, canonical base64"),
    (58, c"seal-signatures-too-many", c"there are more than 64 signature lines"),
    (59, c"seal-trailing-bytes", c"something follows the last signature line"),
    (70, c"signer-unknown", c"no signature is by a key of the keyring"),
    (71, c"key-revoked", c"a signature is by a revoked key"),
    (72, c"key-outside-window", c"the seal's time is outside its key's window"),
    (73, c"threshold-not-met", c"fewer distinct keys signed than the threshold asks"),
    (74, c"signature-repeated", c"one key signed twice"),
    (75, c"time-in-future", c"the seal's time lies in the future"),
    (76, c"content-mismatch", c"the content is not what was sealed: its digest differs"),
    (77, c"content-size-mismatch", c"the content is not what was sealed: its size differs"),
    (78, c"digest-algorithm-mismatch", c"the content was hashed with another algorithm than the seal's"),
    (79, c"threshold-invalid", c"a threshold is at least 1"),
    (80, c"content-changed", c"the content changed while it was read"),
    (81, c"content-unreadable", c"the content could not be read"),
    (82, c"cancelled", c"cancelled by the caller before the end"),
    (200, c"null-argument", c"a pointer is NULL where something is needed, or a length is more than memory can hold"),
    (201, c"unknown-value", c"a number stands for no value of its type: an algorithm, a status of a key, a profile"),
    (202, c"not-utf8", c"text is not UTF-8"),
    (203, c"out-of-range", c"an index is not below the count"),
    (204, c"panic", c"a defect of the library was caught before it could reach the program: please report it"),
];
