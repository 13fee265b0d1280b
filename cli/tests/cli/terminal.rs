//! What needs a terminal: passphrase prompts and the progress bar.

use crate::bench::{Bench, Ended, SEALSTONE};

/// Runs a command on a new pseudo-terminal, types each answer when its question appears and the
/// terminal's echo is off, and prints what the terminal showed.
const TERMINAL: &str = r#"
import os, pty, sys, termios, time
answers = sys.argv[1].split("|") if sys.argv[1] else []
pid, terminal = pty.fork()
if pid == 0:
    os.execv(sys.argv[2], sys.argv[2:])
shown, asked = b"", 0
while True:
    try:
        part = os.read(terminal, 4096)
    except OSError:
        break
    if not part:
        break
    shown += part
    while answers and (shown.count(b"assphrase") + shown.count(b"same again")) > asked and shown.endswith(b": "):
        give_up = time.monotonic() + 20
        while termios.tcgetattr(terminal)[3] & termios.ECHO and time.monotonic() < give_up:
            time.sleep(0.01)
        os.write(terminal, answers.pop(0).encode() + b"\n")
        asked += 1
sys.stdout.buffer.write(shown)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
"#;

fn on_terminal(bench: &Bench, answers: &str, args: &[&str]) -> Ended {
    let mut python = bench.program("python3");
    Ended::of(python.args(["-c", TERMINAL, answers, SEALSTONE]).args(args))
}

#[test]
fn a_new_passphrase_is_asked_twice_and_never_shown() {
    let bench = Bench::empty();
    bench.write("report.pdf", "the report");
    let keygen = ["keygen", "--name", "a", "--out", "signer"];
    let differ = on_terminal(&bench, "secret1|secret2", &keygen);
    assert_eq!(differ.code, Some(2), "{differ:?}");
    assert!(differ.out.contains("(passphrases-differ, code 108)"), "{differ:?}");
    let ended = on_terminal(&bench, "secret1|secret1", &keygen).succeeds();
    assert!(ended.out.contains("New passphrase: ") && !ended.out.contains("secret1"), "{ended:?}");

    let sign = ["sign", "--key", "signer.key", "report.pdf"];
    let wrong = on_terminal(&bench, "secret2", &sign);
    assert!(wrong.code == Some(1) && wrong.out.contains("(passphrase-wrong, code 19)"), "{wrong:?}");
    let ended = on_terminal(&bench, "secret1", &sign).succeeds();
    assert!(ended.out.contains("Passphrase of signer.key: ") && !ended.out.contains("secret1"), "{ended:?}");
    bench.verify("report.pdf").succeeds();
}

#[test]
fn large_files_show_a_bar_on_a_terminal_only() {
    let bench = Bench::new();
    let sparse = std::fs::File::create(bench.path("large")).unwrap();
    sparse.set_len(65 << 20).unwrap();
    let ended = on_terminal(&bench, "", &["sign", "--key", "signer.key", "large"]).succeeds();
    assert!(ended.out.contains("MiB/65.00 MiB"), "{ended:?}");
    let ended = bench.run(&["sign", "--key", "signer.key", "--force", "large"]).succeeds();
    assert!(ended.err.is_empty(), "{ended:?}");
    let ended = on_terminal(&bench, "", &["sign", "--key", "signer.key", "report.pdf"]).succeeds();
    assert!(!ended.out.contains("MiB"), "{ended:?}");
}
