//! The name under which a key signs.

use core::fmt;
use core::hash::{Hash, Hasher};
use core::str::FromStr;

use crate::Error;
use crate::text::is_key_name;

/// The name of a key: 1 to 255 bytes of UTF-8 without white space, control characters or `+`,
/// by convention a schemeless URL such as `example.com/signer` ([signed-note]).
///
/// ```
/// use sealstone::{Error, KeyName};
/// let name: KeyName = "example.com/signer".parse()?;
/// assert_eq!(name.as_str(), "example.com/signer");
/// assert_eq!("two words".parse::<KeyName>(), Err(Error::KeyNameInvalid));
/// # Ok::<(), Error>(())
/// ```
///
/// [signed-note]: https://c2sp.org/signed-note@v1.0.0
#[derive(Clone)]
pub struct KeyName {
    // Held inline, so that names need no heap and keys no lifetime.
    bytes: [u8; Self::MAX_LENGTH],
    length: u8,
}

impl KeyName {
    /// The greatest length in bytes.
    pub const MAX_LENGTH: usize = 255;

    /// Takes a name.
    ///
    /// # Errors
    /// [`Error::KeyNameInvalid`].
    pub fn new(name: &str) -> Result<Self, Error> {
        if !is_key_name(name, Self::MAX_LENGTH) {
            return Err(Error::KeyNameInvalid);
        }
        let length = u8::try_from(name.len()).map_err(|_| Error::KeyNameInvalid)?;
        let mut bytes = [0; Self::MAX_LENGTH];
        bytes.iter_mut().zip(name.bytes()).for_each(|(to, from)| *to = from);
        Ok(Self { bytes, length })
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let bytes = self.bytes.get(..self.length.into()).unwrap_or_default();
        core::str::from_utf8(bytes).unwrap_or_default() // it was a str when it came in
    }
}

impl FromStr for KeyName {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Self::new(name)
    }
}

impl PartialEq for KeyName {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for KeyName {}

impl Hash for KeyName {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl fmt::Display for KeyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for KeyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyName({:?})", self.as_str())
    }
}
