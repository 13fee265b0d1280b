//! Work on the thread pool.

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use napi::bindgen_prelude::{AsyncTask, Either, ToNapiValue, TypeName};
use napi::{Env, Task};
use napi_derive::napi;
use sealstone::Error;

use crate::failure::{Failure, Outcome};

/// Tells work on the thread pool that nobody waits for it any more.
#[napi]
pub struct Cancel {
    flag: Flag,
}

#[napi]
impl Cancel {
    /// Makes one that is not set.
    #[napi(constructor)]
    #[allow(clippy::new_without_default, reason = "JavaScript calls it")]
    #[must_use]
    pub fn new() -> Self {
        Self { flag: Flag::default() }
    }

    /// Sets it, for good.
    #[napi]
    pub fn cancel(&self) {
        self.flag.0.store(true, Ordering::Relaxed);
    }
}

/// The half of a [`Cancel`] that the work looks at.
#[derive(Clone, Default)]
pub(crate) struct Flag(Arc<AtomicBool>);

impl Flag {
    /// What a progress function of the core answers.
    pub(crate) fn progress(&self) -> impl FnMut(u64) -> ControlFlow<()> + '_ {
        |_| if self.is_set() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

type Job<T> = Box<dyn FnOnce(&Flag) -> Result<T, Failure> + Send>;

/// One computation, which owns what it needs.
pub struct Work<T> {
    job: Option<Job<T>>,
    flag: Flag,
}

/// A Promise of an [`Outcome`].
pub(crate) type Queued<T> = AsyncTask<Work<T>>;

/// Queues `job`, which is not begun if `cancel` is set before its turn.
pub(crate) fn spawn<T, E: Into<Failure>>(
    cancel: &Cancel,
    job: impl FnOnce(&Flag) -> Result<T, E> + Send + 'static,
) -> Queued<T>
where
    T: ToNapiValue + TypeName + Send + 'static,
{
    let job: Job<T> = Box::new(|flag| job(flag).map_err(Into::into));
    AsyncTask::new(Work { job: Some(job), flag: cancel.flag.clone() })
}

impl<T: ToNapiValue + TypeName + Send + 'static> Task for Work<T> {
    type Output = Result<T, Failure>;
    type JsValue = Outcome<T>;

    fn compute(&mut self) -> napi::Result<Self::Output> {
        let Some(job) = self.job.take().filter(|_| !self.flag.is_set()) else {
            return Ok(Err(Error::Cancelled.into()));
        };
        // The caller of this function is C, which a panic must not reach.
        catch_unwind(AssertUnwindSafe(|| job(&self.flag)))
            .map_err(|_| napi::Error::from_reason("panic in Sealstone: please report it"))
    }

    fn resolve(&mut self, _: Env, output: Self::Output) -> napi::Result<Self::JsValue> {
        Ok(match output {
            Ok(value) => Either::A(value),
            Err(failure) => Either::B(failure),
        })
    }
}
