"""Types for annotations: the names that are text, and what is read as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from typing_extensions import Buffer

DigestAlgorithm = Literal["sha-256", "sha-512", "sha-256-tree-65536"]
"""How content is hashed; `DIGEST_ALGORITHMS` holds the same."""

KeyStatus = Literal["active", "retired", "revoked"]
"""What a trusted key is worth."""

Profile = Literal["ref10", "zip215"]
"""Rules of other verifiers; `interop.PROFILES` holds the same."""

TimeBasis = Literal["no-window", "claimed-time"]
"""With which time a key's window was compared."""

Verdict = Literal["valid", "unknown-signer", "outside-window", "revoked", "refused"]
"""How a signature line was judged."""


class BinaryFile(Protocol):
    """What `Content.read` and `Seal.verify_reader` take: files open in binary mode, and whatever else reads so."""

    def read(self, size: int, /) -> Buffer | None:
        """Gives at most `size` bytes, none at the end; None, of a file that does not block, is an error."""
