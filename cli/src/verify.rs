//! `sealstone verify`: whether trusted keys sealed the files.

use std::fmt;
use std::path::{Path, PathBuf};

use sealstone::{
    Content, Digest, KeyringBuf, LineVerdict, Policy, Seal, SignatureLine, TimeBasis, Timestamp,
};
use serde_json::{Value, json};

use crate::cli::Verify;
use crate::failure::{Exit, Failure};
use crate::input::{is_dash, read, read_to_limit};
use crate::key_file::{read_vkey, with_ending};
use crate::report::Report;
use crate::text::Shown;
use crate::{content, statement};

/// Thousands of keys.
const MAX_KEYRING_LENGTH: usize = 4 << 20;

pub(crate) fn run(args: &Verify, report: &Report) -> Exit {
    let trust = match Trust::new(args) {
        Ok(trust) => trust,
        Err(failure) => return report.finish(None, Err(failure)),
    };
    match (&args.digest, args.size, &args.seal) {
        (Some(digest), Some(size), Some(seal)) => {
            let verified = trust.verify(seal, seal, report, |sealed| stated(sealed, digest, size));
            report.finish(Some(seal), verified)
        }
        _ => report.for_each(&args.files, |file| {
            let seal = args.seal.clone().unwrap_or_else(|| with_ending(file, ".seal"));
            trust.verify(file, &seal, report, |sealed| content::hash(file, sealed.digest().algorithm()))
        }),
    }
}

/// Whom to believe.
struct Trust {
    keyring: KeyringBuf,
    policy: Policy,
}

impl Trust {
    fn new(args: &Verify) -> Result<Self, Failure> {
        check_files(args)?;
        let mut keyring = args.keyring.as_deref().map_or_else(|| Ok(KeyringBuf::new()), read_keyring)?;
        for verifier in &args.verifiers {
            let verifier = match verifier.parse() {
                Ok(verifier) => verifier,
                // A file's name may look like a vkey, so the file is what decides.
                Err(error) if looks_like_vkey(verifier) && !Path::new(verifier).exists() => {
                    return Err(Failure::argument("--verifier")(error));
                }
                Err(_) => read_vkey(Path::new(verifier))?,
            };
            keyring.add(verifier).map_err(Failure::argument("--verifier"))?;
        }
        let policy = Policy::new().with_threshold(args.threshold.into());
        let mut policy = policy.map_err(Failure::argument("--threshold"))?;
        let clock = args.not_after_now.then(Timestamp::now).transpose();
        if let Some(now) = args.now.or(clock.map_err(Failure::argument("the clock"))?) {
            policy = policy.with_now(now);
        }
        Ok(Self { keyring, policy })
    }

    /// Judges the signatures first: nothing is hashed for a seal that is refused anyway.
    fn verify(
        &self,
        file: &Path,
        seal: &Path,
        report: &Report,
        content: impl FnOnce(&Content) -> Result<Content, Failure>,
    ) -> Result<(), Failure> {
        let text = read_to_limit(seal, Seal::MAX_LENGTH)?;
        let parsed = Seal::parse(&text).map_err(|error| Failure::at(seal, error))?;
        let explanation = parsed.explain(&self.keyring, &self.policy);
        let verdict = match explanation.verdict() {
            Ok(()) => content(parsed.statement().content()).and_then(|content| {
                let verified = parsed.verify(&self.keyring, &self.policy, &content);
                verified.map(|_| ()).map_err(|error| Failure::at(file, error))
            }),
            Err(error) => Err(Failure::at(seal, error)),
        };
        let lines: Vec<_> = parsed
            .signatures()
            .zip(explanation.lines())
            .map(|(line, verdict)| Line { line, verdict })
            .collect();
        let signatures: Value = lines.iter().map(Line::to_json).collect();
        let word = if verdict.is_ok() { "valid" } else { "NOT VALID" };
        let shown = Shown(file);
        let mut text = format!("{shown}: {word}\n");
        lines.iter().for_each(|line| text.push_str(&line.to_string()));
        if let Err(failure) = verdict {
            report.text(text)?;
            return Err(failure.with_detail("signatures", signatures));
        }
        text.push_str(&statement::Lines(&parsed).to_string());
        let json = json!({
            "file": file.to_string_lossy(), "result": "valid", "seal": seal.to_string_lossy(),
            "statement": statement::to_json(&parsed), "signatures": signatures,
        });
        report.result(text, &json)
    }
}

fn check_files(args: &Verify) -> Result<(), Failure> {
    let reads_stdin = |path: &&PathBuf| is_dash(path);
    if args.seal.is_some() && args.files.len() > 1 {
        return Err(Failure::usage("--seal takes one FILE"));
    }
    if args.files.iter().any(|file| is_dash(file)) && args.seal.is_none() {
        return Err(Failure::usage("content from standard input needs --seal"));
    }
    if args.files.iter().chain(&args.seal).filter(reads_stdin).count() > 1 {
        return Err(Failure::usage("standard input can be read once"));
    }
    Ok(())
}

fn read_keyring(path: &Path) -> Result<KeyringBuf, Failure> {
    let file = read(path, MAX_KEYRING_LENGTH)?;
    KeyringBuf::parse(&file).map_err(|error| Failure::at(path, error))
}

fn looks_like_vkey(text: &str) -> bool {
    text.contains('+')
}

/// The content that the user states instead of giving it.
fn stated(sealed: &Content, digest: &str, size: u64) -> Result<Content, Failure> {
    let algorithm = sealed.digest().algorithm();
    let bytes = decode_hex(digest).ok_or_else(|| Failure::usage("--digest is not hexadecimal"))?;
    let digest = Digest::from_bytes(algorithm, &bytes).map_err(|_| {
        Failure::usage(format!("--digest is not {} bytes of {algorithm}", algorithm.digest_length()))
    })?;
    Content::from_digest(digest, size).map_err(Failure::argument("--size"))
}

fn decode_hex(text: &str) -> Option<Vec<u8>> {
    let nibbles: Vec<_> = text.chars().map(|c| c.to_digit(16)).collect::<Option<_>>()?;
    let (pairs, rest) = nibbles.as_chunks::<2>();
    let byte = |[high, low]: &[u32; 2]| u8::try_from(high * 16 + low).ok();
    if rest.is_empty() { pairs.iter().map(byte).collect() } else { None }
}

/// A signature line and what it is worth.
struct Line<'a> {
    line: SignatureLine<'a>,
    verdict: &'a LineVerdict<'a>,
}

impl Line<'_> {
    fn to_json(&self) -> Value {
        json!({
            "name": self.line.name(), "id": self.line.id().to_string(), "verdict": self.verdict.name(),
            "time-basis": self.verdict.basis().map(TimeBasis::name),
            "status": self.verdict.key().map(|key| key.status().name()),
            "error": self.verdict.error().map(|error| json!({"code": error.code(), "name": error.name()})),
        })
    }
}

impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, id) = (Shown(self.line.name()), self.line.id());
        match self.verdict {
            LineVerdict::Valid { key, .. } => {
                writeln!(f, "  signed by {name} (key {id}, {})", key.status())
            }
            LineVerdict::OutsideWindow { .. } => {
                writeln!(f, "  not counted: {name} (key {id}): the seal's time is outside this key's window")
            }
            LineVerdict::Revoked { .. } => writeln!(f, "  refused: {name} (key {id}): this key is revoked"),
            LineVerdict::Refused { error, .. } => writeln!(f, "  refused: {name} (key {id}): {error}"),
            _ => writeln!(f, "  not counted: {name} (key {id}): not a trusted key"),
        }
    }
}
