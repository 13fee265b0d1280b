"""The types of names hold exactly the names of the core."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import sealstone
from sealstone import interop, names

ROOT = Path(__file__).resolve().parents[3]


def in_core(file: str, names: tuple[str, ...]) -> bool:
    """Whether the core's `name()` gives each."""
    text = (ROOT / "core" / "src" / file).read_text(encoding="utf-8")
    return all(f'=> "{name}"' in text for name in names)


def test_names_are_the_cores() -> None:
    assert get_args(names.DigestAlgorithm) == sealstone.DIGEST_ALGORITHMS
    assert get_args(names.Profile) == interop.PROFILES
    assert in_core("note/keyring.rs", get_args(names.KeyStatus))
    assert in_core("seal/verify.rs", get_args(names.Verdict) + get_args(names.TimeBasis))
    for algorithm in sealstone.DIGEST_ALGORITHMS:
        assert sealstone.digest_length(algorithm) == (64 if algorithm == "sha-512" else 32)


def test_the_version_is_the_workspaces() -> None:
    manifest = (ROOT / "Cargo.toml").read_text(encoding="utf-8")
    assert f'version = "{sealstone.__version__}"' in manifest
