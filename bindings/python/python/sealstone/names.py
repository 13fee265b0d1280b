"""The core's names as types: what is text in a signature can only be one of these."""

from __future__ import annotations

from typing import Literal

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
