//! `sealstone sign`.

use std::fs;

use crate::bench::{Bench, Ended};

const SIGN: [&str; 3] = ["sign", "--key", "signer.key"];

fn sign(bench: &Bench, args: &[&str]) -> Ended {
    bench.run(&[&SIGN, args].concat())
}

#[test]
fn writes_a_seal_that_openssl_verifies() {
    let bench = Bench::new();
    bench.sign("report.pdf").succeeds();
    assert_eq!(bench.list(), ["report.pdf", "report.pdf.seal", "signer.key", "signer.pub"]);
    bench.verify("report.pdf").succeeds();
    bench
        .shell(
            "set -e; $S key convert signer.pub --to spki > spki.pem; sed '/^$/,$d' report.pdf.seal > text
            sed -n 's/^\u{2014} .* //p' report.pdf.seal | base64 -d | tail -c 64 > signature
            openssl pkeyutl -verify -rawin -pubin -inkey spki.pem -in text -sigfile signature",
        )
        .succeeds();
}

#[test]
fn every_option_is_in_the_statement() {
    let bench = Bench::new();
    let time = "2026-11-23T14:00:00Z";
    let stated = ["--time", time, "--type", "text/plain", "--claim", "z=1", "--claim", "a=b=c"];
    sign(
        &bench,
        &[&stated[..], &["--content-name", "other.pdf", "--digest", "sha-512", "report.pdf"]].concat(),
    )
    .succeeds();
    let seal = bench.read("report.pdf.seal");
    let lines: Vec<_> = seal.lines().collect();
    assert!(lines[1].starts_with("digest sha-512 "), "{seal}");
    let rest =
        ["size 10", &format!("time {time}"), "name other.pdf", "type text/plain", "claim a b=c", "claim z 1"];
    assert_eq!(lines[2..8], rest);
    sign(&bench, &["--no-name", "--force", "report.pdf"]).succeeds();
    assert!(!bench.read("report.pdf.seal").contains("\nname "));
    sign(&bench, &["--digest", "sha-256-tree-65536", "--force", "report.pdf"]).succeeds();
    bench.verify("report.pdf").succeeds();
}

#[test]
fn the_time_can_be_fixed_for_reproducible_builds() {
    let bench = Bench::new();
    let at = |epoch: &str| {
        let mut command = bench.command(&[&SIGN[..], &["--output", "-", "report.pdf"]].concat());
        Ended::of(command.env("SOURCE_DATE_EPOCH", epoch))
    };
    let seal = at("1795442400").succeeds().out;
    assert!(seal.contains("\ntime 2026-11-23T14:00:00Z\n"), "{seal}");
    assert_eq!(at("1795442400").out, seal);
    at("yesterday").fails(2, &["SOURCE_DATE_EPOCH"]);
    at("999999999999999").fails(2, &["SOURCE_DATE_EPOCH", "(seal-time-invalid, code 49)"]);
}

#[test]
fn bad_arguments_are_usage_errors_before_anything_is_read() {
    let bench = Bench::new();
    for (args, number) in [
        (["--claim", "Bad=1"], "(seal-claim-invalid, code 52)"),
        (["--claim", "empty="], "(seal-claim-invalid, code 52)"),
        (["--type", " text/plain"], "(seal-type-invalid, code 51)"),
        (["--content-name", "a/b"], "(seal-name-invalid, code 50)"),
    ] {
        sign(&bench, &[&args[..], &["missing"]].concat()).fails(2, &[args[0], number]);
    }
    sign(&bench, &["--claim", "a=1", "--claim", "a=2", "missing"])
        .fails(2, &["(seal-line-duplicate, code 44)"]);
    for args in [
        &["--digest", "md5", "report.pdf"][..],
        &["--claim", "a", "report.pdf"],
        &[],
        &["--time", "now", "a"],
    ] {
        assert_eq!(sign(&bench, args).code, Some(2), "{args:?}");
    }
    assert_eq!(bench.run(&["sign", "report.pdf"]).code, Some(2));
    assert!(!bench.path("report.pdf.seal").exists());
}

#[test]
fn reads_standard_input() {
    let bench = Bench::new();
    let seal = bench.run_with_input(&["sign", "--key", "signer.key", "-"], b"the report").succeeds().out;
    assert!(!seal.contains("\nname "), "{seal}");
    bench.write("report.pdf.seal", &seal);
    bench.verify("report.pdf").succeeds();
    let verify = ["verify", "--verifier", "signer.pub", "--seal", "report.pdf.seal", "-"];
    bench.run_with_input(&verify, b"the report").succeeds();
    bench.run_with_input(&verify, b"the resort").fails(1, &["-: ", "(content-mismatch, code 76)"]);
}

#[test]
fn the_key_can_come_from_the_environment() {
    let bench = Bench::new();
    Ended::of(bench.command(&["sign", "report.pdf"]).env("SEALSTONE_KEY", "signer.key")).succeeds();
}

#[test]
fn adds_a_signature_if_the_content_is_the_sealed_one() {
    let bench = Bench::sealed();
    bench.key("second", "example.com/second");
    let add = ["sign", "--key", "second.key", "--add", "report.pdf"];
    bench.run(&add).succeeds();
    let both =
        ["verify", "--verifier", "signer.pub", "--verifier", "second.pub", "--threshold", "2", "report.pdf"];
    bench.run(&both).succeeds();
    bench.run(&add).fails(1, &["report.pdf.seal: ", "(signature-repeated, code 74)"]);

    bench.key("third", "example.com/third");
    let seal = bench.read("report.pdf.seal");
    let third = ["sign", "--key", "third.key", "--add", "report.pdf"];
    bench.write("report.pdf", "the resort");
    bench.run(&third).fails(1, &["report.pdf: ", "(content-mismatch, code 76)"]);
    bench.write("report.pdf", "longer than the report");
    bench.run(&third).fails(1, &["report.pdf: ", "(content-size-mismatch, code 77)"]);
    assert_eq!(bench.read("report.pdf.seal"), seal);
    fs::remove_file(bench.path("report.pdf.seal")).unwrap();
    bench.run(&third).fails(3, &["report.pdf.seal: ", "(file-unreadable, code 101)"]);
}

#[test]
fn goes_on_after_a_failure_and_exits_with_the_worst() {
    let bench = Bench::new();
    bench.write("second", "");
    let ended = bench.run(&["--json", "sign", "--key", "signer.key", "missing", "report.pdf", "second"]);
    assert_eq!(ended.code, Some(3), "{ended:?}");
    let results: Vec<_> = ended.json().iter().map(|object| object["result"].clone()).collect();
    assert_eq!(results, ["refused", "sealed", "sealed"]);
    let first = &ended.json()[0];
    assert_eq!((&first["file"], &first["error"]["code"]), (&"missing".into(), &81.into()));
    bench.run(&["verify", "--verifier", "signer.pub", "report.pdf", "second"]).succeeds();
}

#[test]
fn memory_does_not_grow_with_the_file() {
    let bench = Bench::new();
    fs::File::create(bench.path("sparse")).unwrap().set_len(256 << 20).unwrap();
    // The address space holds the program and its libraries too, so this is a generous bound.
    bench.shell("ulimit -v 131072; $S sign --key signer.key sparse").succeeds();
}
