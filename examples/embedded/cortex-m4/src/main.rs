//! Signs, verifies and seals on a Cortex-M4 without std and without a heap, and prints how much
//! stack each step takes. Any failure ends QEMU with an error.
#![no_std]
#![no_main]

mod stack;

use cortex_m as _; // brings the critical section that printing needs
use cortex_m_rt::entry;
use cortex_m_semihosting::{debug, hprintln};
use panic_semihosting as _;

use sealstone::{
    Content, DigestAlgorithm, Error, Policy, Seal, Signature, Signer, SigningKey, Statement, TrustedKey,
};

const SEED: [u8; 32] = [7; 32];
/// More than this is a regression, wherever it comes from.
const MAX_STACK: usize = 10 * 1024;
const READING: &[u8] = b"21.5 C";

#[entry]
fn main() -> ! {
    let status = match sign_and_verify().and_then(|()| seal_and_verify()) {
        Ok(()) => debug::EXIT_SUCCESS,
        Err(error) => {
            hprintln!("failed: {} ({})", error, error.name());
            debug::EXIT_FAILURE
        }
    };
    debug::exit(status);
    loop {}
}

fn sign_and_verify() -> Result<(), Error> {
    let key = step("derive the key", || SigningKey::from_bytes(&SEED));
    let signature = step("sign", || key.sign(READING));
    step("verify", || key.verifying_key().verify(READING, &signature))?;

    expect("a derived key leaves a wiped stack", stack::is_wiped(|| SigningKey::from_bytes(&SEED)));
    expect("signing leaves a wiped stack", stack::is_wiped(|| key.sign(READING)));

    let mut flipped = signature.to_bytes();
    flipped[5] ^= 1;
    let refused = key.verifying_key().verify(READING, &Signature::from_bytes(&flipped));
    expect("a flipped bit of the signature is refused", refused == Err(Error::SignatureInvalid));
    let refused = key.verifying_key().verify(b"22.5 C", &signature);
    expect("another message is refused", refused == Err(Error::SignatureInvalid));
    Ok(())
}

fn seal_and_verify() -> Result<(), Error> {
    let signer = Signer::new("example.com/device-7", SigningKey::from_bytes(&SEED))?;
    let content = step("digest", || Content::of(DigestAlgorithm::Sha256, READING));
    step("digest as a tree", || Content::of(DigestAlgorithm::Sha256Tree, READING));
    let claims = [("room", "cold store"), ("unit", "celsius")];
    let statement = Statement::new(content, "2026-11-23T14:00:00Z".parse()?)
        .with_name("reading")?
        .with_claims(&claims)?;

    let mut buffer = [0; 512];
    let text = step("seal", || signer.sign_into(&statement, &mut buffer))?;
    hprintln!("\n{}", text);

    let seal = step("parse the seal", || Seal::parse(text.as_bytes()))?;
    // The public half of SEED, as its owner would publish it.
    let vkey = "example.com/device-7+092ffda2+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs";
    let trusted: TrustedKey = step("read the public key", || vkey.parse().map(TrustedKey::new))?;
    let keyring = [trusted];
    step("verify the seal", || seal.verify(&keyring, &Policy::new(), &content).map(drop))?;

    let other = Content::of(DigestAlgorithm::Sha256, b"22.5 C");
    let refused = seal.verify(&keyring, &Policy::new(), &other).map(drop);
    expect("other content is refused", refused == Err(Error::ContentMismatch));
    Ok(())
}

/// Runs one step and prints the stack that it took.
fn step<T>(name: &str, operation: impl FnOnce() -> T) -> T {
    let (result, bytes) = stack::measure(operation);
    hprintln!("{:<20} {:>5} bytes of stack", name, bytes);
    assert!(bytes <= MAX_STACK, "too much stack");
    result
}

fn expect(what: &str, holds: bool) {
    assert!(holds, "not so: {what}");
    hprintln!("{}", what);
}
