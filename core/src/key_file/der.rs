//! DER, as much of it as keys need: strict, and without copies.

#[cfg(any(feature = "getrandom", test))]
use alloc::vec::Vec;

use crate::Error;

pub(super) const INTEGER: u8 = 0x02;
pub(super) const BIT_STRING: u8 = 0x03;
pub(super) const OCTET_STRING: u8 = 0x04;
pub(super) const NULL: u8 = 0x05;
pub(super) const OBJECT_IDENTIFIER: u8 = 0x06;
pub(super) const SEQUENCE: u8 = 0x30;

/// id-Ed25519, 1.3.101.112 ([RFC 8410, section 3]).
///
/// [RFC 8410, section 3]: https://www.rfc-editor.org/rfc/rfc8410#section-3
const ID_ED25519: &[u8] = &[0x2b, 0x65, 0x70];

/// What is left to read of a sequence. Every deviation from DER is [`Error::KeyMalformed`].
#[derive(Clone, Copy)]
pub(super) struct Der<'a>(&'a [u8]);

impl<'a> Der<'a> {
    /// Opens a file that holds one SEQUENCE and nothing else.
    pub(super) fn document(file: &'a [u8]) -> Result<Self, Error> {
        let mut file = Self(file);
        let document = file.nested(SEQUENCE)?;
        file.end()?;
        Ok(document)
    }

    /// The tag of the next element.
    pub(super) fn peek(&self) -> Option<u8> {
        self.0.first().copied()
    }

    /// The content of the next element, which must have this tag.
    pub(super) fn read(&mut self, tag: u8) -> Result<&'a [u8], Error> {
        let (content, rest) = self.split(tag).ok_or(Error::KeyMalformed)?;
        self.0 = rest;
        Ok(content)
    }

    /// The next element, if it has this tag.
    pub(super) fn read_optional(&mut self, tag: u8) -> Result<Option<&'a [u8]>, Error> {
        if self.peek() == Some(tag) { self.read(tag).map(Some) } else { Ok(None) }
    }

    /// The elements within the next element, which must have this tag.
    pub(super) fn nested(&mut self, tag: u8) -> Result<Self, Error> {
        self.read(tag).map(Self)
    }

    /// An INTEGER that is not negative. What does not fit is `u64::MAX`, which no use of it allows.
    pub(super) fn unsigned(&mut self) -> Result<u64, Error> {
        match self.read(INTEGER)? {
            [] | [0x80..=0xff, ..] | [0, 0..=0x7f, ..] => Err(Error::KeyMalformed),
            [0, digits @ ..] | digits if digits.len() <= 8 => {
                Ok(digits.iter().fold(0, |value, digit| value << 8 | u64::from(*digit)))
            }
            _ => Ok(u64::MAX),
        }
    }

    /// An AlgorithmIdentifier that must be Ed25519's, which has no parameters.
    pub(super) fn ed25519_identifier(&mut self) -> Result<(), Error> {
        let mut algorithm = self.nested(SEQUENCE)?;
        if algorithm.read(OBJECT_IDENTIFIER)? != ID_ED25519 {
            return Err(Error::KeyAlgorithmUnsupported);
        }
        algorithm.end()
    }

    /// Nothing may be left.
    pub(super) fn end(self) -> Result<(), Error> {
        if self.0.is_empty() { Ok(()) } else { Err(Error::KeyMalformed) }
    }

    fn split(self, tag: u8) -> Option<(&'a [u8], &'a [u8])> {
        let (found, rest) = self.0.split_first()?;
        let (length, rest) = length(rest)?;
        (*found == tag).then(|| rest.split_at_checked(length))?
    }
}

/// A definite length in its shortest form, below 64 KiB: no key is longer.
fn length(from: &[u8]) -> Option<(usize, &[u8])> {
    match from {
        [short @ ..=0x7f, rest @ ..] => Some(((*short).into(), rest)),
        [0x81, length @ 0x80..=0xff, rest @ ..] => Some(((*length).into(), rest)),
        [0x82, high @ 1..=0xff, low, rest @ ..] => Some((u16::from_be_bytes([*high, *low]).into(), rest)),
        _ => None,
    }
}

/// The element with this tag and content, which is shorter than 64 KiB.
#[cfg(any(feature = "getrandom", test))]
pub(super) fn element(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let [.., high, low] = content.len().to_be_bytes();
    let header: &[u8] = match (high, low) {
        (0, ..=0x7f) => &[tag, low],
        (0, _) => &[tag, 0x81, low],
        _ => &[tag, 0x82, high, low],
    };
    [header, &content].concat()
}

/// The SEQUENCE of an AlgorithmIdentifier.
#[cfg(feature = "getrandom")]
pub(super) fn identifier(oid: &[u8], parameters: &[u8]) -> Vec<u8> {
    element(SEQUENCE, &[&element(OBJECT_IDENTIFIER, &[oid]), parameters])
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    fn unsigned(bytes: &[u8]) -> Result<u64, Error> {
        Der(bytes).unsigned()
    }

    #[test]
    fn integers_are_shortest_and_not_negative() {
        assert_eq!(unsigned(&[2, 1, 0]), Ok(0));
        assert_eq!(unsigned(&[2, 2, 0, 0x80]), Ok(128));
        assert_eq!(unsigned(&[2, 9, 0, 255, 255, 255, 255, 255, 255, 255, 254]), Ok(u64::MAX - 1));
        assert_eq!(unsigned(&[2, 9, 1, 0, 0, 0, 0, 0, 0, 0, 0]), Ok(u64::MAX));
        for bad in [&[2, 0][..], &[2, 1, 0x80], &[2, 2, 0, 1], &[2, 2, 1], &[4, 1, 0]] {
            assert_eq!(unsigned(bad), Err(Error::KeyMalformed), "{bad:?}");
        }
    }

    #[test]
    fn lengths_are_shortest_and_definite() {
        for size in [0, 1, 127, 128, 255, 256, 65_535] {
            let content = vec![7; size];
            assert_eq!(Der(&element(4, &[&content])).read(4).unwrap(), content);
        }
        for bad in [&[4, 0x80, 0, 0][..], &[4, 0x81, 1, 0], &[4, 0x82, 0, 0x80], &[4, 0x83, 0, 0, 0], &[4]] {
            assert_eq!(Der(bad).read(4), Err(Error::KeyMalformed), "{bad:?}");
        }
    }
}
