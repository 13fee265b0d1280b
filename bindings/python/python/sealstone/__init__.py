"""Ed25519 signatures, and seals that anyone can check offline.

A seal is a small text file that says who signed which content, and when:

>>> signer = Signer("example.com/signer", SigningKey.generate())
>>> text = signer.sign(Statement(Content.of(b"the report"), name="report.txt"))
>>> seal = Seal.parse(text)
>>> explanation = seal.verify(signer.verifier, Content.of(b"the report"))

A failed verification raises SealstoneError; there is no result to forget.
"""

from . import batch, interop
from ._sealstone import (
    DIGEST_ALGORITHMS,
    ERROR_CODES,
    SIGNATURE_LENGTH,
    Content,
    ContentHasher,
    Explanation,
    Keyring,
    LineVerdict,
    Prehash,
    Seal,
    SignatureLine,
    Signer,
    SigningKey,
    Statement,
    StreamVerifier,
    TrustedKey,
    Verifier,
    VerifyingKey,
    __version__,
    digest_length,
    format_time,
    parse_time,
)
from .errors import BatchError, ParseError, SealstoneError

__all__ = [
    "DIGEST_ALGORITHMS",
    "ERROR_CODES",
    "SIGNATURE_LENGTH",
    "BatchError",
    "Content",
    "ContentHasher",
    "Explanation",
    "Keyring",
    "LineVerdict",
    "ParseError",
    "Prehash",
    "Seal",
    "SealstoneError",
    "SignatureLine",
    "Signer",
    "SigningKey",
    "Statement",
    "StreamVerifier",
    "TrustedKey",
    "Verifier",
    "VerifyingKey",
    "__version__",
    "batch",
    "digest_length",
    "format_time",
    "interop",
    "parse_time",
]
