//! After a key is loaded, used and dropped, the process's memory holds nothing secret of it.
//!
//! The test runs itself as a child, which loads a key from a file, and searches all of the child's
//! writable memory from outside: first while the key lives, where the seed, scalar and prefix must
//! be found (or the search would prove nothing), then after it was dropped.
#![cfg(all(
    target_os = "linux",
    feature = "std",
    feature = "getrandom",
    feature = "pkcs8",
    feature = "openssh",
    feature = "jwk"
))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops on the first surprise"
)]

use std::fs::{self, File};
use std::hint::black_box;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom, Write, stdin};
use std::ops::RangeInclusive;
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use base64ct::{Base64UrlUnpadded, Encoding};
use curve25519_dalek::scalar::{Scalar, clamp_integer};
use sealstone::{Content, Context, DigestAlgorithm, Prehash, Signer, SigningKey, Statement};
use sha2::{Digest, Sha512};
use zeroize::Zeroizing;

/// Names the child's directory; whoever runs the tests has not set it.
const CHILD: &str = "SEALSTONE_MEMORY_TEST_CHILD";
const MESSAGE: &[u8] = b"message";
/// What Ed25519ph hashes first under the empty context.
const DOM2: &[u8] = b"SigEd25519 no Ed25519 collisions\x01\x00";
/// Names what the child does with the key, if anything.
const USE: &str = "SEALSTONE_MEMORY_TEST_USE";
/// Secrets are searched in pieces of this size, so that one half overwritten is still found.
const PIECE: usize = 8;

#[test]
fn raw_seed() {
    let key = SigningKey::generate().unwrap();
    check(&key, key.as_bytes(), None);
}

#[test]
fn signing() {
    for usage in ["sign", "sign_prehashed", "seal"] {
        let key = SigningKey::generate().unwrap();
        check_use(&key, key.as_bytes(), None, Some(usage));
    }
}

#[test]
fn writing() {
    for usage in ["write", "encrypt"] {
        let key = SigningKey::generate().unwrap();
        check_use(&key, key.to_pkcs8_pem().as_bytes(), None, Some(usage));
    }
}

#[test]
fn pkcs8_der() {
    let key = SigningKey::generate().unwrap();
    check(&key, &key.to_pkcs8_der(), None);
}

#[test]
fn pkcs8_pem() {
    let key = SigningKey::generate().unwrap();
    check(&key, key.to_pkcs8_pem().as_bytes(), None);
}

#[test]
fn encrypted_pkcs8_with_scrypt() {
    let (key, passphrase) = (SigningKey::generate().unwrap(), passphrase());
    let file = key.to_encrypted_pkcs8_pem(passphrase.as_bytes()).unwrap();
    check(&key, file.as_bytes(), Some(&passphrase));
}

#[test]
fn encrypted_pkcs8_with_pbkdf2() {
    let (key, passphrase, directory) =
        (SigningKey::generate().unwrap(), passphrase(), tempfile::tempdir().unwrap());
    let (plain, encrypted) = (directory.path().join("plain"), directory.path().join("encrypted"));
    fs::write(&plain, key.to_pkcs8_pem().as_bytes()).unwrap();
    run(Command::new("openssl")
        .args(["pkcs8", "-topk8", "-v2prf", "hmacWithSHA256", "-iter", "5000", "-in"])
        .arg(&plain)
        .arg("-out")
        .arg(&encrypted)
        .arg("-passout")
        .arg(format!("pass:{passphrase}")));
    check(&key, &fs::read(encrypted).unwrap(), Some(&passphrase));
}

#[test]
fn openssh() {
    let (key, file) = ssh_keygen("");
    check(&key, &file, None);
}

#[test]
fn encrypted_openssh() {
    let passphrase = passphrase();
    let (key, file) = ssh_keygen(&passphrase);
    check(&key, &file, Some(&passphrase));
}

