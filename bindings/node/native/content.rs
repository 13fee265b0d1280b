//! Content, and its hashing in parts.

use std::fs::File;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use napi::bindgen_prelude::{BigInt, Buffer, Undefined};
use napi_derive::napi;
use sealstone::{Digest, DigestAlgorithm, Error, FileError};

use crate::failure::{Outcome, Verdict, outcome};
use crate::file::path;
use crate::work::{Cancel, Flag, Queued, spawn};

/// The digest and size of content.
#[napi]
pub struct Content {
    pub(crate) content: sealstone::Content,
}

impl From<sealstone::Content> for Content {
    fn from(content: sealstone::Content) -> Self {
        Self { content }
    }
}

/// The algorithm of this name, or the core's default.
pub(crate) fn algorithm(name: Option<String>) -> Result<DigestAlgorithm, Error> {
    name.map_or_else(|| Ok(DigestAlgorithm::default()), |name| name.parse())
}

/// The one computation of both forms of `ofFile`.
fn of_file(algorithm: Option<String>, path: &Path, flag: &Flag) -> Result<sealstone::Content, FileError> {
    let algorithm = self::algorithm(algorithm)?;
    let file = File::open(path).map_err(FileError::Io)?;
    sealstone::Content::of_open_file(algorithm, &file, flag.progress())
}

#[napi]
impl Content {
    #[napi(catch_unwind)]
    pub fn of(data: &[u8], algorithm: Option<String>) -> Outcome<Content> {
        outcome(self::algorithm(algorithm).map(|algorithm| sealstone::Content::of(algorithm, data)))
    }

    #[napi(catch_unwind)]
    pub fn of_async(data: &[u8], algorithm: Option<String>, cancel: &Cancel) -> Queued<Content> {
        let data = data.to_vec();
        spawn(cancel, move |_| {
            let algorithm = self::algorithm(algorithm)?;
            Ok::<_, Error>(sealstone::Content::of(algorithm, &data).into())
        })
    }

    #[napi(catch_unwind)]
    pub fn of_file(path: &[u8], algorithm: Option<String>) -> Outcome<Content> {
        outcome(of_file(algorithm, &self::path(path), &Flag::default()))
    }

    #[napi(catch_unwind)]
    pub fn of_file_async(path: &[u8], algorithm: Option<String>, cancel: &Cancel) -> Queued<Content> {
        let path = self::path(path);
        spawn(cancel, move |flag| of_file(algorithm, &path, flag).map(Content::from))
    }

    /// `size` is at least 0.
    #[napi(catch_unwind)]
    pub fn from_digest(algorithm: String, digest: &[u8], size: BigInt) -> Outcome<Content> {
        let (_, size, fits) = size.get_u64();
        let content = algorithm
            .parse()
            .and_then(|algorithm| Digest::from_bytes(algorithm, digest))
            .and_then(|digest| sealstone::Content::from_digest(digest, if fits { size } else { u64::MAX }));
        outcome(content)
    }

    #[napi(getter)]
    pub fn algorithm(&self) -> &'static str {
        self.content.digest().algorithm().name()
    }

    #[napi(getter)]
    pub fn digest(&self) -> Buffer {
        self.content.digest().as_bytes().to_vec().into()
    }

    #[napi(getter)]
    pub fn size(&self) -> u64 {
        self.content.size()
    }

    #[napi(catch_unwind)]
    pub fn check(&self, other: &Content) -> Verdict {
        outcome(self.content.check(&other.content))
    }
}

/// Hashes content that comes in parts, on this thread or on the pool.
#[napi]
pub struct ContentHasher {
    hasher: Arc<Mutex<sealstone::ContentHasher>>,
}

impl From<sealstone::ContentHasher> for ContentHasher {
    fn from(hasher: sealstone::ContentHasher) -> Self {
        Self { hasher: Arc::new(Mutex::new(hasher)) }
    }
}

type Shared = Mutex<sealstone::ContentHasher>;

/// The one computation of both forms of `update`.
fn update(hasher: &Shared, part: &[u8]) {
    hasher.lock().unwrap_or_else(PoisonError::into_inner).update(part);
}

#[napi]
impl ContentHasher {
    #[napi(catch_unwind)]
    pub fn make(algorithm: Option<String>) -> Outcome<ContentHasher> {
        outcome(self::algorithm(algorithm).map(sealstone::ContentHasher::new))
    }

    #[napi(catch_unwind)]
    pub fn update(&self, part: &[u8]) {
        update(&self.hasher, part);
    }

    /// The caller waits for one part before it gives the next.
    #[napi(catch_unwind)]
    pub fn update_async(&self, part: &[u8], cancel: &Cancel) -> Queued<Undefined> {
        let (hasher, part) = (Arc::clone(&self.hasher), part.to_vec());
        spawn(cancel, move |_| {
            update(&hasher, &part);
            Ok::<_, Error>(())
        })
    }

    #[napi(catch_unwind)]
    pub fn finish(&self) -> Content {
        self.hasher.lock().unwrap_or_else(PoisonError::into_inner).clone().finish().into()
    }
}
