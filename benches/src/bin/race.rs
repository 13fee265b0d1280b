//! Races Sealstone against its peers: `race` takes some minutes, `race --quick` less than one.
//!
//! Every output is compared before anything is timed. Ends with status 1 if our layer costs more
//! than 5 % over ed25519-dalek.

use std::hint::black_box;
use std::process::ExitCode;

use ed25519_dalek::hazmat::{ExpandedSecretKey, raw_sign};
use ed25519_dalek::{Sha512, Signer, Verifier};
use sealstone::SigningKey;
use sealstone_benches::inputs::{Signed, flip};
use sealstone_benches::peers::{self, Item, Peer};
use sealstone_benches::race::{Contender, Outcome};

const LAYER_LIMIT: f64 = 1.05;
const BATCH: u32 = 256;

fn main() -> ExitCode {
    let rounds = match std::env::args().nth(1).as_deref() {
        None => 1000,
        Some("--quick") => 100,
        Some(other) => {
            eprintln!("race: unknown argument {other}; the only one is --quick");
            return ExitCode::from(2);
        }
    };
    let signed = Signed::new(0, 0);
    let distinct = Signed::by_distinct_keys(u64::from(BATCH));
    let one_key = Signed::by_one_key(u64::from(BATCH));

    print_machine();
    compare(&signed, &[&distinct, &one_key]);

    Outcome::of(&sign(&signed), 1, rounds).print("sign 64 bytes");
    Outcome::of(&verify(&signed), 1, rounds).print("verify, key prepared");
    Outcome::of(&parse_and_verify(&signed), 1, rounds).print("parse key and verify");
    Outcome::of(&batch(&distinct), BATCH, rounds / 4).print("batch of 256, distinct keys, each");
    Outcome::of(&batch(&one_key), BATCH, rounds / 4).print("batch of 256, one key, each");
    if layer(&signed, rounds) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Everyone in the race, ours first. libgcrypt is far slower than the rest.
fn contestants() -> Vec<Box<dyn Peer>> {
    let peers = peers::all().into_iter().filter(|peer| peer.name() != "libgcrypt");
    [Box::new(peers::Sealstone) as Box<dyn Peer>].into_iter().chain(peers).collect()
}

fn print_machine() {
    let cpus = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpus.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    println!("{}", model.map_or("unknown CPU", |(_, name)| name));
    for peer in contestants() {
        println!("  {:<32} {}", peer.name(), peer.version());
    }
}

/// Panics unless all make the same signature, accept it, and refuse it with any bit flipped.
fn compare(signed: &Signed, batches: &[&Vec<Signed>]) {
    for peer in contestants() {
        let name = peer.name();
        assert_eq!(
            peer.sign(&signed.seed, &signed.message),
            signed.signature_bytes,
            "{name} signs differently"
        );
        let verify = peer.verifier(&signed.key).expect("a good key");
        assert!(verify(&signed.message, &signed.signature_bytes), "{name} refuses a good signature");
        for bit in 0..512 {
            let flipped = flip(&signed.signature_bytes, bit);
            assert!(!verify(&signed.message, &flipped), "{name} accepts with bit {bit} flipped");
        }
        for batch in batches {
            let mut items = items(batch);
            let Some(accepts) = peer.batch(&items) else { continue };
            assert!(accepts(), "{name} refuses a good batch");
            let flipped = flip(items[100].2, 300);
            items[100].2 = &flipped;
            assert!(!peer.batch(&items).expect("it has batches")(), "{name} accepts a bad batch");
        }
    }
    println!("outputs compared: same signatures, all accepted, each of 512 flipped bits refused");
}

fn items(signed: &[Signed]) -> Vec<Item<'_>> {
    signed.iter().map(|s| (&s.key, s.message.as_slice(), &s.signature_bytes)).collect()
}

