"""The verification rules of other implementations, on raw bytes.

Use these to predict what another verifier says. To decide whether something is signed, use `VerifyingKey`.
"""

from ._sealstone import PROFILES
from ._sealstone import interop_verify as verify
from ._sealstone import interop_verify_batch as verify_batch

__all__ = ["PROFILES", "verify", "verify_batch"]
