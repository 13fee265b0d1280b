//! What the corpus cannot say: adding signatures, streams and files, explanations.
#![cfg(feature = "std")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop on the first surprise"
)]

use sealstone::{
    Content, ContentHasher, Digest, DigestAlgorithm, Error, Explanation, KeyStatus, Keyring, LineVerdict,
    Policy, Seal, Signature, Signer, SigningKey, Statement, TimeBasis, Timestamp, TrustedKey, VerifyingKey,
};
use std::io::Read;
use std::ops::ControlFlow;

const CONTENT: &[u8] = b"the report";

fn signer(name: &str, seed: u8) -> Signer {
    Signer::new(name, SigningKey::from_bytes(&[seed; 32])).unwrap()
}

fn time() -> Timestamp {
    "2026-11-23T14:00:00Z".parse().unwrap()
}

fn seal_by(signer: &Signer) -> String {
    signer.sign(&Statement::new(Content::of(DigestAlgorithm::Sha256, CONTENT), time()))
}

fn trusted(signer: &Signer) -> TrustedKey {
    TrustedKey::new(signer.verifier().clone())
}

fn add(signer: &Signer, seal: &str) -> Result<String, Error> {
    signer.add_signature(&Seal::parse(seal.as_bytes()).unwrap())
}

#[test]
fn k_of_n_keys_must_be_distinct() {
    let signers = [signer("a", 1), signer("b", 2), signer("c", 3)];
    let keyring: Vec<_> = signers.iter().map(trusted).collect();
    let mut seal = seal_by(&signers[0]);
    let id = Seal::parse(seal.as_bytes()).unwrap().id();
    for (signed, next) in (1..).zip([Some(&signers[1]), Some(&signers[2]), None]) {
        let parsed = Seal::parse(seal.as_bytes()).unwrap();
        assert_eq!(parsed.id(), id, "a signature does not change the statement");
        for threshold in 1..=4 {
            let policy = Policy::new().with_threshold(threshold).unwrap();
            let verdict = parsed.explain(&keyring, &policy).verdict();
            assert_eq!(verdict, if threshold <= signed { Ok(()) } else { Err(Error::ThresholdNotMet) });
        }
        if let Some(signer) = next {
            seal = add(signer, &seal).unwrap();
        }
    }
}

#[test]
fn one_key_signs_a_seal_once_under_whatever_name() {
    let seal = seal_by(&signer("a", 1));
    assert_eq!(add(&signer("a", 1), &seal), Err(Error::SignatureRepeated));
    assert_eq!(add(&signer("another-name", 1), &seal), Err(Error::SignatureRepeated));
}

/// A line with our name and id that is not ours makes the seal worthless to whoever knows us.
#[test]
fn no_signature_is_added_beside_a_forged_one_of_ours() {
    let (ours, other) = (signer("a", 1), signer("b", 2));
    let with_another_time =
        ours.sign(&Statement::new(Content::of(DigestAlgorithm::Sha256, CONTENT), Timestamp::MAX));
    let forged = seal_by(&other) + with_another_time.lines().last().unwrap() + "\n";
    assert_eq!(add(&ours, &forged), Err(Error::SignatureInvalid));
}

#[test]
fn at_most_64_signatures_fit() {
    let mut seal = seal_by(&signer("signer-0", 0));
    for index in 1..64 {
        seal = add(&signer(&format!("signer-{index}"), index), &seal).unwrap();
    }
    assert_eq!(add(&signer("signer-64", 64), &seal), Err(Error::SealSignaturesTooMany));
}

/// Counts what is read of it.
struct Counted<'a>(&'a mut u64);

impl Read for Counted<'_> {
    fn read(&mut self, part: &mut [u8]) -> std::io::Result<usize> {
        *self.0 += part.len() as u64;
        part.fill(7);
        Ok(part.len())
    }
}

#[test]
fn an_endless_stream_is_read_no_further_than_the_sealed_size() {
    let signer = signer("a", 1);
    let seal = seal_by(&signer);
    let mut read = 0;
    let keyring = trusted(&signer);
    let seal = Seal::parse(seal.as_bytes()).unwrap();
    let refused = seal.verify_reader(&keyring, &Policy::new(), Counted(&mut read));
    assert_eq!(refused.unwrap_err().error(), Error::ContentSizeMismatch);
    assert_eq!(read, CONTENT.len() as u64 + 1);
}

/// Fails when read.
struct Untouchable;

impl Read for Untouchable {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        panic!("read content for a seal whose signer is unknown")
    }
}

