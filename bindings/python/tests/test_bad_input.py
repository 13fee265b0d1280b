"""Wrong types, wrong lengths and odd buffers: a typed error, and nothing else happens."""

from __future__ import annotations

import array
import gc
import mmap
import sys
from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

import pytest
from conftest import refused

from sealstone import (
    BatchError,
    Content,
    ContentHasher,
    Keyring,
    Prehash,
    Seal,
    Signer,
    SigningKey,
    Statement,
    TrustedKey,
    Verifier,
    VerifyingKey,
    batch,
    format_time,
    interop,
    parse_time,
)

KEY = SigningKey.from_bytes(bytes(32))
PUBLIC = KEY.verifying_key
SIGNATURE = KEY.sign(b"message")
PREHASH = Prehash()
CONTENT = Content.of(b"")
SIGNER = Signer("example.com/signer", KEY)
SEAL = Seal.parse(SIGNER.sign(Statement(CONTENT)))

# Each takes one thing that must be bytes.
TAKE_BYTES: dict[str, Callable[[Any], object]] = {
    "SigningKey.from_bytes": SigningKey.from_bytes,
    "VerifyingKey.from_bytes": VerifyingKey.from_bytes,
    "signature": lambda given: PUBLIC.verify(b"message", given),
    "signature of prehash": lambda given: PUBLIC.verify_prehashed(PREHASH, given),
    "signature of stream": PUBLIC.verify_stream,
    "context": lambda given: KEY.sign_prehashed(PREHASH, given),
    "digest": lambda given: Content.from_digest("sha-256", given, 0),
    "interop key": lambda given: interop.verify("ref10", given, b"", SIGNATURE),
    "interop signature": lambda given: interop.verify("zip215", bytes(32), b"", given),
    "batch signature": lambda given: batch.verify([(PUBLIC, b"message", given)]),
    "interop batch key": lambda given: interop.verify_batch("ref10", [(given, b"", SIGNATURE)]),
}
# Each takes one thing that must be bytes or text.
TAKE_BYTES_OR_TEXT: dict[str, Callable[[Any], object]] = {
    "SigningKey.read": SigningKey.read,
    "SigningKey.from_pkcs8_der": SigningKey.from_pkcs8_der,
    "SigningKey.sign": KEY.sign,
    "passphrase": lambda given: SigningKey.read(b"x", given),
    "to_encrypted_pkcs8_pem": KEY.to_encrypted_pkcs8_pem,
    "VerifyingKey.read": VerifyingKey.read,
    "VerifyingKey.from_spki_der": VerifyingKey.from_spki_der,
    "VerifyingKey.verify": lambda given: PUBLIC.verify(given, SIGNATURE),
    "Prehash.update": Prehash().update,
    "StreamVerifier.update": PUBLIC.verify_stream(SIGNATURE).update,
    "ContentHasher.update": ContentHasher().update,
    "Content.of": Content.of,
    "Keyring.parse": Keyring.parse,
    "Seal.parse": Seal.parse,
    "batch message": lambda given: batch.verify([(PUBLIC, given, SIGNATURE)]),
    "interop message": lambda given: interop.verify("ref10", bytes(32), given, SIGNATURE),
}
TAKE_TEXT: dict[str, Callable[[Any], object]] = {
    "SigningKey.from_pkcs8_pem": SigningKey.from_pkcs8_pem,
    "SigningKey.from_openssh": SigningKey.from_openssh,
    "SigningKey.from_jwk": SigningKey.from_jwk,
    "VerifyingKey.from_spki_pem": VerifyingKey.from_spki_pem,
    "VerifyingKey.from_openssh": VerifyingKey.from_openssh,
    "VerifyingKey.to_openssh": PUBLIC.to_openssh,
    "VerifyingKey.from_jwk": VerifyingKey.from_jwk,
    "Signer": lambda given: Signer(given, KEY),
    "Verifier.parse": Verifier.parse,
    "TrustedKey.parse": TrustedKey.parse,
    "name": lambda given: Statement(CONTENT, name=given or cast(Any, 5)),  # None is no name
    "claim": lambda given: Statement(CONTENT, claims={"key": given}),
    "algorithm": lambda given: Content.from_digest(given, bytes(32), 0),
    "parse_time": parse_time,
}
TAKE_OBJECTS: dict[str, Callable[[Any], object]] = {
    "Signer": lambda given: Signer("name", given),
    "Signer.sign": SIGNER.sign,
    "Signer.add_signature": SIGNER.add_signature,
    "Verifier": lambda given: Verifier("name", given),
    "TrustedKey": TrustedKey,
    "Keyring": lambda given: Keyring([given]),
    "Statement": Statement,
    "Content.check": CONTENT.check,
    "keyring": lambda given: SEAL.explain(given),
    "content": lambda given: SEAL.verify(SIGNER.verifier, given),
    "prehash": KEY.sign_prehashed,
    "batch": batch.verify,
    "batch item": lambda given: batch.verify([given]),
    "batch key": lambda given: batch.verify([(given, b"", SIGNATURE)]),
    "time": format_time,
    "file": Content.read,
    "path": Content.of_file,
}
NO_BYTES = [5, 0, 1.5, [1, 2], (1, 2), {1: 2}, object(), range(3), datetime(2026, 1, 1)]