fn sign(signed: &Signed) -> Vec<Contender> {
    let message = signed.message;
    let signers = contestants().into_iter().filter(|peer| peer.name() != "ed25519-dalek strict");
    signers
        .map(|peer| {
            let sign = peer.signer(&signed.seed);
            Contender::new(peer.name(), move || {
                black_box(sign(black_box(&message)));
            })
        })
        .collect()
}

fn verify(signed: &Signed) -> Vec<Contender> {
    let (message, signature) = (signed.message, signed.signature_bytes);
    contestants()
        .into_iter()
        .map(|peer| {
            let verify = peer.verifier(&signed.key).expect("a good key");
            Contender::new(peer.name(), move || {
                black_box(verify(black_box(&message), &signature));
            })
        })
        .collect()
}

fn parse_and_verify(signed: &Signed) -> Vec<Contender> {
    let (key, message, signature) = (signed.key, signed.message, signed.signature_bytes);
    contestants()
        .into_iter()
        .map(|peer| {
            Contender::new(peer.name(), move || {
                black_box(peer.verify(black_box(&key), &message, &signature));
            })
        })
        .collect()
}

/// Whoever has no batches verifies one by one, with prepared keys.
fn batch(signed: &[Signed]) -> Vec<Contender> {
    let one_by_one = |peer: &dyn Peer| {
        let prepared: Vec<_> = signed
            .iter()
            .map(|s| (peer.verifier(&s.key).expect("a good key"), s.message, s.signature_bytes))
            .collect();
        Contender::new(format!("{}, one by one", peer.name()), move || {
            for (verify, message, signature) in &prepared {
                black_box(verify(message, signature));
            }
        })
    };
    let contender = |peer: Box<dyn Peer>| match peer.batch(&items(signed)) {
        Some(verify) => Contender::new(peer.name(), move || {
            black_box(verify());
        }),
        None => one_by_one(&*peer),
    };
    contestants().into_iter().map(contender).collect()
}

/// What our types cost over calling ed25519-dalek directly. Says whether that is within the limit.
fn layer(signed: &Signed, rounds: usize) -> bool {
    let message = signed.message;

    let ours = SigningKey::from_bytes(&signed.seed);
    let expanded = ExpandedSecretKey::from(&signed.seed);
    let dalek = ed25519_dalek::SigningKey::from_bytes(&signed.seed);
    let verifying_key = dalek.verifying_key();
    let sign = Outcome::of(
        &[
            Contender::new("sealstone sign", move || {
                black_box(ours.sign(black_box(&message)));
            }),
            Contender::new("dalek hazmat::raw_sign, expanded", move || {
                black_box(raw_sign::<Sha512>(&expanded, black_box(&message), &verifying_key));
            }),
            Contender::new("dalek SigningKey::sign", move || {
                black_box(dalek.sign(black_box(&message)));
            }),
        ],
        1,
        rounds,
    );
    sign.print("our layer over dalek: sign");

    let (ours, ours_signature) = (signed.verifying_key, signed.signature);
    let signature = ed25519_dalek::Signature::from_bytes(&signed.signature_bytes);
    let verify = Outcome::of(
        &[
            Contender::new("sealstone verify", move || {
                black_box(ours.verify(black_box(&message), &ours_signature)).expect("a good signature");
            }),
            Contender::new("dalek verify", move || {
                black_box(verifying_key.verify(black_box(&message), &signature)).expect("a good signature");
            }),
            Contender::new("dalek verify_strict", move || {
                black_box(verifying_key.verify_strict(black_box(&message), &signature))
                    .expect("a good signature");
            }),
        ],
        1,
        rounds,
    );
    verify.print("our layer over dalek: verify");

    let (sign, verify) = (sign.ratio(0, 1), verify.ratio(0, 1));
    println!("\nours / dalek: sign {sign:.3}, verify {verify:.3}, limit {LAYER_LIMIT}");
    sign <= LAYER_LIMIT && verify <= LAYER_LIMIT
}