#[test]
fn content_is_not_read_for_a_seal_that_is_refused_anyway() {
    let seal = seal_by(&signer("a", 1));
    let keyring = trusted(&signer("b", 2));
    let refused = Seal::parse(seal.as_bytes()).unwrap().verify_reader(&keyring, &Policy::new(), Untouchable);
    assert_eq!(refused.unwrap_err().error(), Error::SignerUnknown);
}

#[test]
fn files_are_signed_under_their_name_and_verified() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.txt");
    std::fs::write(&path, CONTENT).unwrap();
    let signer = signer("a", 1);
    let keyring = trusted(&signer);
    for &algorithm in DigestAlgorithm::ALL {
        let text = signer.sign_file(&path, algorithm, time()).unwrap();
        let seal = Seal::parse(text.as_bytes()).unwrap();
        assert_eq!(seal.statement().name(), Some("report.txt"));
        seal.verify_file(&keyring, &Policy::new(), &path).unwrap();
        seal.verify_reader(&keyring, &Policy::new(), CONTENT).unwrap();
        for (changed, error) in
            [(&b"the retort"[..], Error::ContentMismatch), (b"the report!", Error::ContentSizeMismatch)]
        {
            let other = folder.path().join("other");
            std::fs::write(&other, changed).unwrap();
            assert_eq!(seal.verify_file(&keyring, &Policy::new(), &other).unwrap_err().error(), error);
            assert_eq!(seal.verify_reader(&keyring, &Policy::new(), changed).unwrap_err().error(), error);
        }
    }
    let missing = signer.sign_file(folder.path().join("missing"), DigestAlgorithm::Sha256, time());
    assert_eq!(missing.unwrap_err().error(), Error::ContentUnreadable);
    let unnamed = signer.sign_file("/", DigestAlgorithm::Sha256, time());
    assert_eq!(unnamed.unwrap_err().error(), Error::SealNameInvalid);
}

#[test]
fn files_are_read_no_further_than_the_caller_wants() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.txt");
    std::fs::write(&path, vec![7; 8 << 20]).unwrap();
    let (signer, time) = (signer("a", 1), time());
    let sign = |progress: &mut dyn FnMut(u64) -> ControlFlow<()>| {
        signer.sign_file_with(&path, DigestAlgorithm::Sha256, time, progress)
    };
    let mut read = 0;
    let mut ended = |so_far| {
        read = so_far;
        if so_far < 4 << 20 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    };
    assert_eq!(sign(&mut ended).unwrap_err().error(), Error::Cancelled);
    assert!((4 << 20..8 << 20).contains(&read), "{read}");

    let text = sign(&mut |_| ControlFlow::Continue(())).unwrap();
    let seal = Seal::parse(text.as_bytes()).unwrap();
    let trusted = trusted(&signer);
    let refused = seal.verify_file_with(&trusted, &Policy::new(), &path, |_| ControlFlow::Break(()));
    assert_eq!(refused.unwrap_err().error(), Error::Cancelled);
}

fn explain<'k>(seal: &str, keyring: impl Into<Keyring<'k>>) -> Explanation<'k> {
    Seal::parse(seal.as_bytes()).unwrap().explain(keyring, &Policy::new())
}

#[test]
fn an_explanation_names_the_reason_for_each_line() {
    let [known, windowed, late, unknown] =
        [signer("known", 1), signer("windowed", 2), signer("late", 3), signer("unknown", 4)];
    let mut seal = seal_by(&known);
    for signer in [&windowed, &late, &unknown] {
        seal = add(signer, &seal).unwrap();
    }
    let keyring = [
        trusted(&known).with_status(KeyStatus::Retired),
        trusted(&windowed).valid_until(time()),
        trusted(&late).valid_from(Timestamp::MAX),
    ];
    let explanation = explain(&seal, &keyring);
    assert_eq!(explanation.verdict(), Ok(()));
    assert_eq!(
        explanation.lines(),
        [
            LineVerdict::Valid { key: &keyring[0], basis: TimeBasis::NoWindow },
            LineVerdict::Valid { key: &keyring[1], basis: TimeBasis::ClaimedTime },
            LineVerdict::OutsideWindow { key: &keyring[2] },
            LineVerdict::UnknownSigner,
        ]
    );
    assert_eq!(explanation.valid_keys().count(), 2);
    let described = |line: &LineVerdict<'_>| (line.name(), line.basis().map(TimeBasis::name), line.error());
    assert_eq!(
        explanation.lines().iter().map(described).collect::<Vec<_>>(),
        [
            ("valid", Some("no-window"), None),
            ("valid", Some("claimed-time"), None),
            ("outside-window", None, Some(Error::KeyOutsideWindow)),
            ("unknown-signer", None, None),
        ]
    );

    let revoked = [trusted(&known), trusted(&windowed).with_status(KeyStatus::Revoked)];
    let explanation = explain(&seal, &revoked);
    assert_eq!(explanation.verdict(), Err(Error::KeyRevoked), "even beside a key that is believed");
    assert_eq!(explanation.lines()[1], LineVerdict::Revoked { key: &revoked[1] });
    assert_eq!(described(&explanation.lines()[1]), ("revoked", None, Some(Error::KeyRevoked)));
    assert_eq!(explanation.valid_keys().count(), 0, "no key counts under a refused seal");
}

