//! Key files: making, converting and refusing them.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;

use crate::bench::{Bench, Ended};

fn mode(bench: &Bench, name: &str) -> u32 {
    fs::metadata(bench.path(name)).unwrap().permissions().mode() & 0o777
}

#[test]
fn keygen_writes_an_encrypted_key_and_a_vkey() {
    let bench = Bench::empty();
    let mut keygen = bench.command(&["keygen", "--name", "example.com/a"]);
    let ended = Ended::of(keygen.env("SEALSTONE_PASSPHRASE", "secret")).succeeds();
    assert_eq!(bench.list(), ["example.com_a.key", "example.com_a.pub"]);
    assert!(bench.read("example.com_a.key").starts_with("-----BEGIN ENCRYPTED PRIVATE KEY-----\n"));
    assert_eq!(mode(&bench, "example.com_a.key"), 0o600);
    assert_eq!(bench.read("example.com_a.pub"), ended.out);
    assert!(ended.out.starts_with("example.com/a+"), "{ended:?}");
}

#[test]
fn keygen_replaces_only_when_forced_and_both_or_none() {
    let bench = Bench::new();
    let before = bench.read("signer.key");
    let again = ["keygen", "--name", "a", "--out", "signer", "--no-passphrase"];
    bench.run(&again).fails(3, &["signer.key: ", "(file-exists, code 103); use --force"]);
    assert_eq!(bench.read("signer.key"), before);
    fs::remove_file(bench.path("signer.key")).unwrap();
    bench.run(&again).fails(3, &["signer.pub: ", "(file-exists, code 103)"]);
    assert_eq!(bench.list(), ["report.pdf", "signer.pub"]);
    bench.run(&[&again[..], &["--force"]].concat()).succeeds();
    assert_eq!(mode(&bench, "signer.key"), 0o600);
}

#[test]
fn keygen_refuses_bad_names() {
    let bench = Bench::empty();
    bench
        .run(&["keygen", "--name", "two words", "--no-passphrase"])
        .fails(2, &["--name: ", "(key-name-invalid, code 22)"]);
    assert!(bench.list().is_empty());
}

#[test]
fn private_keys_that_others_can_use_are_refused() {
    let bench = Bench::new();
    for mode in [0o640, 0o604, 0o620, 0o610] {
        fs::set_permissions(bench.path("signer.key"), Permissions::from_mode(mode)).unwrap();
        let number = "(key-file-too-open, code 105); run: chmod 600 signer.key";
        bench.sign("report.pdf").fails(1, &["signer.key: ", number]);
    }
    assert!(!bench.path("report.pdf.seal").exists());
    fs::set_permissions(bench.path("signer.key"), Permissions::from_mode(0o400)).unwrap();
    bench.sign("report.pdf").succeeds();
}

#[test]
fn keys_that_are_no_regular_files_are_refused() {
    let bench = Bench::new();
    let sign = |key| bench.run(&["sign", "--key", key, "report.pdf"]);
    sign("/dev/null").fails(3, &["(file-not-regular, code 104)"]);
    sign(".").fails(3, &["(file-unreadable, code 101)", "directory"]);
    sign("missing.key").fails(3, &["missing.key: ", "(file-unreadable, code 101); check the path"]);
    bench.shell("mkfifo -m 600 pipe.key").succeeds();
    sign("pipe.key").fails(3, &["(file-not-regular, code 104)"]);
}

#[test]
fn wrong_keys_are_refused() {
    let bench = Bench::new();
    let sign = |key| bench.run(&["sign", "--key", key, "report.pdf"]);
    for (name, content, number) in [
        ("text.key", &b"hello"[..], "(key-format-unknown, code 15)"),
        ("binary.key", &[0xff; 100], "(key-format-unknown, code 15)"),
        ("large.key", &[b'x'; 70_000], "(file-too-large, code 106)"),
    ] {
        bench.write(name, content);
        fs::set_permissions(bench.path(name), Permissions::from_mode(0o600)).unwrap();
        sign(name).fails(1, &[name, number]);
    }
    fs::set_permissions(bench.path("signer.pub"), Permissions::from_mode(0o600)).unwrap();
    sign("signer.pub").fails(1, &["(key-not-private, code 24)"]);
    bench.key("other", "example.com/other");
    fs::copy(bench.path("other.pub"), bench.path("signer.pub")).unwrap();
    sign("signer.key").fails(1, &["signer.pub: ", "(key-mismatch, code 14)"]);
    fs::remove_file(bench.path("signer.pub")).unwrap();
    sign("signer.key").fails(2, &["give --name"]);
    bench.run(&["sign", "--key", "signer.key", "--name", "example.com/a", "report.pdf"]).succeeds();
}

#[test]
fn convert_writes_what_openssl_and_ssh_keygen_read() {
    let bench = Bench::new();
    let convert = |args: &[&str]| bench.run(&[&["key", "convert"], args].concat());
    let spki = convert(&["signer.key", "--to", "spki"]).succeeds().out;
    assert_eq!(convert(&["signer.pub", "--to", "spki"]).out, spki);
    let openssl = bench.shell("openssl pkey -in signer.key -pubout").succeeds();
    assert_eq!(openssl.out, spki);
    convert(&["signer.pub", "--to", "spki-der", "--output", "signer.der"]).succeeds();
    assert_eq!(bench.shell("openssl pkey -pubin -inform DER -in signer.der -pubout").succeeds().out, spki);
    let ssh = convert(&["signer.pub", "--to", "openssh"]).succeeds().out;
    assert!(ssh.ends_with(" example.com/signer\n"), "{ssh}");
    bench.write("ssh.pub", &ssh);
    bench.shell("ssh-keygen -l -f ssh.pub").succeeds();
    let vkey = convert(&["ssh.pub", "--to", "vkey", "--name", "example.com/signer"]).succeeds().out;
    assert_eq!(vkey, bench.read("signer.pub"));
    let jwk = convert(&["signer.pub", "--to", "jwk"]).succeeds();
    assert_eq!(jwk.json()[0]["crv"], "Ed25519");
}

#[test]
fn convert_writes_private_keys_to_closed_files_only() {
    let bench = Bench::new();
    let convert = |args: &[&str]| bench.run(&[&["key", "convert", "signer.key", "--to"], args].concat());
    for to in ["pkcs8", "pkcs8-der", "pkcs8-encrypted"] {
        convert(&[to]).fails(2, &["give --output PATH"]);
        convert(&[to, "--output", "-"]).fails(2, &["give --output PATH"]);
    }
    convert(&["pkcs8", "--output", "/dev/stdout"]).fails(3, &["(file-not-regular, code 104)"]);
    convert(&["pkcs8", "--output", "plain.pem"]).succeeds();
    convert(&["pkcs8-der", "--output", "plain.der"]).succeeds();
    bench.write("passphrase", "new\n");
    convert(&["pkcs8-encrypted", "--output", "new.pem", "--new-passphrase-file", "passphrase"]).succeeds();
    for name in ["plain.pem", "plain.der", "new.pem"] {
        assert_eq!(mode(&bench, name), 0o600);
    }
    assert_eq!(bench.read("plain.pem"), bench.read("signer.key"));
    let public = bench.shell("openssl pkey -in signer.key -pubout").succeeds().out;
    assert_eq!(bench.shell("openssl pkey -in new.pem -passin pass:new -pubout").succeeds().out, public);
    assert_eq!(bench.shell("openssl pkey -inform DER -in plain.der -pubout").succeeds().out, public);
}
