//! `sealstone completions` and `sealstone man`, both made from the arguments' definition.

use std::io;

use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;

use crate::cli::Cli;
use crate::failure::{Cause, Exit, Failure};
use crate::report::{self, Report};

pub(crate) fn completions(shell: Shell, report: &Report) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "sealstone", &mut script);
    report.finish(None, report::data(&script))
}

pub(crate) fn man(report: &Report) -> Exit {
    let mut roff = Vec::new();
    let mut command = Cli::command().disable_help_subcommand(true);
    command.build();
    let rendered = pages(command, &mut roff).map_err(|error| Failure::at("man", Cause::Write(error)));
    report.finish(None, rendered.and_then(|()| report::data(&roff)))
}

/// The page of a command and those of its subcommands.
fn pages(command: Command, roff: &mut Vec<u8>) -> io::Result<()> {
    let subcommands: Vec<_> = command.get_subcommands().cloned().collect();
    Man::new(command).render(roff)?;
    subcommands.into_iter().try_for_each(|subcommand| pages(subcommand, roff))
}
