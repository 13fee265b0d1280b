//! `sealstone inspect`: what a seal says, believed or not.

use std::path::Path;

use sealstone::{Seal, SignatureLine};
use serde_json::{Value, json};

use crate::cli::Inspect;
use crate::failure::{Exit, Failure};
use crate::input::read_to_limit;
use crate::report::Report;
use crate::statement;
use crate::text::Shown;

pub(crate) fn run(args: &Inspect, report: &Report) -> Exit {
    report.for_each(&args.seals, |path| inspect(path, report))
}

fn inspect(path: &Path, report: &Report) -> Result<(), Failure> {
    let text = read_to_limit(path, Seal::MAX_LENGTH)?;
    let seal = Seal::parse(&text).map_err(|error| Failure::at(path, error))?;
    let mut shown = format!("{}: NOT VERIFIED; anyone can have written this\n", Shown(path));
    shown.push_str(&statement::Lines(&seal).to_string());
    seal.signatures().for_each(|line| shown.push_str(&describe(&line)));
    let signatures: Value = seal.signatures().map(|line| to_json(&line)).collect();
    let json = json!({
        "file": path.to_string_lossy(), "result": "not-verified", "statement": statement::to_json(&seal),
        "signatures": signatures,
    });
    report.result(shown, &json)
}

fn describe(line: &SignatureLine<'_>) -> String {
    let kind = if line.signature().is_some() { "" } else { ", not of a known type" };
    format!("  signature {} (key {}{kind}, not verified)\n", Shown(line.name()), line.id())
}

fn to_json(line: &SignatureLine<'_>) -> Value {
    json!({"name": line.name(), "id": line.id().to_string()})
}
