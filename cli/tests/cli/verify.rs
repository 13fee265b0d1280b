//! `sealstone verify` and `inspect`.

use crate::bench::Bench;

#[test]
fn says_who_signed_and_when() {
    let bench = Bench::sealed();
    let ended = bench.verify("report.pdf").succeeds();
    for part in ["report.pdf: valid\n", "signed by example.com/signer (key ", "(as the signer says)"] {
        assert!(ended.out.contains(part), "{ended:?}");
    }
    let vkey = bench.read("signer.pub");
    bench.run(&["verify", "--verifier", vkey.trim(), "report.pdf"]).succeeds();
}

#[test]
fn changed_content_is_refused() {
    let bench = Bench::sealed();
    bench.write("report.pdf", "the resort");
    let ended = bench.verify("report.pdf").fails(1, &["report.pdf: ", "(content-mismatch, code 76)"]);
    assert!(ended.out.starts_with("report.pdf: NOT VALID\n"), "{ended:?}");
    bench.write("report.pdf", "the reporter");
    bench.verify("report.pdf").fails(1, &["(content-size-mismatch, code 77)"]);
}

#[test]
fn a_wrong_key_is_refused_with_its_reason() {
    let bench = Bench::sealed();
    bench.key("other", "example.com/other");
    let ended = bench
        .run(&["verify", "--verifier", "other.pub", "report.pdf"])
        .fails(1, &["report.pdf.seal: ", "(signer-unknown, code 70); name the signer's key"]);
    assert!(ended.out.contains("not counted: example.com/signer (key "), "{ended:?}");
    assert!(ended.out.contains("not a trusted key"), "{ended:?}");
}

#[test]
fn bad_verifiers_are_told_apart() {
    let bench = Bench::sealed();
    let verify = |verifier: &str| bench.run(&["verify", "--verifier", verifier, "report.pdf"]);
    verify("missing.pub").fails(3, &["missing.pub: ", "(file-unreadable, code 101)"]);
    verify("a+00000000+AAAA").fails(2, &["--verifier: ", "(key-"]);
    verify("report.pdf").fails(1, &["report.pdf: ", "(key-malformed, code 16)"]);
    let vkey = bench.read("signer.pub");
    verify(&vkey.trim().replace("signer+", "sigher+")).fails(2, &["(key-id-mismatch, code 23)"]);
    let twice = ["verify", "--verifier", "signer.pub", "--verifier", vkey.trim(), "report.pdf"];
    bench.run(&twice).fails(2, &["(key-duplicate, code 26)"]);
    assert_eq!(bench.run(&["verify", "report.pdf"]).code, Some(2));
}

#[test]
fn a_keyring_is_obeyed() {
    let bench = Bench::sealed();
    let vkey = bench.read("signer.pub");
    let verify = |keyring: String| {
        bench.write("keyring", keyring);
        bench.run(&["verify", "--keyring", "keyring", "report.pdf"])
    };
    verify(format!("# ours\n\nactive {vkey}")).succeeds();
    verify(format!("retired {vkey}")).succeeds();
    let ended = verify(format!("revoked {vkey}")).fails(1, &["(key-revoked, code 71)"]);
    assert!(ended.out.contains("this key is revoked"), "{ended:?}");
    let until = format!("active {} until 2020-01-01T00:00:00Z\n", vkey.trim());
    let ended = verify(until).fails(1, &["(key-outside-window, code 72)"]);
    assert!(ended.out.contains("outside this key's window"), "{ended:?}");
    verify("active\n".into()).fails(1, &["keyring: line 1: ", "(keyring-malformed, code 27)"]);
    verify(format!("active {vkey}active {vkey}"))
        .fails(1, &["keyring: line 2: ", "(key-duplicate, code 26)"]);
}

