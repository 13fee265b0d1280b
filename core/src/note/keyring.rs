//! Whom to believe: keys with their status and windows.

use core::fmt;
use core::str::FromStr;

use super::verifier::Verifier;
use crate::{Error, Timestamp};

/// What a key's signatures are worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KeyStatus {
    /// Signs and verifies.
    Active,
    /// Signs no more; what it signed stays valid, within its window if it has one.
    Retired,
    /// Compromised: every seal that carries its signature is refused, whatever its time.
    Revoked,
}

impl KeyStatus {
    const ALL: [Self; 3] = [Self::Active, Self::Retired, Self::Revoked];

    /// The word in a keyring file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Retired => "retired",
            Self::Revoked => "revoked",
        }
    }
}

impl fmt::Display for KeyStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A [`Verifier`] with what it is trusted for.
///
/// Its text form is a line of a keyring file: `STATUS VKEY [from TIME] [until TIME]`.
///
/// ```
/// use sealstone::{KeyStatus, SigningKey, TrustedKey, Verifier};
/// let verifier = Verifier::new("example.com/signer", *SigningKey::from_bytes(&[1; 32]).verifying_key())?;
/// let key = TrustedKey::new(verifier).with_status(KeyStatus::Retired).valid_until("2026-12-31T23:59:59Z".parse()?);
/// assert!(key.to_string().starts_with("retired example.com/signer+"));
/// assert_eq!(key.to_string().parse::<TrustedKey>()?, key);
/// # Ok::<(), sealstone::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustedKey {
    verifier: Verifier,
    status: KeyStatus,
    from: Option<Timestamp>,
    until: Option<Timestamp>,
}

impl TrustedKey {
    /// An active key without a window.
    #[must_use]
    pub fn new(verifier: Verifier) -> Self {
        Self { verifier, status: KeyStatus::Active, from: None, until: None }
    }

    /// Sets the status.
    #[must_use]
    pub fn with_status(mut self, status: KeyStatus) -> Self {
        self.status = status;
        self
    }

    /// Believes only seals whose time is not before `time`.
    #[must_use]
    pub fn valid_from(mut self, time: Timestamp) -> Self {
        self.from = Some(time);
        self
    }

    /// Believes only seals whose time is not after `time`.
    #[must_use]
    pub fn valid_until(mut self, time: Timestamp) -> Self {
        self.until = Some(time);
        self
    }

    /// The named key.
    #[must_use]
    pub fn verifier(&self) -> &Verifier {
        &self.verifier
    }

    /// What its signatures are worth.
    #[must_use]
    pub fn status(&self) -> KeyStatus {
        self.status
    }

    /// The first and last second of the window, where they are set.
    #[must_use]
    pub fn window(&self) -> (Option<Timestamp>, Option<Timestamp>) {
        (self.from, self.until)
    }

    /// Whether a seal that says it was made at `time` falls into the window.
    #[must_use]
    pub fn window_holds(&self, time: Timestamp) -> bool {
        self.from.is_none_or(|from| from <= time) && self.until.is_none_or(|until| time <= until)
    }
}

impl From<Verifier> for TrustedKey {
    fn from(verifier: Verifier) -> Self {
        Self::new(verifier)
    }
}

impl FromStr for TrustedKey {
    type Err = Error;

    fn from_str(line: &str) -> Result<Self, Error> {
        let mut words = line.split(' ').peekable();
        let status =
            words.next().and_then(|word| KeyStatus::ALL.into_iter().find(|status| status.name() == word));
        let status = status.ok_or(Error::KeyringMalformed)?;
        let vkey = words.next().filter(|vkey| !vkey.is_empty()).ok_or(Error::KeyringMalformed)?;
        let mut key = Self::new(vkey.parse()?).with_status(status);
        let mut bound = |keyword| {
            words
                .next_if_eq(&keyword)
                .map(|_| words.next().and_then(|time| time.parse().ok()).ok_or(Error::KeyringMalformed))
        };
        key.from = bound("from").transpose()?;
        key.until = bound("until").transpose()?;
        if words.next().is_some() { Err(Error::KeyringMalformed) } else { Ok(key) }
    }
}

impl fmt::Display for TrustedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.status, self.verifier)?;
        self.from.map_or(Ok(()), |time| write!(f, " from {time}"))?;
        self.until.map_or(Ok(()), |time| write!(f, " until {time}"))
    }
}

