//! PEM ([RFC 7468]): one block and nothing around it, in base64 without loose ends.
//!
//! [RFC 7468]: https://www.rfc-editor.org/rfc/rfc7468

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use base64ct::{Base64, Encoding};
use zeroize::Zeroizing;

use crate::Error;

/// The length of the lines that we write.
#[cfg(feature = "pkcs8")]
const LINE_LENGTH: usize = 64;

/// What the block holds, which must carry this label.
pub(super) fn decode(label: &str, text: &str) -> Result<Zeroizing<Vec<u8>>, Error> {
    let base64 = joined_lines(label, text).ok_or(Error::KeyMalformed)?;
    let mut content = Zeroizing::new(vec![0; base64.len()]);
    let length = Base64::decode(base64.as_bytes(), &mut content).map_err(|_| Error::KeyMalformed)?.len();
    content.truncate(length);
    Ok(content)
}

/// The lines between BEGIN and END as one.
fn joined_lines(label: &str, text: &str) -> Option<Zeroizing<String>> {
    let mut lines = text.lines();
    if !is_boundary(lines.next()?, "-----BEGIN ", label) {
        return None;
    }
    let mut joined = Zeroizing::new(String::with_capacity(text.len())); // so that it never moves
    loop {
        let line = lines.next()?;
        if is_boundary(line, "-----END ", label) {
            return lines.next().is_none().then_some(joined);
        }
        if line.is_empty() {
            return None;
        }
        joined.push_str(line);
    }
}

fn is_boundary(line: &str, start: &str, label: &str) -> bool {
    line.strip_prefix(start).and_then(|line| line.strip_suffix("-----")) == Some(label)
}

/// A block with this label.
#[cfg(feature = "pkcs8")]
pub(super) fn encode(label: &str, content: &[u8]) -> Zeroizing<String> {
    let length = Base64::encoded_len(content);
    let mut buffer = Zeroizing::new(vec![0; length]);
    let mut base64 = Base64::encode(content, &mut buffer).unwrap_or_default(); // the buffer has the length it asks
    let boundaries = 2 * (label.len() + "-----BEGIN -----\n".len());
    let mut text = Zeroizing::new(String::with_capacity(boundaries + length + length / LINE_LENGTH + 1));
    text.extend(["-----BEGIN ", label, "-----\n"]);
    while !base64.is_empty() {
        let (line, rest) = base64.split_at_checked(LINE_LENGTH).unwrap_or((base64, ""));
        text.extend([line, "\n"]);
        base64 = rest;
    }
    text.extend(["-----END ", label, "-----\n"]);
    text
}