#[test]
fn threshold_and_clock() {
    let bench = Bench::new();
    let sign = ["sign", "--key", "signer.key", "--time", "2999-01-01T00:00:00Z", "report.pdf"];
    bench.run(&sign).succeeds();
    let verify =
        |args: &[&str]| bench.run(&[&["verify", "--verifier", "signer.pub", "report.pdf"], args].concat());
    verify(&[]).succeeds();
    verify(&["--not-after-now"]).fails(1, &["(time-in-future, code 75)"]);
    verify(&["--now", "2998-12-31T23:59:59Z"]).fails(1, &["(time-in-future, code 75)"]);
    verify(&["--now", "2999-01-01T00:00:00Z"]).succeeds();
    verify(&["--threshold", "2"]).fails(1, &["(threshold-not-met, code 73)"]);
    assert_eq!(verify(&["--threshold", "0"]).code, Some(2));
}

#[test]
fn a_digest_stands_for_the_content() {
    let bench = Bench::sealed();
    let digest = bench.shell("openssl dgst -sha256 -r report.pdf | cut -d' ' -f1").succeeds().out;
    let verify = |digest: &str, size: &str| {
        let seal = ["verify", "--verifier", "signer.pub", "--seal", "report.pdf.seal"];
        bench.run(&[&seal[..], &["--digest", digest, "--size", size]].concat())
    };
    verify(digest.trim(), "10").succeeds();
    verify(digest.trim(), "11").fails(1, &["(content-size-mismatch, code 77)"]);
    verify(&"0".repeat(64), "10").fails(1, &["(content-mismatch, code 76)"]);
    verify("abc", "10").fails(2, &["--digest is not hexadecimal"]);
    verify("abcd", "10").fails(2, &["--digest is not 32 bytes"]);
}

#[test]
fn json_tells_all_and_several_files_give_the_worst_code() {
    let bench = Bench::sealed();
    bench.write("second", "");
    bench.sign("second").succeeds();
    bench.write("second", "changed");
    let ended = bench.run(&["--json", "verify", "--verifier", "signer.pub", "report.pdf", "second", "third"]);
    assert_eq!(ended.code, Some(3), "{ended:?}");
    let [valid, changed, missing] = &ended.json()[..] else { panic!("{ended:?}") };
    assert_eq!(valid["result"], "valid");
    assert_eq!(valid["statement"]["name"], "report.pdf");
    assert_eq!(valid["signatures"][0]["verdict"], "valid");
    assert_eq!(
        (&changed["result"], &changed["error"]["name"]),
        (&"refused".into(), &"content-size-mismatch".into())
    );
    assert_eq!((&missing["file"], &missing["error"]["code"]), (&"third".into(), &101.into()));
}

#[test]
fn inspect_never_claims_validity() {
    let bench = Bench::sealed();
    let ended = bench.run(&["inspect", "report.pdf.seal"]).succeeds();
    assert!(ended.out.starts_with("report.pdf.seal: NOT VERIFIED"), "{ended:?}");
    assert!(ended.out.contains("signature example.com/signer (key "), "{ended:?}");
    let json = bench.run(&["inspect", "--json", "report.pdf.seal"]).succeeds().json();
    assert_eq!(json[0]["result"], "not-verified");
}

#[test]
fn help_completions_and_manual_are_there() {
    let bench = Bench::empty();
    let help = bench.run(&["--help"]).succeeds().out;
    assert!(help.contains("Exit codes:") && help.contains("Examples:"), "{help}");
    for shell in ["bash", "zsh", "fish"] {
        assert!(bench.run(&["completions", shell]).succeeds().out.contains("keygen"));
    }
    let manual = bench.run(&["man"]).succeeds().out;
    for page in
        ["sealstone", "sealstone-keygen", "sealstone-sign", "sealstone-verify", "sealstone-key-convert"]
    {
        assert!(manual.contains(&format!(".TH {page} 1 ")), "{page}");
    }
    assert!(manual.contains("Exit codes:"));
    assert_eq!(bench.run(&["frobnicate"]).code, Some(2));
}
