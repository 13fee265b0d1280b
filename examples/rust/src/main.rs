//! Makes a key, seals a file, verifies it, sees a changed file refused, and verifies 1000
//! signatures at once.

use std::error::Error;
use std::fs;
use std::path::Path;

use sealstone::{DigestAlgorithm, Policy, Seal, Signature, Signer, SigningKey, Timestamp, TrustedKey, batch};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    seal_a_file(&folder.path().join("report.txt"))?;
    verify_a_batch()
}

fn seal_a_file(report: &Path) -> Result<(), Box<dyn Error>> {
    let signer = Signer::new("example.com/plant-7", SigningKey::generate()?)?;
    println!("made a key:\n\n{}\n", signer.verifier());

    fs::write(report, "all pumps are running")?;
    let text = signer.sign_file(report, DigestAlgorithm::Sha256, Timestamp::now()?)?;
    println!("sealed report.txt:\n\n{text}");

    // Whoever verifies has the seal, the file, and the public key from a source that they trust.
    let seal = Seal::parse(text.as_bytes())?;
    let trusted = TrustedKey::new(signer.verifier().clone());
    let explanation = seal.verify_file(&trusted, &Policy::new(), report)?;
    for key in explanation.valid_keys() {
        println!("verified: sealed by {} at {}", key.verifier().name(), seal.statement().time());
    }

    fs::write(report, "all pumps are stopped")?;
    match seal.verify_file(&trusted, &Policy::new(), report) {
        Ok(_) => Err("a changed file was accepted".into()),
        Err(refused) => {
            println!("refused after a change: {} ({})", refused.error().name(), refused);
            Ok(())
        }
    }
}

fn verify_a_batch() -> Result<(), Box<dyn Error>> {
    // A key for raw signatures seals nothing: keep it apart from a `Signer`'s.
    let key = SigningKey::generate()?;
    let messages: Vec<String> = (0..1000).map(|n| format!("reading {n}")).collect();
    let signatures: Vec<Signature> = messages.iter().map(|message| key.sign(message.as_bytes())).collect();
    let mut items: Vec<_> = messages
        .iter()
        .zip(&signatures)
        .map(|(message, signature)| batch::Item {
            key: key.verifying_key(),
            message: message.as_bytes(),
            signature,
        })
        .collect();

    batch::verify(&items)?;
    println!("verified a batch of {} signatures", items.len());

    if let Some(item) = items.get_mut(700) {
        item.message = b"reading 7oo";
    }
    match batch::verify(&items) {
        Ok(()) => Err("a batch with a changed message was accepted".into()),
        Err(refused) => {
            println!("refused after a change: {refused}");
            Ok(())
        }
    }
}
