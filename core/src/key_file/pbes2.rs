//! Encryption under a passphrase: PBES2 ([RFC 8018]) with AES-CBC and scrypt or PBKDF2.
//!
//! [RFC 8018]: https://www.rfc-editor.org/rfc/rfc8018

use alloc::vec::Vec;

use aes::{Aes128, Aes192, Aes256};
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockCipherDecrypt, BlockModeDecrypt, KeyInit, KeyIvInit};
use sha2::{Sha224, Sha256, Sha384, Sha512};
use zeroize::Zeroizing;

use super::der::{Der, NULL, OBJECT_IDENTIFIER, OCTET_STRING, SEQUENCE};
use crate::Error;

const PBES2: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05, 0x0d];
const PBKDF2: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05, 0x0c];
const SCRYPT: &[u8] = &[0x2b, 0x06, 0x01, 0x04, 0x01, 0xda, 0x47, 0x04, 0x0b];
const HMAC_WITH_SHA224: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x02, 0x08];
const HMAC_WITH_SHA256: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x02, 0x09];
const HMAC_WITH_SHA384: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x02, 0x0a];
const HMAC_WITH_SHA512: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x02, 0x0b];
const AES128_CBC: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x01, 0x02];
const AES192_CBC: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x01, 0x16];
const AES256_CBC: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x01, 0x2a];

/// The block of AES, in bytes.
const BLOCK: usize = 16;

/// The most iterations of PBKDF2: seconds of work, and what RFC 8018 names for critical keys.
const MAX_ITERATIONS: u64 = 10_000_000;
/// The greatest N * r of scrypt, which takes 128 times as many bytes: 64 MiB, four times what
/// OpenSSL writes and twice what it reads unless told otherwise.
const MAX_SCRYPT_N_R: u64 = 64 * 1024 * 1024 / 128;
/// The greatest r and p of scrypt; the work is at most p times 64 MiB.
const MAX_SCRYPT_R: u64 = 64;
const MAX_SCRYPT_P: u64 = 8;

/// What an EncryptedPrivateKeyInfo says about its encryption.
struct Scheme<'a> {
    kdf: Kdf<'a>,
    cipher: Cipher,
    iv: &'a [u8],
}

