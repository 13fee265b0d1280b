//! Seals, keyrings and digests against the corpus.
#![cfg(feature = "std")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop on the first surprise"
)]

mod common;

use common::{bytes, cases, name, text};
use sealstone::{
    Content, ContentHasher, Digest, DigestAlgorithm, Error, KeyringBuf, LineVerdict, Policy, Seal, SealBuf,
    Statement, TrustedKey,
};
use serde_json::Value;

/// Text, hexadecimal, or parts to repeat.
fn raw(case: &Value, field: &str) -> Vec<u8> {
    if let Some(text) = case[field].as_str() {
        return text.into();
    }
    let hex = format!("{field}_hex");
    if case[&hex].is_string() {
        return bytes(case, &hex);
    }
    let parts = case[format!("{field}_parts")].as_array().unwrap_or_else(|| panic!("no {field} in {case}"));
    let repeat =
        |part: &Value| part[0].as_str().unwrap().repeat(part[1].as_u64().unwrap().try_into().unwrap());
    parts.iter().map(repeat).collect::<String>().into()
}

/// Content whose byte i is i mod 251.
fn painted(length: &Value) -> Vec<u8> {
    (0..=250).cycle().take(length.as_u64().unwrap().try_into().unwrap()).collect()
}

#[test]
fn digests_agree_with_the_corpus_in_every_partition() {
    let cases = cases("digests.json");
    for case in &cases {
        let content = painted(&case["length"]);
        for &algorithm in DigestAlgorithm::ALL {
            let whole = Content::of(algorithm, &content);
            assert_eq!(hex::encode(whole.digest().as_bytes()), text(case, algorithm.name()));
            assert_eq!(Content::read(algorithm, &*content).unwrap(), whole);
            for part in [65_535, 65_536, 65_537] {
                let mut hasher = ContentHasher::new(algorithm);
                content.chunks(part).for_each(|part| hasher.update(part));
                assert_eq!(hasher.finish(), whole);
            }
        }
    }
    assert_eq!(cases.len(), 59);
}

#[test]
fn keyrings_agree_with_the_corpus() {
    let cases = cases("keyrings.json");
    for case in &cases {
        match KeyringBuf::parse(&raw(case, "keyring")) {
            Err(refused) => {
                assert_eq!(refused.error().name(), text(case, "parse"), "{case}");
                assert_eq!(u64::from(refused.line()), case["line"].as_u64().unwrap(), "{case}");
            }
            Ok(keyring) => {
                assert_eq!(text(case, "parse"), "valid", "{case}");
                let entries = case["entries"].as_array().unwrap();
                assert_eq!(keyring.keys().len(), entries.len());
                for (key, entry) in keyring.keys().iter().zip(entries) {
                    let verifier = key.verifier();
                    assert_eq!(verifier.name().as_str(), text(entry, "name"));
                    assert_eq!(verifier.id().to_string(), text(entry, "id"));
                    assert_eq!(verifier.key().as_bytes()[..], bytes(entry, "public"));
                    assert_eq!(key.status().name(), text(entry, "status"));
                    let window =
                        [key.window().0, key.window().1].map(|time| time.map(|time| time.to_string()));
                    assert_eq!(
                        window.each_ref().map(Option::as_deref),
                        [entry["from"].as_str(), entry["until"].as_str()]
                    );
                }
                let printed = keyring.to_string();
                assert_eq!(KeyringBuf::parse(printed.as_bytes()).unwrap().keys(), keyring.keys());
            }
        }
    }
    assert_eq!(cases.len(), 105);
}

#[test]
fn seals_parse_as_the_corpus_says() {
    let cases = cases("seals.json");
    let mut errors = std::collections::BTreeSet::new();
    for case in &cases {
        let raw = raw(case, "seal");
        match Seal::parse(&raw) {
            Err(refused) => {
                assert_eq!(refused.error().name(), text(case, "parse"), "{}", case["id"]);
                assert_eq!(u64::from(refused.line()), case["line"].as_u64().unwrap(), "{}", case["id"]);
                errors.insert(refused.error().code());
            }
            Ok(seal) => {
                assert_eq!(text(case, "parse"), "valid", "{}", case["id"]);
                assert_eq!(seal.to_string().as_bytes(), raw, "printed as read");
                assert_eq!(seal.statement().to_string(), seal.text(), "one encoding");
                let kept = SealBuf::from(seal);
                let seal = kept.as_seal();
                assert_eq!(seal.to_string().as_bytes(), raw, "kept as it was");
                assert_eq!(seal.statement().to_string(), seal.text(), "and so is what it states");
                assert_eq!(seal.id().to_string(), text(case, "id_hex"));
                check_statement(seal.statement(), &case["statement"]);
                let signatures = case["signatures"].as_array().unwrap();
                assert_eq!(seal.signatures().count(), signatures.len());
                for (line, expected) in seal.signatures().zip(signatures) {
                    assert_eq!(
                        (line.name(), &*line.id().to_string()),
                        (text(expected, "name"), text(expected, "id"))
                    );
                }
            }
        }
    }
    assert_eq!(cases.len(), 484);
    let all = Error::ALL.iter().map(|error| error.code()).filter(|code| (40..60).contains(code));
    assert_eq!(errors, all.collect(), "every parse error has a case");
}

