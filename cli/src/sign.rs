//! `sealstone sign`: a seal beside each file.

use std::path::{Path, PathBuf};

use sealstone::{Content, Error, Seal, Signer, Statement, Timestamp};
use serde_json::json;

use crate::cli::Sign;
use crate::content;
use crate::failure::{Exit, Failure};
use crate::input::{is_dash, read_to_limit};
use crate::key_file::{find_name, read_private, with_ending};
use crate::output::{self, Access, Replace, check_free};
use crate::report::{self, Report};
use crate::text::Shown;

pub(crate) fn run(args: &Sign, report: &Report) -> Exit {
    let job = match Job::new(args) {
        Ok(job) => job,
        Err(failure) => return report.finish(None, Err(failure)),
    };
    report.for_each(&args.files, |file| job.seal(file, report))
}

/// What is the same for every file.
struct Job<'a> {
    args: &'a Sign,
    signer: Signer,
    time: Timestamp,
    claims: Vec<(&'a str, &'a str)>,
}

impl<'a> Job<'a> {
    /// Checks everything that does not need the content, so that nothing is hashed in vain.
    fn new(args: &'a Sign) -> Result<Self, Failure> {
        check_files(args)?;
        let time = args.time.map_or_else(default_time, Ok)?;
        let mut claims: Vec<_> =
            args.claims.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        claims.sort_unstable();
        if let Some(name) = &args.content_name {
            statement(args, &claims, Content::of(args.digest, b""), time)?
                .with_name(name)
                .map_err(Failure::argument("--content-name"))?;
        }
        statement(args, &claims, Content::of(args.digest, b""), time)?;
        let signer = read_signer(args)?;
        Ok(Self { args, signer, time, claims })
    }

    fn seal(&self, file: &Path, report: &Report) -> Result<(), Failure> {
        let target = Target::of(file, self.args);
        let seal = if self.args.add { self.add(file, &target)? } else { self.make(file, &target)? };
        let json = |path: Option<&Path>| {
            json!({
                "file": file.to_string_lossy(), "result": "sealed", "seal": seal,
                "output": path.map(Path::to_string_lossy), "signer": self.signer.verifier().to_string(),
            })
        };
        match &target {
            Target::Stdout if report.is_json() => report.result("", &json(None)),
            Target::Stdout => report::data(seal.as_bytes()),
            Target::File(path) => {
                let replace = Replace::if_forced(self.args.force || self.args.add);
                output::write(path, seal.as_bytes(), Access::Public, replace)?;
                let (name, shown) = (self.signer.verifier().name(), Shown(path.as_path()));
                report.result(format_args!("{shown}: sealed by {name}\n"), &json(Some(path)))
            }
        }
    }

    fn make(&self, file: &Path, target: &Target) -> Result<String, Failure> {
        let args = self.args;
        if let Target::File(path) = target {
            check_free(path, Replace::if_forced(args.force))?;
        }
        let name = content_name(file, args)?;
        let named = |content| {
            let statement = statement(args, &self.claims, content, self.time)?;
            match name {
                Some(name) => statement.with_name(name).map_err(|error| Failure::at(file, error)),
                None => Ok(statement),
            }
        };
        named(Content::of(args.digest, b""))?;
        Ok(self.signer.sign(&named(content::hash(file, args.digest)?)?))
    }

    fn add(&self, file: &Path, target: &Target) -> Result<String, Failure> {
        let Target::File(path) = target else {
            return Err(Failure::usage("--add needs --output to say which seal to add to"));
        };
        let text = read_to_limit(path, Seal::MAX_LENGTH)?;
        let seal = Seal::parse(&text).map_err(|error| Failure::at(path, error))?;
        let sealed = seal.statement().content();
        let content = content::hash(file, sealed.digest().algorithm())?;
        sealed.check(&content).map_err(|error| Failure::at(file, error))?;
        self.signer.add_signature(&seal).map_err(|error| Failure::at(path, error))
    }
}

/// Where a seal goes.
enum Target {
    Stdout,
    File(PathBuf),
}

impl Target {
    fn of(file: &Path, args: &Sign) -> Self {
        match args.output.as_deref() {
            Some(output) if is_dash(output) => Self::Stdout,
            Some(output) => Self::File(output.to_owned()),
            None if is_dash(file) => Self::Stdout,
            None => Self::File(with_ending(file, ".seal")),
        }
    }
}

fn check_files(args: &Sign) -> Result<(), Failure> {
    if args.output.is_some() && args.files.len() > 1 {
        return Err(Failure::usage("--output takes one FILE"));
    }
    if args.content_name.is_some() && args.files.len() > 1 {
        return Err(Failure::usage("--content-name takes one FILE"));
    }
    if args.files.iter().filter(|file| is_dash(file)).count() > 1 {
        return Err(Failure::usage("standard input can be read once"));
    }
    Ok(())
}

fn read_signer(args: &Sign) -> Result<Signer, Failure> {
    let key = read_private(&args.key, &args.passphrase)?;
    let name = find_name(&args.key, key.verifying_key(), args.name.as_deref())?;
    Signer::new(&name, key).map_err(Failure::argument("--name"))
}

/// The statement without its content's name.
fn statement<'a>(
    args: &'a Sign,
    claims: &'a [(&'a str, &'a str)],
    content: Content,
    time: Timestamp,
) -> Result<Statement<'a>, Failure> {
    let statement = Statement::new(content, time);
    let statement = match &args.media_type {
        Some(media_type) => statement.with_type(media_type).map_err(Failure::argument("--type"))?,
        None => statement,
    };
    statement.with_claims(claims).map_err(Failure::argument("--claim"))
}

/// What the seal calls the content.
fn content_name<'a>(file: &'a Path, args: &'a Sign) -> Result<Option<&'a str>, Failure> {
    match &args.content_name {
        Some(name) => Ok(Some(name)),
        None if args.no_name || is_dash(file) => Ok(None),
        None => {
            let name = file.file_name().unwrap_or(file.as_os_str()).to_str();
            name.map(Some).ok_or_else(|| Failure::at(file, Error::SealNameInvalid))
        }
    }
}

/// SOURCE_DATE_EPOCH, for builds that must give the same bytes again; else the clock.
fn default_time() -> Result<Timestamp, Failure> {
    const VARIABLE: &str = "SOURCE_DATE_EPOCH";
    let Some(epoch) = std::env::var_os(VARIABLE) else {
        return Timestamp::now().map_err(Failure::argument("the clock"));
    };
    let seconds = epoch.to_str().and_then(|seconds| seconds.parse().ok());
    let seconds = seconds.ok_or_else(|| Failure::usage(format!("{VARIABLE} is not a number of seconds")))?;
    Timestamp::from_unix_seconds(seconds).map_err(Failure::argument(VARIABLE))
}
