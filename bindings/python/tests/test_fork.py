"""A child of `fork`, as multiprocessing makes it, has none of its parent's other threads."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

# In a process of its own: Python 3.12 and later warn of forking beside threads, and a child that hangs must end.
PROGRAM = """
import os, signal
from sealstone import DIGEST_ALGORITHMS, Content, SigningKey, batch

def work():
    key, data = SigningKey.generate(), bytes(1 << 22)
    batch.verify([(key.verifying_key, data, key.sign(data))] * 10)
    return [Content.of(data, algorithm).digest for algorithm in DIGEST_ALGORITHMS]

before = work()  # starts what threads there are
child = os.fork()
if child == 0:
    signal.alarm(60)
    os._exit(0 if work() == before else 1)
assert os.waitpid(child, 0)[1] == 0, "the child hangs or computes something else"
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_a_forked_child_computes_on() -> None:
    ran = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
