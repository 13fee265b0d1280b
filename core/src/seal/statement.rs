//! What a seal says: the lines between the header and the blank line.

#[cfg(feature = "alloc")]
use alloc::string::String;
use core::fmt;

use base64ct::{Base64, Encoding};

use crate::text::is_clean;
use crate::{Content, Error, Timestamp};

pub(super) const HEADER: &str = "sealstone/v1";
/// 64 bytes in base64.
const MAX_DIGEST_TEXT: usize = 88;

/// A statement about content: what it is, when the signer says it was sealed, and optionally what
/// it is called, of which type it is, and up to 32 claims.
///
/// ```
/// use sealstone::{Content, DigestAlgorithm, Statement};
/// let content = Content::of(DigestAlgorithm::Sha256, b"");
/// let statement = Statement::new(content, "2026-11-23T14:00:00Z".parse()?)
///     .with_name("report.pdf")?
///     .with_type("application/pdf")?
///     .with_claims(&[("branch", "main"), ("build", "1234")])?;
/// assert_eq!(statement.to_string(), "\
/// sealstone/v1
/// digest sha-256 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
/// size 0
/// time 2026-11-23T14:00:00Z
/// name report.pdf
/// type application/pdf
/// claim branch main
/// claim build 1234
/// ");
/// # Ok::<(), sealstone::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Statement<'a> {
    content: Content,
    time: Timestamp,
    name: Option<&'a str>,
    media_type: Option<&'a str>,
    claims: Claims<'a>,
}

impl<'a> Statement<'a> {
    /// The greatest length of a statement's text in bytes.
    pub const MAX_LENGTH: usize = 34_738;
    /// The greatest length of a name in bytes.
    pub const MAX_NAME_LENGTH: usize = 255;
    /// The greatest length of a media type in bytes.
    pub const MAX_TYPE_LENGTH: usize = 255;
    /// The greatest number of claims.
    pub const MAX_CLAIMS: usize = 32;
    /// The greatest length of a claim's key in bytes.
    pub const MAX_CLAIM_KEY_LENGTH: usize = 32;
    /// The greatest length of a claim's value in bytes.
    pub const MAX_CLAIM_VALUE_LENGTH: usize = 1024;

    /// States that `content` was sealed at `time`.
    #[must_use]
    pub fn new(content: Content, time: Timestamp) -> Self {
        Self { content, time, name: None, media_type: None, claims: Claims::NONE }
    }

    /// Adds the content's name: one path component. It never chooses a path, and is never
    /// compared unless the caller does.
    ///
    /// # Errors
    /// [`Error::SealNameInvalid`] if `name` is not 1 to 255 clean bytes, is `.` or `..`, or holds
    /// a slash or backslash.
    pub fn with_name(mut self, name: &'a str) -> Result<Self, Error> {
        Self::check_name(name)?;
        self.name = Some(name);
        Ok(self)
    }

    pub(super) fn check_name(name: &str) -> Result<(), Error> {
        let is_component = !matches!(name, "." | "..") && !name.contains(['/', '\\']);
        if is_component && is_clean(name, Self::MAX_NAME_LENGTH) {
            Ok(())
        } else {
            Err(Error::SealNameInvalid)
        }
    }

    /// Adds the content's media type, such as `application/pdf`.
    ///
    /// # Errors
    /// [`Error::SealTypeInvalid`] if it is not 1 to 255 clean bytes.
    pub fn with_type(mut self, media_type: &'a str) -> Result<Self, Error> {
        if !is_clean(media_type, Self::MAX_TYPE_LENGTH) {
            return Err(Error::SealTypeInvalid);
        }
        self.media_type = Some(media_type);
        Ok(self)
    }

    /// Adds claims, pairs of key and value: keys are `[a-z][a-z0-9-]{0,31}`, sorted and unique,
    /// values are 1 to 1024 clean bytes.
    ///
    /// # Errors
    /// [`Error::SealClaimsTooMany`] over 32; [`Error::SealClaimInvalid`] for a bad key or value;
    /// [`Error::SealLineDuplicate`] or [`Error::SealLineOrder`] if keys are not sorted and unique.
    pub fn with_claims(mut self, claims: &'a [(&'a str, &'a str)]) -> Result<Self, Error> {
        let mut check = ClaimCheck::default();
        claims.iter().try_for_each(|(key, value)| check.next(key, value))?;
        self.claims = Claims(Source::Pairs(claims));
        Ok(self)
    }

    /// For claim lines that were checked one by one as they were read.
    pub(super) fn with_claim_lines(mut self, lines: &'a str) -> Self {
        self.claims = Claims(Source::Lines(lines));
        self
    }

    /// The content's digest and size.
    #[must_use]
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// When the signer says that it sealed.
    #[must_use]
    pub fn time(&self) -> Timestamp {
        self.time
    }

    /// What the content is called.
    #[must_use]
    pub fn name(&self) -> Option<&'a str> {
        self.name
    }

    /// The content's media type.
    #[must_use]
    pub fn media_type(&self) -> Option<&'a str> {
        self.media_type
    }

    /// The claims, sorted by key.
    #[must_use]
    pub fn claims(&self) -> Claims<'a> {
        self.claims
    }
}

