//! `seal make FOLDER` makes keys, seals a file and signs 1000 messages; `seal verify FOLDER` verifies
//! all that, and sees a changed file and a changed message refused.

use std::os::unix::fs::OpenOptionsExt;
use std::{env, error::Error, fs, io::Write, path::Path, process};

use sealstone::{Content, DigestAlgorithm::Sha256, Policy, Seal, Signature, Signer, SigningKey, Timestamp};
use sealstone::{TrustedKey, Verifier, VerifyingKey, batch};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match &arguments[..] {
        [verb, folder] if verb == "make" => make(Path::new(folder)),
        [verb, folder] if verb == "verify" => verify(Path::new(folder)),
        _ => {
            eprintln!("usage: seal make|verify FOLDER");
            process::exit(2)
        }
    }
}

fn make(folder: &Path) -> Result<(), Box<dyn Error>> {
    let signer = Signer::new("example.com/plant-7", private_key(&folder.join("signer.key"))?)?;
    fs::write(folder.join("signer.pub"), format!("{}\n", signer.verifier()))?;
    let report = folder.join("report.txt");
    fs::write(&report, "all pumps are running")?;
    let time = match env::var("SOURCE_DATE_EPOCH") {
        Ok(seconds) => Timestamp::from_unix_seconds(seconds.parse()?)?,
        Err(_) => Timestamp::now()?,
    };
    fs::write(folder.join("report.txt.seal"), signer.sign_file(&report, Sha256, time)?)?;

    // A key for raw signatures seals nothing: keep it apart from a `Signer`'s.
    let key = private_key(&folder.join("batch.key"))?;
    fs::write(folder.join("batch.pub"), key.verifying_key().to_spki_pem())?;
    let sign = |n| key.sign(format!("reading {n}").as_bytes()).to_bytes();
    let signatures: Vec<u8> = (0..1000).flat_map(sign).collect();
    fs::write(folder.join("batch.sig"), signatures)?;
    println!("made a seal by {} and 1000 signatures", signer.verifier().name());
    Ok(())
}

fn verify(folder: &Path) -> Result<(), Box<dyn Error>> {
    // Whoever verifies has the public key from a source that they trust.
    let verifier: Verifier = fs::read_to_string(folder.join("signer.pub"))?.trim_end().parse()?;
    let trusted = TrustedKey::new(verifier);
    let text = fs::read(folder.join("report.txt.seal"))?;
    let seal = Seal::parse(&text)?;
    seal.verify_file(&trusted, &Policy::new(), folder.join("report.txt"))?;
    println!("verified: report.txt by {} at {}", trusted.verifier().name(), seal.statement().time());
    let changed = seal.verify(&trusted, &Policy::new(), &Content::of(Sha256, b"all pumps are stopped"));
    println!("refused a changed file: {}", changed.err().ok_or("it was accepted")?.name());

    let key = VerifyingKey::from_spki_pem(&fs::read_to_string(folder.join("batch.pub"))?)?;
    let bytes = fs::read(folder.join("batch.sig"))?;
    let signatures = bytes.chunks(64).map(Signature::try_from).collect::<Result<Vec<_>, _>>()?;
    let messages: Vec<_> = (0..1000).map(|n| format!("reading {n}")).collect();
    let pairs = messages.iter().map(String::as_bytes).zip(&signatures);
    let mut items: Vec<_> =
        pairs.map(|(message, signature)| batch::Item { key: &key, message, signature }).collect();
    batch::verify(&items)?;
    println!("verified a batch of {}", items.len());
    items.iter_mut().skip(700).take(1).for_each(|item| item.message = b"reading 7oo");
    for (index, error) in batch::verify(&items).err().ok_or("a changed batch was accepted")?.bad() {
        println!("refused a changed batch: {} at {index}", error.name());
    }
    Ok(())
}

/// Reads a private key, or makes one in a file that only its owner can read.
fn private_key(path: &Path) -> Result<SigningKey, Box<dyn Error>> {
    if path.exists() {
        return Ok(SigningKey::read(&fs::read(path)?, None)?);
    }
    let key = SigningKey::generate()?;
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(key.to_pkcs8_pem().as_bytes())?;
    Ok(key)
}
