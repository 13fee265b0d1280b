//! A static library without std, without a heap, and with its own panic handler: if anything
//! below it brings std along there are two handlers, if anything allocates there is no allocator.
#![no_std]

use core::panic::PanicInfo;

use sealstone::{Content, DigestAlgorithm, Error, Policy, Seal, Signer, SigningKey, Statement, TrustedKey};

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    loop {}
}

/// Returns 0, or the number of the error. Exported, so that none of it is optimised away.
#[unsafe(no_mangle)]
pub extern "C" fn sealstone_no_std(seed: &[u8; 32]) -> u16 {
    sign_and_verify(seed).and_then(|()| seal_and_verify(seed)).map_or_else(Error::code, |()| 0)
}

fn sign_and_verify(seed: &[u8; 32]) -> Result<(), Error> {
    let key = SigningKey::from_bytes(seed);
    let signature = key.sign(b"message");
    key.verifying_key().verify(b"message", &signature)
}

fn seal_and_verify(seed: &[u8; 32]) -> Result<(), Error> {
    let signer = Signer::new("example.com/device-7", SigningKey::from_bytes(seed))?;
    let content = Content::of(DigestAlgorithm::Sha256Tree, b"21.5 C");
    let mut buffer = [0; 512];
    let text = signer.sign_into(&Statement::new(content, "2026-11-23T14:00:00Z".parse()?), &mut buffer)?;
    let trusted: TrustedKey = signer.verifier().clone().into();
    Seal::parse(text.as_bytes())?.verify(&trusted, &Policy::new(), &content).map(drop)
}
