//! An error with the line on which it stands.

use core::fmt;

use crate::Error;

/// Why a text was refused, and on which line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ParseError {
    error: Error,
    line: u32,
}

impl ParseError {
    pub(crate) fn new(error: Error, line: u32) -> Self {
        Self { error, line }
    }

    /// For an error at byte `offset` of `text`.
    pub(crate) fn at(error: Error, text: &[u8], offset: usize) -> Self {
        let newlines = text.iter().take(offset).filter(|byte| **byte == b'\n').count();
        Self { error, line: u32::try_from(newlines).map_or(u32::MAX, |n| n.saturating_add(1)) }
    }

    /// What is wrong.
    #[must_use]
    pub fn error(&self) -> Error {
        self.error
    }

    /// The line, counted from 1; 0 stands for the text as a whole.
    #[must_use]
    pub fn line(&self) -> u32 {
        self.line
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 { self.error.fmt(f) } else { write!(f, "line {}: {}", self.line, self.error) }
    }
}

impl core::error::Error for ParseError {}

impl From<ParseError> for Error {
    fn from(refused: ParseError) -> Self {
        refused.error
    }
}
