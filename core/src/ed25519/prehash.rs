//! Ed25519ph: content of any length, signed and verified in constant memory.

use core::fmt;

use sha2::{Digest, Sha512};

use crate::Error;

/// The context of an Ed25519ph signature: 0 to 255 bytes that say what the signature is for
/// ([RFC 8032, section 8.3]). A signature made under one context is invalid under every other.
///
/// [RFC 8032, section 8.3]: https://www.rfc-editor.org/rfc/rfc8032#section-8.3
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context<'a> {
    bytes: &'a [u8],
    length: u8,
}

impl<'a> Context<'a> {
    /// The empty context, which RFC 8032 uses when none is given.
    pub const EMPTY: Context<'static> = Context { bytes: &[], length: 0 };

    /// Takes 0 to 255 bytes. There is no other way to make a context, so neither signing nor
    /// verifying can meet a longer one.
    ///
    /// # Errors
    /// [`Error::ContextTooLong`] over 255 bytes.
    ///
    /// ```
    /// use sealstone::{Context, Error};
    /// assert!(Context::new(b"example.com/backup/v1").is_ok());
    /// assert_eq!(Context::new(&[0; 256]), Err(Error::ContextTooLong));
    /// ```
    pub fn new(bytes: &'a [u8]) -> Result<Self, Error> {
        let length = u8::try_from(bytes.len()).map_err(|_| Error::ContextTooLong)?;
        Ok(Self { bytes, length })
    }

    /// The bytes of the context.
    #[must_use]
    pub fn as_bytes(&self) -> &'a [u8] {
        self.bytes
    }
}

/// SHA-512 of a message, the input of Ed25519ph ([RFC 8032, section 5.1]).
///
/// ```
/// use sealstone::{Context, Prehash, SigningKey};
/// let key = SigningKey::from_bytes(&[1; 32]);
/// let context = Context::new(b"example.com/backup/v1")?;
///
/// let mut content = Prehash::new();
/// content.update(b"first part, ");
/// content.update(b"second part");
/// let signature = key.sign_prehashed(content, &context);
///
/// let whole = Prehash::new().chain(b"first part, second part");
/// key.verifying_key().verify_prehashed(whole, &context, &signature)?;
/// # Ok::<(), sealstone::Error>(())
/// ```
///
/// [RFC 8032, section 5.1]: https://www.rfc-editor.org/rfc/rfc8032#section-5.1
#[derive(Clone, Default)]
pub struct Prehash(Sha512);

impl Prehash {
    /// Starts with no content.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends content.
    pub fn update(&mut self, content: &[u8]) {
        self.0.update(content);
    }

    /// Appends content and returns the prehash, for use in one expression.
    #[must_use]
    pub fn chain(mut self, content: &[u8]) -> Self {
        self.update(content);
        self
    }

    pub(super) fn into_sha512(self) -> Sha512 {
        self.0
    }
}

impl fmt::Debug for Prehash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Prehash").finish_non_exhaustive()
    }
}

/// Starts the challenge hash of Ed25519ph with dom2(1, C), [RFC 8032, section 2].
///
/// [RFC 8032, section 2]: https://www.rfc-editor.org/rfc/rfc8032#section-2
pub(super) fn dom2(context: &Context<'_>) -> Sha512 {
    Sha512::new()
        .chain_update(b"SigEd25519 no Ed25519 collisions")
        .chain_update([1, context.length])
        .chain_update(context.bytes)
}