#[test]
fn a_forged_line_does_not_make_the_true_one_look_repeated() {
    let ours = signer("a", 1);
    let seal = seal_by(&ours);
    let (text, line) = seal.split_once("\n\n").unwrap();
    let wrong = ours.sign(&Statement::new(Content::of(DigestAlgorithm::Sha256, b""), time()));
    let forged = format!("{text}\n\n{}\n{line}", wrong.lines().last().unwrap());
    let keyring = trusted(&ours);
    let explanation = explain(&forged, &keyring);
    assert_eq!(explanation.verdict(), Err(Error::SignatureInvalid));
    assert_eq!(explanation.lines()[0].name(), "refused");
    assert_eq!(explanation.lines()[0].error(), Some(Error::SignatureInvalid));
    assert!(matches!(explanation.lines()[1], LineVerdict::Valid { .. }));
}

/// A slice, unlike a `KeyringBuf`, can hold one verifier twice; the order must not matter.
#[test]
fn windows_of_one_verifier_add_up() {
    let ours = signer("a", 1);
    let seal = seal_by(&ours);
    let past = trusted(&ours).valid_until("2020-01-01T00:00:00Z".parse().unwrap());
    let present = trusted(&ours).valid_from("2025-01-01T00:00:00Z".parse().unwrap());
    for keyring in [[past.clone(), present.clone()], [present, past]] {
        assert_eq!(explain(&seal, &keyring).verdict(), Ok(()));
    }
}

#[test]
fn a_generator_that_writes_nothing_is_refused() {
    let refused = SigningKey::generate_with(|_| Ok::<(), ()>(()));
    assert_eq!(refused.unwrap_err(), Error::RandomUnavailable);
}

/// The types are for threads, and what is secret is not copied by accident.
#[test]
fn keys_cross_threads() {
    fn check<T: Send + Sync>() {}
    check::<SigningKey>();
    check::<Signer>();
    check::<VerifyingKey>();
    check::<Signature>();
    check::<Seal<'_>>();
    check::<Explanation<'_>>();
}

#[test]
fn debug_shows_the_public_half_only() {
    let key = SigningKey::from_bytes(&[0x5a; 32]);
    let public: String = key.verifying_key().as_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    let shown = format!("{key:?} {:?}", Signer::new("a", SigningKey::from_bytes(&[0x5a; 32])).unwrap());
    assert!(shown.contains(&public) && !shown.contains("5a5a") && !shown.contains("90, 90"), "{shown}");
}

#[test]
fn a_hasher_is_a_writer() {
    let mut hasher = ContentHasher::new(DigestAlgorithm::Sha512);
    std::io::copy(&mut &CONTENT[..], &mut hasher).unwrap();
    assert_eq!(hasher.finish(), Content::of(DigestAlgorithm::Sha512, CONTENT));
}

#[test]
fn a_size_of_2_to_the_63_is_no_content() {
    let digest = *Content::of(DigestAlgorithm::Sha256, b"").digest();
    assert!(Content::from_digest(digest, (1 << 63) - 1).is_ok());
    assert_eq!(Content::from_digest(digest, 1 << 63), Err(Error::SealSizeInvalid));
    assert_eq!(Digest::from_bytes(DigestAlgorithm::Sha512, digest.as_bytes()), Err(Error::InvalidLength));
}

/// Messages name the place and hold nothing of the input.
#[test]
fn messages_say_what_and_where() {
    let refused = Seal::parse(b"sealstone/v1\nevil\x1b[2J\n").unwrap_err();
    assert_eq!(refused.to_string(), "line 2: a control character (a CR, for one) stands in the seal");
    let refused = Seal::parse(&[b'a'; Seal::MAX_LENGTH + 1]).unwrap_err();
    assert_eq!(refused.to_string(), "the seal is larger than the format allows");
    assert_eq!(Error::from(refused).name(), "seal-too-large");
}
