//! One signature under a seal: who says to have signed, and the signature.

use super::parse::DASH;
use crate::text::{decode_head, is_note_name};
use crate::{KeyId, Signature};

const ID_LENGTH: usize = 4;
const ED25519_LENGTH: usize = ID_LENGTH + Signature::LENGTH;

/// A line `— NAME BASE64(ID || SIGNATURE)` of a seal. Name and id are what the line says; only
/// [`Seal::verify`](crate::Seal::verify) tells whether that key signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignatureLine<'a> {
    name: &'a str,
    id: KeyId,
    encoded: &'a str,
}

impl<'a> SignatureLine<'a> {
    /// `None` if the line is not as signed notes write it.
    pub(super) fn parse(line: &'a str) -> Option<Self> {
        let (name, encoded) = line.strip_prefix(DASH)?.split_once(' ')?;
        if !is_note_name(name) {
            return None;
        }
        // Signatures of unknown types can be long and are not kept.
        let (id, length) = decode_head(encoded)?;
        if length <= ID_LENGTH {
            return None;
        }
        Some(Self { name, id: KeyId::from_bytes(id), encoded })
    }

    /// The key name.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.name
    }

    /// The key id.
    #[must_use]
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// The signature, if it is as long as Ed25519's are.
    #[must_use]
    pub fn signature(&self) -> Option<Signature> {
        let (bytes, length) = decode_head::<ED25519_LENGTH>(self.encoded)?;
        if length != ED25519_LENGTH {
            return None;
        }
        let (_, signature) = bytes.split_at_checked(ID_LENGTH)?;
        signature.try_into().ok()
    }
}

/// Iterates over the signature lines of a seal.
#[derive(Clone, Debug)]
pub struct SignatureLines<'a> {
    rest: &'a str,
}

impl<'a> SignatureLines<'a> {
    pub(super) fn new(lines: &'a str) -> Self {
        Self { rest: lines }
    }
}

impl<'a> Iterator for SignatureLines<'a> {
    type Item = SignatureLine<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        let (line, rest) = self.rest.split_once('\n')?;
        self.rest = rest;
        SignatureLine::parse(line)
    }
}
