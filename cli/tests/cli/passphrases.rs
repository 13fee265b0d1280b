//! Where passphrases come from, and what happens without one.

use crate::bench::{Bench, Ended};

fn locked() -> Bench {
    let bench = Bench::empty();
    bench.write("report.pdf", "the report");
    bench.write("right", "correct horse \nsecond line\n");
    bench.write("wrong", "battery staple\n");
    bench.run(&["keygen", "--name", "a", "--out", "signer", "--passphrase-file", "right"]).succeeds();
    bench
}

#[test]
fn from_a_file_its_first_line() {
    let bench = locked();
    bench.run(&["sign", "--key", "signer.key", "--passphrase-file", "right", "report.pdf"]).succeeds();
}

#[test]
fn from_the_environment() {
    let bench = locked();
    let mut sign = bench.command(&["sign", "--key", "signer.key", "report.pdf"]);
    Ended::of(sign.env("SEALSTONE_PASSPHRASE", "correct horse ")).succeeds();
}

#[test]
fn a_wrong_one_is_refused() {
    let bench = locked();
    bench
        .run(&["sign", "--key", "signer.key", "--passphrase-file", "wrong", "report.pdf"])
        .fails(1, &["signer.key: ", "(passphrase-wrong, code 19); try again"]);
    assert!(!bench.path("report.pdf.seal").exists());
}

#[test]
fn a_missing_or_large_file_is_an_error() {
    let bench = locked();
    let sign = |file| bench.run(&["sign", "--key", "signer.key", "--passphrase-file", file, "report.pdf"]);
    sign("missing").fails(3, &["missing: ", "(file-unreadable, code 101)"]);
    bench.write("large", "x".repeat(5000));
    sign("large").fails(1, &["large: ", "(file-too-large, code 106)"]);
}

#[test]
fn none_without_a_terminal_is_a_usage_error() {
    let bench = locked();
    bench
        .shell("setsid -w $S sign --key signer.key report.pdf")
        .fails(2, &["(passphrase-unavailable, code 107); give --passphrase-file"]);
    bench
        .shell("setsid -w $S keygen --name b")
        .fails(2, &["(passphrase-unavailable, code 107)", "--no-passphrase"]);
    assert_eq!(bench.list(), ["report.pdf", "right", "signer.key", "signer.pub", "wrong"]);
}

#[test]
fn an_empty_one_protects_nothing() {
    let bench = Bench::empty();
    bench.write("empty", "\n");
    bench
        .run(&["keygen", "--name", "b", "--passphrase-file", "empty"])
        .fails(2, &["(passphrase-empty, code 109)"]);
    assert_eq!(bench.list(), ["empty"]);
}
