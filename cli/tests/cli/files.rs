//! Outputs are whole or absent, whatever happens.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;

use crate::bench::{Bench, Ended};

#[test]
fn nothing_is_overwritten_without_force() {
    let bench = Bench::sealed();
    let seal = bench.read("report.pdf.seal");
    bench.sign("report.pdf").fails(3, &["report.pdf.seal: ", "(file-exists, code 103); use --force"]);
    assert_eq!(bench.read("report.pdf.seal"), seal);
    bench.run(&["sign", "--key", "signer.key", "--force", "--no-name", "report.pdf"]).succeeds();
    assert_ne!(bench.read("report.pdf.seal"), seal);
    let convert = ["key", "convert", "signer.pub", "--to", "spki", "--output", "report.pdf.seal"];
    bench.run(&convert).fails(3, &["(file-exists, code 103)"]);
}

#[test]
fn a_full_disk_leaves_nothing() {
    let bench = Bench::new();
    let before = bench.list();
    let number = "(file-unwritable, code 102)";
    // A file size limit of 0 stands for the full disk; ignored or not, the signal kills nobody.
    for trap in ["", "trap '' XFSZ; "] {
        let run = |command: &str| bench.shell(&format!("{trap}ulimit -f 0; exec $S {command}"));
        run("sign --key signer.key report.pdf").fails(3, &["report.pdf.seal: ", number]);
        run("keygen --name new --no-passphrase").fails(3, &["new.key: ", number]);
        run("key convert signer.key --to pkcs8 --output copy.pem").fails(3, &["copy.pem: ", number]);
        assert_eq!(bench.list(), before);
    }
    bench
        .run(&["sign", "--key", "signer.key", "--output", "/dev/full", "report.pdf"])
        .fails(3, &["/dev/full: ", number]);
    bench
        .shell("$S sign --key signer.key --output - report.pdf > /dev/full")
        .fails(3, &["standard output: ", number]);
    bench.shell("$S man > /dev/full").fails(3, &["standard output: ", number]);
    assert_eq!(bench.list(), before);
    bench.sign("report.pdf").succeeds();
    let seal = bench.read("report.pdf.seal");
    bench.shell("ulimit -f 0; exec $S sign --key signer.key --force report.pdf").fails(3, &[number]);
    assert_eq!(bench.read("report.pdf.seal"), seal);
    bench
        .shell("$S verify --verifier signer.pub report.pdf > /dev/full")
        .fails(3, &["standard output: ", number]);
}

#[test]
fn a_missing_or_closed_directory_is_an_error() {
    let bench = Bench::new();
    let out = |path| bench.run(&["sign", "--key", "signer.key", "--output", path, "report.pdf"]);
    out("no/such/seal").fails(3, &["no/such/seal: ", "(file-unwritable, code 102); make the directory"]);
    out("report.pdf/seal").fails(3, &["report.pdf/seal: ", "(file-unwritable, code 102)"]);
    fs::create_dir(bench.path("folder")).unwrap();
    bench
        .run(&["sign", "--key", "signer.key", "--force", "--output", "folder", "report.pdf"])
        .fails(3, &["folder: ", "directory"]);
    assert_eq!(fs::read_dir(bench.path("folder")).unwrap().count(), 0);
    bench.run(&["keygen", "--name", "a", "--out", "no/such", "--no-passphrase"]).fails(3, &["no/such.key: "]);
}

#[test]
fn missing_content_and_directories_are_io_errors() {
    let bench = Bench::new();
    bench.sign("missing").fails(3, &["missing: ", "(content-unreadable, code 81); check the path"]);
    fs::create_dir(bench.path("folder")).unwrap();
    bench.sign("folder").fails(3, &["folder: ", "directory", "(content-unreadable, code 81)"]);
    bench.verify("report.pdf").fails(3, &["report.pdf.seal: ", "(file-unreadable, code 101)"]);
    assert_eq!(bench.list(), ["folder", "report.pdf", "signer.key", "signer.pub"]);
}

#[test]
fn content_that_changes_while_it_is_read_is_not_sealed() {
    let bench = Bench::new();
    fs::File::create(bench.path("large")).unwrap().set_len(512 << 20).unwrap();
    let before = bench.list();
    // Appends until the program has ended, so some append falls into its reading.
    let line = "$S sign --key signer.key large & pid=$!
        while kill -0 $pid 2>/dev/null; do printf x >> large; sleep 0.01; done; wait $pid";
    bench.shell(line).fails(3, &["large: ", "(content-changed, code 80)"]);
    assert_eq!(bench.list(), before);
}

#[test]
fn odd_file_names_are_shown_without_control_characters() {
    let bench = Bench::new();
    let name = "a\u{1b}[31m\u{202e}b\u{9b}";
    bench.write(name, "");
    let ended = bench.sign(name).fails(1, &[r"a\u{1b}[31m\u{202e}b\u{9b}: ", "(seal-name-invalid, code 50)"]);
    assert!(!ended.err.contains(['\u{1b}', '\u{202e}', '\u{9b}']), "{ended:?}");
    let ended = bench.run(&["--json", "verify", "--verifier", "signer.pub", name]);
    assert!(!ended.out.contains(['\u{1b}', '\u{202e}', '\u{9b}']), "{ended:?}");
    assert_eq!(ended.json()[0]["file"], name);

    let latin1 = OsStr::from_bytes(b"caf\xe9");
    fs::write(bench.path("x").with_file_name(latin1), "").unwrap();
    Ended::of(bench.command(&["sign", "--key", "signer.key"]).arg(latin1))
        .fails(1, &["(seal-name-invalid, code 50); give another"]);
    Ended::of(bench.command(&["sign", "--key", "signer.key", "--no-name"]).arg(latin1)).succeeds();
}

#[test]
fn a_closed_output_ends_quietly() {
    let bench = Bench::sealed();
    for (command, code) in
        [("verify --verifier signer.pub report.pdf", 0), ("inspect report.pdf.seal", 0), ("man", 3)]
    {
        let ended = bench.shell(&format!("exec 3>&1; {{ sleep 0.3; $S {command}; echo $? >&3; }} | true"));
        assert!(ended.err.is_empty(), "{ended:?}");
        assert_eq!(ended.out.trim(), code.to_string(), "{ended:?}");
    }
    bench.shell("$S verify --verifier signer.pub report.pdf >&- 2>&-").succeeds();
}
