//! A seal's statement, for people and as JSON.

use std::fmt;

use sealstone::{Digest, Seal};
use serde_json::{Map, Value, json};

/// Shows the lines of a statement, indented. The parser let no control character through.
pub(crate) struct Lines<'a>(pub(crate) &'a Seal<'a>);

impl fmt::Display for Lines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let statement = self.0.statement();
        let content = statement.content();
        writeln!(f, "  digest    {} {}", content.digest().algorithm(), hex(content.digest()))?;
        writeln!(f, "  size      {} bytes", content.size())?;
        writeln!(f, "  time      {} (as the signer says)", statement.time())?;
        statement.name().map_or(Ok(()), |name| writeln!(f, "  name      {name}"))?;
        statement.media_type().map_or(Ok(()), |media_type| writeln!(f, "  type      {media_type}"))?;
        statement
            .claims()
            .into_iter()
            .try_for_each(|(key, value)| writeln!(f, "  claim     {key} = {value}"))?;
        writeln!(f, "  id        {}", self.0.id())
    }
}

pub(crate) fn to_json(seal: &Seal<'_>) -> Value {
    let statement = seal.statement();
    let content = statement.content();
    let claims: Map<_, _> =
        statement.claims().into_iter().map(|(key, value)| (key.to_owned(), value.into())).collect();
    json!({
        "id": seal.id().to_string(),
        "algorithm": content.digest().algorithm().name(),
        "digest": hex(content.digest()),
        "size": content.size(),
        "time": statement.time().to_string(),
        "name": statement.name(),
        "type": statement.media_type(),
        "claims": claims,
    })
}

fn hex(digest: &Digest) -> String {
    digest.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}
