//! `sealstone`: seal files and verify seals from the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(sealstone_cli::run(std::env::args_os()))
}
