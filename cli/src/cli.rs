//! The arguments and their help.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum, value_parser};
use sealstone::{DigestAlgorithm, Timestamp};

const EXIT_CODES: &str = "\
Exit codes:
  0  valid, or done
  1  not valid: a seal, content, key or passphrase was refused
  2  usage: the arguments are wrong, or a passphrase is needed and cannot be asked for
  3  I/O: a file is missing, unreadable, in the way, changed while it was read, or the disk is full
Of several files, the greatest code counts.

Examples:
  sealstone keygen --name example.com/signer --out signer
  sealstone sign --key signer.key report.pdf
  sealstone verify --verifier signer.pub report.pdf";

/// Seal files, and verify seals offline.
///
/// A seal is a small text file that says who signed which content, and when. It can be checked
/// with this program, with the library in any language, or with openssl.
#[derive(Parser)]
#[command(name = "sealstone", version, after_help = EXIT_CODES)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Print one JSON object per file on standard output, for errors too
    #[arg(long, global = true)]
    pub(crate) json: bool,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    Keygen(Keygen),
    Sign(Sign),
    Verify(Verify),
    Inspect(Inspect),
    /// Work with key files
    #[command(subcommand)]
    Key(KeyCommand),
    /// Print a completion script for a shell
    #[command(after_help = "Example:\n  sealstone completions bash > /etc/bash_completion.d/sealstone")]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual pages, in roff
    #[command(after_help = "Example:\n  sealstone man | man -l -")]
    Man,
}

#[derive(Subcommand)]
pub(crate) enum KeyCommand {
    Convert(KeyConvert),
}

/// Make a key pair: BASE.key, encrypted and readable by you alone, and BASE.pub to publish
#[derive(Args)]
#[command(after_help = "\
The public key is printed as a vkey, NAME+ID+KEY, which is also what BASE.pub holds.

Examples:
  sealstone keygen --name example.com/signer               writes example.com_signer.key and .pub
  sealstone keygen --name example.com/ci --out keys/ci --passphrase-file ci.passphrase")]
pub(crate) struct Keygen {
    /// The name under which the key signs, by convention a URL without scheme
    #[arg(long)]
    pub(crate) name: String,
    /// Where to write, without the endings [default: NAME with every '/' replaced by '_']
    #[arg(long, value_name = "BASE")]
    pub(crate) out: Option<PathBuf>,
    /// Write the private key unencrypted
    #[arg(long, conflicts_with = "passphrase_file")]
    pub(crate) no_passphrase: bool,
    /// Replace existing files
    #[arg(long)]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) passphrase: Passphrase,
}

/// Seal files: write FILE.seal beside each FILE
#[derive(Args)]
#[command(after_help = "\
FILE '-' is standard input; its seal goes to standard output unless --output is given.
The same file, key and time always give the same seal.

Examples:
  sealstone sign --key signer.key report.pdf               writes report.pdf.seal
  sealstone sign --key signer.key --digest sha-256-tree-65536 disk.img
  sealstone sign --key signer.key --claim branch=main --claim build=1234 app.tar.gz
  tar c src | sealstone sign --key signer.key - > src.seal
  sealstone sign --key second.key --add report.pdf         adds a signature to report.pdf.seal")]
pub(crate) struct Sign {
    /// The files to seal; '-' is standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// The private key
    #[arg(long, value_name = "PATH", env = "SEALSTONE_KEY")]
    pub(crate) key: PathBuf,
    /// The key's name [default: the one in the .pub beside the key]
    #[arg(long, value_name = "KEYNAME")]
    pub(crate) name: Option<String>,
    /// How to hash the content: sha-256, sha-512 or sha-256-tree-65536 (uses all cores)
    #[arg(long, default_value = "sha-256", value_name = "ALGORITHM")]
    pub(crate) digest: DigestAlgorithm,
    /// The content's media type, such as application/pdf
    #[arg(long = "type", value_name = "MEDIA")]
    pub(crate) media_type: Option<String>,
    /// Something else to state about the content; may be repeated
    #[arg(long = "claim", value_name = "KEY=VALUE", value_parser = claim)]
    pub(crate) claims: Vec<(String, String)>,
    /// When it is sealed, as 2026-11-23T14:00:00Z [default: SOURCE_DATE_EPOCH, else now]
    #[arg(long)]
    pub(crate) time: Option<Timestamp>,
    /// Leave the file's name out of the seal
    #[arg(long, conflicts_with = "content_name")]
    pub(crate) no_name: bool,
    /// State this name instead of the file's
    #[arg(long, value_name = "NAME")]
    pub(crate) content_name: Option<String>,
    /// Where to write the seal; '-' is standard output
    #[arg(long, short, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,
    /// Replace an existing seal
    #[arg(long)]
    pub(crate) force: bool,
    /// Add a signature to the existing seal (FILE.seal, or --output), if the content matches it
    #[arg(long, conflicts_with_all = ["digest", "media_type", "claims", "time", "no_name", "content_name", "force"])]
    pub(crate) add: bool,
    #[command(flatten)]
    pub(crate) passphrase: Passphrase,
}

