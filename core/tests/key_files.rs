//! Keys go both ways between this library and `openssl` and `ssh-keygen`; bad files are refused
//! with their reason.
#![cfg(all(feature = "std", feature = "getrandom", feature = "pkcs8", feature = "openssh", feature = "jwk"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops on the first surprise"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use base64ct::Encoding;
use sealstone::{Error, SigningKey, Verifier, VerifyingKey};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

const PASSPHRASE: &str = "correct horse";

/// Runs a tool in a directory of its own and returns what it prints.
struct Tool {
    directory: TempDir,
}

impl Tool {
    fn new() -> Self {
        Self { directory: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path(name), content).unwrap();
        private(&self.path(name));
    }

    fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    /// `line` is split at spaces.
    fn run(&self, line: &str) -> String {
        let (program, arguments) = line.split_once(' ').unwrap();
        let mut command = Command::new(program);
        command
            .current_dir(self.directory.path())
            .args(arguments.split(' ').map(|word| word.replace('~', " ")));
        let package = if program == "openssl" { "openssl" } else { "openssh-client" };
        let output = command
            .output()
            .unwrap_or_else(|_| panic!("{program} is missing: install Debian's package {package}"));
        assert!(output.status.success(), "{line}\n{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// A new key in PEM, with its public half as `openssl` sees it.
    fn openssl_key(&self) -> VerifyingKey {
        self.run("openssl genpkey -algorithm ed25519 -out key.pem");
        self.run("openssl pkey -in key.pem -pubout -outform DER -out pub.der");
        VerifyingKey::from_spki_der(&self.read("pub.der")).unwrap()
    }
}

/// `ssh-keygen` refuses private keys that others can read.
#[cfg(unix)]
fn private(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
}

#[cfg(not(unix))]
fn private(_path: &Path) {}

#[test]
fn plain_keys_of_openssl() {
    let tool = Tool::new();
    let public = tool.openssl_key();
    tool.run("openssl pkey -in key.pem -outform DER -out key.der");
    tool.run("openssl pkey -in key.pem -pubout -out pub.pem");
    for name in ["key.pem", "key.der"] {
        let key = SigningKey::read(&tool.read(name), None).unwrap();
        assert_eq!(*key.verifying_key(), public, "{name}");
    }
    for name in ["pub.pem", "pub.der"] {
        assert_eq!(VerifyingKey::read(&tool.read(name)).unwrap(), public, "{name}");
    }
}

#[test]
fn encrypted_keys_of_openssl() {
    let tool = Tool::new();
    let public = tool.openssl_key();
    for options in [
        "-v2 aes-256-cbc",
        "-v2 aes-192-cbc",
        "-v2 aes-128-cbc",
        "-scrypt",
        "-scrypt -scrypt_N 8192 -scrypt_r 16 -scrypt_p 2",
        "-v2prf hmacWithSHA224",
        "-v2prf hmacWithSHA256 -iter 100000",
        "-v2prf hmacWithSHA384",
        "-v2prf hmacWithSHA512",
    ] {
        for form in ["PEM", "DER"] {
            let line = "openssl pkcs8 -topk8 -in key.pem -passout pass:correct~horse -out out -outform";
            tool.run(&format!("{line} {form} {options}"));
            check_encrypted(&tool.read("out"), &public);
        }
    }
    tool.run("openssl genpkey -algorithm ed25519 -aes-256-cbc -pass pass:correct~horse -out out");
    assert!(SigningKey::read(&tool.read("out"), Some(PASSPHRASE.as_bytes())).is_ok());
}

fn check_encrypted(file: &[u8], public: &VerifyingKey) {
    let key = SigningKey::read(file, Some(PASSPHRASE.as_bytes())).unwrap();
    assert_eq!(key.verifying_key(), public);
    assert_eq!(SigningKey::read(file, None), Err(Error::PassphraseRequired));
    for wrong in ["", "correct horse "] {
        assert_eq!(SigningKey::read(file, Some(wrong.as_bytes())), Err(Error::PassphraseWrong));
    }
    assert_eq!(VerifyingKey::read(file), Err(Error::KeyNotPublic));
}

#[test]
fn encryption_that_is_not_read_or_too_costly() {
    let tool = Tool::new();
    tool.openssl_key();
    for (options, error) in [
        ("-v2 des3", Error::KeyEncryptionUnsupported),
        ("-v2 aes-256-cfb", Error::KeyEncryptionUnsupported),
        ("-v2prf hmacWithSHA1", Error::KeyEncryptionUnsupported),
        ("-v1 PBE-SHA1-3DES", Error::KeyEncryptionUnsupported),
        ("-scrypt -scrypt_N 2 -scrypt_r 65 -scrypt_p 1", Error::KdfTooCostly),
        ("-scrypt -scrypt_N 2 -scrypt_r 8 -scrypt_p 17", Error::KdfTooCostly),
    ] {
        let line = "openssl pkcs8 -topk8 -in key.pem -passout pass:correct~horse -out out";
        tool.run(&format!("{line} {options}"));
        for passphrase in [None, Some(PASSPHRASE.as_bytes())] {
            assert_eq!(SigningKey::read(&tool.read("out"), passphrase), Err(error), "{options}");
        }
    }
}

/// Raises the costs in a good file and sees them refused, before any work is done.
#[test]
fn costs_are_capped() {
    let key = SigningKey::from_bytes(&[1; 32]);
    let der = key.to_encrypted_pkcs8_der(PASSPHRASE.as_bytes()).unwrap();
    let costs = [0x02, 0x02, 0x20, 0x00, 0x02, 0x01, 0x08, 0x02, 0x01, 0x0a];
    let start = der.windows(costs.len()).position(|window| window == costs).unwrap();
    for (changed, error) in [
        ([2, 2, 0x7f, 0xff, 2, 1, 0x11, 2, 1, 5], Error::KdfTooCostly),
        ([2, 2, 0x40, 0x00, 2, 1, 0x21, 2, 1, 5], Error::KdfTooCostly),
        ([2, 2, 0x40, 0x00, 2, 1, 8, 2, 1, 17], Error::KdfTooCostly),
        ([2, 2, 0x40, 0x01, 2, 1, 8, 2, 1, 5], Error::KeyMalformed),
        ([2, 2, 0x00, 0x01, 2, 1, 8, 2, 1, 5], Error::KeyMalformed),
        ([2, 2, 0x40, 0x00, 2, 1, 0, 2, 1, 5], Error::KeyMalformed),
        ([2, 2, 0x40, 0x00, 2, 1, 8, 2, 1, 0], Error::KeyMalformed),
        ([2, 2, 0xc0, 0x00, 2, 1, 8, 2, 1, 5], Error::KeyMalformed),
        ([2, 2, 0x40, 0x00, 2, 1, 8, 2, 1, 4], Error::PassphraseWrong),
    ] {
        let mut file = der.clone();
        file[start..start + costs.len()].copy_from_slice(&changed);
        let refused = SigningKey::from_encrypted_pkcs8_der(&file, PASSPHRASE.as_bytes());
        assert_eq!(refused.unwrap_err(), error, "{changed:?}");
    }

    let tool = Tool::new();
    tool.openssl_key();
    tool.run("openssl pkcs8 -topk8 -in key.pem -passout pass:a -v2 aes-256-cbc -iter 8388608 -outform DER -out out");
    let file = tool.read("out");
    let start = file.windows(6).position(|window| window == [2, 4, 0, 0x80, 0, 0]).unwrap();
    for (iterations, error) in [
        ([0x00, 0x98, 0x96, 0x81], Error::KdfTooCostly), // 10,000,001
        ([0x7f, 0xff, 0xff, 0xff], Error::KdfTooCostly),
        ([0x00, 0x00, 0x00, 0x01], Error::KeyMalformed),
    ] {
        let mut file = file.clone();
        file[start + 2..start + 6].copy_from_slice(&iterations);
        assert_eq!(SigningKey::read(&file, Some(b"a")).unwrap_err(), error, "{iterations:?}");
    }
}

#[test]
fn openssl_reads_ours() {
    let tool = Tool::new();
    let key = SigningKey::generate().unwrap();
    let passphrase = PASSPHRASE.as_bytes();
    tool.write("pub.der", key.verifying_key().to_spki_der());
    tool.write("pub.pem", key.verifying_key().to_spki_pem());
    tool.write("key.der", &*key.to_pkcs8_der());
    tool.write("key.pem", key.to_pkcs8_pem().as_bytes());
    tool.write("encrypted.der", key.to_encrypted_pkcs8_der(passphrase).unwrap());
    tool.write("encrypted.pem", key.to_encrypted_pkcs8_pem(passphrase).unwrap());
    let public = key.verifying_key().to_spki_pem();
    for form in ["PEM", "DER"] {
        let file = form.to_lowercase();
        for line in [
            format!("openssl pkey -in key.{file} -inform {form} -pubout"),
            format!("openssl pkey -in encrypted.{file} -inform {form} -passin pass:correct~horse -pubout"),
            format!("openssl pkey -pubin -in pub.{file} -inform {form} -pubout"),
        ] {
            assert_eq!(tool.run(&line), public, "{line}");
        }
    }
    // Byte for byte what openssl writes itself.
    assert_eq!(tool.run("openssl pkey -in key.pem"), *key.to_pkcs8_pem());

    tool.write("message", "a message");
    tool.write("signature", key.sign(b"a message").to_bytes());
    tool.run("openssl pkeyutl -verify -rawin -in message -sigfile signature -pubin -inkey pub.pem");
    tool.run("openssl pkeyutl -sign -rawin -in message -inkey key.pem -out theirs");
    assert_eq!(tool.read("theirs"), key.sign(b"a message").to_bytes());
}

#[test]
fn an_empty_passphrase_encrypts_nothing() {
    let key = SigningKey::from_bytes(&[1; 32]);
    assert_eq!(key.to_encrypted_pkcs8_der(b""), Err(Error::PassphraseRequired));
    assert_eq!(key.to_encrypted_pkcs8_pem(b""), Err(Error::PassphraseRequired));
}

#[test]
fn keys_of_ssh_keygen() {
    for (options, is_encrypted) in [
        ("-N ", false),
        ("-C  -N ", false),
        ("-C Alice~at~work -N ", false),
        ("-N correct~horse", true),
        ("-a 32 -N correct~horse", true),
        ("-a 2 -Z aes256-cbc -N correct~horse", true),
    ] {
        let tool = Tool::new();
        tool.run(&format!("ssh-keygen -q -t ed25519 -f key {options}"));
        let public = VerifyingKey::read(&tool.read("key.pub")).unwrap();
        assert_eq!(VerifyingKey::read(&tool.read("key")), Err(Error::KeyNotPublic));
        assert_eq!(SigningKey::read(&tool.read("key.pub"), None), Err(Error::KeyNotPrivate));
        if is_encrypted {
            check_encrypted(&tool.read("key"), &public);
        } else {
            assert_eq!(
                *SigningKey::read(&tool.read("key"), None).unwrap().verifying_key(),
                public,
                "{options}"
            );
        }
    }
}

#[test]
fn ssh_encryption_that_is_not_read_or_too_costly() {
    let tool = Tool::new();
    tool.run("ssh-keygen -q -t ed25519 -f key -a 2 -Z chacha20-poly1305@openssh.com -N a");
    for passphrase in [None, Some(&b"a"[..])] {
        assert_eq!(SigningKey::read(&tool.read("key"), passphrase), Err(Error::KeyEncryptionUnsupported));
    }

    let tool = Tool::new();
    tool.run("ssh-keygen -q -t ed25519 -f key -a 1 -N a");
    for (rounds, error) in
        [(0, Error::KeyMalformed), (1025, Error::KdfTooCostly), (u32::MAX, Error::KdfTooCostly)]
    {
        let text = String::from_utf8(tool.read("key")).unwrap();
        let base64: String = text.lines().filter(|line| !line.starts_with('-')).collect();
        let mut content = base64ct::Base64::decode_vec(&base64).unwrap();
        let start = content.windows(6).position(|window| window == b"bcrypt").unwrap() + 6 + 4 + 4 + 16;
        content[start..start + 4].copy_from_slice(&u32::to_be_bytes(rounds));
        let base64 = base64ct::Base64::encode_string(&content);
        let file =
            format!("-----BEGIN OPENSSH PRIVATE KEY-----\n{base64}\n-----END OPENSSH PRIVATE KEY-----\n");
        assert_eq!(SigningKey::from_openssh(&file, Some(b"a")).unwrap_err(), error);
    }
}

#[test]
fn ssh_keygen_reads_ours() {
    let tool = Tool::new();
    let key = SigningKey::generate().unwrap();
    let line = key.verifying_key().to_openssh("alice@example.com").unwrap();
    tool.write("key.pub", &line);
    let listed = tool.run("ssh-keygen -l -f key.pub");
    assert!(
        listed.starts_with("256 SHA256:") && listed.ends_with("alice@example.com (ED25519)\n"),
        "{listed}"
    );
    // ssh-keygen converts PKCS#8 only for other algorithms, so the line goes there and back.
    let rfc4716 = tool.run("ssh-keygen -e -f key.pub");
    tool.write("rfc4716", rfc4716);
    let back = tool.run("ssh-keygen -i -f rfc4716");
    assert_eq!(VerifyingKey::read(back.as_bytes()).unwrap(), *key.verifying_key());
    assert_eq!(back.trim_end(), key.verifying_key().to_openssh("").unwrap());
}

#[test]
fn comments_are_one_clean_line() {
    let key = *SigningKey::from_bytes(&[1; 32]).verifying_key();
    for comment in ["a\nssh-ed25519 AAAA", "a\r", " a", "a ", "\u{202e}a", &"a".repeat(1025)] {
        assert_eq!(key.to_openssh(comment), Err(Error::KeyMalformed), "{comment:?}");
    }
    let line = key.to_openssh("a comment").unwrap();
    for file in [format!("{line}\n"), format!("{line}\r\n"), key.to_openssh("").unwrap() + " "] {
        assert_eq!(VerifyingKey::read(file.as_bytes()), Ok(key), "{file:?}");
    }
    for file in [format!("{line}\n\n"), format!("{line}\n{line}\n"), line.replace(" AAAA", "  AAAA")] {
        assert_eq!(VerifyingKey::read(file.as_bytes()), Err(Error::KeyMalformed), "{file:?}");
    }
}

#[test]
fn other_algorithms_are_named_as_such() {
    let tool = Tool::new();
    for algorithm in
        ["RSA -pkeyopt rsa_keygen_bits:1024", "X25519", "ED448", "EC -pkeyopt ec_paramgen_curve:P-256"]
    {
        tool.run(&format!("openssl genpkey -algorithm {algorithm} -out key.pem"));
        tool.run("openssl pkey -in key.pem -pubout -out pub.pem");
        tool.run("openssl pkey -in key.pem -aes-256-cbc -passout pass:a -out encrypted.pem");
        let unsupported = Some(Error::KeyAlgorithmUnsupported);
        assert_eq!(SigningKey::read(&tool.read("key.pem"), None).err(), unsupported, "{algorithm}");
        assert_eq!(
            SigningKey::read(&tool.read("encrypted.pem"), Some(b"a")).err(),
            unsupported,
            "{algorithm}"
        );
        assert_eq!(VerifyingKey::read(&tool.read("pub.pem")).err(), unsupported, "{algorithm}");
    }
    for (line, form) in [
        (
            "openssl genrsa -traditional -out key 1024",
            "openssl rsa -in key -outform DER -traditional -out der",
        ),
        (
            "openssl ecparam -name prime256v1 -genkey -noout -out key",
            "openssl ec -in key -outform DER -out der",
        ),
    ] {
        tool.run(line);
        tool.run(form);
        for name in ["key", "der"] {
            assert_eq!(
                SigningKey::read(&tool.read(name), None).err(),
                Some(Error::KeyAlgorithmUnsupported),
                "{line}"
            );
        }
    }
    for algorithm in ["rsa -b 1024", "ecdsa"] {
        let tool = Tool::new();
        for passphrase in ["", "a"] {
            let name = format!("key{passphrase}");
            tool.run(&format!("ssh-keygen -q -t {algorithm} -f {name} -a 1 -N {passphrase}"));
            let file = tool.read(&name);
            assert_eq!(
                SigningKey::read(&file, None).err(),
                Some(Error::KeyAlgorithmUnsupported),
                "{algorithm}"
            );
        }
        assert_eq!(VerifyingKey::read(&tool.read("key.pub")), Err(Error::KeyAlgorithmUnsupported));
    }
}

#[test]
fn keys_of_the_rfcs() {
    // RFC 8410, sections 10.1 and 10.3.
    let v1 = "-----BEGIN PRIVATE KEY-----\n\
        MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n\
        -----END PRIVATE KEY-----\n";
    let v2 = "-----BEGIN PRIVATE KEY-----\n\
        MHICAQEwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n\
        oB8wHQYKKoZIhvcNAQkJFDEPDA1DdXJkbGUgQ2hhaXJzgSEAGb9ECWmEzf6FQbrB\n\
        Z9w7lshQhqowtrbLDFw4rXAxZuE=\n\
        -----END PRIVATE KEY-----\n";
    let public = "-----BEGIN PUBLIC KEY-----\n\
        MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n\
        -----END PUBLIC KEY-----\n";
    let key = SigningKey::from_pkcs8_pem(v1).unwrap();
    assert_eq!(SigningKey::from_pkcs8_pem(v2).unwrap(), key);
    assert_eq!(*key.verifying_key(), VerifyingKey::from_spki_pem(public).unwrap());
    assert_eq!((key.to_pkcs8_pem().as_str(), key.verifying_key().to_spki_pem().as_str()), (v1, public));

    // RFC 8037, appendices A.1 to A.3.
    let jwk = r#"{"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
        "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
    let key = SigningKey::from_jwk(jwk).unwrap();
    assert_eq!(key.as_bytes()[..4], [0x9d, 0x61, 0xb1, 0x9d]);
    let thumbprint = Sha256::digest(key.verifying_key().to_jwk());
    assert_eq!(
        base64ct::Base64UrlUnpadded::encode_string(&thumbprint),
        "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"
    );
    assert_eq!(VerifyingKey::from_jwk(jwk), Err(Error::KeyNotPublic));
    assert_eq!(SigningKey::from_jwk(&key.verifying_key().to_jwk()), Err(Error::KeyNotPrivate));
}

#[test]
fn a_jwk_member_has_no_other_spelling() {
    let jwk = SigningKey::from_bytes(&[1; 32]).verifying_key().to_jwk();
    let with = |member: &str| SigningKey::from_jwk(&jwk.replace('}', &format!(",{member}}}"))).err();
    let d = base64ct::Base64UrlUnpadded::encode_string(&[1; 32]);
    assert_eq!(with(&format!(r#""d":"{d}""#)), None);
    assert_eq!(with(&format!(r#""d":"\u0041{}""#, &d[1..])), Some(Error::KeyMalformed));
    assert_eq!(with(r#""d":null"#), Some(Error::KeyMalformed));
    assert_eq!(with(&format!(r#""d":"{d}","d":"{d}""#)), Some(Error::KeyMalformed));
    let rsa = r#"{"kty":"RSA","n":"AQAB","e":"AQAB"}"#;
    assert_eq!(VerifyingKey::read(rsa.as_bytes()), Err(Error::KeyAlgorithmUnsupported));
}

#[test]
fn other_files_are_refused() {
    let key = SigningKey::from_bytes(&[1; 32]);
    let vkey = Verifier::new("0example.com", *key.verifying_key()).unwrap().to_string();
    assert_eq!(VerifyingKey::read(format!("{vkey}\n").as_bytes()), Ok(*key.verifying_key()));
    assert_eq!(SigningKey::read(vkey.as_bytes(), None), Err(Error::KeyNotPrivate));
    for file in
        [&b""[..], b"hello", b"0000", &[0; 31], &[0x31; 33], b"-----BEGIN ", b"PRIVATE+KEY+a+00000000+AAAA"]
    {
        assert_eq!(SigningKey::read(file, None), Err(Error::KeyFormatUnknown), "{file:?}");
        assert_eq!(VerifyingKey::read(file), Err(Error::KeyFormatUnknown), "{file:?}");
    }
    let pem = key.to_pkcs8_pem();
    for damaged in [
        pem.repeat(2),
        pem.replace("\n-----END", "\n\n-----END"),
        pem.replace('\n', " "),
        format!("{}\n", *pem),
        pem.replace("-----END PRIVATE KEY-----\n", ""),
    ] {
        assert_eq!(SigningKey::read(damaged.as_bytes(), None), Err(Error::KeyMalformed), "{damaged}");
    }
    assert_eq!(SigningKey::from_encrypted_pkcs8_pem(&pem, b"a"), Err(Error::KeyFormatUnknown));
    let encrypted = key.to_encrypted_pkcs8_pem(b"a").unwrap();
    assert_eq!(SigningKey::from_pkcs8_pem(&encrypted), Err(Error::PassphraseRequired));
}

/// Every prefix of a file, and every file with one byte changed, is refused or gives the same key.
#[test]
fn damage_is_never_another_key() {
    let key = SigningKey::from_bytes(&[1; 32]);
    let public = *key.verifying_key();
    let v2 =
        [&[0x30, 0x51, 2, 1, 1][..], &key.to_pkcs8_der()[5..], &[0x81, 0x21, 0], public.as_bytes()].concat();
    assert_eq!(SigningKey::read(&v2, None).unwrap(), key);
    for i in 0..v2.len() {
        assert!(i == 32 || SigningKey::read(&v2[..i], None).is_err());
        for bit in 0..8 {
            let mut damaged = v2.clone();
            damaged[i] ^= 1 << bit;
            assert!(SigningKey::read(&damaged, None).is_err(), "byte {i}, bit {bit}");
        }
    }
    for file in [public.to_openssh("").unwrap(), public.to_jwk(), public.to_spki_pem()] {
        for i in 0..file.len() - 1 {
            assert!(i == 32 || VerifyingKey::read(&file.as_bytes()[..i]).is_err(), "{}", &file[..i]);
        }
    }
}
