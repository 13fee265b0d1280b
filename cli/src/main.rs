//! `sealstone`: seal files and verify seals from the command line.

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

use std::process::ExitCode;

use clap::Parser;

use cli::{Cli, Command, KeyCommand};
use report::Report;

fn main() -> ExitCode {
    output::report_file_size_limit_as_error();
    let Cli { command, json } = Cli::parse();
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
    exit.into()
}
