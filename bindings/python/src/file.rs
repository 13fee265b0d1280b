//! Files that core reads for Python: file objects, and signals while a file is read.

use std::io::{self, Read};
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use pyo3::exceptions::{PyBlockingIOError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::bytes::Bytes;

/// A binary file object as a reader; what it raised is kept, to be raised on.
pub(crate) struct FileObject {
    object: Py<PyAny>,
    raised: Option<PyErr>,
}

impl FileObject {
    pub(crate) fn new(object: Bound<'_, PyAny>) -> PyResult<Self> {
        if !object.hasattr("read")? {
            return Err(PyTypeError::new_err("a binary file object, with a method read(), is needed"));
        }
        Ok(Self { object: object.unbind(), raised: None })
    }

    /// What the object raised.
    pub(crate) fn raised(&mut self) -> Option<PyErr> {
        self.raised.take()
    }

    fn read_part(&self, py: Python<'_>, part: &mut [u8]) -> PyResult<usize> {
        py.check_signals()?;
        let read = self.object.bind(py).call_method1("read", (part.len(),))?;
        if read.is_none() {
            return Err(PyBlockingIOError::new_err("the file object has no bytes ready"));
        }
        if read.is_instance_of::<PyString>() {
            return Err(PyTypeError::new_err("read() gave text: open the file in binary mode"));
        }
        let bytes: Bytes<'_> = read.extract()?;
        let target = part.get_mut(..bytes.len());
        let target =
            target.ok_or_else(|| PyValueError::new_err("read() gave more bytes than were asked for"))?;
        target.copy_from_slice(&bytes);
        Ok(bytes.len())
    }
}

impl Read for FileObject {
    fn read(&mut self, part: &mut [u8]) -> io::Result<usize> {
        Python::attach(|py| self.read_part(py, part)).map_err(|raised| {
            self.raised = Some(raised);
            io::Error::other("the file object raised an exception")
        })
    }
}

/// Lets Ctrl-C, or whatever a signal's handler raises, end the reading of a file.
pub(crate) struct Signals {
    next: Instant,
    raised: Option<PyErr>,
}

impl Signals {
    /// Between two looks; each asks for the interpreter.
    const PAUSE: Duration = Duration::from_millis(50);

    pub(crate) fn new() -> Self {
        Self { next: Instant::now() + Self::PAUSE, raised: None }
    }

    pub(crate) fn check(&mut self) -> ControlFlow<()> {
        if Instant::now() < self.next {
            return ControlFlow::Continue(());
        }
        self.next = Instant::now() + Self::PAUSE;
        match Python::attach(|py| py.check_signals()) {
            Ok(()) => ControlFlow::Continue(()),
            Err(raised) => {
                self.raised = Some(raised);
                ControlFlow::Break(())
            }
        }
    }

    /// What a handler raised, which comes before the error that it caused; else `failed`.
    pub(crate) fn or(self, failed: PyErr) -> PyErr {
        self.raised.unwrap_or(failed)
    }
}
