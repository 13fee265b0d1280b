//! What other implementations accept: every case of the corpus, of Wycheproof and of RFC 8032
//! through every peer. The table in docs/PEERS.md is this test's output; `UPDATE=1` rewrites it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use sealstone::interop::{self, Profile};
use sealstone_benches::peers::{self, Item, Peer, Sealstone};
use serde_json::Value;

const BEGIN: &str = "<!-- begin: written by benches/tests/peer_matrix.rs -->\n";
const END: &str = "<!-- end -->\n";

/// What each column of the table is about.
struct Column {
    name: &'static str,
    version: String,
    accepts: Box<dyn Fn(&Case) -> bool>,
}

/// One key, message and signature.
struct Case {
    id: String,
    key: [u8; 32],
    message: Vec<u8>,
    signature: [u8; 64],
    kind: Kind,
}

enum Kind {
    /// From vectors/ed25519_edge.json, with the verdicts of the rules there.
    Edge {
        flags: Vec<String>,
        universal: bool,
        ref10: bool,
        zip215: bool,
        unreduced: bool,
    },
    Wycheproof {
        valid: bool,
    },
    Rfc8032 {
        seed: [u8; 32],
    },
}

impl Case {
    fn is(&self, wanted: &str) -> bool {
        matches!(&self.kind, Kind::Edge { flags, .. } if flags.iter().any(|flag| flag == wanted))
    }

    /// The verdicts of ref10, ZIP 215 and the unreduced rule, for an edge case with S < L.
    fn verdicts(&self) -> Option<[bool; 3]> {
        match self.kind {
            Kind::Edge { ref10, zip215, unreduced, .. } if !self.is("s-not-below-l") => {
                Some([ref10, zip215, unreduced])
            }
            _ => None,
        }
    }

    /// Whether some rule accepts it: what no rule accepts tells nothing about its class.
    fn is_accepted_by_some_rule(&self) -> bool {
        self.verdicts().is_some_and(|verdicts| verdicts.contains(&true))
    }

    fn is_valid(&self) -> bool {
        match self.kind {
            Kind::Edge { universal, .. } => universal,
            Kind::Wycheproof { valid } => valid,
            Kind::Rfc8032 { .. } => true,
        }
    }
}

