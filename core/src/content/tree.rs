//! The Merkle tree of RFC 6962 over chunks of 64 KiB, built as content arrives.

use sha2::{Digest, Sha256};

/// The length of a chunk in bytes.
const CHUNK: usize = 65_536;
/// A seal's content has less than 2^63 bytes, so less than 2^47 + 1 chunks.
const MAX_DEPTH: usize = 48;

type Hash = [u8; 32];

/// Leaves are marked 0 and inner nodes 1, so that neither can pass for the other.
fn leaf() -> Sha256 {
    Sha256::new().chain_update([0])
}

fn node(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// Holds the open chunk and, for each bit set in `chunks`, the root of a perfect subtree.
#[derive(Clone)]
pub(super) struct TreeHasher {
    open: Sha256,
    open_length: usize,
    chunks: u64,
    /// `subtrees[d]` spans 2^d chunks and is in use when bit `d` of `chunks` is set.
    subtrees: [Hash; MAX_DEPTH],
}

impl TreeHasher {
    pub(super) fn new() -> Self {
        Self { open: leaf(), open_length: 0, chunks: 0, subtrees: [[0; 32]; MAX_DEPTH] }
    }

    pub(super) fn update(&mut self, content: &[u8]) {
        let to_boundary = (CHUNK - self.open_length) % CHUNK;
        let (head, rest) = content.split_at(to_boundary.min(content.len()));
        self.extend_open(head);
        let (chunks, tail) = rest.as_chunks::<CHUNK>();
        self.push_all(chunks);
        self.extend_open(tail);
    }

    /// `part` does not go past the end of the open chunk.
    fn extend_open(&mut self, part: &[u8]) {
        self.open.update(part);
        self.open_length += part.len();
        if self.open_length == CHUNK {
            let hash = core::mem::replace(&mut self.open, leaf()).finalize().into();
            self.open_length = 0;
            self.push(hash);
        }
    }

    #[cfg(feature = "std")]
    fn push_all(&mut self, chunks: &[[u8; CHUNK]]) {
        use rayon::prelude::*;
        use std::vec::Vec;

        let worth_threads = chunks.len() > 1; // asked first: else the smallest content starts them
        let Some(threads) = worth_threads.then(threads).flatten() else {
            return chunks.iter().for_each(|chunk| self.push(hash_chunk(chunk)));
        };
        let hashes: Vec<Hash> = threads.install(|| chunks.par_iter().map(hash_chunk).collect());
        hashes.into_iter().for_each(|hash| self.push(hash));
    }

    #[cfg(not(feature = "std"))]
    fn push_all(&mut self, chunks: &[[u8; CHUNK]]) {
        chunks.iter().for_each(|chunk| self.push(hash_chunk(chunk)));
    }

    /// Adds a leaf, joining subtrees as a binary counter carries.
    fn push(&mut self, leaf: Hash) {
        let carries = self.chunks.trailing_ones() as usize;
        let (joined, rest) = self.subtrees.split_at_mut(carries.min(MAX_DEPTH));
        let root = joined.iter().fold(leaf, |right, left| node(left, &right));
        if let Some(slot) = rest.first_mut() {
            *slot = root;
        }
        self.chunks += 1;
    }

    pub(super) fn finish(mut self) -> Hash {
        if self.open_length > 0 {
            let hash = self.open.finalize_reset().into();
            self.push(hash);
        }
        let in_use = self.subtrees.iter().enumerate().filter(|(depth, _)| self.chunks >> depth & 1 == 1);
        let root = in_use.map(|(_, hash)| *hash).reduce(|right, left| node(&left, &right));
        root.unwrap_or_else(|| Sha256::digest([]).into())
    }
}

/// A thread for each core, started when first needed; `None` if the system gives none, since
/// hashing must not fail for that, and in a child of `fork`, which has the pool but not its threads.
#[cfg(feature = "std")]
fn threads() -> Option<&'static rayon::ThreadPool> {
    use std::process;
    static THREADS: std::sync::OnceLock<Option<(u32, rayon::ThreadPool)>> = std::sync::OnceLock::new();
    let start = || rayon::ThreadPoolBuilder::new().build().ok().map(|threads| (process::id(), threads));
    let (owner, threads) = THREADS.get_or_init(start).as_ref()?;
    (*owner == process::id()).then_some(threads)
}

fn hash_chunk(chunk: &[u8; CHUNK]) -> Hash {
    leaf().chain_update(chunk).finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    /// The recursive definition of RFC 6962, section 2.1.
    fn by_definition(content: &[u8]) -> Hash {
        match content.len() {
            0 => Sha256::digest([]).into(),
            1..=CHUNK => leaf().chain_update(content).finalize().into(),
            _ => {
                let chunks = content.len().div_ceil(CHUNK);
                let (left, right) = content.split_at(CHUNK * (chunks.next_power_of_two() / 2));
                node(&by_definition(left), &by_definition(right))
            }
        }
    }

    #[test]
    fn any_partition_gives_the_tree_of_the_definition() {
        for chunks in 0..10 {
            for extra in [0, 1, CHUNK - 1] {
                let content: Vec<u8> = (0..=250).cycle().take(chunks * CHUNK + extra).collect();
                let expected = by_definition(&content);
                for part in [1000, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, usize::MAX] {
                    let mut hasher = TreeHasher::new();
                    content.chunks(part).for_each(|part| hasher.update(part));
                    assert_eq!(hasher.finish(), expected, "{chunks} chunks + {extra} in parts of {part}");
                }
            }
        }
    }
}