/// The keys to believe, borrowed. Made from a slice of [`TrustedKey`], a single one, or a
/// [`KeyringBuf`](crate::KeyringBuf).
#[derive(Clone, Copy, Debug)]
pub struct Keyring<'a> {
    keys: &'a [TrustedKey],
}

impl<'a> Keyring<'a> {
    /// The keys, in their order.
    #[must_use]
    pub fn keys(&self) -> &'a [TrustedKey] {
        self.keys
    }
}

impl<'a> From<&'a [TrustedKey]> for Keyring<'a> {
    fn from(keys: &'a [TrustedKey]) -> Self {
        Self { keys }
    }
}

impl<'a, const N: usize> From<&'a [TrustedKey; N]> for Keyring<'a> {
    fn from(keys: &'a [TrustedKey; N]) -> Self {
        Self { keys }
    }
}

impl<'a> From<&'a TrustedKey> for Keyring<'a> {
    fn from(key: &'a TrustedKey) -> Self {
        Self { keys: core::slice::from_ref(key) }
    }
}

#[cfg(feature = "alloc")]
pub use owned::KeyringBuf;

#[cfg(feature = "alloc")]
mod owned {
    use super::{Keyring, TrustedKey};
    use crate::{Error, ParseError};
    use alloc::vec::Vec;

    /// A keyring that can grow and be read from a file.
    ///
    /// ```
    /// use sealstone::{KeyringBuf, Signer, SigningKey};
    /// let signer = Signer::new("example.com/signer", SigningKey::from_bytes(&[1; 32]))?;
    /// let mut keyring = KeyringBuf::new();
    /// keyring.add(signer.verifier().clone())?;
    /// let file = keyring.to_string();
    /// assert_eq!(KeyringBuf::parse(file.as_bytes())?.keys(), keyring.keys());
    /// # Ok::<(), sealstone::Error>(())
    /// ```
    #[derive(Clone, Debug, Default)]
    pub struct KeyringBuf {
        keys: Vec<TrustedKey>,
    }

    impl KeyringBuf {
        /// A keyring that believes nobody.
        #[must_use]
        pub fn new() -> Self {
            Self::default()
        }

        /// Adds a key, active and without a window if it is a bare
        /// [`Verifier`](crate::Verifier).
        ///
        /// # Errors
        /// [`Error::KeyDuplicate`] if the keyring holds this name with this key.
        pub fn add(&mut self, key: impl Into<TrustedKey>) -> Result<(), Error> {
            let key = key.into();
            if self.keys.iter().any(|held| held.verifier() == key.verifier()) {
                return Err(Error::KeyDuplicate);
            }
            self.keys.push(key);
            Ok(())
        }

        /// Reads a keyring file: a [`TrustedKey`] on each line; empty lines and lines that start
        /// with `#` are ignored.
        ///
        /// # Errors
        /// [`ParseError`] with the line and one of [`Error::KeyringMalformed`],
        /// [`Error::KeyDuplicate`] or the errors of a vkey.
        pub fn parse(file: &[u8]) -> Result<Self, ParseError> {
            let text = core::str::from_utf8(file)
                .map_err(|error| ParseError::at(Error::KeyringMalformed, file, error.valid_up_to()))?;
            let mut keyring = Self::new();
            for (line, number) in text.split_inclusive('\n').zip(1..) {
                keyring.add_line(line).map_err(|error| ParseError::new(error, number))?;
            }
            Ok(keyring)
        }

        /// A line without its newline was cut off, and with it perhaps a revocation.
        fn add_line(&mut self, line: &str) -> Result<(), Error> {
            let line = line.strip_suffix('\n').ok_or(Error::KeyringMalformed)?;
            if line.is_empty() || line.starts_with('#') {
                return Ok(());
            }
            self.add(line.parse::<TrustedKey>()?)
        }

        /// The keys, in their order.
        #[must_use]
        pub fn keys(&self) -> &[TrustedKey] {
            &self.keys
        }
    }

    impl core::fmt::Display for KeyringBuf {
        /// Writes the keyring file.
        fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            self.keys.iter().try_for_each(|key| writeln!(f, "{key}"))
        }
    }

    impl<'a> From<&'a KeyringBuf> for Keyring<'a> {
        fn from(keyring: &'a KeyringBuf) -> Self {
            Self { keys: &keyring.keys }
        }
    }
}
