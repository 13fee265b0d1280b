//! `sealstone keygen`: a new key pair in two files.

use std::path::PathBuf;

use sealstone::{Signer, SigningKey};
use serde_json::json;

use crate::cli::Keygen;
use crate::failure::{Exit, Failure};
use crate::key_file::with_ending;
use crate::output::{Access, Pending, Replace, check_free};
use crate::report::Report;
use crate::text::{Shown, shell_word};

pub(crate) fn run(args: &Keygen, report: &Report) -> Exit {
    report.finish(None, keygen(args, report))
}

fn keygen(args: &Keygen, report: &Report) -> Result<(), Failure> {
    let base = args.out.clone().unwrap_or_else(|| PathBuf::from(args.name.replace('/', "_")));
    let (private, public) = (with_ending(&base, ".key"), with_ending(&base, ".pub"));
    let replace = Replace::if_forced(args.force);
    check_free(&private, replace)?;
    check_free(&public, replace)?;

    let key = SigningKey::generate().map_err(|error| Failure::at(&private, error))?;
    let signer = Signer::new(&args.name, key).map_err(Failure::argument("--name"))?;
    let pem = if args.no_passphrase {
        signer.signing_key().to_pkcs8_pem()
    } else {
        let encrypted = signer.signing_key().to_encrypted_pkcs8_pem(&args.passphrase.choose()?);
        encrypted.map_err(|error| Failure::at(&private, error))?.into()
    };
    let vkey = signer.verifier().to_string();

    // Both are on disk before either gets its name, so a full disk leaves neither.
    let files = [
        Pending::new(&private, pem.as_bytes(), Access::Private, replace)?,
        Pending::new(&public, format!("{vkey}\n").as_bytes(), Access::Public, replace)?,
    ];
    files.into_iter().try_for_each(Pending::commit)?;

    report.note(format_args!(
        "Private key: {} ({}). Keep it secret.\n\
         Public key:  {} (below). Publish it.\n\
         For openssl: sealstone key convert {} --to spki",
        Shown(private.as_path()),
        if args.no_passphrase { "NOT encrypted" } else { "encrypted" },
        Shown(public.as_path()),
        shell_word(&public),
    ));
    let json = json!({
        "file": private.to_string_lossy(), "result": "done", "public": public.to_string_lossy(), "vkey": vkey,
        "encrypted": !args.no_passphrase,
    });
    report.result(format_args!("{vkey}\n"), &json)
}