def named(takers: dict[str, Callable[[Any], object]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("take", takers.values(), ids=takers.keys())


@named(TAKE_BYTES)
def test_what_must_be_bytes(take: Callable[[Any], object]) -> None:
    for wrong in (*NO_BYTES, "x" * 32):
        with pytest.raises(TypeError):
            take(wrong)


@named(TAKE_BYTES_OR_TEXT)
def test_what_must_be_bytes_or_text(take: Callable[[Any], object]) -> None:
    for wrong in NO_BYTES:
        with pytest.raises(TypeError):
            take(wrong)
    with pytest.raises(UnicodeEncodeError):
        take("\udc80")


@named(TAKE_TEXT)
def test_what_must_be_text(take: Callable[[Any], object]) -> None:
    for wrong in (b"bytes", bytearray(b"bytes"), None, *NO_BYTES):
        with pytest.raises(TypeError):
            take(wrong)
    with pytest.raises(UnicodeEncodeError):
        take("\udc80")


@named(TAKE_OBJECTS)
def test_what_must_be_of_ours(take: Callable[[Any], object]) -> None:
    for wrong in (None, 5, object(), b"bytes"):
        with pytest.raises(TypeError):
            take(wrong)


@pytest.mark.parametrize("length", [0, 1, 31, 33, 63, 65, 1000])
def test_wrong_lengths(length: int) -> None:
    wrong = bytes(length)
    for take in (SigningKey.from_bytes, VerifyingKey.from_bytes, TAKE_BYTES["digest"], TAKE_BYTES["interop key"]):
        with refused("invalid-length"):
            take(wrong)
    for name in ("signature", "signature of prehash", "signature of stream", "batch signature", "interop signature"):
        with refused("invalid-length"):
            TAKE_BYTES[name](wrong)


def test_every_kind_of_buffer_is_read_rightly() -> None:
    message = bytes(range(64))
    expected = KEY.sign(message)
    with mmap.mmap(-1, len(message)) as mapped:
        mapped.write(message)
        buffers: list[Any] = [
            bytearray(message),
            memoryview(message),
            memoryview(bytearray(message)),
            memoryview(message).cast("B", (8, 8)),
            array.array("B", message),
            array.array("Q", message),
            mapped,
            memoryview(message + message)[:64],
            memoryview(bytes(each for pair in zip(message, message) for each in pair))[::2],  # not contiguous
            memoryview(message[::-1])[::-1],
            type("MyBytes", (bytes,), {})(message),
        ]
        for buffer in buffers:
            assert KEY.sign(buffer) == expected, buffer
        PUBLIC.verify(bytearray(message), memoryview(bytearray(expected)))
        gc.collect()


def test_buffers_that_are_closed() -> None:
    released = memoryview(b"message")
    released.release()
    with pytest.raises(ValueError, match="released"):
        KEY.sign(released)
    mapped = mmap.mmap(-1, 10)
    mapped.close()
    with pytest.raises(ValueError, match="closed"):
        KEY.sign(mapped)


def test_a_buffer_stays_usable() -> None:
    buffer = bytearray(b"message")
    KEY.sign(buffer)
    buffer.append(1)  # would raise BufferError while somebody still held it
    assert KEY.sign(b"message\x01") == KEY.sign(buffer)


def test_what_cannot_be_made() -> None:
    import sealstone

    for name in ("SigningKey", "VerifyingKey", "Content", "Seal", "StreamVerifier", "Explanation", "LineVerdict"):
        with pytest.raises(TypeError):
            getattr(sealstone, name)()


def test_unknown_and_missing_arguments() -> None:
    with pytest.raises(TypeError):
        SEAL.verify(SIGNER.verifier)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        SEAL.verify(SIGNER.verifier, CONTENT, 1)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        SEAL.verify(SIGNER.verifier, CONTENT, limit=1)  # type: ignore[call-arg]
    for threshold in ("1", 1.0, None):
        with pytest.raises(TypeError):
            SEAL.verify(SIGNER.verifier, CONTENT, threshold=threshold)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="tzinfo"):
        Statement(CONTENT, datetime(2026, 1, 1))
    with pytest.raises(TypeError):
        Statement(CONTENT, 1_700_000_000)  # type: ignore[arg-type]


def test_batches_that_cannot_be_read() -> None:
    good = (PUBLIC, b"message", SIGNATURE)
    with refused("batch-empty"):
        batch.verify([])
    with refused("batch-empty"):
        interop.verify_batch("ref10", iter(()))
    for wrong in ([good, (PUBLIC, b"message")], [good, [*good]], [(*good, 1)], [(b"k" * 32, b"message", SIGNATURE)]):
        with pytest.raises((TypeError, ValueError)):
            batch.verify(wrong)  # type: ignore[arg-type]

    def broken() -> Any:
        yield good
        raise RuntimeError("mine")

    with pytest.raises(RuntimeError, match="mine"):
        batch.verify(broken())
    batch.verify(iter([good, good]))
    batch.verify([(PUBLIC, "message", bytearray(SIGNATURE))])
    with pytest.raises(BatchError) as caught:
        batch.verify([good, (PUBLIC, b"other", SIGNATURE), good, (PUBLIC, b"x", bytes([255] * 64))])
    assert [(index, error.name) for index, error in caught.value.bad] == [
        (1, "signature-invalid"),
        (3, "signature-not-canonical"),
    ]
    with pytest.raises(BatchError):
        interop.verify_batch("zip215", [(PUBLIC.to_bytes(), b"other", SIGNATURE)])
    interop.verify_batch("zip215", [(PUBLIC.to_bytes(), "message", SIGNATURE)])
    with pytest.raises(ValueError, match="ref10"):
        interop.verify("strict", PUBLIC.to_bytes(), b"", SIGNATURE)  # type: ignore[arg-type]


def test_nothing_is_leaked_when_something_is_refused() -> None:
    message, wrong = bytes(1000), bytes(64)

    def references() -> list[int]:
        for _ in range(100):
            with refused("signature-small-order"):
                PUBLIC.verify(message, wrong)
            with pytest.raises(BatchError):
                batch.verify([(PUBLIC, message, wrong)] * 2)
            with pytest.raises(TypeError):
                batch.verify([(PUBLIC, message, None)])  # type: ignore[list-item]
        gc.collect()
        return [sys.getrefcount(each) for each in (message, wrong, PUBLIC)]

    assert references() == references()
