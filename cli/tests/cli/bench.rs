//! A folder to run the program in.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A private key `signer.key` named `example.com/signer`, and `report.pdf`, in a fresh folder.
pub(crate) struct Bench {
    folder: TempDir,
}

/// How a run ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Bench {
    pub(crate) fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn new() -> Self {
        let bench = Self::empty();
        bench.write("report.pdf", "the report");
        bench.key("signer", "example.com/signer");
        bench
    }

    /// With `report.pdf.seal`.
    pub(crate) fn sealed() -> Self {
        let bench = Self::new();
        bench.sign("report.pdf").succeeds();
        bench
    }

    pub(crate) fn key(&self, base: &str, name: &str) {
        self.run(&["keygen", "--name", name, "--out", base, "--no-passphrase"]).succeeds();
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path(name), content).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The names of all files, hidden ones included.
    pub(crate) fn list(&self) -> Vec<String> {
        let names = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<_> =
            names.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// Any program, with none of the user's own settings.
    pub(crate) fn program(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(self.folder.path()).stdin(Stdio::null());
        for variable in ["KEY", "PASSPHRASE", "NEW_PASSPHRASE"] {
            command.env_remove(format!("SEALSTONE_{variable}"));
        }
        command.env_remove("SOURCE_DATE_EPOCH");
        command
    }

    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = self.program(SEALSTONE);
        command.args(args);
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Ended {
        Ended::of(&mut self.command(args))
    }

    pub(crate) fn run_with_input(&self, args: &[&str], input: &[u8]) -> Ended {
        let mut command = self.command(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        child.wait_with_output().unwrap().into()
    }

    /// A line of shell in which `$S` is the program.
    pub(crate) fn shell(&self, line: &str) -> Ended {
        Ended::of(self.program("sh").args(["-c", line]).env("S", SEALSTONE))
    }

    pub(crate) fn sign(&self, file: &str) -> Ended {
        self.run(&["sign", "--key", "signer.key", file])
    }

    pub(crate) fn verify(&self, file: &str) -> Ended {
        self.run(&["verify", "--verifier", "signer.pub", file])
    }
}

pub(crate) const SEALSTONE: &str = env!("CARGO_BIN_EXE_sealstone");

impl Ended {
    pub(crate) fn of(command: &mut Command) -> Self {
        command.output().unwrap().into()
    }

    #[track_caller]
    pub(crate) fn succeeds(self) -> Self {
        assert_eq!(self.code, Some(0), "{self:?}");
        self
    }

    /// Ends with this code and one line of error that holds all of `parts`.
    #[track_caller]
    pub(crate) fn fails(self, code: i32, parts: &[&str]) -> Self {
        assert_eq!(self.code, Some(code), "{self:?}");
        assert_eq!(self.err.lines().count(), 1, "{self:?}");
        assert!(self.err.starts_with("sealstone: "), "{self:?}");
        parts.iter().for_each(|part| assert!(self.err.contains(part), "no {part:?} in {self:?}"));
        self
    }

    /// The objects printed with `--json`.
    pub(crate) fn json(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

impl From<std::process::Output> for Ended {
    fn from(output: std::process::Output) -> Self {
        let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
        Self { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
    }
}