/// Verify that trusted keys sealed the files
#[derive(Args)]
#[command(after_help = "\
A keyring file holds a line 'active|retired|revoked VKEY [from TIME] [until TIME]' per key.
For each file it prints who signed and when, as the signer says, and why other signatures do not count.

Examples:
  sealstone verify --verifier signer.pub report.pdf
  sealstone verify --keyring team.keyring --threshold 2 --not-after-now release/*.tar.gz
  sealstone verify --verifier example.com/signer+1c8ed95f+AY... --seal report.seal - < report.pdf
  sealstone verify --verifier signer.pub --seal report.pdf.seal --digest 9f86d081... --size 4")]
pub(crate) struct Verify {
    /// The sealed files; '-' is standard input
    #[arg(required_unless_present = "digest", value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// The seal [default: FILE.seal]
    #[arg(long, value_name = "PATH")]
    pub(crate) seal: Option<PathBuf>,
    /// A key to trust: a vkey, or a file that holds one; may be repeated
    #[arg(long = "verifier", value_name = "VKEY|FILE", required_unless_present = "keyring")]
    pub(crate) verifiers: Vec<String>,
    /// A file of keys to trust
    #[arg(long, value_name = "FILE")]
    pub(crate) keyring: Option<PathBuf>,
    /// How many distinct keys must have signed
    #[arg(long, default_value_t = 1, value_name = "K",
        value_parser = value_parser!(u16).range(1..=i64::from(u16::MAX)))]
    pub(crate) threshold: u16,
    /// Refuse seals whose time is after TIME
    #[arg(long, value_name = "TIME", conflicts_with = "not_after_now")]
    pub(crate) now: Option<Timestamp>,
    /// Refuse seals whose time is after this computer's clock
    #[arg(long)]
    pub(crate) not_after_now: bool,
    /// Verify without the content: its digest, by the seal's algorithm, in hexadecimal
    #[arg(long, value_name = "HEX", requires = "size", requires = "seal", conflicts_with = "files")]
    pub(crate) digest: Option<String>,
    /// The size in bytes of the content that has --digest
    #[arg(long, value_name = "N", requires = "digest")]
    pub(crate) size: Option<u64>,
}

/// Show what seals say, without verifying anything
#[derive(Args)]
#[command(after_help = "Example:\n  sealstone inspect report.pdf.seal")]
pub(crate) struct Inspect {
    /// The seals; '-' is standard input
    #[arg(required = true, value_name = "SEAL")]
    pub(crate) seals: Vec<PathBuf>,
}

/// Rewrite a key in another format
///
/// Reads PKCS#8, OpenSSH, JWK, SPKI and vkey files, private or public, plain or encrypted.
#[derive(Args)]
#[command(after_help = "\
Private formats are written only to a file that you alone can read. Public ones go to standard
output unless --output is given, and are made from private keys too.

Examples:
  sealstone key convert signer.pub --to spki               for openssl
  sealstone key convert signer.key --to openssh            a line for allowed_signers
  sealstone key convert id_ed25519 --to pkcs8-encrypted --output signer.key
  sealstone key convert id_ed25519.pub --to vkey --name example.com/signer")]
pub(crate) struct KeyConvert {
    /// The key file
    #[arg(value_name = "IN")]
    pub(crate) input: PathBuf,
    /// The format to write
    #[arg(long, value_enum)]
    pub(crate) to: KeyFormat,
    /// The key's name, for a vkey and as comment for openssh [default: as the vkey or the .pub beside says]
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// Where to write
    #[arg(long, short, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,
    /// Replace an existing file
    #[arg(long)]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) passphrase: Passphrase,
    #[command(flatten)]
    pub(crate) new_passphrase: NewPassphrase,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub(crate) enum KeyFormat {
    /// Private, PEM, not encrypted
    Pkcs8,
    /// Private, PEM, encrypted with a passphrase
    Pkcs8Encrypted,
    /// Private, DER, not encrypted
    Pkcs8Der,
    /// Public, PEM, as openssl reads it
    Spki,
    /// Public, DER
    SpkiDer,
    /// Public, one line as in id_ed25519.pub
    Openssh,
    /// Public, JSON Web Key
    Jwk,
    /// Public with its name, one line, as .pub files hold it
    Vkey,
}

/// How to open a private key.
#[derive(Args)]
pub(crate) struct Passphrase {
    /// Take the passphrase from a file's first line [default: SEALSTONE_PASSPHRASE, else ask]
    #[arg(long, value_name = "PATH")]
    pub(crate) passphrase_file: Option<PathBuf>,
}

/// How to encrypt a converted key.
#[derive(Args)]
pub(crate) struct NewPassphrase {
    /// Take the passphrase of the new key from a file's first line [default: SEALSTONE_NEW_PASSPHRASE, else ask]
    #[arg(long, value_name = "PATH")]
    pub(crate) new_passphrase_file: Option<PathBuf>,
}

fn claim(text: &str) -> Result<(String, String), &'static str> {
    let (key, value) = text.split_once('=').ok_or("a claim is written KEY=VALUE")?;
    Ok((key.to_owned(), value.to_owned()))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_consistent() {
        super::Cli::command().debug_assert();
    }
}