impl fmt::Display for Statement<'_> {
    /// Writes the text that is signed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digest = self.content.digest();
        let mut buffer = [0; MAX_DIGEST_TEXT];
        let value = Base64::encode(digest.as_bytes(), &mut buffer).map_err(|_| fmt::Error)?;
        writeln!(f, "{HEADER}\ndigest {} {value}", digest.algorithm())?;
        writeln!(f, "size {}\ntime {}", self.content.size(), self.time)?;
        self.name.map_or(Ok(()), |name| writeln!(f, "name {name}"))?;
        self.media_type.map_or(Ok(()), |media_type| writeln!(f, "type {media_type}"))?;
        self.claims.into_iter().try_for_each(|(key, value)| writeln!(f, "claim {key} {value}"))
    }
}

/// A [`Statement`] that owns its values, for those who keep one longer than what it was made of.
///
/// ```
/// use sealstone::{Content, DigestAlgorithm, Statement, StatementBuf, Timestamp};
/// let name = String::from("report.txt");
/// let content = Content::of(DigestAlgorithm::Sha256, b"the report");
/// let kept: StatementBuf = Statement::new(content, Timestamp::MIN).with_name(&name)?.into();
/// drop(name);
/// assert_eq!(kept.as_statement().name(), Some("report.txt"));
/// # Ok::<(), sealstone::Error>(())
/// ```
#[cfg(feature = "alloc")]
#[derive(Clone, Debug)]
pub struct StatementBuf {
    content: Content,
    time: Timestamp,
    name: Option<String>,
    media_type: Option<String>,
    claim_lines: String,
}

#[cfg(feature = "alloc")]
impl StatementBuf {
    /// The statement, borrowed.
    #[must_use]
    pub fn as_statement(&self) -> Statement<'_> {
        Statement {
            content: self.content,
            time: self.time,
            name: self.name.as_deref(),
            media_type: self.media_type.as_deref(),
            claims: Claims(Source::Lines(&self.claim_lines)),
        }
    }
}

#[cfg(feature = "alloc")]
impl From<Statement<'_>> for StatementBuf {
    fn from(statement: Statement<'_>) -> Self {
        let lines = statement.claims.into_iter().flat_map(|(key, value)| ["claim ", key, " ", value, "\n"]);
        Self {
            content: statement.content,
            time: statement.time,
            name: statement.name.map(String::from),
            media_type: statement.media_type.map(String::from),
            claim_lines: lines.collect(),
        }
    }
}

/// The claims of a [`Statement`]: iterate for pairs of key and value, sorted by key.
#[derive(Clone, Copy, Debug)]
pub struct Claims<'a>(Source<'a>);

#[derive(Clone, Copy, Debug)]
enum Source<'a> {
    Pairs(&'a [(&'a str, &'a str)]),
    Lines(&'a str),
}

impl<'a> Claims<'a> {
    const NONE: Self = Self(Source::Pairs(&[]));

    /// The value of `key`.
    #[must_use]
    pub fn get(self, key: &str) -> Option<&'a str> {
        self.into_iter().find_map(|(k, value)| (k == key).then_some(value))
    }
}

impl<'a> IntoIterator for Claims<'a> {
    type Item = (&'a str, &'a str);
    type IntoIter = ClaimsIter<'a>;

    fn into_iter(self) -> ClaimsIter<'a> {
        ClaimsIter(self.0)
    }
}

/// Iterates over [`Claims`].
#[derive(Clone, Debug)]
pub struct ClaimsIter<'a>(Source<'a>);

impl<'a> Iterator for ClaimsIter<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.0 {
            Source::Pairs(pairs) => pairs.split_off_first().copied(),
            Source::Lines(lines) => {
                let (line, rest) = lines.split_once('\n')?;
                *lines = rest;
                line.strip_prefix("claim ")?.split_once(' ')
            }
        }
    }
}

/// Checks claims one after the other.
#[derive(Default)]
pub(super) struct ClaimCheck<'a> {
    count: usize,
    previous: &'a str,
}

impl<'a> ClaimCheck<'a> {
    pub(super) fn next(&mut self, key: &'a str, value: &str) -> Result<(), Error> {
        self.count += 1;
        if self.count > Statement::MAX_CLAIMS {
            return Err(Error::SealClaimsTooMany);
        }
        if !is_claim_key(key) || !is_clean(value, Statement::MAX_CLAIM_VALUE_LENGTH) {
            return Err(Error::SealClaimInvalid);
        }
        if key == self.previous {
            return Err(Error::SealLineDuplicate);
        }
        if key < self.previous {
            return Err(Error::SealLineOrder);
        }
        self.previous = key;
        Ok(())
    }
}

fn is_claim_key(key: &str) -> bool {
    key.len() <= Statement::MAX_CLAIM_KEY_LENGTH
        && key.starts_with(|c: char| c.is_ascii_lowercase())
        && key.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-')
}
