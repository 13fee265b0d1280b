//! The commands of README.md, as they stand there.

use crate::bench::Bench;

/// The `sh` block under a heading of the README.
fn commands(heading: &str) -> &'static str {
    let readme = include_str!("../../../README.md");
    let (_, section) = readme.split_once(&format!("\n## {heading}\n")).expect("the heading");
    let (_, block) = section.split_once("```sh\n").expect("a block");
    block.split_once("```").expect("its end").0
}

#[test]
fn openssl_verifies_a_seal_with_the_commands_given() {
    let bench = Bench::sealed();
    let ended = bench.shell(&format!("set -e\n{}", commands("Verify with openssl alone"))).succeeds();
    let (verdict, digest) = ended.out.trim_end().split_once('\n').unwrap();
    assert_eq!(verdict, "Signature Verified Successfully");
    assert!(bench.read("report.pdf.seal").contains(&format!("\ndigest sha-256 {digest}\n")), "{ended:?}");

    let changed = bench.read("report.pdf.seal").replace("size 10\n", "size 11\n");
    bench.write("report.pdf.seal", changed);
    let ended = bench.shell(&format!("set -e\n{}", commands("Verify with openssl alone")));
    assert_eq!(ended.code, Some(1), "{ended:?}");
}

#[test]
fn the_quick_start_works() {
    let bench = Bench::empty();
    bench.write("report.pdf", "the report");
    let commands = commands("Quick start: command line").replace("\nsealstone", "\n\"$S\"");
    let commands =
        format!("set -e; export SEALSTONE_PASSPHRASE=horse\n{}", commands.replacen("sealstone", "\"$S\"", 1));
    let ended = bench.shell(&commands).succeeds();
    assert!(ended.out.contains("report.pdf: valid\n"), "{ended:?}");
}
