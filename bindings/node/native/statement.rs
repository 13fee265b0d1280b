//! The part of a seal that is signed.

use std::collections::BTreeMap;

use napi_derive::napi;
use sealstone::{Error, Timestamp};

use crate::content::Content;
use crate::failure::{Outcome, outcome};
use crate::world::timestamp;

/// What is said of content. It owns what the core's borrows.
#[napi]
pub struct Statement {
    content: sealstone::Content,
    time: Timestamp,
    name: Option<String>,
    media_type: Option<String>,
    claims: BTreeMap<String, String>,
}

impl Statement {
    /// The core's statement, which borrows from this one.
    pub(crate) fn with<T>(&self, use_it: impl FnOnce(sealstone::Statement<'_>) -> T) -> Result<T, Error> {
        let claims: Vec<_> = self.claims.iter().map(|(key, value)| (&**key, &**value)).collect();
        let mut statement = sealstone::Statement::new(self.content, self.time).with_claims(&claims)?;
        if let Some(name) = &self.name {
            statement = statement.with_name(name)?;
        }
        if let Some(media_type) = &self.media_type {
            statement = statement.with_type(media_type)?;
        }
        Ok(use_it(statement))
    }

    /// Made only if the core finds it good.
    fn checked(self) -> Result<Self, Error> {
        self.with(|_| ())?;
        Ok(self)
    }
}

impl From<&sealstone::Statement<'_>> for Statement {
    fn from(statement: &sealstone::Statement<'_>) -> Self {
        let owned = |(key, value): (&str, &str)| (key.to_owned(), value.to_owned());
        Self {
            content: *statement.content(),
            time: statement.time(),
            name: statement.name().map(str::to_owned),
            media_type: statement.media_type().map(str::to_owned),
            claims: statement.claims().into_iter().map(owned).collect(),
        }
    }
}

#[napi]
impl Statement {
    /// `time` in seconds since 1970, or now; `claims` holds keys and values in turn.
    #[napi(catch_unwind)]
    pub fn make(
        content: &Content,
        time: Option<i64>,
        name: Option<String>,
        media_type: Option<String>,
        claims: Vec<String>,
    ) -> Outcome<Statement> {
        let mut words = claims.into_iter();
        let claims = std::iter::from_fn(|| Some((words.next()?, words.next()?))).collect();
        let content = content.content;
        outcome(timestamp(time).and_then(|time| Self { content, time, name, media_type, claims }.checked()))
    }

    #[napi(getter)]
    pub fn content(&self) -> Content {
        self.content.into()
    }

    #[napi(getter)]
    pub fn time(&self) -> i64 {
        self.time.unix_seconds()
    }

    #[napi(getter)]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    #[napi(getter)]
    pub fn media_type(&self) -> Option<&str> {
        self.media_type.as_deref()
    }

    /// Keys and values in turn.
    #[napi(getter)]
    pub fn claims(&self) -> Vec<&str> {
        self.claims.iter().flat_map(|(key, value)| [&**key, &**value]).collect()
    }

    #[napi(catch_unwind)]
    pub fn text(&self) -> Outcome<String> {
        outcome(self.with(|statement| statement.to_string()))
    }
}
