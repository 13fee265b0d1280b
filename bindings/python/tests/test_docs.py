"""What is documented runs, and everything public is documented."""

from __future__ import annotations

import doctest
import inspect
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import sealstone
from sealstone import batch, errors, interop, names

README = Path(__file__).resolve().parents[1] / "README.md"


def public() -> dict[str, Any]:
    """Every public function and class, and the members of classes, by name."""
    found: dict[str, Any] = {}
    for module in (sealstone, batch, errors, interop, names):
        found[module.__name__] = module
        for name, member in vars(module).items():
            if not name.startswith("_") and str(getattr(member, "__module__", "")).startswith("sealstone"):
                found[f"{module.__name__}.{name}"] = member
                if inspect.isclass(member):
                    found |= members(member, f"{module.__name__}.{name}")
    return found


def members(owner: type, prefix: str) -> dict[str, Any]:
    listed = {name: getattr(owner, name) for name in vars(owner) if not name.startswith("_")}
    return {
        f"{prefix}.{name}": member
        for name, member in listed.items()
        if callable(member) or inspect.isdatadescriptor(member)
    }


PUBLIC = public()
EXAMPLES = {name: doctest.DocTestParser().get_doctest(inspect.getdoc(member) or "", {}, name, None, None)
            for name, member in PUBLIC.items()}  # fmt: skip
EXAMPLES = {name: example for name, example in EXAMPLES.items() if example.examples}


def test_everything_public_is_documented() -> None:
    assert len(PUBLIC) > 120
    assert [name for name, member in PUBLIC.items() if not inspect.getdoc(member)] == []


def test_documentation_has_examples() -> None:
    assert len(EXAMPLES) >= 20


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_of_the_documentation_run(name: str) -> None:
    example = EXAMPLES[name]
    example.globs = {**vars(sealstone), **vars(interop if "interop" in name else batch if "batch" in name else sealstone)}
    assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(example).failed == 0


def test_the_readme_runs(tmp_path: Path) -> None:
    """Its blocks one after the other, as one program in an empty folder."""
    blocks = re.findall(r"^```python\n(.*?)^```$", README.read_text(encoding="utf-8"), re.M | re.S)
    assert len(blocks) >= 4
    assert len([line for line in blocks[0].splitlines() if line and not line.startswith(("from", "#"))]) <= 5
    (tmp_path / "report.pdf").write_bytes(b"the report")
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", "\n".join(blocks)], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout == "content-size-mismatch\n[(1, 'signature-invalid')]\n"
