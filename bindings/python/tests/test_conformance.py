"""The whole conformance corpus, with the number of cases that each file must have."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import cases

import sealstone
from sealstone import (
    DIGEST_ALGORITHMS,
    BatchError,
    Content,
    ContentHasher,
    Keyring,
    ParseError,
    Prehash,
    Seal,
    SealstoneError,
    SigningKey,
    Statement,
    TrustedKey,
    Verifier,
    VerifyingKey,
    batch,
    interop,
)


def unhex(case: dict[str, Any], field: str) -> bytes:
    return bytes.fromhex(case[field])


def universal(key: bytes, message: bytes, signature: bytes) -> str:
    try:
        VerifyingKey.from_bytes(key).verify(message, signature)
    except SealstoneError as error:
        return error.name
    return "valid"


def other(profile: Any, key: bytes, message: bytes, signature: bytes) -> str:
    try:
        interop.verify(profile, key, message, signature)
    except SealstoneError as error:
        return error.name
    return "valid"


def test_every_rule_agrees_with_the_oracle_on_every_edge_case() -> None:
    ran = 0
    for case in cases("ed25519_edge.json", 2448):
        signed = unhex(case, "key"), unhex(case, "message"), unhex(case, "signature")
        assert universal(*signed) == case["universal"], case
        for profile in interop.PROFILES:
            assert other(profile, *signed) == case[profile], case
        ran += 1
    assert (ran, len(interop.PROFILES)) == (2448, 2)


def test_signing_agrees_with_the_corpus() -> None:
    signed = verified = 0
    for case in cases("signatures.json", 324):
        if "seed" in case:
            signed += 1
            assert sign(case) == case.get("signature" if case["result"] == "valid" else "result"), case
        if "signature" in case:
            verified += 1
            assert verify(case) == case["result"], case
    assert (signed, verified) == (69, 324)


def sign(case: dict[str, Any]) -> str:
    key = SigningKey.from_bytes(unhex(case, "seed"))
    assert key.verifying_key.to_bytes() == unhex(case, "key")
    message = unhex(case, "message")
    if case["algorithm"] == "Ed25519":
        return key.sign(message).hex()
    try:
        return key.sign_prehashed(prehash(message), unhex(case, "context")).hex()
    except SealstoneError as error:
        return error.name


def verify(case: dict[str, Any]) -> str:
    message, signature = unhex(case, "message"), unhex(case, "signature")
    try:
        key = VerifyingKey.from_bytes(unhex(case, "key"))
        if case["algorithm"] == "Ed25519":
            key.verify(message, signature)
        else:
            key.verify_prehashed(prehash(message), signature, unhex(case, "context"))
    except SealstoneError as error:
        return error.name
    return "valid"


def prehash(message: bytes) -> Prehash:
    made = Prehash()
    made.update(message[:7])
    made.update(message[7:])
    return made


def test_batches_agree_with_the_corpus() -> None:
    ran = 0
    for case in cases("batches.json", 193):
        items = [
            (VerifyingKey.from_bytes(unhex(item, "key")), unhex(item, "message"), unhex(item, "signature"))
            for item in case["items"]
        ]
        result, bad = "valid", {}
        try:
            batch.verify(items)
        except BatchError as error:
            result, bad = error.name, {str(index): each.name for index, each in error.bad}
        assert (result, bad) == (case["result"], case["bad"]), case["comment"]
        ran += 1
    assert ran == 193


def test_keys_agree_with_the_corpus() -> None:
    ran = {"public": 0, "private": 0}
    for case in cases("keys.json", 604):
        data = case["text"] if "text" in case else unhex(case, "input")
        assert read_key(case, data) == case["public" if case["result"] == "valid" else "result"], case
        ran[case["kind"]] += 1
    assert ran == {"public": 471, "private": 133}


def read_key(case: dict[str, Any], data: Any) -> str:
    try:
        if case["kind"] == "private":
            key = SigningKey.from_bytes(data) if case["format"] == "raw" else SigningKey.read(data)
            assert key.to_bytes().hex() == case["seed"]
            return key.verifying_key.to_bytes().hex()
        if case["format"] == "raw":
            return VerifyingKey.from_bytes(data).to_bytes().hex()
        if case["format"] == "vkey":
            verifier = Verifier.parse(data if isinstance(data, str) else data.decode())
            assert (verifier.name, verifier.id.hex()) == (case["name"], case["key_id"])
            return verifier.key.to_bytes().hex()
        return VerifyingKey.read(data).to_bytes().hex()
    except SealstoneError as error:
        return error.name


def raw(case: dict[str, Any], field: str) -> str | bytes:
    """Text, hexadecimal, or parts to repeat."""
    if field in case:
        text: str = case[field]
        return text
    if f"{field}_hex" in case:
        return unhex(case, f"{field}_hex")
    return "".join(text * times for text, times in case[f"{field}_parts"])


def test_keyrings_agree_with_the_corpus() -> None:
    ran = 0
    for case in cases("keyrings.json", 105):
        ran += 1
        try:
            keyring = Keyring.parse(raw(case, "keyring"))
        except ParseError as error:
            assert (error.name, error.line) == (case["parse"], case["line"]), case
            continue
        assert case["parse"] == "valid", case
        assert [entry(key) for key in keyring.keys] == [
            {**each, "from": each.get("from"), "until": each.get("until")} for each in case["entries"]
        ]
        assert Keyring.parse(str(keyring)).keys == keyring.keys
    assert ran == 105


def entry(key: TrustedKey) -> dict[str, str | None]:
    start, end = (None if time is None else sealstone.format_time(time) for time in key.window)
    return {
        "name": key.verifier.name,
        "id": key.verifier.id.hex(),
        "public": key.verifier.key.to_bytes().hex(),
        "status": key.status,
        "from": start,
        "until": end,
    }


def painted(length: int) -> bytes:
    """Content whose byte i is i mod 251."""
    return (bytes(range(251)) * (length // 251 + 1))[:length]


def test_digests_agree_with_the_corpus_in_every_partition() -> None:
    ran = 0
    for case in cases("digests.json", 59):
        content = painted(case["length"])
        for algorithm in DIGEST_ALGORITHMS:
            whole = Content.of(content, algorithm)
            assert (whole.digest.hex(), whole.size) == (case[algorithm], len(content))
            for part in (65_535, 65_536, 65_537):
                hasher = ContentHasher(algorithm)
                for start in range(0, len(content), part):
                    hasher.update(content[start : start + part])
                assert hasher.finish() == whole
        ran += 1
    assert (ran, len(DIGEST_ALGORITHMS)) == (59, 3)


def test_seals_agree_with_the_corpus() -> None:
    ran = checks = 0
    for case in cases("seals.json", 484):
        ran += 1
        text = raw(case, "seal")
        try:
            seal = Seal.parse(text)
        except ParseError as error:
            assert (error.name, error.line) == (case["parse"], case["line"]), case["id"]
            continue
        assert case["parse"] == "valid", case["id"]
        assert str(seal) == (text if isinstance(text, str) else text.decode())
        assert (seal.id, str(seal.statement)) == (case["id_hex"], seal.text)
        assert stated(seal.statement) == case["statement"]
        assert [(line.name, line.id.hex()) for line in seal.signatures] == [
            (line["name"], line["id"]) for line in case["signatures"]
        ]
        for check in case["verify"]:
            checks += 1
            assert judged(seal, check) == (check["result"], check["verified"]), case["id"]
    assert (ran, checks) == (484, 220)


def stated(statement: Statement) -> dict[str, Any]:
    return {
        "algorithm": statement.content.algorithm,
        "digest": statement.content.digest.hex(),
        "size": statement.content.size,
        "time": sealstone.format_time(statement.time),
        "unix_seconds": int(statement.time.timestamp()),
        "name": statement.name,
        "type": statement.media_type,
        "claims": [list(claim) for claim in statement.claims.items()],
    }


def judged(seal: Seal, check: dict[str, Any]) -> tuple[str, list[int]]:
    """The verdict, and the lines that count."""
    now = check.get("now")
    policy: dict[str, Any] = {
        "threshold": check["threshold"],
        "now": None if now is None else sealstone.parse_time(now),
    }
    try:
        keyring = Keyring(map(trusted, check["keyring"]))
        content = given(check, seal.statement.content)
        if content is None:
            explanation = seal.verify_signatures(keyring, **policy)
        else:
            explanation = seal.verify(keyring, content, **policy)
    except SealstoneError as error:
        return error.name, []
    return "valid", [index for index, line in enumerate(explanation.lines) if line.verdict == "valid"]


def trusted(given: dict[str, Any]) -> TrustedKey:
    line = f"{given['status']} {given['vkey']}"
    for keyword in ("from", "until"):
        if given.get(keyword) is not None:
            line += f" {keyword} {given[keyword]}"
    return TrustedKey.parse(line)


def given(check: dict[str, Any], sealed: Content) -> Content | None:
    """The content that a check gives, if any."""
    if check.get("content_hex") is not None:
        return Content.of(unhex(check, "content_hex"), sealed.algorithm)
    if check.get("content_painted") is not None:
        return Content.of(painted(check["content_painted"]), sealed.algorithm)
    if check.get("content_digest") is None:
        return None
    stated = check["content_digest"]
    return Content.from_digest(stated["algorithm"], unhex(stated, "digest"), stated["size"])


def test_a_corpus_of_another_length_is_an_error() -> None:
    with pytest.raises(AssertionError):
        cases("digests.json", 58)
