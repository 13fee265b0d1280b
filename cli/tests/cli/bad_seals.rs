//! Damaged seals: each its own error, with a line and a reason.

use crate::bench::Bench;

/// Changes the seal and expects the error, on this line, from `verify` and `inspect`.
#[track_caller]
fn refused(change: impl FnOnce(&str) -> Vec<u8>, name: &str, code: u16, line: u32) {
    let bench = Bench::sealed();
    let changed = change(&bench.read("report.pdf.seal"));
    bench.write("report.pdf.seal", &changed);
    let files = bench.list();
    let number = format!("({name}, code {code})");
    let place =
        if line == 0 { "report.pdf.seal: the".to_owned() } else { format!("report.pdf.seal: line {line}: ") };
    bench.verify("report.pdf").fails(1, &[&place, &number]);
    bench.run(&["inspect", "report.pdf.seal"]).fails(1, &[&place, &number]);
    bench.run(&["sign", "--key", "signer.key", "--add", "report.pdf"]).fails(1, &[&place, &number]);

    let ended = bench.run(&["--json", "verify", "--verifier", "signer.pub", "report.pdf"]);
    let [object] = &ended.json()[..] else { panic!("{ended:?}") };
    assert_eq!(object["file"], "report.pdf");
    assert_eq!(object["result"], "refused");
    assert_eq!(object["error"]["code"], code);
    assert_eq!(object["error"]["name"], name);
    assert_eq!(object["error"]["line"].as_u64().unwrap_or(0), u64::from(line));

    assert_eq!(bench.list(), files);
    assert_eq!(std::fs::read(bench.path("report.pdf.seal")).unwrap(), changed);
}

fn replace(from: &'static str, to: &'static str) -> impl FnOnce(&str) -> Vec<u8> {
    move |seal| {
        assert!(seal.contains(from), "{seal}");
        seal.replacen(from, to, 1).into()
    }
}

#[test]
fn truncated() {
    refused(|_| Vec::new(), "seal-truncated", 55, 1);
    refused(|seal| seal[..40].into(), "seal-truncated", 55, 2);
    refused(|seal| seal.trim_end().into(), "seal-truncated", 55, 7);
    refused(|seal| seal.split_inclusive('\n').take(6).collect::<String>().into(), "seal-unsigned", 56, 7);
}

#[test]
fn oversized() {
    refused(|seal| format!("{seal}{}", "x".repeat(400_000)).into(), "seal-too-large", 40, 0);
}

#[test]
fn wrong_type() {
    refused(|_| b"%PDF-1.7\n".into(), "seal-header-unknown", 42, 1);
    refused(replace("sealstone/v1", "sealstone/v2"), "seal-header-unknown", 42, 1);
}

#[test]
fn not_utf8() {
    refused(
        |seal| seal.bytes().map(|byte| if byte == b'p' { 0xff } else { byte }).collect(),
        "seal-not-utf8",
        41,
        5,
    );
}

#[test]
fn crlf() {
    refused(|seal| seal.replace('\n', "\r\n").into(), "seal-control-character", 54, 1);
}

#[test]
fn duplicate_lines() {
    refused(replace("size 10\n", "size 10\nsize 10\n"), "seal-line-duplicate", 44, 4);
    refused(replace("name report.pdf\n", "name report.pdf\nname report.pdf\n"), "seal-line-duplicate", 44, 6);
}

#[test]
fn unknown_missing_and_misplaced_lines() {
    refused(replace("name report.pdf\n", "note report.pdf\n"), "seal-line-unknown", 43, 5);
    refused(replace("size 10\n", ""), "seal-line-missing", 45, 3);
    refused(replace("name report.pdf\n", "type text/plain\nname report.pdf\n"), "seal-line-order", 46, 6);
}

#[test]
fn bad_values() {
    refused(replace("digest sha-256 ", "digest md5 "), "seal-digest-invalid", 47, 2);
    refused(replace("size 10\n", "size 010\n"), "seal-size-invalid", 48, 3);
    refused(replace("time 2", "time x"), "seal-time-invalid", 49, 4);
    refused(replace("name report.pdf", "name ../report.pdf"), "seal-name-invalid", 50, 5);
}

#[test]
fn bad_signature_lines_and_trailing_bytes() {
    refused(replace("\u{2014} example.com", "- example.com"), "seal-signature-malformed", 57, 7);
    refused(|seal| format!("{seal}\n").into(), "seal-trailing-bytes", 59, 8);
    refused(|seal| format!("{seal}trailing").into(), "seal-trailing-bytes", 59, 8);
}

#[test]
fn a_flipped_bit_in_statement_or_signature() {
    let bench = Bench::sealed();
    let seal = bench.read("report.pdf.seal");
    bench.write("report.pdf.seal", seal.replace("name report", "name sepport").replace("sepport", "resort"));
    let ended = bench.verify("report.pdf").fails(1, &["report.pdf.seal: ", "(signature-invalid, code 30)"]);
    assert!(ended.out.contains("NOT VALID"), "{ended:?}");
}
