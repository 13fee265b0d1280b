//! Reads the conformance corpus in `vectors/`.
#![allow(dead_code, reason = "each test uses a part")]

use sealstone::Error;
use serde_json::Value;

/// The cases of a corpus file, whose number must be the one that the file states.
pub(crate) fn cases(file: &str) -> Vec<Value> {
    let path = format!("{}/../vectors/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let corpus: Value = serde_json::from_str(&text).unwrap();
    let cases = corpus["cases"].as_array().unwrap().clone();
    assert_eq!(corpus["count"].as_u64(), Some(cases.len() as u64), "{path}: count");
    cases
}

pub(crate) fn text<'a>(case: &'a Value, field: &str) -> &'a str {
    case[field].as_str().unwrap_or_else(|| panic!("no text {field} in {case}"))
}

/// The bytes of a hexadecimal field.
pub(crate) fn bytes(case: &Value, field: &str) -> Vec<u8> {
    hex::decode(text(case, field)).unwrap()
}

pub(crate) fn array<const N: usize>(case: &Value, field: &str) -> [u8; N] {
    bytes(case, field).try_into().unwrap_or_else(|_| panic!("{field} is not {N} bytes in {case}"))
}

/// The name by which the corpus knows a result.
pub(crate) fn name<T>(result: Result<T, impl Into<Error>>) -> &'static str {
    result.map_or_else(|error| error.into().name(), |_| "valid")
}
