//! Runs every target, with the ordinary compiler, on the inputs in `corpus/` (made by seed.py, and
//! whatever fuzzing added) and in `regressions/`.

use std::fs;
use std::path::{Path, PathBuf};

/// One test for each target, with the number of inputs that there are at least.
macro_rules! replay {
    ($($target:ident: $least:literal,)+) => {
        $(#[test] fn $target() {
            run_all(stringify!($target), sealstone_fuzz::$target, $least);
        })+

        const TARGETS: &[&str] = &[$(stringify!($target)),+];
    };
}

replay! {
    batch: 201,
    key_private: 138,
    key_public: 467,
    keyring_parse: 105,
    seal_parse: 453,
    sign_roundtrip: 49,
    statement_roundtrip: 183,
    tree_digest: 236,
    verify_differential: 3197,
    vkey: 135,
}

#[test]
fn every_target_is_replayed() {
    let mut targets: Vec<_> = files("fuzz_targets");
    targets.iter_mut().for_each(|path| assert!(path.set_extension("")));
    targets.sort();
    assert!(targets.iter().filter_map(|path| path.file_name()?.to_str()).eq(TARGETS.iter().copied()));
}

fn run_all(target: &str, run: fn(&[u8]), least: usize) {
    let inputs = [files(&format!("corpus/{target}")), files(&format!("regressions/{target}"))].concat();
    assert!(inputs.len() >= least, "{} inputs, not {least}: run seed.py", inputs.len());
    for path in &inputs {
        let input = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let shown = OnPanic(path);
        run(&input);
        std::mem::forget(shown);
    }
    println!("{target}: {} inputs", inputs.len());
}

/// None, if there is no such folder.
fn files(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
    entries.into_iter().flatten().map(|entry| entry.expect("a readable folder").path()).collect()
}

/// Tells which input it was.
struct OnPanic<'a>(&'a Path);

impl Drop for OnPanic<'_> {
    fn drop(&mut self) {
        eprintln!("the input is {}", self.0.display());
    }
}
