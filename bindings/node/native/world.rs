//! Names, numbers and times of the core.

use napi_derive::napi;
use sealstone::interop::Profile;
use sealstone::{Content, Timestamp, VerifyingKey};
use sealstone::{ContentHasher, DigestAlgorithm, Error, KeyName, Seal, Signature, SigningKey, Statement};

use crate::failure::{Outcome, outcome};

/// A time in seconds since 1970, or the clock's.
pub(crate) fn timestamp(seconds: Option<i64>) -> Result<Timestamp, Error> {
    seconds.map_or_else(Timestamp::now, Timestamp::from_unix_seconds)
}

#[napi(catch_unwind)]
pub fn parse_time(text: String) -> Outcome<i64> {
    outcome(text.parse().map(Timestamp::unix_seconds))
}

#[napi(catch_unwind)]
pub fn format_time(seconds: i64) -> Outcome<String> {
    outcome(timestamp(Some(seconds)).map(|time| time.to_string()))
}

/// The length in bytes of a digest.
#[napi(catch_unwind)]
pub fn digest_length(algorithm: String) -> Outcome<u32> {
    outcome(algorithm.parse().map(|algorithm: DigestAlgorithm| small(algorithm.digest_length())))
}

/// An error of the core.
#[napi(object, object_from_js = false)]
pub struct ErrorCode {
    pub code: u16,
    pub name: &'static str,
    pub message: String,
}

/// Every error of the core.
#[napi(catch_unwind)]
#[must_use]
pub fn errors() -> Vec<ErrorCode> {
    let row =
        |error: &Error| ErrorCode { code: error.code(), name: error.name(), message: error.to_string() };
    Error::ALL.iter().map(row).collect()
}

/// The core's constants.
#[napi(object, object_from_js = false)]
pub struct Constants {
    pub version: &'static str,
    pub digest_algorithms: Vec<&'static str>,
    pub profiles: Vec<&'static str>,
    pub signing_key_length: u32,
    pub verifying_key_length: u32,
    pub signature_length: u32,
    pub content_max_size: u64,
    pub content_hasher_part_length: u32,
    pub key_name_max_length: u32,
    pub statement_max_length: u32,
    pub statement_max_claims: u32,
    pub statement_max_claim_key_length: u32,
    pub statement_max_claim_value_length: u32,
    pub statement_max_name_length: u32,
    pub statement_max_type_length: u32,
    pub seal_max_length: u32,
    pub seal_max_signatures: u32,
    pub seal_max_signatures_length: u32,
    pub seal_max_signature_line_length: u32,
}

#[napi(catch_unwind)]
#[must_use]
pub fn constants() -> Constants {
    Constants {
        version: env!("CARGO_PKG_VERSION"),
        digest_algorithms: DigestAlgorithm::ALL.iter().map(|algorithm| algorithm.name()).collect(),
        profiles: Profile::ALL.iter().map(|profile| profile.name()).collect(),
        signing_key_length: small(SigningKey::LENGTH),
        verifying_key_length: small(VerifyingKey::LENGTH),
        signature_length: small(Signature::LENGTH),
        content_max_size: Content::MAX_SIZE,
        content_hasher_part_length: small(ContentHasher::PART_LENGTH),
        key_name_max_length: small(KeyName::MAX_LENGTH),
        statement_max_length: small(Statement::MAX_LENGTH),
        statement_max_claims: small(Statement::MAX_CLAIMS),
        statement_max_claim_key_length: small(Statement::MAX_CLAIM_KEY_LENGTH),
        statement_max_claim_value_length: small(Statement::MAX_CLAIM_VALUE_LENGTH),
        statement_max_name_length: small(Statement::MAX_NAME_LENGTH),
        statement_max_type_length: small(Statement::MAX_TYPE_LENGTH),
        seal_max_length: small(Seal::MAX_LENGTH),
        seal_max_signatures: small(Seal::MAX_SIGNATURES),
        seal_max_signatures_length: small(Seal::MAX_SIGNATURES_LENGTH),
        seal_max_signature_line_length: small(Seal::MAX_SIGNATURE_LINE_LENGTH),
    }
}

/// Limits of the core are far below 2^32.
fn small(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
