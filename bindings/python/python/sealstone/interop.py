"""The verification rules of other implementations, on raw bytes.

Use these to predict what another verifier says. To decide whether something is signed, use `VerifyingKey`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._sealstone import _PROFILES, _interop_verify, _interop_verify_batch

if TYPE_CHECKING:
    from collections.abc import Iterable

    from typing_extensions import Buffer

    from .names import Profile

__all__ = ["PROFILES", "verify", "verify_batch"]

PROFILES: tuple[Profile, ...] = _PROFILES
"""The names of all profiles."""


def verify(profile: Profile, key: Buffer, message: Buffer | str, signature: Buffer) -> None:
    """Verifies a signature as other verifiers do; returns None if they accept it.

    `profile` is "ref10" (OpenSSL, ring, Go) or "zip215"; another one raises ValueError.

    Raises SealstoneError (signature-invalid, signature-not-canonical, key-not-on-curve, invalid-length).

    >>> identity = bytes([1]) + bytes(31)  # under this key, one signature is "valid" for every message
    >>> verify("ref10", identity, b"any message", identity + bytes(32))
    """
    _interop_verify(profile, key, message, signature)


def verify_batch(profile: Profile, items: Iterable[tuple[Buffer, Buffer | str, Buffer]]) -> None:
    """Verifies many signatures under a profile; `items` gives tuples of key, message and signature.

    Raises BatchError, whose `bad` names every bad signature, or SealstoneError (batch-empty, invalid-length).

    >>> identity = bytes([1]) + bytes(31)
    >>> verify_batch("zip215", [(identity, b"one", identity + bytes(32)), (identity, b"two", identity + bytes(32))])
    """
    _interop_verify_batch(profile, items)
