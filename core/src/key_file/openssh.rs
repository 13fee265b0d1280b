//! OpenSSH keys: the line of a public key and `BEGIN OPENSSH PRIVATE KEY`, plain and encrypted
//! ([PROTOCOL.key], [RFC 8709]).
//!
//! [PROTOCOL.key]: https://cvsweb.openbsd.org/src/usr.bin/ssh/PROTOCOL.key
//! [RFC 8709]: https://www.rfc-editor.org/rfc/rfc8709

use alloc::string::String;
use alloc::vec::Vec;

use aes::Aes256;
use base64ct::{Base64, Encoding};
use bcrypt_pbkdf::bcrypt_pbkdf_with_memory;
use cbc::cipher::block_padding::NoPadding;
use cbc::cipher::{BlockModeDecrypt, KeyIvInit, StreamCipher};
use zeroize::Zeroizing;

use super::{Format, pem, without_line_end};
use crate::ed25519::then_wipe_stack;
use crate::text::is_clean;
use crate::{Error, SigningKey, VerifyingKey};

pub(super) const LABEL: &str = "OPENSSH PRIVATE KEY";
const MAGIC: &[u8] = b"openssh-key-v1\0";
const ED25519: &str = "ssh-ed25519";
/// How the lines of the other algorithms start; theirs are no formats of ours, but keys.
const OTHER_ALGORITHMS: [&str; 4] = ["ssh-", "ecdsa-", "sk-ssh-", "sk-ecdsa-"];
/// The most rounds of bcrypt: about ten seconds. `ssh-keygen` writes 16 or 24 unless told otherwise.
const MAX_ROUNDS: u32 = 1024;
/// The greatest length of a comment that we write.
const MAX_COMMENT_LENGTH: usize = 1024;
/// What an unencrypted key is padded to a multiple of.
const PLAIN_BLOCK: usize = 8;
/// The block of AES.
const AES_BLOCK: usize = 16;

impl SigningKey {
    /// Reads an OpenSSH private key, `BEGIN OPENSSH PRIVATE KEY`, which is what
    /// `ssh-keygen -t ed25519` writes. Encrypted keys are read if their cipher is aes256-ctr or
    /// aes256-cbc, the ones that `ssh-keygen` has chosen by itself.
    ///
    /// The file says how much work its derivation is, so that is capped before any is done:
    /// 1024 rounds of bcrypt, about ten seconds.
    ///
    /// # Errors
    /// [`Error::PassphraseRequired`]; [`Error::PassphraseWrong`]; [`Error::KdfTooCostly`];
    /// [`Error::KeyEncryptionUnsupported`]; [`Error::KeyAlgorithmUnsupported`];
    /// [`Error::KeyMismatch`] if one of its three public halves is another key's;
    /// [`Error::KeyMalformed`], also for several keys in one file; [`Error::KeyNotPrivate`] and
    /// [`Error::KeyFormatUnknown`] for other files.
    ///
    /// ```
    /// let key = sealstone::SigningKey::from_openssh("-----BEGIN OPENSSH PRIVATE KEY-----
    /// b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW
    /// QyNTUxOQAAACDQIu3oLtaEecNttVVE4UteXTHn9D81ks8cFi6rp5moPQAAAJBeoVcOXqFX
    /// DgAAAAtzc2gtZWQyNTUxOQAAACDQIu3oLtaEecNttVVE4UteXTHn9D81ks8cFi6rp5moPQ
    /// AAAECbveqDtLByJTW+8fvnBdrUuyqS/M8x5II00e2xQUqcmdAi7egu1oR5w221VUThS15d
    /// Mef0PzWSzxwWLqunmag9AAAACGNjY2NjY2NjAQIDBAU=
    /// -----END OPENSSH PRIVATE KEY-----
    /// ", None)?;
    /// # Ok::<(), sealstone::Error>(())
    /// ```
    pub fn from_openssh(pem: &str, passphrase: Option<&[u8]>) -> Result<Self, Error> {
        match Format::of(pem.as_bytes())? {
            Format::OpensshPrivate(pem) => {
                then_wipe_stack(|| private_key(&pem::decode(LABEL, pem)?, passphrase))
            }
            other => Err(other.refused_as_private()),
        }
    }
}

