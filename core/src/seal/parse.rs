//! Reading a seal: one pass, no heap, the first error with its line. docs/FORMAT.md gives the
//! same rules in words.

use base64ct::{Base64, Encoding};

use super::statement::{ClaimCheck, HEADER};
use super::{Seal, SignatureLine, Statement};
use crate::{Content, Digest, Error, ParseError, Timestamp};

/// What a signature line starts with: an em dash and a space.
pub(super) const DASH: &str = "\u{2014} ";

pub(super) fn parse(seal: &[u8]) -> Result<Seal<'_>, ParseError> {
    if seal.len() > Seal::MAX_LENGTH {
        return Err(ParseError::new(Error::SealTooLarge, 0));
    }
    let seal =
        core::str::from_utf8(seal).map_err(|e| ParseError::at(Error::SealNotUtf8, seal, e.valid_up_to()))?;
    if let Some(offset) = seal.find(|c: char| c.is_control() && c != '\n') {
        return Err(ParseError::at(Error::SealControlCharacter, seal.as_bytes(), offset));
    }
    let mut lines = Lines { rest: seal, number: 0 };
    let statement = parse_statement(&mut lines).map_err(|error| lines.refuse(error))?;
    let signatures = lines.rest;
    let text_length = seal.len() - signatures.len() - "\n".len();
    let text = seal.get(..text_length).unwrap_or_default();
    check_signatures(&mut lines).map_err(|error| lines.refuse(error))?;
    Ok(Seal { text, statement, signatures })
}

/// The lines not yet read, and the number of the one being read.
struct Lines<'a> {
    rest: &'a str,
    number: u32,
}

impl<'a> Lines<'a> {
    /// The next line without its newline, if it has one.
    fn next(&mut self) -> Result<&'a str, Error> {
        self.number += 1;
        let (line, rest) = self.rest.split_once('\n').ok_or(Error::SealTruncated)?;
        self.rest = rest;
        Ok(line)
    }

    fn refuse(&self, error: Error) -> ParseError {
        ParseError::new(error, self.number)
    }
}

/// The kinds of line, in their fixed order.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Kind {
    Digest,
    Size,
    Time,
    Name,
    Type,
    Claim,
}

impl Kind {
    fn of(keyword: &str) -> Option<Self> {
        Some(match keyword {
            "digest" => Self::Digest,
            "size" => Self::Size,
            "time" => Self::Time,
            "name" => Self::Name,
            "type" => Self::Type,
            "claim" => Self::Claim,
            _ => return None,
        })
    }
}

fn parse_statement<'a>(lines: &mut Lines<'a>) -> Result<Statement<'a>, Error> {
    let start = lines.rest;
    match lines.next() {
        Ok(HEADER) => {}
        Err(truncated) if HEADER.starts_with(start) => return Err(truncated),
        _ => return Err(Error::SealHeaderUnknown),
    }
    let digest = parse_digest(required(lines, Kind::Digest)?)?;
    let size = parse_size(required(lines, Kind::Size)?)?;
    let time: Timestamp = required(lines, Kind::Time)?.parse()?;
    let statement = Statement::new(Content::from_digest(digest, size)?, time);
    parse_optional(lines, statement)
}

/// The value of the line that must stand here.
fn required<'a>(lines: &mut Lines<'a>, kind: Kind) -> Result<&'a str, Error> {
    let line = lines.next()?;
    if line.is_empty() {
        return Err(Error::SealLineMissing);
    }
    let (found, value) = split(line)?;
    if found == kind {
        Ok(value)
    } else if found < kind {
        Err(Error::SealLineDuplicate)
    } else {
        Err(Error::SealLineMissing)
    }
}

fn split(line: &str) -> Result<(Kind, &str), Error> {
    let (keyword, value) = line.split_once(' ').ok_or(Error::SealLineUnknown)?;
    Ok((Kind::of(keyword).ok_or(Error::SealLineUnknown)?, value))
}

/// The lines up to the blank one.
fn parse_optional<'a>(lines: &mut Lines<'a>, mut statement: Statement<'a>) -> Result<Statement<'a>, Error> {
    let mut last = Kind::Time;
    let mut claims = ClaimCheck::default();
    let mut claim_lines = lines.rest;
    loop {
        let start = lines.rest;
        let line = lines.next()?;
        if line.is_empty() {
            let length = claim_lines.len() - start.len();
            let claim_lines = if last == Kind::Claim { claim_lines.get(..length) } else { None };
            return Ok(statement.with_claim_lines(claim_lines.unwrap_or_default()));
        }
        let (kind, value) = split(line)?;
        match kind {
            Kind::Digest | Kind::Size | Kind::Time => return Err(Error::SealLineDuplicate),
            Kind::Name if statement.name().is_some() => return Err(Error::SealLineDuplicate),
            Kind::Type if statement.media_type().is_some() => return Err(Error::SealLineDuplicate),
            _ if kind < last => return Err(Error::SealLineOrder),
            Kind::Name => statement = statement.with_name(value)?,
            Kind::Type => statement = statement.with_type(value)?,
            Kind::Claim => {
                if last != Kind::Claim {
                    claim_lines = start;
                }
                let (key, value) = value.split_once(' ').unwrap_or((value, ""));
                claims.next(key, value)?;
            }
        }
        last = kind;
    }
}

fn parse_digest(value: &str) -> Result<Digest, Error> {
    let (algorithm, encoded) = value.split_once(' ').ok_or(Error::SealDigestInvalid)?;
    let mut buffer = [0; 64];
    let bytes = Base64::decode(encoded, &mut buffer).map_err(|_| Error::SealDigestInvalid)?;
    Digest::from_bytes(algorithm.parse()?, bytes).map_err(|_| Error::SealDigestInvalid)
}

fn parse_size(value: &str) -> Result<u64, Error> {
    let is_canonical = value == "0" || value.starts_with(|c: char| matches!(c, '1'..='9'));
    if !is_canonical || !value.bytes().all(|c| c.is_ascii_digit()) {
        return Err(Error::SealSizeInvalid);
    }
    value.parse().ok().filter(|size| *size <= Content::MAX_SIZE).ok_or(Error::SealSizeInvalid)
}

fn check_signatures(lines: &mut Lines<'_>) -> Result<(), Error> {
    let block_length = lines.rest.len();
    let mut count = 0;
    loop {
        let start = lines.rest;
        if start.is_empty() && count > 0 {
            return Ok(());
        }
        let line = lines.next();
        if start.is_empty() {
            return Err(Error::SealUnsigned);
        }
        if !start.starts_with(DASH) {
            return Err(match line {
                Err(truncated) if DASH.starts_with(start) => truncated,
                _ if count == 0 => Error::SealSignatureMalformed,
                _ => Error::SealTrailingBytes,
            });
        }
        let line = line?;
        count += 1;
        let too_long = line.len() > Seal::MAX_SIGNATURE_LINE_LENGTH;
        if too_long || block_length - lines.rest.len() > Seal::MAX_SIGNATURES_LENGTH {
            return Err(Error::SealTooLarge);
        }
        if count > Seal::MAX_SIGNATURES {
            return Err(Error::SealSignaturesTooMany);
        }
        SignatureLine::parse(line).ok_or(Error::SealSignatureMalformed)?;
    }
}
