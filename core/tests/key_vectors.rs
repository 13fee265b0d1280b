//! Key files against the corpus.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop on the first surprise"
)]
#![cfg(all(feature = "pkcs8", feature = "openssh", feature = "jwk"))]

mod common;

use common::{bytes, cases, text};
use sealstone::{SigningKey, Verifier, VerifyingKey};
use serde_json::Value;

/// The file of a case: text, or bytes in hexadecimal.
fn file(case: &Value) -> Vec<u8> {
    case["text"].as_str().map_or_else(|| bytes(case, "input"), |text| text.into())
}

/// What the reader of the case's kind makes of it: the error's name, or the key in hexadecimal.
fn read(case: &Value) -> Result<String, &'static str> {
    let file = file(case);
    let key = match (text(case, "kind"), text(case, "format")) {
        ("private", format) => {
            let key =
                if format == "raw" { SigningKey::try_from(&*file) } else { SigningKey::read(&file, None) };
            let key = key.map_err(|error| error.name())?;
            assert_eq!(hex::encode(key.as_bytes()), text(case, "seed"), "{case}");
            *key.verifying_key()
        }
        (_, "raw") => VerifyingKey::try_from(&*file).map_err(|error| error.name())?,
        (_, "vkey") => {
            let vkey = std::str::from_utf8(&file).unwrap();
            *vkey.parse::<Verifier>().map_err(|error| error.name())?.key()
        }
        _ => VerifyingKey::read(&file).map_err(|error| error.name())?,
    };
    Ok(hex::encode(key.as_bytes()))
}

#[test]
fn keys_read_as_the_corpus_says() {
    let cases = cases("keys.json");
    for case in &cases {
        let expected = if case["result"] == "valid" {
            Ok(text(case, "public").to_owned())
        } else {
            Err(text(case, "result"))
        };
        assert_eq!(read(case), expected, "{case}");
    }
    assert_eq!(cases.len(), 604);
}
