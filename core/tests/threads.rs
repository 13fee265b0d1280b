//! Threads are started for content that is worth them, and not before. The only test of this file,
//! because it counts the threads of its process.
#![cfg(all(target_os = "linux", feature = "std"))]
#![allow(clippy::unwrap_used, reason = "tests stop on the first surprise")]

use sealstone::{Content, DigestAlgorithm};

fn threads() -> usize {
    std::fs::read_dir("/proc/self/task").unwrap().count()
}

#[test]
fn a_small_tree_starts_no_thread() {
    let before = threads();
    for length in [0, 1, 65_535, 65_536, 65_537] {
        let _ = Content::of(DigestAlgorithm::Sha256Tree, &vec![7; length]);
        assert_eq!(threads(), before, "{length} bytes");
    }
    let _ = Content::of(DigestAlgorithm::Sha256Tree, &[7; 3 * 65_536]);
    assert!(threads() > before, "three chunks are hashed on all cores");
}
