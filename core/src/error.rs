//! What can go wrong, with numbers and names that are the same in every language.

/// Declares [`Error`] from one table, so that number, name and message are written once.
macro_rules! errors {
    ($($(#[doc = $doc:literal])+ $variant:ident = $code:literal, $name:literal, $message:literal;)+) => {
        /// Why an operation was refused.
        ///
        /// Every variant has a stable number ([`code`](Self::code)) and a stable kebab-case name
        /// ([`name`](Self::name)), the same in Rust, C, Python, Node and HTTP. Numbers are never reused.
        /// No error carries a secret or text that an attacker chose.
        ///
        /// ```
        /// use sealstone::{Error, VerifyingKey};
        /// let refused = VerifyingKey::from_bytes(&[0xff; 32]).unwrap_err();
        /// assert_eq!(refused, Error::KeyNotCanonical);
        /// assert_eq!((refused.code(), refused.name()), (10, "key-not-canonical"));
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
        #[non_exhaustive]
        #[repr(u16)]
        pub enum Error {
            $($(#[doc = $doc])+ #[error($message)] $variant = $code,)+
        }

        impl Error {
            /// Every error, in the order of the numbers.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable number.
            #[must_use]
            pub const fn code(self) -> u16 {
                self as u16
            }

            /// The stable kebab-case name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }
        }
    };
}

errors! {
    /// A key, signature, digest or seed does not have its fixed length.
    InvalidLength = 1, "invalid-length", "wrong length: a seed or public key is 32 bytes, a signature 64";
    /// The output does not fit into the caller's buffer.
    BufferTooSmall = 2, "buffer-too-small", "the output buffer is too small";
    /// The system's random generator failed; no key was made.
    RandomUnavailable = 3, "random-unavailable", "the random generator failed; no key was made";

    /// The public key's encoding is not canonical (y is not below p, or -0).
    KeyNotCanonical = 10, "key-not-canonical", "the public key is not canonically encoded";
    /// The bytes are not a point of the curve.
    KeyNotOnCurve = 11, "key-not-on-curve", "the public key is not a point of the curve";
    /// The public key is one of the eight points of small order, under which anything verifies.
    KeySmallOrder = 12, "key-small-order", "the public key has small order and proves nothing";
    /// The public key has a torsion component, so verifiers would disagree about its signatures.
    KeyMixedOrder = 13, "key-mixed-order", "the public key is not in the prime-order group";
    /// The public half in the file is not the public half of the private key.
    KeyMismatch = 14, "key-mismatch", "the public half does not belong to the private key";
    /// The input is none of the key formats that this build reads.
    KeyFormatUnknown = 15, "key-format-unknown", "not a key in a known format";
    /// The key format was recognised but its content is damaged.
    KeyMalformed = 16, "key-malformed", "the key is damaged or not encoded as its format demands";
    /// The key is of another algorithm than Ed25519.
    KeyAlgorithmUnsupported = 17, "key-algorithm-unsupported", "the key is not an Ed25519 key";
    /// The private key is encrypted and no passphrase was given.
    PassphraseRequired = 18, "passphrase-required", "the private key is encrypted: give its passphrase";
    /// The passphrase does not open the private key.
    PassphraseWrong = 19, "passphrase-wrong", "the passphrase does not open the private key";
    /// Opening the key would cost more time or memory than the cap allows.
    KdfTooCostly = 20, "kdf-too-costly", "the key derivation in the file asks for more work than is allowed";
    /// The private key is encrypted in a way that this build does not open.
    KeyEncryptionUnsupported = 21, "key-encryption-unsupported", "the private key is encrypted with an unsupported method";
    /// A key name is empty, too long, or holds a space, a plus sign or a control character.
    KeyNameInvalid = 22, "key-name-invalid", "a key name is 1 to 255 bytes of UTF-8 without white space, controls or '+'";
    /// The key id in a verifier line is not the one that its name and key give.
    KeyIdMismatch = 23, "key-id-mismatch", "the key id does not belong to this name and key";
    /// A private key was needed and a public key was given.
    KeyNotPrivate = 24, "key-not-private", "this is a public key where a private key is needed";
    /// A public key was needed and a private key was given.
    KeyNotPublic = 25, "key-not-public", "this is a private key where a public key is needed";
    /// The keyring already holds this name and key.
    KeyDuplicate = 26, "key-duplicate", "the keyring already holds this name and key";
    /// A line of a keyring file is not `STATUS VKEY [from TIME] [until TIME]`.
    KeyringMalformed = 27, "keyring-malformed", "a keyring line is not: active|retired|revoked VKEY [from TIME] [until TIME]";

    /// The signature does not match the message and key.
    SignatureInvalid = 30, "signature-invalid", "the signature does not match the content and key";
    /// S is not below the group order, so the signature is malleable.
    SignatureNotCanonical = 31, "signature-not-canonical", "the signature's S is not below the group order";
    /// R has small order.
    SignatureSmallOrder = 32, "signature-small-order", "the signature's R has small order";
    /// An Ed25519ph context is longer than 255 bytes.
    ContextTooLong = 33, "context-too-long", "a context is at most 255 bytes";
    /// A batch holds no signature, so it proves nothing.
    BatchEmpty = 34, "batch-empty", "an empty batch proves nothing";

    /// The seal is larger than the format allows.
    SealTooLarge = 40, "seal-too-large", "the seal is larger than the format allows";
    /// The seal is not UTF-8.
    SealNotUtf8 = 41, "seal-not-utf8", "the seal is not UTF-8";
    /// The first line is not `sealstone/v1`.
    SealHeaderUnknown = 42, "seal-header-unknown", "the first line is not 'sealstone/v1'";
    /// A line starts with no known keyword.
    SealLineUnknown = 43, "seal-line-unknown", "not a known line";
    /// A line that may stand once stands twice, or a claim key is repeated.
    SealLineDuplicate = 44, "seal-line-duplicate", "a line or claim key is repeated";
    /// `digest`, `size` or `time` is missing.
    SealLineMissing = 45, "seal-line-missing", "'digest', 'size' or 'time' is missing";
    /// A known line stands in the wrong place, or claims are not sorted.
    SealLineOrder = 46, "seal-line-order", "the lines are not in their fixed order";
    /// The digest line does not hold a known algorithm and its canonical base64.
    SealDigestInvalid = 47, "seal-digest-invalid", "the digest is not a known algorithm and its canonical base64";
    /// The size is not a canonical decimal number below 2^63.
    SealSizeInvalid = 48, "seal-size-invalid", "the size is not a plain decimal number below 2^63";
    /// The time is not `YYYY-MM-DDTHH:MM:SSZ`, a real UTC second of the years 0001 to 9999.
    SealTimeInvalid = 49, "seal-time-invalid", "the time is not a real UTC second written as YYYY-MM-DDTHH:MM:SSZ";
    /// The name is not one path component of 1 to 255 clean bytes.
    SealNameInvalid = 50, "seal-name-invalid", "the name is not one path component of 1 to 255 bytes";
    /// The media type is not 1 to 255 clean bytes.
    SealTypeInvalid = 51, "seal-type-invalid", "the type is not 1 to 255 bytes of clean text";
    /// A claim is not `KEY VALUE` as the format demands.
    SealClaimInvalid = 52, "seal-claim-invalid", "a claim is not a key [a-z][a-z0-9-]* of at most 32 bytes and a value of 1 to 1024 clean bytes";
    /// There are more than 32 claims.
    SealClaimsTooMany = 53, "seal-claims-too-many", "there are more than 32 claims";
    /// A control character, such as the CR of a CRLF line end, stands in the seal.
    SealControlCharacter = 54, "seal-control-character", "a control character (a CR, for one) stands in the seal";
    /// The seal ends before its blank line, or its last line has no newline.
    SealTruncated = 55, "seal-truncated", "the seal ends too early";
    /// There is no signature line.
    SealUnsigned = 56, "seal-unsigned", "the seal carries no signature";
    /// A signature line is not a dash, a key name and canonical base64.
    SealSignatureMalformed = 57, "seal-signature-malformed", "a signature line is not: em dash, key name, canonical base64";
    /// There are more than 64 signature lines.
    SealSignaturesTooMany = 58, "seal-signatures-too-many", "there are more than 64 signature lines";
    /// Bytes follow the last signature line.
    SealTrailingBytes = 59, "seal-trailing-bytes", "something follows the last signature line";

    /// No signature is by a key of the keyring.
    SignerUnknown = 70, "signer-unknown", "no signature is by a key of the keyring";
    /// A signature is by a revoked key.
    KeyRevoked = 71, "key-revoked", "a signature is by a revoked key";
    /// The seal's time is outside the window of the key that signed it.
    KeyOutsideWindow = 72, "key-outside-window", "the seal's time is outside its key's window";
    /// Fewer distinct keys signed than the threshold asks.
    ThresholdNotMet = 73, "threshold-not-met", "fewer distinct keys signed than the threshold asks";
    /// One key signed twice.
    SignatureRepeated = 74, "signature-repeated", "one key signed twice";
    /// The seal's time lies after the caller's `now`.
    TimeInFuture = 75, "time-in-future", "the seal's time lies in the future";
    /// The content's digest is not the sealed one.
    ContentMismatch = 76, "content-mismatch", "the content is not what was sealed: its digest differs";
    /// The content's size is not the sealed one.
    ContentSizeMismatch = 77, "content-size-mismatch", "the content is not what was sealed: its size differs";
    /// The content was hashed with another algorithm than the seal's.
    DigestAlgorithmMismatch = 78, "digest-algorithm-mismatch", "the content was hashed with another algorithm than the seal's";
    /// A threshold of zero would accept anything.
    ThresholdInvalid = 79, "threshold-invalid", "a threshold is at least 1";
    /// The content changed or was truncated while it was read.
    ContentChanged = 80, "content-changed", "the content changed while it was read";
    /// Reading the content failed.
    ContentUnreadable = 81, "content-unreadable", "the content could not be read";
    /// The caller ended the work before it was done; nothing was signed or verified.
    Cancelled = 82, "cancelled", "cancelled by the caller before the end";
}
