//! `sealstone key convert`: one key, another format.

use std::path::Path;

use sealstone::{Verifier, VerifyingKey};
use serde_json::json;
use zeroize::Zeroizing;

use crate::cli::{KeyConvert, KeyFormat};
use crate::failure::{Exit, Failure};
use crate::input::is_dash;
use crate::key_file::{find_name, read_private, read_public};
use crate::output::{self, Access, Replace, check_free};
use crate::report::{self, Report};
use crate::text::Shown;

pub(crate) fn run(args: &KeyConvert, report: &Report) -> Exit {
    report.finish(Some(&args.input), convert(args, report))
}

fn convert(args: &KeyConvert, report: &Report) -> Result<(), Failure> {
    let access = access(args.to);
    let output = args.output.as_deref().filter(|path| !is_dash(path));
    if access == Access::Private && output.is_none() {
        return Err(Failure::usage("a private key is written to a file only: give --output PATH"));
    }
    let replace = Replace::if_forced(args.force);
    output.map_or(Ok(()), |path| check_free(path, replace))?;
    let key = if access == Access::Private { private(args)? } else { public(args)? };
    let json = |text: Option<&str>| {
        json!({
            "file": args.input.to_string_lossy(), "result": "done", "key": text,
            "output": output.map(Path::to_string_lossy),
        })
    };
    match output {
        Some(path) => {
            output::write(path, &key, access, replace)?;
            report.result(format_args!("{}: written\n", Shown(path)), &json(None))
        }
        None if report.is_json() => {
            let text =
                str::from_utf8(&key).map_err(|_| Failure::usage("DER is not JSON: give --output PATH"))?;
            report.result("", &json(Some(text)))
        }
        None => report::data(&key),
    }
}

fn access(format: KeyFormat) -> Access {
    match format {
        KeyFormat::Pkcs8 | KeyFormat::Pkcs8Encrypted | KeyFormat::Pkcs8Der => Access::Private,
        _ => Access::Public,
    }
}

fn private(args: &KeyConvert) -> Result<Zeroizing<Vec<u8>>, Failure> {
    let key = read_private(&args.input, &args.passphrase)?;
    let bytes = |text: Zeroizing<String>| Zeroizing::new(text.as_bytes().to_vec());
    Ok(match args.to {
        KeyFormat::Pkcs8 => bytes(key.to_pkcs8_pem()),
        KeyFormat::Pkcs8Der => Zeroizing::new(key.to_pkcs8_der().to_vec()),
        _ => {
            let pem = key.to_encrypted_pkcs8_pem(&args.new_passphrase.choose()?);
            pem.map_err(|error| Failure::at(&args.input, error))?.into_bytes().into()
        }
    })
}

fn public(args: &KeyConvert) -> Result<Zeroizing<Vec<u8>>, Failure> {
    let key = read_public(&args.input, &args.passphrase)?;
    let bytes = match args.to {
        KeyFormat::SpkiDer => key.to_spki_der().to_vec(),
        KeyFormat::Spki => key.to_spki_pem().into_bytes(),
        KeyFormat::Jwk => format!("{}\n", key.to_jwk()).into_bytes(),
        KeyFormat::Openssh => format!("{}\n", openssh(args, &key)?).into_bytes(),
        _ => format!("{}\n", vkey(args, key)?).into_bytes(),
    };
    Ok(Zeroizing::new(bytes))
}

fn vkey(args: &KeyConvert, key: VerifyingKey) -> Result<Verifier, Failure> {
    let name = find_name(&args.input, &key, args.name.as_deref())?;
    Verifier::new(&name, key).map_err(Failure::argument("--name"))
}

/// The comment is the name, if there is one.
fn openssh(args: &KeyConvert, key: &VerifyingKey) -> Result<String, Failure> {
    let comment = match &args.name {
        Some(name) => name.clone(),
        None => find_name(&args.input, key, None).unwrap_or_default(),
    };
    key.to_openssh(&comment).map_err(Failure::argument("--name"))
}
