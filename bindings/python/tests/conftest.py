"""What several test files need."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest

from sealstone import SealstoneError, Signer, SigningKey

VECTORS = Path(__file__).resolve().parents[3] / "vectors"
TIME = datetime(2026, 11, 23, 14, tzinfo=timezone.utc)


def cases(name: str, expected: int) -> list[dict[str, Any]]:
    """The cases of a corpus file, of which there must be as many as the test expects."""
    corpus = json.loads((VECTORS / name).read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = corpus["cases"]
    assert corpus["count"] == len(found) == expected
    return found


class Refused:
    """`with refused("key-malformed"):` demands exactly that SealstoneError."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        if error is None:
            pytest.fail(f"accepted, where {self.name} was expected")
        if not isinstance(error, SealstoneError):
            return False
        assert error.name == self.name
        return True


refused = Refused


@pytest.fixture
def key() -> SigningKey:
    return SigningKey.from_bytes(bytes(range(32)))


@pytest.fixture
def signer(key: SigningKey) -> Signer:
    return Signer("example.com/plant-7", key)
