//! The file to sign or verify, hashed with a progress bar if it is large.

use std::fs::File;
use std::io;
use std::ops::ControlFlow;
use std::path::Path;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use sealstone::{Content, DigestAlgorithm};

use crate::failure::{Cause, Failure};
use crate::input::{is_dash, open};
use crate::text::Shown;

/// Smaller files are done before a bar could be read.
const LARGE: u64 = 64 << 20;

/// Hashes a file, or standard input for `-`.
pub(crate) fn hash(path: &Path, algorithm: DigestAlgorithm) -> Result<Content, Failure> {
    let hashed = if is_dash(path) {
        Content::read(algorithm, io::stdin().lock()).map_err(Cause::Content)
    } else {
        open(path).map_err(Cause::Content).and_then(|file| hash_file(path, &file, algorithm))
    };
    hashed.map_err(|cause| Failure::at(path, cause))
}

fn hash_file(path: &Path, file: &File, algorithm: DigestAlgorithm) -> Result<Content, Cause> {
    let length = file.metadata().map_err(Cause::Content)?.len();
    let bar = bar(path, length);
    let content = Content::of_open_file(algorithm, file, |read| {
        bar.set_position(read);
        ControlFlow::Continue(())
    });
    bar.finish_and_clear();
    Ok(content?)
}

/// It hides itself where standard error is no terminal.
fn bar(path: &Path, length: u64) -> ProgressBar {
    if length <= LARGE {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::stderr());
    let template = "{wide_msg} [{bar:24}] {bytes}/{total_bytes} {bytes_per_sec} {eta}";
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    bar.with_style(style).with_message(Shown(path).to_string())
}
