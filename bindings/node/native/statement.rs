//! The part of a seal that is signed.

use std::collections::BTreeMap;

use napi_derive::napi;
use sealstone::{Error, StatementBuf};

use crate::content::Content;
use crate::failure::{Outcome, outcome};
use crate::world::timestamp;

/// What is said of content.
#[napi]
pub struct Statement {
    pub(crate) statement: StatementBuf,
}

impl From<&sealstone::Statement<'_>> for Statement {
    fn from(statement: &sealstone::Statement<'_>) -> Self {
        Self { statement: (*statement).into() }
    }
}

/// What the core makes of the values; keys and values of claims in turn.
fn state(
    content: sealstone::Content,
    time: Option<i64>,
    name: Option<&str>,
    media_type: Option<&str>,
    claims: &[String],
) -> Result<StatementBuf, Error> {
    let (pairs, _) = claims.as_chunks::<2>();
    let claims: BTreeMap<_, _> = pairs.iter().map(|[key, value]| (&**key, &**value)).collect();
    let claims: Vec<_> = claims.into_iter().collect();
    let mut statement = sealstone::Statement::new(content, timestamp(time)?).with_claims(&claims)?;
    if let Some(name) = name {
        statement = statement.with_name(name)?;
    }
    if let Some(media_type) = media_type {
        statement = statement.with_type(media_type)?;
    }
    Ok(statement.into())
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
        let stated = state(content.content, time, name.as_deref(), media_type.as_deref(), &claims);
        outcome(stated.map(|statement| Self { statement }))
    }

    #[napi(getter)]
    pub fn content(&self) -> Content {
        (*self.statement.as_statement().content()).into()
    }

    #[napi(getter)]
    pub fn time(&self) -> i64 {
        self.statement.as_statement().time().unix_seconds()
    }

    #[napi(getter)]
    pub fn name(&self) -> Option<&str> {
        self.statement.as_statement().name()
    }

    #[napi(getter)]
    pub fn media_type(&self) -> Option<&str> {
        self.statement.as_statement().media_type()
    }

    /// Keys and values in turn.
    #[napi(getter)]
    pub fn claims(&self) -> Vec<&str> {
        let claims = self.statement.as_statement().claims();
        claims.into_iter().flat_map(|(key, value)| [key, value]).collect()
    }

    #[napi(catch_unwind)]
    pub fn text(&self) -> String {
        self.statement.as_statement().to_string()
    }
}