impl VerifyingKey {
    /// Reads the line of an OpenSSH public key, `ssh-ed25519 BASE64 [COMMENT]`, as in `.pub` files
    /// ([RFC 8709, section 4]). It may end in a newline.
    ///
    /// # Errors
    /// [`Error::KeyAlgorithmUnsupported`]; [`Error::KeyMalformed`], also for several lines;
    /// [`Error::KeyFormatUnknown`] if the line does not start with a key type; those of
    /// [`from_bytes`](Self::from_bytes).
    ///
    /// ```
    /// use sealstone::{SigningKey, VerifyingKey};
    /// let key = *SigningKey::from_bytes(&[1; 32]).verifying_key();
    /// assert_eq!(VerifyingKey::from_openssh(&key.to_openssh("alice@example.com")?)?, key);
    /// # Ok::<(), sealstone::Error>(())
    /// ```
    ///
    /// [RFC 8709, section 4]: https://www.rfc-editor.org/rfc/rfc8709#section-4
    pub fn from_openssh(line: &str) -> Result<Self, Error> {
        if !is_public_line(line) {
            return Err(Format::of(line.as_bytes()).map_or_else(|error| error, Format::refused_as_public));
        }
        let mut words = without_line_end(line).splitn(3, ' ');
        if words.next() != Some(ED25519) {
            return Err(Error::KeyAlgorithmUnsupported);
        }
        let (blob, comment) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        if comment.contains(char::is_control) {
            return Err(Error::KeyMalformed);
        }
        let mut buffer = [0; 64];
        let blob = Base64::decode(blob, &mut buffer).map_err(|_| Error::KeyMalformed)?;
        let mut blob = Wire(blob);
        if blob.string()? != ED25519.as_bytes() {
            return Err(Error::KeyMalformed);
        }
        let key = blob.string()?;
        blob.end()?;
        Self::from_bytes(key.try_into().map_err(|_| Error::KeyMalformed)?)
    }

    /// Writes the line of an OpenSSH public key, without a newline; an empty comment is left out.
    ///
    /// # Errors
    /// [`Error::KeyMalformed`] if the comment is longer than 1024 bytes, starts or ends with a
    /// space, or holds control characters or ones that change the direction of text.
    ///
    /// ```
    /// let key = sealstone::SigningKey::from_bytes(&[1; 32]);
    /// let line = key.verifying_key().to_openssh("alice@example.com")?;
    /// assert!(line.starts_with("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI"));
    /// assert!(line.ends_with(" alice@example.com"));
    /// # Ok::<(), sealstone::Error>(())
    /// ```
    pub fn to_openssh(&self, comment: &str) -> Result<String, Error> {
        if !comment.is_empty() && !is_clean(comment, MAX_COMMENT_LENGTH) {
            return Err(Error::KeyMalformed);
        }
        let space = if comment.is_empty() { "" } else { " " };
        let blob = Base64::encode_string(&public_blob(self));
        Ok([ED25519, " ", &blob, space, comment].concat())
    }
}

/// Whether the first word is the name of a key type.
pub(super) fn is_public_line(text: &str) -> bool {
    OTHER_ALGORITHMS.iter().any(|start| text.starts_with(start))
}

fn public_blob(key: &VerifyingKey) -> Vec<u8> {
    [&[0, 0, 0, 11], ED25519.as_bytes(), &[0, 0, 0, 32], key.as_bytes()].concat()
}

/// Reads the container, openssh-key-v1.
fn private_key(container: &[u8], passphrase: Option<&[u8]>) -> Result<SigningKey, Error> {
    let mut file = Wire(container.strip_prefix(MAGIC).ok_or(Error::KeyMalformed)?);
    let (cipher, kdf, options) = (file.string()?, file.string()?, file.string()?);
    if file.u32()? != 1 {
        return Err(Error::KeyMalformed);
    }
    let public = file.string()?;
    let private = file.string()?;
    file.end()?;
    if Wire(public).string()? != ED25519.as_bytes() {
        return Err(Error::KeyAlgorithmUnsupported);
    }
    let key = match Encryption::read(cipher, kdf, options)? {
        None => private_part(private, PLAIN_BLOCK)?.ok_or(Error::KeyMalformed)?,
        Some(encryption) => {
            let decrypted = encryption.decrypt(private, passphrase.ok_or(Error::PassphraseRequired)?)?;
            private_part(&decrypted, AES_BLOCK)?.ok_or(Error::PassphraseWrong)?
        }
    };
    if public == public_blob(key.verifying_key()) {
        return Ok(key);
    }
    Err(if public.len() == public_blob(key.verifying_key()).len() {
        Error::KeyMismatch
    } else {
        Error::KeyMalformed
    })
}

