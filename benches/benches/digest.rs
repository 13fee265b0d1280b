//! Throughput of the three digests of content.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use sealstone::{Content, ContentHasher, DigestAlgorithm};

fn digests(c: &mut Criterion) {
    let content = vec![0x5e; 4 * ContentHasher::PART_LENGTH];
    for &algorithm in DigestAlgorithm::ALL {
        let mut group = c.benchmark_group(algorithm.name());
        for length in [64, 64 * 1024, content.len()] {
            group.throughput(Throughput::Bytes(length as u64));
            group.bench_function(BenchmarkId::from_parameter(length), |b| {
                b.iter(|| Content::of(algorithm, black_box(&content[..length])));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, digests);
criterion_main!(benches);
