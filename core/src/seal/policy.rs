//! What a verifier asks of a seal beyond valid signatures.

use core::num::NonZeroUsize;

use crate::{Error, Timestamp};

/// How many distinct keys must have signed, and what time it is.
///
/// ```
/// use sealstone::Policy;
/// let two_of_n = Policy::new().with_threshold(2)?;
/// # Ok::<(), sealstone::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    threshold: NonZeroUsize,
    now: Option<Timestamp>,
}

impl Policy {
    /// One known key must have signed; the seal's time is not compared with any clock.
    #[must_use]
    pub fn new() -> Self {
        Self { threshold: NonZeroUsize::MIN, now: None }
    }

    /// Asks for signatures of `threshold` distinct public keys.
    ///
    /// # Errors
    /// [`Error::ThresholdInvalid`] if `threshold` is 0.
    pub fn with_threshold(mut self, threshold: usize) -> Result<Self, Error> {
        self.threshold = NonZeroUsize::new(threshold).ok_or(Error::ThresholdInvalid)?;
        Ok(self)
    }

    /// Refuses seals whose time is after `now`. Add what you allow clocks to differ.
    #[must_use]
    pub fn with_now(mut self, now: Timestamp) -> Self {
        self.now = Some(now);
        self
    }

    /// How many distinct keys must have signed.
    #[must_use]
    pub fn threshold(&self) -> usize {
        self.threshold.get()
    }

    /// The time after which a seal lies in the future.
    #[must_use]
    pub fn now(&self) -> Option<Timestamp> {
        self.now
    }
}

impl Default for Policy {
    fn default() -> Self {
        Self::new()
    }
}
