"""Whatever the input is: round trips hold, and nothing but our errors is raised."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sealstone import (
    DIGEST_ALGORITHMS,
    Content,
    ContentHasher,
    Keyring,
    Seal,
    SealstoneError,
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

SEEDS = st.binary(min_size=32, max_size=32)
ALGORITHMS = st.sampled_from(DIGEST_ALGORITHMS)
KEY = SigningKey.from_bytes(bytes(32))
SEAL = Signer("example.com/signer", KEY).sign(Statement(Content.of(b""), datetime(2026, 1, 1, tzinfo=timezone.utc)))


@given(SEEDS, st.binary(), st.binary())
def test_signatures_verify_for_their_message_only(seed: bytes, message: bytes, other: bytes) -> None:
    key = SigningKey.from_bytes(seed)
    signature = key.sign(message)
    key.verifying_key.verify(message, signature)
    batch.verify([(key.verifying_key, message, signature)])
    for profile in interop.PROFILES:
        interop.verify(profile, key.verifying_key.to_bytes(), message, signature)
    if other != message:
        try:
            key.verifying_key.verify(other, signature)
        except SealstoneError as error:
            assert error.name == "signature-invalid"
        else:
            raise AssertionError("a signature of another message was accepted")


@given(SEEDS)
def test_keys_read_back(seed: bytes) -> None:
    key = SigningKey.from_bytes(seed)
    public = key.verifying_key
    assert SigningKey.read(key.to_pkcs8_pem()).to_bytes() == seed
    assert SigningKey.read(key.to_pkcs8_der()).to_bytes() == seed
    for text in (public.to_spki_pem(), public.to_openssh("x"), public.to_jwk(), public.to_spki_der()):
        assert VerifyingKey.read(text) == public


@given(st.lists(st.binary(max_size=200)), ALGORITHMS)
def test_content_in_parts_is_the_whole(parts: list[bytes], algorithm: Any) -> None:
    hasher = ContentHasher(algorithm)
    for part in parts:
        hasher.update(part)
    assert hasher.finish() == Content.of(b"".join(parts), algorithm)


@given(
    st.binary(),
    ALGORITHMS,
    st.datetimes(timezones=st.just(timezone.utc)),
    st.text(),
    st.dictionaries(st.from_regex(r"[a-z][a-z0-9-]{0,31}", fullmatch=True), st.text(min_size=1, max_size=20)),
)
def test_statements_read_back(
    data: bytes, algorithm: Any, time: datetime, name: str, claims: dict[str, str]
) -> None:
    content = Content.of(data, algorithm)
    signer = Signer("example.com/signer", KEY)
    try:
        statement = Statement(content, time, name=name, claims=claims)
    except SealstoneError as error:
        assert error.name in ("seal-name-invalid", "seal-claim-invalid")
        return
    seal = Seal.parse(signer.sign(statement))
    seal.verify(signer.verifier, content)
    assert seal.statement.time == time.replace(microsecond=0)
    assert (seal.statement.name, seal.statement.claims) == (name, claims)


@given(st.datetimes(timezones=st.timezones() | st.just(timezone.utc)))
def test_times_read_back(time: datetime) -> None:
    try:
        text = format_time(time)
    except SealstoneError as error:
        assert error.name == "seal-time-invalid"
        return
    assert parse_time(text) == time.astimezone(timezone.utc).replace(microsecond=0)


@settings(max_examples=500)
@given(st.binary() | st.text() | st.integers(0, len(SEAL)).map(lambda cut: SEAL[:cut] + "\u2028" + SEAL[cut + 1 :]))
def test_random_input_is_refused_by_our_errors_only(data: Any) -> None:
    readers: list[Callable[[Any], object]] = [Seal.parse, Keyring.parse, VerifyingKey.read, SigningKey.read]
    readers += [Verifier.parse, TrustedKey.parse, parse_time, VerifyingKey.from_bytes, SigningKey.from_bytes]
    readers += [VerifyingKey.from_jwk, SigningKey.from_openssh, SigningKey.from_pkcs8_pem]
    for read in readers:
        try:
            read(data)
        except (SealstoneError, ValueError, TypeError):
            pass


@given(SEEDS, st.binary(), st.binary(max_size=70))
def test_random_signatures_are_refused(key: bytes, message: bytes, signature: bytes) -> None:
    for profile in interop.PROFILES:
        try:
            interop.verify(profile, key, message, signature)
        except SealstoneError:
            continue
        raise AssertionError("a random signature was accepted")
