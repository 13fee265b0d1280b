//! Sign, verify, parse and batch, with messages of 64 bytes.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use sealstone::{Context, Prehash, SigningKey, VerifyingKey, batch};
use sealstone_benches::inputs::Signed;

fn one(c: &mut Criterion) {
    let signed = Signed::new(0, 0);
    let key = SigningKey::from_bytes(&signed.seed);
    let context = Context::new(b"example.com/benches/v1").expect("a short context");
    let prehashed = key.sign_prehashed(Prehash::new().chain(&signed.message), &context);

    let mut group = c.benchmark_group("ed25519");
    group.bench_function("parse private key", |b| b.iter(|| SigningKey::from_bytes(black_box(&signed.seed))));
    group.bench_function("parse public key", |b| b.iter(|| VerifyingKey::from_bytes(black_box(&signed.key))));
    group.bench_function("sign", |b| b.iter(|| key.sign(black_box(&signed.message))));
    group.bench_function("verify", |b| {
        b.iter(|| signed.verifying_key.verify(black_box(&signed.message), &signed.signature));
    });
    group.bench_function("sign ph", |b| {
        b.iter(|| key.sign_prehashed(Prehash::new().chain(black_box(&signed.message)), &context));
    });
    group.bench_function("verify ph", |b| {
        b.iter(|| {
            let content = Prehash::new().chain(black_box(&signed.message));
            signed.verifying_key.verify_prehashed(content, &context, &prehashed)
        });
    });
    group.finish();
}

fn batches(c: &mut Criterion) {
    for (name, make) in [
        ("batch, distinct keys", Signed::by_distinct_keys as fn(u64) -> Vec<Signed>),
        ("batch, one key", Signed::by_one_key),
    ] {
        let mut group = c.benchmark_group(name);
        for count in [8, 64, 256, 1024] {
            let signed = make(count);
            let items: Vec<_> = signed
                .iter()
                .map(|s| batch::Item { key: &s.verifying_key, message: &s.message, signature: &s.signature })
                .collect();
            assert_eq!(batch::verify(&items), Ok(()));
            group.throughput(Throughput::Elements(count));
            group.bench_function(BenchmarkId::from_parameter(count), |b| {
                b.iter(|| batch::verify(black_box(&items)));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, one, batches);
criterion_main!(benches);
