//! What text may hold, and how bytes are written as text.

use core::fmt;

use base64ct::{Base64, Decoder};

/// Prints bytes as lower-case hexadecimal.
pub(crate) struct Hex<'a>(pub(crate) &'a [u8]);

impl fmt::Display for Hex<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// The first `N` bytes (zeros behind a shorter text) and the number of all bytes that canonical
/// base64 encodes. Decodes in parts, so that no text is too long.
pub(crate) fn decode_head<const N: usize>(encoded: &str) -> Option<([u8; N], usize)> {
    let mut head = [0; N];
    if encoded.is_empty() {
        return Some((head, 0));
    }
    if encoded.contains(['\r', '\n']) {
        return None; // the decoder would overlook a line end
    }
    let mut decoder = Decoder::<Base64>::new(encoded.as_bytes()).ok()?;
    let length = decoder.remaining_len();
    decoder.decode(head.get_mut(..N.min(length))?).ok()?;
    let mut buffer = [0; 96];
    while !decoder.is_finished() {
        let part = buffer.get_mut(..decoder.remaining_len().min(96))?;
        decoder.decode(part).ok()?;
    }
    Some((head, length))
}

/// Characters that change how the text around them is shown (Unicode's Bidi_Control).
fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Characters that could make one text look like another, or one line like two.
fn is_deceptive(c: char) -> bool {
    c.is_control() || is_bidi_control(c) || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Whether `value` may stand in a seal: 1 to `max_length` bytes, no space at either end, nothing
/// deceptive.
pub(crate) fn is_clean(value: &str, max_length: usize) -> bool {
    !value.is_empty()
        && value.len() <= max_length
        && !value.starts_with(' ')
        && !value.ends_with(' ')
        && !value.contains(is_deceptive)
}

/// Whether `name` may name a key, by the [signed-note] rules: not empty, no white space, no plus.
///
/// [signed-note]: https://c2sp.org/signed-note@v1.0.0
pub(crate) fn is_note_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || c == '+')
}

/// Whether `name` may name a key of ours: a signed-note name of at most `max_length` clean bytes.
pub(crate) fn is_key_name(name: &str, max_length: usize) -> bool {
    is_note_name(name) && is_clean(name, max_length)
}