/// Reads the part that may be encrypted. `None` if its two check numbers differ, which a wrong
/// passphrase makes them do.
fn private_part(part: &[u8], block: usize) -> Result<Option<SigningKey>, Error> {
    if !part.len().is_multiple_of(block) {
        return Err(Error::KeyMalformed);
    }
    let mut part = Wire(part);
    if part.u32()? != part.u32()? {
        return Ok(None);
    }
    if part.string()? != ED25519.as_bytes() {
        return Err(Error::KeyAlgorithmUnsupported);
    }
    let (public, private, _comment) = (part.string()?, part.string()?, part.string()?);
    let is_padding = part.0.len() < block && part.0.iter().zip(1..).all(|(byte, count)| *byte == count);
    let (Some((seed, half)), true) = (private.split_first_chunk(), is_padding) else {
        return Err(Error::KeyMalformed);
    };
    if public.len() != VerifyingKey::LENGTH || half.len() != VerifyingKey::LENGTH {
        return Err(Error::KeyMalformed);
    }
    let key = SigningKey::from_bytes(seed);
    let own = key.verifying_key().as_bytes();
    if public == own && half == own { Ok(Some(key)) } else { Err(Error::KeyMismatch) }
}

/// How the private part is encrypted.
struct Encryption<'a> {
    cipher: Cipher,
    salt: &'a [u8],
    rounds: u32,
}

enum Cipher {
    Aes256Ctr,
    Aes256Cbc,
}

impl<'a> Encryption<'a> {
    /// Checks that the derivation may be run. `None` if the key is not encrypted.
    fn read(cipher: &[u8], kdf: &[u8], options: &'a [u8]) -> Result<Option<Self>, Error> {
        let cipher = match (cipher, kdf) {
            (b"none", b"none") if options.is_empty() => return Ok(None),
            (b"none", _) | (_, b"none") => return Err(Error::KeyMalformed),
            (b"aes256-ctr", b"bcrypt") => Cipher::Aes256Ctr,
            (b"aes256-cbc", b"bcrypt") => Cipher::Aes256Cbc,
            _ => return Err(Error::KeyEncryptionUnsupported),
        };
        let mut options = Wire(options);
        let (salt, rounds) = (options.string()?, options.u32()?);
        options.end()?;
        match rounds {
            0 => Err(Error::KeyMalformed),
            1..=MAX_ROUNDS => Ok(Some(Self { cipher, salt, rounds })),
            _ => Err(Error::KdfTooCostly),
        }
    }

    fn decrypt(&self, private: &[u8], passphrase: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
        if passphrase.is_empty() {
            return Err(Error::PassphraseWrong); // bcrypt has no key for it, so nothing is encrypted so
        }
        let mut derived = Zeroizing::new([0; 32 + AES_BLOCK]);
        let mut memory = Zeroizing::new([0; 2 * 32]); // the derived bytes in whole hashes
        bcrypt_pbkdf_with_memory(passphrase, self.salt, self.rounds, derived.as_mut(), memory.as_mut())
            .map_err(|_| Error::KeyMalformed)?;
        let (key, iv) = derived.split_at(32);
        let mut buffer = Zeroizing::new(private.to_vec());
        match self.cipher {
            Cipher::Aes256Ctr => ctr::Ctr128BE::<Aes256>::new_from_slices(key, iv)
                .map_err(|_| Error::KeyMalformed)?
                .try_apply_keystream(&mut buffer)
                .map_err(|_| Error::KeyMalformed)?,
            Cipher::Aes256Cbc => {
                let cipher = cbc::Decryptor::<Aes256>::new_from_slices(key, iv);
                let cipher = cipher.map_err(|_| Error::KeyMalformed)?;
                cipher.decrypt_padded::<NoPadding>(&mut buffer).map_err(|_| Error::KeyMalformed)?;
            }
        }
        Ok(buffer)
    }
}

/// What is left to read, in SSH's encoding ([RFC 4251, section 5]).
///
/// [RFC 4251, section 5]: https://www.rfc-editor.org/rfc/rfc4251#section-5
struct Wire<'a>(&'a [u8]);

impl<'a> Wire<'a> {
    fn u32(&mut self) -> Result<u32, Error> {
        let (number, rest) = self.0.split_first_chunk().ok_or(Error::KeyMalformed)?;
        self.0 = rest;
        Ok(u32::from_be_bytes(*number))
    }

    fn string(&mut self) -> Result<&'a [u8], Error> {
        let length = usize::try_from(self.u32()?).map_err(|_| Error::KeyMalformed)?;
        let (string, rest) = self.0.split_at_checked(length).ok_or(Error::KeyMalformed)?;
        self.0 = rest;
        Ok(string)
    }

    fn end(self) -> Result<(), Error> {
        if self.0.is_empty() { Ok(()) } else { Err(Error::KeyMalformed) }
    }
}
