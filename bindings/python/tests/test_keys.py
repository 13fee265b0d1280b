"""Private and public keys."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable

import pytest
from conftest import refused

from sealstone import SIGNATURE_LENGTH, Prehash, Signer, SigningKey, VerifyingKey

PASSPHRASE = "correct horse ✓"


def test_signing_and_verifying(key: SigningKey) -> None:
    signature = key.sign(b"message")
    assert isinstance(signature, bytes) and len(signature) == SIGNATURE_LENGTH == 64
    key.verifying_key.verify(b"message", signature)
    with refused("signature-invalid"):
        key.verifying_key.verify(b"another", signature)


def test_text_stands_for_its_utf8(key: SigningKey) -> None:
    assert key.sign("grüße") == key.sign("grüße".encode())
    key.verifying_key.verify("grüße", key.sign("grüße".encode()))


def test_generated_keys_differ() -> None:
    assert SigningKey.generate().to_bytes() != SigningKey.generate().to_bytes()


def test_lengths(key: SigningKey) -> None:
    assert len(key.to_bytes()) == SigningKey.LENGTH == 32
    assert len(key.verifying_key.to_bytes()) == VerifyingKey.LENGTH == 32


def test_private_formats_read_back(key: SigningKey) -> None:
    copies = [
        SigningKey.from_bytes(key.to_bytes()),
        SigningKey.from_pkcs8_der(key.to_pkcs8_der()),
        SigningKey.from_pkcs8_pem(key.to_pkcs8_pem()),
        SigningKey.from_encrypted_pkcs8_der(key.to_encrypted_pkcs8_der(PASSPHRASE), PASSPHRASE.encode()),
        SigningKey.from_encrypted_pkcs8_pem(key.to_encrypted_pkcs8_pem(PASSPHRASE.encode()), PASSPHRASE),
        SigningKey.read(key.to_pkcs8_der()),
        SigningKey.read(key.to_pkcs8_pem()),
        SigningKey.read(key.to_encrypted_pkcs8_pem(PASSPHRASE), PASSPHRASE),
    ]
    assert {each.to_bytes() for each in copies} == {key.to_bytes()}


def test_public_formats_read_back(key: SigningKey) -> None:
    public = key.verifying_key
    copies = [
        VerifyingKey.from_bytes(public.to_bytes()),
        VerifyingKey.from_spki_der(public.to_spki_der()),
        VerifyingKey.from_spki_pem(public.to_spki_pem()),
        VerifyingKey.from_openssh(public.to_openssh("plant 7")),
        VerifyingKey.from_openssh(public.to_openssh()),
        VerifyingKey.from_jwk(public.to_jwk()),
        VerifyingKey.read(public.to_spki_der()),
        VerifyingKey.read(public.to_spki_pem()),
        VerifyingKey.read(public.to_openssh().encode()),
        VerifyingKey.read(public.to_jwk()),
    ]
    assert set(copies) == {public}
    assert public != SigningKey.generate().verifying_key
    assert public != public.to_bytes()


def test_passphrases(key: SigningKey) -> None:
    pem = key.to_encrypted_pkcs8_pem(PASSPHRASE)
    with refused("passphrase-required"):
        SigningKey.read(pem)
    with refused("passphrase-wrong"):
        SigningKey.read(pem, "wrong")
    with refused("passphrase-wrong"):
        SigningKey.from_encrypted_pkcs8_pem(pem, b"wrong")


def test_prehashed_messages_and_contexts(key: SigningKey) -> None:
    prehash = Prehash()
    prehash.update(b"a long ")
    prehash.update("message")
    signature = key.sign_prehashed(prehash, b"context")
    key.verifying_key.verify_prehashed(prehash, signature, context=b"context")
    with refused("signature-invalid"):
        key.verifying_key.verify_prehashed(prehash, signature)
    prehash.update(b" and more")
    with refused("signature-invalid"):
        key.verifying_key.verify_prehashed(prehash, signature, b"context")
    assert len(key.sign_prehashed(prehash, bytes(255))) == 64
    with refused("context-too-long"):
        key.sign_prehashed(prehash, bytes(256))
    with refused("context-too-long"):
        key.verifying_key.verify_prehashed(prehash, signature, bytes(256))


def test_messages_in_parts(key: SigningKey) -> None:
    stream = key.verifying_key.verify_stream(key.sign(b"in two parts"))
    stream.update(b"in two ")
    stream.update(bytearray(b"parts"))
    stream.finish()
    for use in (stream.finish, lambda: stream.update(b"")):
        with pytest.raises(ValueError, match="finished"):
            use()
    changed = key.verifying_key.verify_stream(key.sign(b"in two parts"))
    changed.update(b"in one part")
    with refused("signature-invalid"):
        changed.finish()
    with pytest.raises(ValueError, match="finished"):
        changed.finish()


@pytest.mark.parametrize("spread", [copy.copy, copy.deepcopy, pickle.dumps])
def test_private_keys_are_not_copied(key: SigningKey, signer: Signer, spread: Callable[[object], object]) -> None:
    for secret in (key, signer):
        with pytest.raises(TypeError, match="neither pickled nor copied"):
            spread(secret)


def test_private_keys_are_not_printed(key: SigningKey, signer: Signer) -> None:
    seed = key.to_bytes()
    for secret in (key, signer):
        shown = f"{secret!r} {secret!s} {secret}"
        assert seed.hex() not in shown and repr(seed) not in shown
    assert key.verifying_key.to_bytes().hex() in repr(key)
    asks: list[Callable[..., object]] = [bytes, len, dict, list]
    for ask in asks:
        with pytest.raises(TypeError):
            ask(key)


def test_private_keys_are_compared_by_identity_only(key: SigningKey) -> None:
    assert key == key
    assert key != SigningKey.from_bytes(key.to_bytes())


def test_objects_cannot_be_changed(key: SigningKey) -> None:
    for target in (key, key.verifying_key, Prehash()):
        with pytest.raises(AttributeError):
            target.verifying_key = None  # type: ignore[union-attr,misc]
    with pytest.raises(TypeError):
        type("Mine", (SigningKey,), {})
