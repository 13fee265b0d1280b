"""pyca/cryptography and PyNaCl understand our keys and signatures, and we theirs."""

from __future__ import annotations

import pytest
from conftest import refused
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from nacl.signing import SigningKey as NaClSigningKey

from sealstone import SigningKey, VerifyingKey, batch

Encoding = serialization.Encoding
MESSAGES = [b"", b"message", bytes(range(256)) * 40]


def test_signatures_are_the_same(key: SigningKey) -> None:
    theirs = Ed25519PrivateKey.from_private_bytes(key.to_bytes())
    salt = NaClSigningKey(key.to_bytes())
    for message in MESSAGES:
        signature = key.sign(message)
        assert signature == theirs.sign(message) == salt.sign(message).signature
        theirs.public_key().verify(signature, message)
        salt.verify_key.verify(message, signature)
        key.verifying_key.verify(message, theirs.sign(message))
        with pytest.raises(InvalidSignature):
            theirs.public_key().verify(signature, message + b"?")
        with refused("signature-invalid"):
            key.verifying_key.verify(message + b"?", theirs.sign(message))


def test_a_batch_of_their_signatures() -> None:
    items = []
    for number in range(50):
        theirs, message = Ed25519PrivateKey.generate(), b"reading %d" % number
        public = theirs.public_key().public_bytes_raw()
        items.append((VerifyingKey.from_bytes(public), message, theirs.sign(message)))
    batch.verify(items)


def test_they_read_our_private_keys(key: SigningKey) -> None:
    files: list[tuple[bytes, bytes | None]] = [
        (key.to_pkcs8_pem().encode(), None),
        (key.to_encrypted_pkcs8_pem("secret").encode(), b"secret"),
    ]
    for pem, passphrase in files:
        theirs = serialization.load_pem_private_key(pem, passphrase)
        assert isinstance(theirs, Ed25519PrivateKey)
        assert theirs.private_bytes_raw() == key.to_bytes()
    ders: list[tuple[bytes, bytes | None]] = [
        (key.to_pkcs8_der(), None),
        (key.to_encrypted_pkcs8_der(b"secret"), b"secret"),
    ]
    for der, passphrase in ders:
        theirs = serialization.load_der_private_key(der, passphrase)
        assert isinstance(theirs, Ed25519PrivateKey)
        assert theirs.private_bytes_raw() == key.to_bytes()


def test_we_read_their_private_keys() -> None:
    theirs = Ed25519PrivateKey.generate()
    formats = [
        (serialization.PrivateFormat.PKCS8, Encoding.PEM),
        (serialization.PrivateFormat.PKCS8, Encoding.DER),
        (serialization.PrivateFormat.OpenSSH, Encoding.PEM),
    ]
    for format, encoding in formats:
        plain = theirs.private_bytes(encoding, format, serialization.NoEncryption())
        assert SigningKey.read(plain).to_bytes() == theirs.private_bytes_raw()
        locked = theirs.private_bytes(encoding, format, serialization.BestAvailableEncryption(b"secret"))
        assert SigningKey.read(locked, "secret").to_bytes() == theirs.private_bytes_raw()
        with refused("passphrase-wrong"):
            SigningKey.read(locked, "wrong")


def test_public_keys_go_both_ways(key: SigningKey) -> None:
    ours = key.verifying_key
    spki = serialization.PublicFormat.SubjectPublicKeyInfo
    loaded = [
        serialization.load_pem_public_key(ours.to_spki_pem().encode()),
        serialization.load_der_public_key(ours.to_spki_der()),
        serialization.load_ssh_public_key(ours.to_openssh("comment").encode()),
    ]
    for theirs in loaded:
        assert isinstance(theirs, Ed25519PublicKey)
        assert theirs.public_bytes_raw() == ours.to_bytes()
        assert VerifyingKey.read(theirs.public_bytes(Encoding.PEM, spki)) == ours
        assert VerifyingKey.read(theirs.public_bytes(Encoding.DER, spki)) == ours
        assert VerifyingKey.read(theirs.public_bytes(Encoding.OpenSSH, serialization.PublicFormat.OpenSSH)) == ours
