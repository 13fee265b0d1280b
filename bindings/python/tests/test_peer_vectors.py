"""The test vectors of pyca/cryptography: its 1024 signatures, and its files of Ed25519 keys."""

from __future__ import annotations

from pathlib import Path

import cryptography_vectors
import pytest

from sealstone import SealstoneError, SigningKey, VerifyingKey, batch

FOLDER = Path(cryptography_vectors.__file__).parent / "asymmetric"
RFC_8032 = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
PLAIN = "dd660ced8001450bb4f93e27eb532fe432ed0f9f0ab56aedef4ad2877bb14530"
LOCKED = "5a73e4f596949571fe29808498efe7b7e0e1e4c61551dfe167057db5cf368fbf"

PRIVATE = {
    "Ed25519/ed25519-pkcs8.der": RFC_8032,
    "Ed25519/ed25519-pkcs8.pem": RFC_8032,
    "Ed25519/ed25519-pkcs8-enc.der": RFC_8032,
    "Ed25519/ed25519-pkcs8-enc.pem": RFC_8032,
    "OpenSSH/ed25519-nopsw.key": PLAIN,
    "OpenSSH/ed25519-psw.key": LOCKED,
    "OpenSSH/ed25519-aesgcm-psw.key": "key-encryption-unsupported",
    "OpenSSH/sk-ed25519-nopsw.key": "key-algorithm-unsupported",
    "PKCS8/ed25519-scrypt.pem": "4d29167f3f1912a6f7adfa293a051a15c05ec67b8f17267b1c5550dce853bd0d",
}
PUBLIC = {
    "Ed25519/ed25519-pub.der": RFC_8032,
    "Ed25519/ed25519-pub.pem": RFC_8032,
    "Ed25519/ed25519-pub-non-zero-unused-bits.der": "key-malformed",
    "OpenSSH/ed25519-nopsw.key.pub": PLAIN,
    "OpenSSH/ed25519-psw.key.pub": LOCKED,
    "OpenSSH/ed25519-nopsw.key-cert.pub": "key-algorithm-unsupported",
    "OpenSSH/sk-ed25519-nopsw.key.pub": "key-algorithm-unsupported",
}


def test_their_signatures() -> None:
    items = []
    for line in (FOLDER / "Ed25519/sign.input").read_text(encoding="ascii").splitlines():
        seed, public, message, signed, _ = line.split(":")
        key = SigningKey.from_bytes(bytes.fromhex(seed)[:32])
        assert key.verifying_key.to_bytes().hex() == public
        signature = key.sign(bytes.fromhex(message))
        assert signature.hex() + message == signed
        key.verifying_key.verify(bytes.fromhex(message), signature)
        items.append((key.verifying_key, bytes.fromhex(message), signature))
    assert len(items) == 1024
    batch.verify(items)


@pytest.mark.parametrize("name", PRIVATE)
def test_their_private_keys(name: str) -> None:
    passphrase = "hunter42" if name.startswith("PKCS8") else "password"
    try:
        found = SigningKey.read((FOLDER / name).read_bytes(), passphrase).verifying_key.to_bytes().hex()
    except SealstoneError as error:
        found = error.name
    assert found == PRIVATE[name]


@pytest.mark.parametrize("name", PUBLIC)
def test_their_public_keys(name: str) -> None:
    try:
        found = VerifyingKey.read((FOLDER / name).read_bytes()).to_bytes().hex()
    except SealstoneError as error:
        found = error.name
    assert found == PUBLIC[name]