type Class = (&'static str, fn(&Case) -> bool);

/// The rows of the table.
const CLASSES: [Class; 15] = [
    ("valid under Universal", |case| matches!(case.kind, Kind::Edge { universal: true, .. })),
    ("A of small order", |case| case.is_accepted_by_some_rule() && case.is("a-small-order")),
    ("A of mixed order", |case| case.is_accepted_by_some_rule() && case.is("a-mixed-order")),
    ("A not canonical", |case| case.is_accepted_by_some_rule() && case.is("a-not-canonical")),
    ("R of small order", |case| case.is_accepted_by_some_rule() && case.is("r-small-order")),
    ("R of mixed order", |case| case.is_accepted_by_some_rule() && case.is("r-mixed-order")),
    ("R not canonical", |case| case.is_accepted_by_some_rule() && case.is("r-not-canonical")),
    ("only the cofactored equation holds", |case| case.verdicts() == Some([false, true, false])),
    ("cofactorless holds for the reduced k only", |case| case.verdicts() == Some([true, true, false])),
    ("cofactorless holds for the unreduced k only", |case| case.verdicts() == Some([false, true, true])),
    ("S not below L", |case| case.is("s-not-below-l")),
    ("no equation holds", |case| case.verdicts() == Some([false; 3])),
    ("Wycheproof, valid", |case| matches!(case.kind, Kind::Wycheproof { valid: true })),
    ("Wycheproof, invalid", |case| matches!(case.kind, Kind::Wycheproof { valid: false })),
    ("RFC 8032, section 7.1", |case| matches!(case.kind, Kind::Rfc8032 { .. })),
];

static CASES: LazyLock<Vec<Case>> =
    LazyLock::new(|| edge_cases().into_iter().chain(wycheproof().0).chain(rfc8032()).collect());

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The cases of a file of the corpus, after checking that none is missing.
fn corpus(file: &str) -> Vec<Value> {
    let path = repository().join("vectors").join(file);
    let corpus: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let cases = corpus["cases"].as_array().unwrap().clone();
    assert_eq!(Some(cases.len() as u64), corpus["count"].as_u64());
    cases
}

fn bytes<T: TryFrom<Vec<u8>, Error: std::fmt::Debug>>(hex: &Value) -> T {
    T::try_from(hex::decode(hex.as_str().unwrap()).unwrap()).unwrap()
}

fn case(source: &str, case: &Value, kind: Kind) -> Case {
    Case {
        id: format!("{source} {}: {}", case["id"], case["comment"]),
        key: bytes(&case["key"]),
        message: bytes(&case["message"]),
        signature: bytes(&case["signature"]),
        kind,
    }
}

fn edge_cases() -> Vec<Case> {
    let edge_case = |value: &Value| {
        let flags = value["flags"].as_array().unwrap().iter().map(|flag| flag.as_str().unwrap().to_owned());
        let holds = |rule: &str| value[rule].as_str().unwrap() == "valid";
        let kind = Kind::Edge {
            flags: flags.collect(),
            universal: holds("universal"),
            ref10: holds("ref10"),
            zip215: holds("zip215"),
            unreduced: holds("unreduced"),
        };
        case("edge", value, kind)
    };
    corpus("ed25519_edge.json").iter().map(edge_case).collect()
}

fn rfc8032() -> Vec<Case> {
    let vectors = corpus("signatures.json");
    let section = vectors.iter().filter(|v| v["comment"].as_str().unwrap().starts_with("RFC 8032, 7.1 "));
    section.map(|value| case("RFC", value, Kind::Rfc8032 { seed: bytes(&value["seed"]) })).collect()
}

/// The cases whose signature is 64 bytes long, and the ids of those whose is not.
fn wycheproof() -> (Vec<Case>, Vec<usize>) {
    use wycheproof::{TestResult, eddsa};
    let set = eddsa::TestSet::load(eddsa::TestName::Ed25519).unwrap();
    let (mut cases, mut of_other_length) = (Vec::new(), Vec::new());
    for group in &set.test_groups {
        for test in &group.tests {
            let valid = test.result == TestResult::Valid;
            let Ok(signature) = test.sig.as_ref().try_into() else {
                assert!(!valid);
                of_other_length.push(test.tc_id);
                continue;
            };
            cases.push(Case {
                id: format!("Wycheproof {}: {}", test.tc_id, test.comment),
                key: group.key.pk.as_ref().try_into().unwrap(),
                message: test.msg.to_vec(),
                signature,
                kind: Kind::Wycheproof { valid },
            });
        }
    }
    (cases, of_other_length)
}

/// The ids of the cases on which two verdicts differ.
fn differences(one: impl Fn(&Case) -> bool, other: impl Fn(&Case) -> bool) -> Vec<&'static str> {
    CASES.iter().filter(|case| one(case) != other(case)).map(|case| case.id.as_str()).collect()
}

fn by_peer(peer: impl Peer) -> impl Fn(&Case) -> bool {
    move |case| peer.verify(&case.key, &case.message, &case.signature)
}

fn by_profile(profile: Profile) -> impl Fn(&Case) -> bool {
    move |case| interop::verify(profile, &case.key, &case.message, &case.signature).is_ok()
}

#[test]
fn every_case_is_run() {
    assert_eq!(edge_cases().len(), 2448);
    let (cases, of_other_length) = wycheproof();
    assert_eq!((cases.len(), of_other_length.len()), (139, 12));
    assert_eq!(rfc8032().len(), 5);
    assert_eq!(CASES.len(), 2448 + 139 + 5);
    for (name, describes) in CLASSES {
        assert!(CASES.iter().any(describes), "no case of class: {name}");
    }
}

#[test]
fn universal_is_what_the_corpus_says() {
    assert_eq!(differences(by_peer(Sealstone), Case::is_valid), [""; 0]);
}

#[test]
fn no_peer_refuses_what_universal_accepts() {
    for peer in peers::all() {
        let refused: Vec<_> = CASES
            .iter()
            .filter(|case| by_peer(Sealstone)(case))
            .filter(|case| !peer.verify(&case.key, &case.message, &case.signature))
            .map(|case| &case.id)
            .collect();
        assert!(refused.is_empty(), "{} refuses {refused:?}", peer.name());
    }
}

#[test]
fn ref10_is_the_rule_of_openssl_ring_and_dalek() {
    assert_eq!(differences(by_profile(Profile::Ref10), by_peer(peers::OpenSsl)), [""; 0]);
    assert_eq!(differences(by_profile(Profile::Ref10), by_peer(peers::Ring)), [""; 0]);
    assert_eq!(differences(by_profile(Profile::Ref10), by_peer(peers::Dalek)), [""; 0]);
}

