//! Making, parsing and verifying a seal.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use sealstone::{
    Content, DigestAlgorithm, KeyringBuf, Policy, Seal, Signer, SigningKey, Statement, Timestamp,
};

const CLAIMS: &[(&str, &str)] = &[("build", "4711"), ("commit", "6b86b273ff34fce19d6b804eff5a3f57")];

fn seals(c: &mut Criterion) {
    let content = Content::of(DigestAlgorithm::Sha256, b"content");
    let time: Timestamp = "2026-11-23T14:00:00Z".parse().expect("a time");
    let statement = Statement::new(content, time)
        .with_name("report.pdf")
        .and_then(|s| s.with_type("application/pdf"))
        .and_then(|s| s.with_claims(CLAIMS))
        .expect("a statement");
    let signer = Signer::new("example.com/signer", SigningKey::from_bytes(&[1; 32])).expect("a name");
    let cosigner = Signer::new("example.com/cosigner", SigningKey::from_bytes(&[2; 32])).expect("a name");
    let mut keyring = KeyringBuf::new();
    keyring.add(signer.verifier().clone()).expect("a key");
    keyring.add(cosigner.verifier().clone()).expect("another key");

    let text = signer.sign(&statement);
    let seal = Seal::parse(text.as_bytes()).expect("a seal");
    let cosigned = cosigner.add_signature(&seal).expect("a second signature");
    let cosigned = Seal::parse(cosigned.as_bytes()).expect("a seal");
    let policy = Policy::new();
    let two_of_two = Policy::new().with_threshold(2).expect("a threshold");
    assert!(seal.verify(&keyring, &policy, &content).is_ok());
    assert!(cosigned.verify(&keyring, &two_of_two, &content).is_ok());

    let mut group = c.benchmark_group("seal");
    group.bench_function("sign", |b| b.iter(|| signer.sign(black_box(&statement))));
    group.bench_function("parse", |b| b.iter(|| Seal::parse(black_box(text.as_bytes()))));
    group.bench_function("verify", |b| b.iter(|| black_box(&seal).verify(&keyring, &policy, &content)));
    group.bench_function("verify, two signatures", |b| {
        b.iter(|| black_box(&cosigned).verify(&keyring, &two_of_two, &content));
    });
    group.finish();
}

criterion_group!(benches, seals);
criterion_main!(benches);
