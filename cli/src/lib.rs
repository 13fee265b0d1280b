//! The command `sealstone` as a library, so that a package in another language can carry it.

mod cli;
mod content;
mod failure;
mod generate;
mod input;
mod inspect;
mod key_convert;
mod key_file;
mod keygen;
mod output;
mod passphrase;
mod report;
mod sign;
mod statement;
mod text;
mod verify;

use std::ffi::OsString;

use clap::Parser;

use cli::{Cli, Command, KeyCommand};
use report::Report;

/// Runs the command with `args`, the first of which is its own name, and gives its exit status:
/// 0 done, 1 refused, 2 usage, 3 input or output.
#[must_use = "the status says whether it was done"]
pub fn run(args: impl IntoIterator<Item = OsString>) -> u8 {
    output::report_file_size_limit_as_error();
    let Cli { command, json } = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(help_or_usage) => {
            // Standard error may be closed; the status still tells.
            let _ = help_or_usage.print();
            return u8::try_from(help_or_usage.exit_code()).unwrap_or(2);
        }
    };
    let report = Report::new(json);
    let exit = match command {
        Command::Keygen(args) => keygen::run(&args, &report),
        Command::Sign(args) => sign::run(&args, &report),
        Command::Verify(args) => verify::run(&args, &report),
        Command::Inspect(args) => inspect::run(&args, &report),
        Command::Key(KeyCommand::Convert(args)) => key_convert::run(&args, &report),
        Command::Completions { shell } => generate::completions(shell, &report),
        Command::Man => generate::man(&report),
    };
    exit as u8
}