fn check_statement(statement: &Statement<'_>, expected: &Value) {
    let content = statement.content();
    assert_eq!(content.digest().algorithm().name(), text(expected, "algorithm"));
    assert_eq!(content.digest().as_bytes(), bytes(expected, "digest"));
    assert_eq!(Some(content.size()), expected["size"].as_u64());
    assert_eq!(statement.time().to_string(), text(expected, "time"));
    assert_eq!(Some(statement.time().unix_seconds()), expected["unix_seconds"].as_i64());
    assert_eq!(statement.name(), expected["name"].as_str());
    assert_eq!(statement.media_type(), expected["type"].as_str());
    let claims: Vec<_> =
        statement.claims().into_iter().map(|(key, value)| serde_json::json!([key, value])).collect();
    assert_eq!(claims, *expected["claims"].as_array().unwrap());
}

fn trusted(entry: &Value) -> TrustedKey {
    let mut line = format!("{} {}", text(entry, "status"), text(entry, "vkey"));
    for keyword in ["from", "until"] {
        if let Some(time) = entry[keyword].as_str() {
            line += &format!(" {keyword} {time}");
        }
    }
    line.parse().unwrap()
}

fn policy(check: &Value) -> Result<Policy, Error> {
    let policy = Policy::new().with_threshold(check["threshold"].as_u64().unwrap().try_into().unwrap())?;
    Ok(check["now"].as_str().map_or(policy, |now| policy.with_now(now.parse().unwrap())))
}

/// The content that a check gives, if any.
fn content(check: &Value, algorithm: DigestAlgorithm) -> Option<Content> {
    if check["content_hex"].is_string() {
        return Some(Content::of(algorithm, &bytes(check, "content_hex")));
    }
    if check["content_painted"].is_u64() {
        return Some(Content::of(algorithm, &painted(&check["content_painted"])));
    }
    let given = check.get("content_digest")?;
    let digest =
        Digest::from_bytes(text(given, "algorithm").parse().unwrap(), &bytes(given, "digest")).unwrap();
    Some(Content::from_digest(digest, given["size"].as_u64().unwrap()).unwrap())
}

fn verify(seal: &Seal<'_>, check: &Value) -> Result<Vec<usize>, Error> {
    let keyring: Vec<_> = check["keyring"].as_array().unwrap().iter().map(trusted).collect();
    let policy = policy(check)?;
    let algorithm = seal.statement().content().digest().algorithm();
    let explanation = match content(check, algorithm) {
        Some(content) => seal.verify(&*keyring, &policy, &content)?,
        None => seal.verify_signatures(&*keyring, &policy)?,
    };
    let counts = |line: &LineVerdict<'_>| matches!(line, LineVerdict::Valid { .. });
    Ok((0..).zip(explanation.lines()).filter(|(_, line)| counts(line)).map(|(index, _)| index).collect())
}

#[test]
fn seals_verify_as_the_corpus_says() {
    let mut checks = 0;
    let mut errors = std::collections::BTreeSet::new();
    for case in cases("seals.json").iter().filter(|case| case["parse"] == "valid") {
        let raw = raw(case, "seal");
        let seal = Seal::parse(&raw).unwrap();
        for check in case["verify"].as_array().unwrap() {
            checks += 1;
            let verdict = verify(&seal, check);
            assert_eq!(name(verdict.clone()), text(check, "result"), "{}: {check}", case["id"]);
            errors.extend(verdict.clone().err().map(Error::code));
            let expected: Vec<_> = check["verified"].as_array().unwrap().iter().map(Value::as_u64).collect();
            let found: Vec<_> = verdict.unwrap_or_default().into_iter().map(|i| Some(i as u64)).collect();
            assert_eq!(found, expected, "{}", case["id"]);
        }
    }
    assert_eq!(checks, 220);
    let all = Error::ALL.iter().map(|error| error.code()).filter(|code| (70..80).contains(code));
    assert!(all.clone().all(|code| errors.contains(&code)), "every verdict has a case: {errors:?}");
}
