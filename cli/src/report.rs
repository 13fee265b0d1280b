//! What the program says: results on standard output, errors on standard error.

use std::fmt::Display;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::failure::{Cause, Exit, Failure};
use crate::text::printable_json;

/// Prints results as text or, with `--json`, as one object a line.
pub(crate) struct Report {
    json: bool,
}

impl Report {
    pub(crate) fn new(json: bool) -> Self {
        Self { json }
    }

    pub(crate) fn is_json(&self) -> bool {
        self.json
    }

    /// Does `work` for each file, goes on after a failure, and gives the worst exit code.
    pub(crate) fn for_each(
        &self,
        files: &[PathBuf],
        mut work: impl FnMut(&Path) -> Result<(), Failure>,
    ) -> Exit {
        files.iter().map(|file| self.finish(Some(file), work(file))).max().unwrap_or(Exit::Done)
    }

    /// Reports a failure, if it is one.
    pub(crate) fn finish(&self, file: Option<&Path>, result: Result<(), Failure>) -> Exit {
        let Err(failure) = result else { return Exit::Done };
        if failure.is_closed_pipe() {
            return failure.exit();
        }
        let mut exit = failure.exit();
        // Standard error may be closed too; there is nobody left to tell.
        let _ = writeln!(io::stderr(), "sealstone: {}", failure.message(file));
        if self.json && self.print_json(&failure.to_json(file)).is_err() {
            exit = exit.max(Exit::Io);
        }
        exit
    }

    /// Prints a result. A reader that has seen enough and closed the pipe is no failure: the
    /// verdict is in the exit code.
    pub(crate) fn result(&self, text: impl Display, json: &Value) -> Result<(), Failure> {
        if self.json { self.print_json(json) } else { self.text(text) }
    }

    /// Prints text unless `--json` is on.
    pub(crate) fn text(&self, text: impl Display) -> Result<(), Failure> {
        if self.json { Ok(()) } else { ignore_closed_pipe(data(text.to_string().as_bytes())) }
    }

    /// Tells the user something that is not a result.
    pub(crate) fn note(&self, text: impl Display) {
        if !self.json {
            let _ = writeln!(io::stderr(), "{text}");
        }
    }

    fn print_json(&self, json: &Value) -> Result<(), Failure> {
        ignore_closed_pipe(data(format!("{}\n", printable_json(&json.to_string())).as_bytes()))
    }
}

fn ignore_closed_pipe(printed: Result<(), Failure>) -> Result<(), Failure> {
    match printed {
        Err(failure) if failure.is_closed_pipe() => Ok(()),
        other => other,
    }
}

/// Writes data that somebody needs whole, so a closed pipe is a failure.
pub(crate) fn data(bytes: &[u8]) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    let written = stdout.write_all(bytes).and_then(|()| stdout.flush());
    written.map_err(|error| Failure::at("standard output", Cause::Write(error)))
}