#[test]
fn jwk() {
    let key = SigningKey::generate().unwrap();
    let public = key.verifying_key().to_jwk();
    let d = Base64UrlUnpadded::encode_string(key.as_bytes());
    let file = public.replace('}', &format!(r#","d":"{d}"}}"#));
    check(&key, file.as_bytes(), None);
}

fn passphrase() -> String {
    Base64UrlUnpadded::encode_string(SigningKey::generate().unwrap().as_bytes())
}

fn ssh_keygen(passphrase: &str) -> (SigningKey, Vec<u8>) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("key");
    run(Command::new("ssh-keygen")
        .args(["-q", "-t", "ed25519", "-a", "2", "-N", passphrase, "-f"])
        .arg(&path));
    let file = fs::read(path).unwrap();
    (SigningKey::read(&file, Some(passphrase.as_bytes())).unwrap(), file)
}

fn run(command: &mut Command) {
    let output = command.output().unwrap_or_else(|_| {
        let package = if command.get_program() == "openssl" { "openssl" } else { "openssh-client" };
        panic!("this test needs {:?}: install Debian's package {package}", command.get_program())
    });
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// What must not be found, by name.
type Secrets = Vec<(&'static str, Vec<u8>)>;

fn secrets(key: &SigningKey, file: &[u8], passphrase: Option<&str>) -> Secrets {
    let hash: [u8; 64] = Sha512::digest(key.as_bytes()).into();
    let clamped = clamp_integer(hash[..32].try_into().unwrap());
    let reduced = Scalar::from_bytes_mod_order(clamped).to_bytes();
    let mut secrets = vec![
        ("seed", key.as_bytes().to_vec()),
        ("scalar", reduced.to_vec()),
        ("prefix", hash[32..].to_vec()),
        ("clamped scalar", clamped.to_vec()),
        ("limbs of the scalar", limbs(&reduced)),
        ("limbs of the clamped scalar", limbs(&clamped)),
        ("nonce", nonce(&hash[32..], b"", MESSAGE)),
        ("nonce of Ed25519ph", nonce(&hash[32..], DOM2, &Sha512::digest(MESSAGE))),
        ("nonce of a seal", nonce(&hash[32..], b"", statement().to_string().as_bytes())),
    ];
    match passphrase {
        // All that stands before the seed in a file is the same for every key.
        None if file.starts_with(b"{") || file.starts_with(b"-----") => {
            secrets.push(("text of the key", secret_text(key, file)));
        }
        None => {}
        Some(passphrase) => {
            let masked = |mask| passphrase.bytes().map(|byte| byte ^ mask).collect();
            secrets.push(("passphrase", passphrase.into()));
            secrets.push(("inner key of HMAC", masked(0x36)));
            secrets.push(("outer key of HMAC", masked(0x5c)));
            secrets.extend(derived_key(file, passphrase).map(|key| ("derived key", key)));
        }
    }
    secrets
}

/// The secret of a signature, which gives the scalar away to who has it and the signature.
fn nonce(prefix: &[u8], domain: &[u8], message: &[u8]) -> Vec<u8> {
    let hash = Sha512::new().chain_update(domain).chain_update(prefix).chain_update(message).finalize();
    Scalar::from_bytes_mod_order_wide(&hash.into()).to_bytes().to_vec()
}

/// What opens the encrypted part of a file by `ssh-keygen -a 2` or by ourselves.
fn derived_key(file: &[u8], passphrase: &str) -> Option<Vec<u8>> {
    let text: String = String::from_utf8_lossy(file).lines().filter(|line| !line.starts_with('-')).collect();
    let content = base64ct::Base64::decode_vec(&text).unwrap();
    let salt_after = |name: &[u8], distance| {
        let start = memchr::memmem::find(&content, name)? + name.len() + distance;
        content.get(start..start + 16)
    };
    let mut key = vec![0; 48];
    if let Some(salt) = salt_after(b"bcrypt", 8) {
        let mut memory = [0; 64];
        bcrypt_pbkdf::bcrypt_pbkdf_with_memory(passphrase, salt, 2, &mut key, &mut memory).unwrap();
    } else {
        let salt = salt_after(&[0x2b, 0x06, 0x01, 0x04, 0x01, 0xda, 0x47, 0x04, 0x0b], 4)?;
        key.truncate(32);
        scrypt::scrypt(passphrase.as_bytes(), salt, &scrypt::Params::new(13, 8, 10).unwrap(), &mut key)
            .unwrap();
    }
    Some(key)
}

/// A scalar as arithmetic holds it: five limbs of 52 bits.
fn limbs(scalar: &[u8; 32]) -> Vec<u8> {
    let limb = |i: usize| {
        (0..52).filter(|bit| i * 52 + bit < 256).fold(0u64, |limb, bit| {
            let position = i * 52 + bit;
            limb | u64::from(scalar[position / 8] >> (position % 8) & 1) << bit
        })
    };
    // The last limb has 48 bits, some of which are always 0, so it would be found by chance.
    (0..4).flat_map(|i| limb(i).to_le_bytes()).collect()
}

/// The base64 of the seed as it stands in the file, at whichever of the three offsets.
fn secret_text(key: &SigningKey, file: &[u8]) -> Vec<u8> {
    let file: Vec<u8> = file.iter().filter(|byte| **byte != b'\n').copied().collect();
    (0..3)
        .find_map(|offset| {
            let shifted = [&[0; 2][..offset], key.as_bytes()].concat();
            let text = base64ct::Base64Unpadded::encode_string(&shifted);
            let text = if file[0] == b'{' { text.replace('+', "-").replace('/', "_") } else { text };
            let inner = text.as_bytes()[4..text.len() - 4].to_vec();
            file.windows(inner.len()).any(|window| window == inner).then_some(inner)
        })
        .expect("the seed stands in the file")
}

fn check(key: &SigningKey, file: &[u8], passphrase: Option<&str>) {
    check_use(key, file, passphrase, None);
}

fn check_use(key: &SigningKey, file: &[u8], passphrase: Option<&str>, usage: Option<&str>) {
    let secrets = secrets(key, file, passphrase);
    let directory = tempfile::tempdir().unwrap();
    fs::write(directory.path().join("key"), file).unwrap();
    fs::write(directory.path().join("passphrase"), passphrase.unwrap_or_default()).unwrap();

    let mut child = Loader::start(directory.path(), usage);
    child.wait_for("alive");
    let alive = child.search(&secrets);
    for name in ["seed", "scalar", "prefix"] {
        assert!(alive.contains(&name), "the search does not find the {name} of a living key");
    }
    child.resume();
    child.wait_for("dropped");
    let left = child.search(&secrets);
    child.resume();
    assert!(child.process.wait().unwrap().success());
    assert!(left.is_empty(), "left in memory: {left:?} after {}", usage.unwrap_or("loading"));
}

/// The child, seen from the test.
struct Loader {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Loader {
    fn start(directory: &Path, usage: Option<&str>) -> Self {
        let mut process = Command::new(std::env::current_exe().unwrap())
            .args(["child", "--exact", "--nocapture", "--test-threads=1"])
            .env(CHILD, directory)
            .envs(usage.map(|usage| (USE, usage)))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (input, output) = (process.stdin.take().unwrap(), process.stdout.take().unwrap());
        Self { process, input, output: BufReader::new(output) }
    }

    fn wait_for(&mut self, word: &str) {
        let mut line = String::new();
        while !line.ends_with(&format!("{word}\n")) {
            line.clear();
            assert!(self.output.read_line(&mut line).unwrap() > 0, "the child ended before it was {word}");
        }
    }

    fn resume(&mut self) {
        self.input.write_all(b"\n").unwrap();
    }

    /// The names of the secrets of which some piece is in the child's writable memory.
    fn search(&self, secrets: &Secrets) -> Vec<&'static str> {
        let memory = self.writable_memory();
        let found = |secret: &[u8]| secret.chunks_exact(PIECE).any(|piece| holds(&memory, piece));
        secrets.iter().filter(|(_, secret)| found(secret)).map(|(name, _)| *name).collect()
    }

    fn writable_memory(&self) -> Vec<Vec<u8>> {
        let process = Path::new("/proc").join(self.process.id().to_string());
        let maps = fs::read_to_string(process.join("maps")).unwrap();
        let mut memory = File::open(process.join("mem")).unwrap();
        maps.lines().filter_map(writable_range).map(|range| read(&mut memory, &range)).collect()
    }
}

fn writable_range(map: &str) -> Option<RangeInclusive<u64>> {
    let (range, rest) = map.split_once(' ')?;
    let (start, end) = range.split_once('-')?;
    let address = |hex| u64::from_str_radix(hex, 16).unwrap();
    rest.starts_with("rw").then(|| address(start)..=address(end) - 1)
}

fn read(memory: &mut File, range: &RangeInclusive<u64>) -> Vec<u8> {
    let mut bytes = vec![0; usize::try_from(range.end() - range.start() + 1).unwrap()];
    memory.seek(SeekFrom::Start(*range.start())).unwrap();
    memory.read_exact(&mut bytes).unwrap_or_else(|error| panic!("memory at {range:x?}: {error}"));
    bytes
}

fn holds(memory: &[Vec<u8>], piece: &[u8]) -> bool {
    memory.iter().any(|region| memchr::memmem::find(region, piece).is_some())
}

/// Not a test by itself: what the tests above start.
#[test]
fn child() {
    let Some(directory) = std::env::var_os(CHILD) else { return };
    pause("started"); // makes the buffers of standard input and output before there is a secret
    let mut key = None;
    far_down(1, &mut || key = Some(load(Path::new(&directory))));
    if let (Some(key), Ok(usage)) = (&key, std::env::var(USE)) {
        far_down(2, &mut || make_use(key, &usage));
    }
    pause("alive");
    drop(key);
    pause("dropped");
}

/// Leaves room on the stack, so that what runs afterwards does not overwrite the remains that are
/// looked for.
#[inline(never)]
fn far_down(depth: usize, work: &mut dyn FnMut()) {
    let mut room = [0u8; 64 * 1024];
    black_box(&mut room);
    if depth == 1 {
        work()
    } else {
        far_down(depth - 1, work)
    }
    black_box(&mut room);
}

fn load(directory: &Path) -> SigningKey {
    let file = read_file(&directory.join("key"));
    let passphrase = read_file(&directory.join("passphrase"));
    SigningKey::read(&file, (!passphrase.is_empty()).then_some(&**passphrase)).unwrap()
}

fn make_use(key: &SigningKey, usage: &str) {
    match usage {
        "sign" => {
            black_box(key.sign(MESSAGE));
        }
        "sign_prehashed" => {
            black_box(key.sign_prehashed(Prehash::new().chain(MESSAGE), &Context::EMPTY));
        }
        "write" => {
            black_box((key.to_pkcs8_der(), key.to_pkcs8_pem()));
        }
        "encrypt" => {
            black_box(key.to_encrypted_pkcs8_pem(b"passphrase").unwrap());
        }
        "seal" => {
            let signer = Signer::new("example.com/signer", SigningKey::from_bytes(key.as_bytes())).unwrap();
            black_box(signer.sign(&statement()));
        }
        _ => panic!("no such use: {usage}"),
    }
}

fn statement() -> Statement<'static> {
    Statement::new(Content::of(DigestAlgorithm::Sha256, MESSAGE), "2026-11-23T14:00:00Z".parse().unwrap())
}

/// Into memory that does not move and wipes itself.
fn read_file(path: &Path) -> Zeroizing<Vec<u8>> {
    let mut file = File::open(path).unwrap();
    let length = usize::try_from(file.metadata().unwrap().len()).unwrap();
    let mut bytes = Zeroizing::new(vec![0; length]);
    file.read_exact(&mut bytes).unwrap();
    bytes
}

fn pause(word: &str) {
    println!("{word}");
    if word != "started" {
        stdin().lock().read_line(&mut String::new()).unwrap();
    }
}
