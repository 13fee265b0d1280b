//! Prints, as one JSON object, how long the calls take that the bindings are measured against.
//!
//! `core-calls FILE` takes about two seconds and the time of sealing FILE three times. The programs
//! in `benches/{c,node,python}` run it between their own rounds, with the same inputs: the seed is
//! the bytes 0 to 31, the message the bytes 0 to 63, a batch is 1000 messages `reading N`.

use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

use sealstone::{DigestAlgorithm, Signature, Signer, SigningKey, Timestamp, batch};

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args_os().nth(1).ok_or("usage: core-calls FILE")?;
    let seed: [u8; 32] = std::array::from_fn(|n| n as u8);
    let message: [u8; 64] = std::array::from_fn(|n| n as u8);
    let key = SigningKey::from_bytes(&seed);
    let public = *key.verifying_key();
    let signature = key.sign(&message);
    let messages: Vec<String> = (0..1000).map(|n| format!("reading {n}")).collect();
    let signatures: Vec<Signature> = messages.iter().map(|message| key.sign(message.as_bytes())).collect();
    let items: Vec<_> = messages
        .iter()
        .zip(&signatures)
        .map(|(message, signature)| batch::Item { key: &public, message: message.as_bytes(), signature })
        .collect();
    let signer = Signer::new("example.com/bench", SigningKey::from_bytes(&seed))?;

    let sign = time(300, 50, || {
        black_box(key.sign(black_box(&message)));
    });
    let verify = time(300, 50, || public.verify(black_box(&message), &signature).expect("a good signature"));
    let batch_1000 = time(10, 1, || batch::verify(black_box(&items)).expect("good signatures"));
    let seal_file = time(3, 1, || {
        let seal = signer.sign_file(&file, DigestAlgorithm::Sha256, Timestamp::MIN).expect("a readable file");
        black_box(seal);
    });
    let rows = [("sign", sign), ("verify", verify), ("batch_1000", batch_1000), ("seal_file", seal_file)];
    let rows = rows.map(|(name, times)| {
        let [median, min] = times.map(|time| time.as_secs_f64() * 1e6);
        format!("\"{name}\": {{\"median\": {median:.3}, \"min\": {min:.3}}}")
    });
    println!("{{{}}}", rows.join(", "));
    Ok(())
}

/// Median and minimum of the time of one call, from `samples` samples of `calls` calls each.
fn time(samples: usize, calls: u32, call: impl Fn()) -> [Duration; 2] {
    let mut times: Vec<_> = (0..samples)
        .map(|_| {
            let start = Instant::now();
            (0..calls).for_each(|_| call());
            start.elapsed() / calls
        })
        .collect();
    times.sort();
    [times[samples / 2], times[0]]
}
