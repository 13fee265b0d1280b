"""Exceptions: numbers and names of the core, picklable."""

from __future__ import annotations

import copy
import pickle
import re

import pytest
from conftest import VECTORS

from sealstone import ERROR_CODES, BatchError, ParseError, Seal, SealstoneError, SigningKey, batch, errors


def raised() -> list[SealstoneError]:
    key = SigningKey.generate()
    found: list[SealstoneError] = []
    for use in (
        lambda: SigningKey.from_bytes(b""),
        lambda: Seal.parse("sealstone/v1\nnonsense\n"),
        lambda: batch.verify([(key.verifying_key, b"", bytes(64))]),
    ):
        with pytest.raises(SealstoneError) as caught:
            use()
        found.append(caught.value)
    return found


def test_errors_have_the_cores_number_name_and_message() -> None:
    plain, parse, batch_error = raised()
    assert (type(plain), plain.name, plain.code) == (SealstoneError, "invalid-length", 1)
    assert "wrong length" in str(plain) and "invalid-length" in str(plain)
    assert isinstance(parse, ParseError) and parse.line == 2
    assert isinstance(batch_error, BatchError) and [index for index, _ in batch_error.bad] == [0]
    assert batch_error.bad[0][1].code == batch_error.code == ERROR_CODES[batch_error.name]


def test_errors_are_pickled_and_copied() -> None:
    for error in raised():
        for same in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
            assert type(same) is type(error)
            assert (same.code, same.name, str(same)) == (error.code, error.name, str(error))
            assert getattr(same, "line", None) == getattr(error, "line", None)
            assert [(i, e.code) for i, e in getattr(same, "bad", ())] == [
                (i, e.code) for i, e in getattr(error, "bad", ())
            ]


def test_the_numbers_are_those_of_the_page() -> None:
    page = (VECTORS.parent / "docs" / "ERRORS.md").read_text(encoding="utf-8")
    listed = {name: int(code) for code, name in re.findall(r"^\| (\d+) \| `([a-z0-9-]+)` \|", page, re.M)}
    assert dict(ERROR_CODES) == listed and len(listed) > 50
    with pytest.raises(TypeError):
        ERROR_CODES["mine"] = 1  # type: ignore[index]


def test_exceptions_are_defined_in_python() -> None:
    assert {SealstoneError.__module__, ParseError.__module__, BatchError.__module__} == {errors.__name__}
