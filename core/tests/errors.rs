//! Numbers and names are for ever; the table in docs/ERRORS.md is made from them.

use sealstone::Error;
use std::collections::BTreeSet;
use std::fmt::Write;

#[test]
fn numbers_and_names_are_unique_and_kebab_case() {
    let numbers: BTreeSet<_> = Error::ALL.iter().map(|error| error.code()).collect();
    let names: BTreeSet<_> = Error::ALL.iter().map(|error| error.name()).collect();
    assert_eq!((numbers.len(), names.len()), (Error::ALL.len(), Error::ALL.len()));
    assert!(Error::ALL.is_sorted_by_key(|error| error.code()));
    for error in Error::ALL {
        let variant = format!("{error:?}");
        let mut kebab = String::new();
        for c in variant.chars() {
            if c.is_uppercase() && !kebab.is_empty() {
                kebab.push('-');
            }
            kebab.extend(c.to_lowercase());
        }
        assert_eq!(kebab, error.name(), "the name is the variant's");
    }
}

#[test]
fn the_documented_table_is_current() {
    let mut table = String::from(
        "# Errors\n\nThe number and the name of an error are stable and the same in every language. Numbers are never reused.\n\
         Made from `core/src/error.rs`: `UPDATE=1 cargo test -p sealstone --test errors` writes this page.\n\n\
         | number | name | meaning |\n|---|---|---|\n",
    );
    for error in Error::ALL {
        writeln!(table, "| {} | `{}` | {error} |", error.code(), error.name()).unwrap();
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/ERRORS.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &table).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), table, "run with UPDATE=1");
}
