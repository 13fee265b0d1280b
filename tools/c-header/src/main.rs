//! Makes what the C binding takes from the core and from its own sources: `bindings/c/src/status_table.rs` and
//! `bindings/c/include/sealstone.h`. With `--check` it only says whether they are current.

use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use cbindgen::{Builder, Config, DocumentationStyle, Language, RenameRule, Style};

const HEAD: &str = "/*
 * Sealstone: Ed25519 signatures, and seals that anyone can check offline.
 *
 * Every function keeps these conventions; README.md has them at length.
 *
 * - A sealstone_status of 0 is success; nothing else is. Beside what its own text names, a function that returns a
 *   status can return SEALSTONE_NULL_ARGUMENT, SEALSTONE_NOT_UTF8 if it takes text, and SEALSTONE_PANIC.
 * - Outputs come last and are written on success only. `(NULL, 0)` is the empty message.
 * - Text ends with NUL. Bytes are a pointer and a length, except arrays of the fixed length that is named.
 * - What is given through `sealstone_x **` is the caller's, to be freed by sealstone_x_free(), text by
 *   sealstone_string_free(), bytes by sealstone_bytes_free(); `const char *` results are static. Objects keep no
 *   pointer to each other or to the caller's memory. Freeing leaves NULL in the caller's variable.
 *
 * Made by tools/c-header from the sources of the library: never edited by hand.
 */";

fn main() -> Result<(), Box<dyn Error>> {
    let check = match std::env::args().nth(1).as_deref() {
        None => false,
        Some("--check") => true,
        Some(other) => return Err(format!("unknown argument {other}; the only one is --check").into()),
    };
    let binding = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../bindings/c");
    put(binding.join("src/status_table.rs"), &status_table()?, check)?;
    put(binding.join("include/sealstone.h"), &header(&binding)?, check)
}

fn put(path: PathBuf, text: &str, check: bool) -> Result<(), Box<dyn Error>> {
    if !check {
        return Ok(fs::write(path, text)?);
    }
    if fs::read_to_string(&path).unwrap_or_default() == text {
        return Ok(());
    }
    Err(format!("{} is not current: run scripts/check-header.sh with UPDATE=1", path.display()).into())
}

/// The statuses that the binding adds to the core's: number, name, message.
const OWN: [(u16, &str, &str); 6] = [
    (0, "ok", "done"),
    (
        200,
        "null-argument",
        "a pointer is NULL where something is needed, or a length is more than memory can hold",
    ),
    (
        201,
        "unknown-value",
        "a number stands for no value of its type: an algorithm, a status of a key, a profile",
    ),
    (202, "not-utf8", "text is not UTF-8"),
    (203, "out-of-range", "an index is not below the count"),
    (204, "panic", "a defect of the library was caught before it could reach the program: please report it"),
];

/// All statuses in the order of their numbers.
fn statuses() -> Vec<(u16, String, String)> {
    let own = OWN.iter().map(|(number, name, message)| (*number, (*name).into(), (*message).into()));
    let core =
        sealstone::Error::ALL.iter().map(|error| (error.code(), error.name().into(), error.to_string()));
    let mut all: Vec<_> = own.chain(core).collect();
    all.sort();
    all
}

/// The constant of a status.
fn constant(name: &str) -> String {
    format!("SEALSTONE_{}", name.to_uppercase().replace('-', "_"))
}

fn status_table() -> Result<String, std::fmt::Error> {
    let mut table = String::from(
        "//! Made by `tools/c-header`: never edited by hand.\n\nuse std::ffi::CStr;\n\nuse crate::status::Status;\n\n",
    );
    for (number, name, _) in OWN {
        writeln!(table, "pub(crate) const {}: Status = {number};", constant(name))?;
    }
    table.push_str(
        "\n/// Number, name and message of every status.\n#[rustfmt::skip]\n\
         pub(crate) const STATUSES: &[(Status, &CStr, &CStr)] = &[\n",
    );
    for (number, name, message) in statuses() {
        writeln!(table, "    ({number}, c{name:?}, c{message:?}),")?;
    }
    table.push_str("];\n");
    Ok(table)
}

fn header(binding: &Path) -> Result<String, Box<dyn Error>> {
    let mut config = Config {
        language: Language::C,
        cpp_compat: true,
        style: Style::Type,
        header: Some(HEAD.into()),
        include_guard: Some("SEALSTONE_H".into()),
        after_includes: Some(constants()?),
        no_includes: true,
        sys_includes: ["stdbool.h", "stddef.h", "stdint.h"].map(String::from).into(),
        documentation_style: DocumentationStyle::C99,
        usize_is_size_t: true,
        line_length: 100,
        ..Config::default()
    };
    config.export.rename = names().into_iter().map(|(rust, c)| (rust.into(), c.into())).collect();
    config.function.rename_args = RenameRule::None;
    let mut made = Vec::new();
    Builder::new().with_config(config).with_crate(binding).generate()?.write(&mut made);
    Ok(String::from_utf8(made)?)
}

/// What the types of the binding are called in C.
fn names() -> Vec<(&'static str, &'static str)> {
    vec![
        ("BatchItem", "sealstone_batch_item"),
        ("Content", "sealstone_content"),
        ("ContentHasher", "sealstone_content_hasher"),
        ("DigestAlgorithmNumber", "sealstone_digest_algorithm"),
        ("Explanation", "sealstone_explanation"),
        ("InteropItem", "sealstone_interop_item"),
        ("KeyStatusNumber", "sealstone_key_status"),
        ("Keyring", "sealstone_keyring"),
        ("LineVerdictNumber", "sealstone_line_verdict"),
        ("Policy", "sealstone_policy"),
        ("Prehash", "sealstone_prehash"),
        ("ProfileNumber", "sealstone_profile"),
        ("Progress", "sealstone_progress"),
        ("ReadBytes", "sealstone_read"),
        ("Seal", "sealstone_seal"),
        ("Signer", "sealstone_signer"),
        ("SigningKey", "sealstone_signing_key"),
        ("Statement", "sealstone_statement"),
        ("Status", "sealstone_status"),
        ("StreamVerifier", "sealstone_stream_verifier"),
        ("TimeBasisNumber", "sealstone_time_basis"),
        ("TrustedKey", "sealstone_trusted_key"),
        ("Verifier", "sealstone_verifier"),
        ("VerifyingKey", "sealstone_verifying_key"),
    ]
}

/// The version and the statuses.
fn constants() -> Result<String, std::fmt::Error> {
    let version = env!("CARGO_PKG_VERSION");
    let mut text = String::new();
    writeln!(text, "\n// The version of this header; sealstone_version() is that of the library.")?;
    writeln!(text, "#define SEALSTONE_VERSION \"{version}\"")?;
    for (part, number) in ["MAJOR", "MINOR", "PATCH"].iter().zip(version.split('.')) {
        writeln!(text, "#define SEALSTONE_VERSION_{part} {number}")?;
    }
    text.push_str(
        "\n// The statuses. Those below 200 are the core's errors, the same numbers in every language.\n",
    );
    text.push_str("enum sealstone_status_number {\n");
    for (number, name, message) in statuses() {
        writeln!(text, "  // {message}\n  {} = {number},", constant(&name))?;
    }
    text.push_str("};");
    Ok(text)
}
