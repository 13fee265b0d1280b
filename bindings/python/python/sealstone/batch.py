"""Many signatures at once, with the verdict of verifying them one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._sealstone import VerifyingKey, _batch_verify

if TYPE_CHECKING:
    from collections.abc import Iterable

    from typing_extensions import Buffer

__all__ = ["verify"]


def verify(items: Iterable[tuple[VerifyingKey, Buffer | str, Buffer]]) -> None:
    """Verifies many signatures, faster than one by one; returns None if all are valid.

    `items` gives tuples of key, message and signature.

    Raises BatchError, whose `bad` names every bad signature, or SealstoneError (batch-empty, invalid-length).

    >>> from sealstone import BatchError, SigningKey
    >>> key = SigningKey.generate()
    >>> items = [(key.verifying_key, message, key.sign(message)) for message in (b"one", b"two")]
    >>> verify(items)
    >>> items[1] = (key.verifying_key, b"changed", items[1][2])
    >>> try:
    ...     verify(items)
    ... except BatchError as refused:
    ...     print([(index, error.name) for index, error in refused.bad])
    [(1, 'signature-invalid')]
    """
    _batch_verify(items)