#[test]
fn zip215_is_zebras_rule() {
    assert_eq!(differences(by_profile(Profile::Zip215), by_peer(peers::Zebra)), [""; 0]);
}

/// AWS-LC decodes canonical keys only.
#[test]
fn aws_lc_is_ref10_for_canonical_keys() {
    let model = by_profile(Profile::Ref10);
    let model = |case: &Case| !case.is("a-not-canonical") && model(case);
    assert_eq!(differences(model, by_peer(peers::AwsLc)), [""; 0]);
}

#[test]
fn libsodium_is_as_strict_as_dalek_strict() {
    assert_eq!(differences(by_peer(peers::DalekStrict), by_peer(peers::Libsodium::new())), [""; 0]);
}

/// libgcrypt multiplies by the unreduced hash, which decides when A has torsion.
#[test]
fn libgcrypt_accepts_only_what_the_unreduced_rule_does() {
    let libgcrypt = by_peer(peers::Libgcrypt::new());
    for case in CASES.iter().filter(|case| case.verdicts().is_some_and(|[.., unreduced]| !unreduced)) {
        assert!(!libgcrypt(case), "{}", case.id);
    }
}

/// RFC 8032 signatures are deterministic, so every peer makes the same.
#[test]
fn every_peer_signs_alike() {
    for case in CASES.iter() {
        let Kind::Rfc8032 { seed } = &case.kind else { continue };
        for peer in peers::all() {
            assert_eq!(peer.sign(seed, &case.message), case.signature, "{} {}", peer.name(), case.id);
        }
    }
}

#[test]
fn batches_of_peers_accept_and_refuse() {
    let cases = rfc8032();
    let items: Vec<Item<'_>> =
        cases.iter().map(|case| (&case.key, &*case.message, &case.signature)).collect();
    let mut bad = items.clone();
    bad[2].1 = b"another message";
    let with_batches = peers::all().into_iter().chain([Box::new(Sealstone) as Box<dyn Peer>]);
    let names = with_batches.filter_map(|peer| {
        assert!(peer.batch(&items)?());
        assert!(!peer.batch(&bad)?());
        Some(peer.name())
    });
    assert_eq!(names.collect::<Vec<_>>(), ["ed25519-dalek", "ed25519-zebra", "sealstone"]);
}

#[test]
fn table_is_current() {
    let path = repository().join("docs/PEERS.md");
    let page = fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    let fresh = format!("{before}{BEGIN}{}{END}{after}", table());
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &fresh).unwrap();
    }
    assert!(page == fresh || std::env::var_os("UPDATE").is_some(), "UPDATE=1 rewrites {path:?} to:\n{fresh}");
}

fn table() -> String {
    let columns = columns();
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let heading = |first: &str, second: &str, of: fn(&Column) -> String| {
        row([first.into(), second.into()].into_iter().chain(columns.iter().map(of)).collect())
    };
    let mut table = heading("class of case", "cases", |column| column.name.into());
    table +=
        &row(["---", "--:"].into_iter().chain(columns.iter().map(|_| "--:")).map(String::from).collect());
    table += &heading("version", "", |column| column.version.clone());
    for (name, describes) in CLASSES {
        let cases: Vec<_> = CASES.iter().filter(|case| describes(case)).collect();
        let cell = |column: &Column| {
            let accepted = cases.iter().filter(|case| (column.accepts)(case)).count();
            match accepted {
                0 => "none".into(),
                all if all == cases.len() => "all".into(),
                some => some.to_string(),
            }
        };
        let counted = [name.into(), cases.len().to_string()];
        table += &row(counted.into_iter().chain(columns.iter().map(cell)).collect());
    }
    table
}

fn columns() -> Vec<Column> {
    let ours =
        Column { name: "sealstone", version: "Universal".into(), accepts: Box::new(by_peer(Sealstone)) };
    let theirs = peers::all().into_iter().map(|peer| Column {
        name: peer.name(),
        version: version_class(&peer.version()),
        accepts: Box::new(move |case| peer.verify(&case.key, &case.message, &case.signature)),
    });
    [ours].into_iter().chain(theirs).collect()
}

/// The part of a version that stays while behaviour should: "3" of 3.0.19, "0.17" of 0.17.14.
fn version_class(version: &str) -> String {
    let mut parts = version.split('.');
    match (parts.next(), parts.next()) {
        (Some("0"), Some(minor)) => format!("0.{minor}"),
        (major, _) => major.unwrap_or_default().to_owned(),
    }
}
