"""Statements, seals, keyrings and verdicts."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from conftest import TIME, refused

from sealstone import (
    Content,
    Keyring,
    ParseError,
    Seal,
    SealstoneError,
    Signer,
    SigningKey,
    Statement,
    TrustedKey,
    Verifier,
    format_time,
    parse_time,
)

CONTENT = Content.of(b"the report")


@pytest.fixture
def seal(signer: Signer) -> Seal:
    return Seal.parse(signer.sign(Statement(CONTENT, TIME, name="report.txt")))


def test_a_statement_holds_what_it_was_given() -> None:
    claims = {"source": "main", "build": "7"}
    statement = Statement(CONTENT, TIME, name="report.txt", media_type="text/plain", claims=claims)
    assert (statement.content, statement.time) == (CONTENT, TIME)
    assert (statement.name, statement.media_type) == ("report.txt", "text/plain")
    assert list(statement.claims.items()) == [("build", "7"), ("source", "main")]
    statement.claims["build"] = "8"
    assert statement.claims["build"] == "7"
    assert str(statement).startswith("sealstone/v1\ndigest sha-256 ")
    assert "report.txt" in repr(statement)


def test_a_statement_without_extras() -> None:
    before = datetime.now(timezone.utc).replace(microsecond=0)
    statement = Statement(CONTENT)
    assert before <= statement.time <= datetime.now(timezone.utc)
    assert (statement.name, statement.media_type, statement.claims) == (None, None, {})


def test_what_cannot_stand_in_a_statement() -> None:
    with refused("seal-name-invalid"):
        Statement(CONTENT, TIME, name="../report.txt")
    with refused("seal-type-invalid"):
        Statement(CONTENT, TIME, media_type="")
    with refused("seal-claim-invalid"):
        Statement(CONTENT, TIME, claims={"Build": "7"})
    with refused("seal-claims-too-many"):
        Statement(CONTENT, TIME, claims={f"c{n}": "x" for n in range(Statement.MAX_CLAIMS + 1)})
    longest = "x" * Statement.MAX_CLAIM_VALUE_LENGTH
    assert Statement(CONTENT, TIME, claims={"c" * Statement.MAX_CLAIM_KEY_LENGTH: longest}).claims
    assert Statement(CONTENT, TIME, name="n" * Statement.MAX_NAME_LENGTH).name
    assert Statement(CONTENT, TIME, media_type="t" * Statement.MAX_TYPE_LENGTH).media_type


def test_a_seal_is_made_read_and_verified(signer: Signer, seal: Seal) -> None:
    assert Seal.parse(str(seal).encode()).id == seal.id
    assert seal.text == str(seal.statement) and str(seal).startswith(seal.text)
    assert len(seal.id) == 64
    (line,) = seal.signatures
    assert (line.name, line.id) == (signer.verifier.name, signer.verifier.id)
    assert line.signature is not None
    signer.verifier.key.verify(seal.text, line.signature)
    for keyring in (signer.verifier, TrustedKey(signer.verifier), Keyring([signer.verifier])):
        explanation = seal.verify(keyring, CONTENT)
        assert explanation.verdict is None
        assert explanation.valid_keys == (TrustedKey(signer.verifier),)
        (judged,) = explanation.lines
        assert (judged.verdict, judged.basis, judged.error) == ("valid", "no-window", None)
        assert judged.key == TrustedKey(signer.verifier)


def test_a_seal_of_other_content_is_refused(signer: Signer, seal: Seal) -> None:
    with refused("content-mismatch"):
        seal.verify(signer.verifier, Content.of(b"the rep0rt"))
    with refused("content-size-mismatch"):
        seal.verify(signer.verifier, Content.of(b"another report"))
    with refused("digest-algorithm-mismatch"):
        seal.verify(signer.verifier, Content.of(b"the report", "sha-512"))
    seal.verify_signatures(signer.verifier)


def test_whom_a_keyring_does_not_believe(signer: Signer, seal: Seal) -> None:
    with refused("signer-unknown"):
        seal.verify_signatures(Keyring())
    with refused("key-revoked"):
        seal.verify_signatures(TrustedKey(signer.verifier, "revoked"))
    with refused("key-outside-window"):
        seal.verify_signatures(TrustedKey(signer.verifier, valid_from=TIME + timedelta(seconds=1)))
    key = TrustedKey(signer.verifier, "retired", valid_from=TIME, valid_until=TIME)
    assert seal.verify_signatures(key).lines[0].basis == "claimed-time"


def test_now_and_threshold(signer: Signer, seal: Seal) -> None:
    seal.verify(signer.verifier, CONTENT, now=TIME)
    with refused("time-in-future"):
        seal.verify(signer.verifier, CONTENT, now=TIME - timedelta(seconds=1))
    with refused("threshold-not-met"):
        seal.verify(signer.verifier, CONTENT, threshold=2)
    for impossible in (0, -1, 2**64, -(2**70)):
        with refused("threshold-invalid"):
            seal.verify(signer.verifier, CONTENT, threshold=impossible)


def test_two_signers(signer: Signer, seal: Seal) -> None:
    second = Signer("example.com/second", SigningKey.generate())
    both = Seal.parse(second.add_signature(seal))
    assert (both.id, len(both.signatures)) == (seal.id, 2)
    keyring = Keyring([signer.verifier, TrustedKey(second.verifier, "retired")])
    assert len(both.verify(keyring, CONTENT, threshold=2).valid_keys) == 2
    with refused("signature-repeated"):
        second.add_signature(both)
    explanation = both.explain(second.verifier)
    assert [line.verdict for line in explanation.lines] == ["unknown-signer", "valid"]
    assert explanation.lines[0].key is None


def test_explain_raises_nothing_and_says_why(signer: Signer, seal: Seal) -> None:
    text = str(seal).replace("size 10", "size 11")
    explanation = Seal.parse(text).explain(signer.verifier)
    assert isinstance(explanation.verdict, SealstoneError)
    assert explanation.verdict.name == "signature-invalid"
    (line,) = explanation.lines
    assert line.verdict == "refused"
    assert line.error is not None and line.error.name == "signature-invalid"
    assert explanation.valid_keys == ()
    with refused("signature-invalid"):
        Seal.parse(text).verify_signatures(signer.verifier)


def test_a_seal_that_cannot_be_read_says_in_which_line(seal: Seal) -> None:
    with pytest.raises(ParseError) as caught:
        Seal.parse(str(seal).replace("size 10", "size ten"))
    assert (caught.value.name, caught.value.line) == ("seal-size-invalid", 3)
    with pytest.raises(ParseError) as caught:
        Seal.parse(b"\xff")
    assert caught.value.name == "seal-not-utf8"


def test_verifiers(signer: Signer) -> None:
    verifier = signer.verifier
    assert Verifier(verifier.name, verifier.key) == verifier == Verifier.parse(str(verifier))
    assert len({verifier, Verifier.parse(str(verifier))}) == 1
    assert verifier != Verifier("example.com/other", verifier.key)
    assert len(verifier.id) == 4
    with refused("key-name-invalid"):
        Verifier("", verifier.key)
    with refused("key-name-invalid"):
        Signer("n" * (Verifier.MAX_NAME_LENGTH + 1), signer.signing_key)
    with refused("key-id-mismatch"):
        Verifier.parse("x" + str(verifier))
    assert signer.signing_key.verifying_key == verifier.key


def test_trusted_keys(signer: Signer) -> None:
    until = TIME + timedelta(days=1)
    key = TrustedKey(signer.verifier, "retired", valid_from=TIME, valid_until=until)
    assert (key.verifier, key.status, key.window) == (signer.verifier, "retired", (TIME, until))
    assert TrustedKey.parse(str(key)) == key != TrustedKey(signer.verifier)
    assert key.window_holds(TIME) and key.window_holds(until)
    assert not key.window_holds(until + timedelta(seconds=1))
    assert TrustedKey(signer.verifier).window == (None, None)
    with refused("keyring-malformed"):
        TrustedKey(signer.verifier, "trusted")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        hash(key)


def test_keyrings(signer: Signer) -> None:
    other = Signer("example.com/other", SigningKey.generate())
    keyring = Keyring(each for each in (signer.verifier, TrustedKey(other.verifier, "revoked")))
    assert len(keyring) == 2 == len(keyring.keys)
    assert Keyring.parse(str(keyring)).keys == keyring.keys
    assert len(Keyring()) == len(Keyring([])) == len(Keyring.parse(b"# nobody\n")) == 0
    with refused("key-duplicate"):
        Keyring([signer.verifier, signer.verifier])
    with pytest.raises(ParseError) as caught:
        Keyring.parse(f"{keyring}nonsense\n")
    assert (caught.value.name, caught.value.line) == ("keyring-malformed", 3)


def test_times_are_aware_and_of_whole_seconds() -> None:
    tokyo = timezone(timedelta(hours=9))
    assert format_time(datetime(2026, 11, 23, 23, 0, 0, 999_999, tokyo)) == "2026-11-23T14:00:00Z"
    assert parse_time("2026-11-23T14:00:00Z") == TIME
    assert parse_time("2026-11-23T14:00:00Z").utcoffset() == timedelta(0)
    for text in ("0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "9999-12-31T23:59:59Z"):
        assert format_time(parse_time(text)) == text
    with pytest.raises(ValueError, match="tzinfo"):
        format_time(datetime(2026, 11, 23))
    with refused("seal-time-invalid"):
        parse_time("2026-11-23 14:00:00")
    for odd in (datetime.min.replace(tzinfo=tokyo), datetime.max.replace(tzinfo=timezone(-timedelta(hours=9)))):
        with refused("seal-time-invalid"):
            format_time(odd)
