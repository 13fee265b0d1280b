//! Digests of content that arrives in parts.

use sealstone::{Content, ContentHasher, DigestAlgorithm};

use crate::input::Input;

/// A bit more than four chunks of the tree.
const MAX_LENGTH: u32 = 4 * 65_536 + 100;

/// However content is cut into parts, its digest is the same. Content is as long as the first
/// bytes say, and cut as the others say, again and again.
pub fn tree_digest(data: &[u8]) {
    let mut input = Input::new(data);
    let length = u32::from_le_bytes(input.array()) % MAX_LENGTH;
    let content: Vec<u8> = (0..=250).cycle().take(length as usize).collect();
    let cuts: Vec<usize> =
        input.rest().chunks(3).map(|cut| cut.iter().fold(0, |n, byte| n << 8 | usize::from(*byte))).collect();
    // At most this many parts, or it takes too long to be worth it.
    let parts: Vec<usize> =
        cuts.iter().copied().cycle().take(if cuts.is_empty() { 0 } else { 200 }).collect();

    for &algorithm in DigestAlgorithm::ALL {
        let mut hasher = ContentHasher::new(algorithm);
        let mut rest = &content[..];
        for part in &parts {
            let (head, tail) = rest.split_at(*part.min(&rest.len()));
            hasher.update(head);
            rest = tail;
        }
        hasher.update(rest);
        assert_eq!(hasher.finish(), Content::of(algorithm, &content));
    }
}
