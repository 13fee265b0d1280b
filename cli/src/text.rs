//! Text that others wrote, made safe to print.

use std::fmt::{self, Write};
use std::path::Path;

/// Prints text with every character escaped that could move the cursor, change colours or reorder
/// what stands around it. Quotes stay as they are.
pub(crate) struct Shown<T>(pub(crate) T);

impl fmt::Display for Shown<&str> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // By pieces, because the escape of a whole `str` knows which combining accents are harmless.
        for piece in self.0.split_inclusive(['\'', '"']) {
            let body = piece.trim_end_matches(['\'', '"']);
            write!(f, "{}", body.escape_debug())?;
            f.write_str(piece.strip_prefix(body).unwrap_or_default())?;
        }
        Ok(())
    }
}

impl fmt::Display for Shown<&Path> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Shown(self.0.to_string_lossy().as_ref()).fmt(f)
    }
}

/// JSON with the characters escaped that JSON allows raw and terminals obey: DEL, C1 and
/// bidirectional controls. They can stand in strings only, so the value stays the same.
pub(crate) fn printable_json(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        if c >= '\x7f' && Shown(c.encode_utf8(&mut [0; 4]) as &str).to_string().starts_with('\\') {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(safe, "\\u{unit:04x}"); // a String takes everything
            }
        } else {
            safe.push(c);
        }
    }
    safe
}

/// A path as a word of a shell command.
pub(crate) fn shell_word(path: &Path) -> String {
    let path = Shown(path).to_string();
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+".contains(c);
    if path.chars().all(is_plain) { path } else { format!("'{}'", path.replace('\'', r"'\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_escaped_and_ordinary_text_is_not() {
        assert_eq!(
            Shown("it's \"résumé\" e\u{301} ไทย 名.pdf").to_string(),
            "it's \"résumé\" e\u{301} ไทย 名.pdf"
        );
        assert_eq!(Shown("a\x1b[31m\u{9b}\u{202e}b\n").to_string(), r"a\u{1b}[31m\u{9b}\u{202e}b\n");
    }

    #[test]
    fn json_stays_the_same_value() {
        let text = "é\u{7f}\u{9b}\u{202e}\u{2066}\u{e0001}\u{1f600}";
        let json = serde_json::Value::from(text).to_string();
        let safe = printable_json(&json);
        assert!(!safe.contains(['\u{7f}', '\u{9b}', '\u{202e}', '\u{2066}', '\u{e0001}']), "{safe}");
        assert_eq!(serde_json::from_str::<String>(&safe).unwrap(), text);
    }

    #[test]
    fn shell_words_are_quoted_when_needed() {
        assert_eq!(shell_word(Path::new("keys/a.key")), "keys/a.key");
        assert_eq!(shell_word(Path::new("it's mine")), r"'it'\''s mine'");
    }
}
