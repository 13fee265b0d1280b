//! Seals, statements and keyrings.

use std::sync::LazyLock;

use sealstone::{
    Content, DigestAlgorithm, Error, KeyringBuf, LineVerdict, Policy, Seal, Signer, SigningKey, Statement,
    TrustedKey,
};

/// Signers of the corpus, so that the signatures of its seals are verified and not just skipped.
static KEYRING: LazyLock<KeyringBuf> =
    LazyLock::new(|| KeyringBuf::parse(include_bytes!("../keyring")).expect("a keyring"));

/// Parsing and explaining never panic, and what is parsed has one encoding.
pub fn seal_parse(data: &[u8]) {
    let Ok(seal) = Seal::parse(data) else { return };
    assert_eq!(seal.to_string().as_bytes(), data);
    assert_eq!(seal.statement().to_string(), seal.text());
    assert_clean(seal.statement());

    let explanation = seal.explain(&*KEYRING, &Policy::new());
    assert_eq!(explanation.lines().len(), seal.signatures().count());
    let valid = explanation.lines().iter().filter(|line| matches!(line, LineVerdict::Valid { .. })).count();
    let believed = explanation.valid_keys().count();
    assert_eq!(believed, if explanation.verdict().is_ok() { valid } else { 0 });
    assert_eq!(explanation.verdict().is_ok(), believed > 0, "believed exactly if somebody counts");
}

/// The format's rule for values, written anew.
fn assert_clean(statement: &Statement<'_>) {
    let is_unclean = |c: char| {
        let bidi = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        c.is_control() || bidi || matches!(c, '\u{2028}' | '\u{2029}')
    };
    let assert = |value: &str, longest: usize| {
        assert!((1..=longest).contains(&value.len()), "{value:?}");
        assert!(!value.contains(is_unclean) && value.trim_matches(' ') == value, "{value:?}");
    };
    statement.media_type().into_iter().for_each(|value| assert(value, 255));
    statement.claims().into_iter().for_each(|(_, value)| assert(value, 1024));
    if let Some(name) = statement.name() {
        assert(name, 255);
        assert!(!matches!(name, "." | "..") && !name.contains(['/', '\\']), "{name:?}");
    }
    let keys: Vec<_> = statement.claims().into_iter().map(|(key, _)| key).collect();
    assert!(keys.len() <= 32 && keys.is_sorted_by(|a, b| a < b), "{keys:?}");
}

/// A keyring that is read can be written and read again; each of its lines has one encoding.
pub fn keyring_parse(data: &[u8]) {
    let Ok(keyring) = KeyringBuf::parse(data) else { return };
    let printed = keyring.to_string();
    let again = KeyringBuf::parse(printed.as_bytes()).expect("our own keyring");
    assert_eq!(again.keys(), keyring.keys());

    let text = std::str::from_utf8(data).expect("what is read is UTF-8");
    assert!(printed.lines().eq(text.split('\n').filter(|line| !line.is_empty() && !line.starts_with('#'))));
}

/// Lines of text: a time, a name, a type, then claims; an empty name or type means none.
///
/// The builder and the parser agree on every value, and what is sealed reads as it was stated.
pub fn statement_roundtrip(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let mut lines = text.split('\n');
    let [time, name, media_type] = [(); 3].map(|()| lines.next().unwrap_or_default());
    let claims: Vec<_> = lines.map(|line| line.split_once(' ').unwrap_or((line, ""))).collect();

    let content = Content::of(DigestAlgorithm::Sha256, data);
    let signer = Signer::new("example.com/fuzz", SigningKey::from_bytes(&[1; 32])).expect("a good name");
    match state(content, time, name, media_type, &claims) {
        Ok(statement) => sealed_reads_as_stated(&signer, &statement),
        Err(error) => {
            let text = by_hand(&content, time, name, media_type, &claims);
            let refused =
                Seal::parse(text.as_bytes()).expect_err("the parser takes what the builder refuses");
            let earlier = matches!(refused.error(), Error::SealControlCharacter | Error::SealTooLarge);
            assert!(earlier || refused.error() == error, "{error:?} and {refused:?}");
        }
    }
}

fn state<'a>(
    content: Content,
    time: &str,
    name: &'a str,
    media_type: &'a str,
    claims: &'a [(&'a str, &'a str)],
) -> Result<Statement<'a>, Error> {
    let mut statement = Statement::new(content, time.parse()?);
    if !name.is_empty() {
        statement = statement.with_name(name)?;
    }
    if !media_type.is_empty() {
        statement = statement.with_type(media_type)?;
    }
    statement.with_claims(claims)
}

fn sealed_reads_as_stated(signer: &Signer, statement: &Statement<'_>) {
    let sealed = signer.sign(statement);
    let mut buffer = vec![0; Signer::MAX_SEAL_LENGTH];
    assert_eq!(signer.sign_into(statement, &mut buffer), Ok(&*sealed));

    let seal = Seal::parse(sealed.as_bytes()).expect("our own seal");
    let read = seal.statement();
    assert_eq!((read.content(), read.time()), (statement.content(), statement.time()));
    assert_eq!((read.name(), read.media_type()), (statement.name(), statement.media_type()));
    assert!(read.claims().into_iter().eq(statement.claims()));

    let keyring = TrustedKey::from(signer.verifier().clone());
    let verdict = seal.verify(&keyring, &Policy::new(), statement.content());
    assert_eq!(verdict.map(drop), Ok(()));
    assert_eq!(signer.add_signature(&seal), Err(Error::SignatureRepeated));
}

/// The same statement, written without looking at the values.
fn by_hand(content: &Content, time: &str, name: &str, media_type: &str, claims: &[(&str, &str)]) -> String {
    let known_good = "2026-11-23T14:00:00Z".parse().expect("a time");
    let head = Statement::new(*content, known_good).to_string().replace("2026-11-23T14:00:00Z", time);
    let optional = |keyword: &str, value: &str| {
        if value.is_empty() { String::new() } else { format!("{keyword} {value}\n") }
    };
    let claims: String = claims.iter().map(|(key, value)| format!("claim {key} {value}\n")).collect();
    head + &optional("name", name) + &optional("type", media_type) + &claims + "\n"
}