enum Kdf<'a> {
    Pbkdf2 { salt: &'a [u8], iterations: u32, prf: Prf },
    Scrypt { salt: &'a [u8], params: scrypt::Params },
}

enum Prf {
    Sha224,
    Sha256,
    Sha384,
    Sha512,
}

#[derive(Clone, Copy)]
enum Cipher {
    Aes128,
    Aes192,
    Aes256,
}

/// Decrypts an EncryptedPrivateKeyInfo into a buffer that wipes itself.
pub(super) fn open(der: &[u8], passphrase: Option<&[u8]>) -> Result<Zeroizing<Vec<u8>>, Error> {
    let mut info = Der::document(der)?;
    let scheme = Scheme::read(info.nested(SEQUENCE)?)?;
    let encrypted = info.read(OCTET_STRING)?;
    info.end()?;
    if encrypted.is_empty() || !encrypted.len().is_multiple_of(BLOCK) {
        return Err(Error::KeyMalformed);
    }
    let key = scheme.derive_key(passphrase.ok_or(Error::PassphraseRequired)?)?;
    let mut buffer = Zeroizing::new(encrypted.to_vec());
    let length = scheme.decrypt(&key, &mut buffer)?;
    buffer.truncate(length);
    Ok(buffer)
}

impl<'a> Scheme<'a> {
    /// Reads an AlgorithmIdentifier and checks that its derivation may be run.
    fn read(mut algorithm: Der<'a>) -> Result<Self, Error> {
        if algorithm.read(OBJECT_IDENTIFIER)? != PBES2 {
            return Err(Error::KeyEncryptionUnsupported);
        }
        let mut parameters = algorithm.nested(SEQUENCE)?;
        algorithm.end()?;
        let kdf = parameters.nested(SEQUENCE)?;
        let (cipher, iv) = Cipher::read(parameters.nested(SEQUENCE)?)?;
        parameters.end()?;
        Ok(Self { kdf: Kdf::read(kdf, cipher.key_length())?, cipher, iv })
    }

    fn derive_key(&self, passphrase: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
        let mut key = Zeroizing::new(alloc::vec![0; self.cipher.key_length()]);
        match &self.kdf {
            Kdf::Scrypt { salt, params } => {
                scrypt::scrypt(passphrase, salt, params, &mut key).map_err(|_| Error::KeyMalformed)?;
            }
            Kdf::Pbkdf2 { salt, iterations, prf } => {
                let derive = match prf {
                    Prf::Sha224 => pbkdf2::pbkdf2_hmac::<Sha224>,
                    Prf::Sha256 => pbkdf2::pbkdf2_hmac::<Sha256>,
                    Prf::Sha384 => pbkdf2::pbkdf2_hmac::<Sha384>,
                    Prf::Sha512 => pbkdf2::pbkdf2_hmac::<Sha512>,
                };
                derive(passphrase, salt, *iterations, &mut key);
            }
        }
        Ok(key)
    }

    /// Decrypts in place and returns the length without padding.
    fn decrypt(&self, key: &[u8], buffer: &mut [u8]) -> Result<usize, Error> {
        match self.cipher {
            Cipher::Aes128 => decrypt::<Aes128>(key, self.iv, buffer),
            Cipher::Aes192 => decrypt::<Aes192>(key, self.iv, buffer),
            Cipher::Aes256 => decrypt::<Aes256>(key, self.iv, buffer),
        }
    }
}

fn decrypt<C: BlockCipherDecrypt + KeyInit>(
    key: &[u8],
    iv: &[u8],
    buffer: &mut [u8],
) -> Result<usize, Error> {
    let cipher = cbc::Decryptor::<C>::new_from_slices(key, iv).map_err(|_| Error::KeyMalformed)?;
    cipher.decrypt_padded::<Pkcs7>(buffer).map(<[u8]>::len).map_err(|_| Error::PassphraseWrong)
}

impl Cipher {
    fn read(mut algorithm: Der<'_>) -> Result<(Self, &[u8]), Error> {
        let cipher = match algorithm.read(OBJECT_IDENTIFIER)? {
            AES128_CBC => Self::Aes128,
            AES192_CBC => Self::Aes192,
            AES256_CBC => Self::Aes256,
            _ => return Err(Error::KeyEncryptionUnsupported),
        };
        let iv = algorithm.read(OCTET_STRING)?;
        algorithm.end()?;
        if iv.len() == BLOCK { Ok((cipher, iv)) } else { Err(Error::KeyMalformed) }
    }

    fn key_length(self) -> usize {
        match self {
            Self::Aes128 => 16,
            Self::Aes192 => 24,
            Self::Aes256 => 32,
        }
    }
}

impl<'a> Kdf<'a> {
    fn read(mut algorithm: Der<'a>, key_length: usize) -> Result<Self, Error> {
        let oid = algorithm.read(OBJECT_IDENTIFIER)?;
        let read_parameters = match oid {
            SCRYPT => Self::read_scrypt,
            PBKDF2 => Self::read_pbkdf2,
            _ => return Err(Error::KeyEncryptionUnsupported),
        };
        let parameters = algorithm.nested(SEQUENCE)?;
        algorithm.end()?;
        read_parameters(parameters, key_length)
    }

    /// scrypt-params, [RFC 7914, section 7].
    ///
    /// [RFC 7914, section 7]: https://www.rfc-editor.org/rfc/rfc7914#section-7
    fn read_scrypt(mut parameters: Der<'a>, key_length: usize) -> Result<Self, Error> {
        let salt = parameters.read(OCTET_STRING)?;
        let (n, r, p) = (parameters.unsigned()?, parameters.unsigned()?, parameters.unsigned()?);
        read_key_length(&mut parameters, key_length)?;
        parameters.end()?;
        if n.saturating_mul(r) > MAX_SCRYPT_N_R || r > MAX_SCRYPT_R || p > MAX_SCRYPT_P {
            return Err(Error::KdfTooCostly);
        }
        Ok(Self::Scrypt { salt, params: scrypt_params(n, r, p).ok_or(Error::KeyMalformed)? })
    }

    /// PBKDF2-params, [RFC 8018, appendix A.2].
    ///
    /// [RFC 8018, appendix A.2]: https://www.rfc-editor.org/rfc/rfc8018#appendix-A.2
    fn read_pbkdf2(mut parameters: Der<'a>, key_length: usize) -> Result<Self, Error> {
        let salt = parameters.read(OCTET_STRING)?;
        let iterations = parameters.unsigned()?;
        read_key_length(&mut parameters, key_length)?;
        let prf = Prf::read(parameters)?;
        match u32::try_from(iterations) {
            Ok(0) => Err(Error::KeyMalformed),
            Ok(count) if iterations <= MAX_ITERATIONS => Ok(Self::Pbkdf2 { salt, iterations: count, prf }),
            _ => Err(Error::KdfTooCostly),
        }
    }
}

/// keyLength may be left out; if it is there it must be the cipher's.
fn read_key_length(parameters: &mut Der<'_>, key_length: usize) -> Result<(), Error> {
    let given =
        if parameters.peek() == Some(super::der::INTEGER) { parameters.unsigned()? } else { return Ok(()) };
    if usize::try_from(given) == Ok(key_length) { Ok(()) } else { Err(Error::KeyMalformed) }
}

/// `None` if N is not a power of two above 1, or r or p is 0.
fn scrypt_params(n: u64, r: u64, p: u64) -> Option<scrypt::Params> {
    let log_n = n.is_power_of_two().then(|| n.ilog2()).filter(|log_n| *log_n > 0)?;
    scrypt::Params::new(log_n.try_into().ok()?, r.try_into().ok()?, p.try_into().ok()?).ok()
}

impl Prf {
    /// SHA-1, which stands for a missing PRF, is not read: no tool that knows Ed25519 writes it.
    fn read(mut parameters: Der<'_>) -> Result<Self, Error> {
        if parameters.peek().is_none() {
            return Err(Error::KeyEncryptionUnsupported);
        }
        let mut algorithm = parameters.nested(SEQUENCE)?;
        parameters.end()?;
        let prf = match algorithm.read(OBJECT_IDENTIFIER)? {
            HMAC_WITH_SHA224 => Self::Sha224,
            HMAC_WITH_SHA256 => Self::Sha256,
            HMAC_WITH_SHA384 => Self::Sha384,
            HMAC_WITH_SHA512 => Self::Sha512,
            _ => return Err(Error::KeyEncryptionUnsupported),
        };
        match algorithm.read_optional(NULL)? {
            None | Some([]) => algorithm.end().map(|()| prf),
            Some(_) => Err(Error::KeyMalformed),
        }
    }
}

#[cfg(feature = "getrandom")]
pub(super) use writing::seal;

#[cfg(feature = "getrandom")]
mod writing {
    use super::{AES256_CBC, BLOCK, Cipher, Kdf, PBES2, SCRYPT, Scheme, scrypt_params};
    use crate::Error;
    use crate::key_file::der::{INTEGER, OCTET_STRING, SEQUENCE, element, identifier};
    use aes::Aes256;
    use alloc::vec::Vec;
    use cbc::cipher::block_padding::Pkcs7;
    use cbc::cipher::{BlockModeEncrypt, KeyIvInit};
    use zeroize::Zeroizing;

    const N: u16 = 1 << 14;
    const R: u8 = 8;
    const P: u8 = 5;

    /// Encrypts a private key into an EncryptedPrivateKeyInfo.
    pub(in crate::key_file) fn seal(key: &[u8], passphrase: &[u8]) -> Result<Vec<u8>, Error> {
        if passphrase.is_empty() {
            return Err(Error::PassphraseRequired);
        }
        let [mut salt, mut iv] = [[0; BLOCK]; 2];
        getrandom::fill(&mut salt).map_err(|_| Error::RandomUnavailable)?;
        getrandom::fill(&mut iv).map_err(|_| Error::RandomUnavailable)?;
        let params = scrypt_params(N.into(), R.into(), P.into()).ok_or(Error::KdfTooCostly)?;
        let scheme = Scheme { kdf: Kdf::Scrypt { salt: &salt, params }, cipher: Cipher::Aes256, iv: &iv };
        let encrypted = encrypt(key, &scheme.derive_key(passphrase)?, &iv)?;
        Ok(element(SEQUENCE, &[&parameters(&salt, &iv), &element(OCTET_STRING, &[&encrypted])]))
    }

    fn encrypt(key: &[u8], derived: &[u8], iv: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
        let padded = (key.len() / BLOCK + 1) * BLOCK;
        let mut buffer = Zeroizing::new(Vec::with_capacity(padded));
        buffer.extend_from_slice(key);
        buffer.resize(padded, 0);
        let cipher =
            cbc::Encryptor::<Aes256>::new_from_slices(derived, iv).map_err(|_| Error::KeyMalformed)?;
        cipher.encrypt_padded::<Pkcs7>(&mut buffer, key.len()).map_err(|_| Error::KeyMalformed)?;
        Ok(buffer)
    }

    fn parameters(salt: &[u8], iv: &[u8]) -> Vec<u8> {
        let costs =
            [element(INTEGER, &[&N.to_be_bytes()]), element(INTEGER, &[&[R]]), element(INTEGER, &[&[P]])];
        let costs = costs.concat();
        let scrypt = element(SEQUENCE, &[&element(OCTET_STRING, &[salt]), &costs]);
        let cipher = identifier(AES256_CBC, &element(OCTET_STRING, &[iv]));
        identifier(PBES2, &element(SEQUENCE, &[&identifier(SCRYPT, &scrypt), &cipher]))
    }
}
