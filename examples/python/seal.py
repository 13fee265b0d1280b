"""`seal.py make FOLDER` makes keys, seals a file and signs 1000 messages; `seal.py verify FOLDER` verifies all that,
and sees a changed file and a changed message refused."""

import os
import sys
from datetime import datetime, timezone
from pathlib import Path

from sealstone import SIGNATURE_LENGTH, BatchError, Content, Seal, SealstoneError, Signer, SigningKey
from sealstone import Verifier, VerifyingKey, batch, format_time


def make(folder: Path) -> None:
    signer = Signer("example.com/plant-7", private_key(folder / "signer.key"))
    (folder / "signer.pub").write_text(f"{signer.verifier}\n")
    report = folder / "report.txt"
    report.write_text("all pumps are running")
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    time = None if epoch is None else datetime.fromtimestamp(int(epoch), timezone.utc)
    # Bytes, as on some systems text would get other line ends and encodings.
    (folder / "report.txt.seal").write_bytes(signer.sign_file(report, "sha-256", time).encode())

    # A key for raw signatures seals nothing: keep it apart from a Signer's.
    key = private_key(folder / "batch.key")
    (folder / "batch.pub").write_text(key.verifying_key.to_spki_pem())
    (folder / "batch.sig").write_bytes(b"".join(key.sign(f"reading {n}") for n in range(1000)))
    print(f"made a seal by {signer.verifier.name} and 1000 signatures")


def verify(folder: Path) -> None:
    # Whoever verifies has the public key from a source that they trust.
    verifier = Verifier.parse((folder / "signer.pub").read_text().rstrip("\n"))
    seal = Seal.parse((folder / "report.txt.seal").read_bytes())
    seal.verify_file(verifier, folder / "report.txt")
    print(f"verified: report.txt by {verifier.name} at {format_time(seal.statement.time)}")
    try:
        seal.verify(verifier, Content.of("all pumps are stopped", "sha-256"))
        sys.exit("a changed file was accepted")
    except SealstoneError as refused:
        print(f"refused a changed file: {refused.name}")

    key = VerifyingKey.from_spki_pem((folder / "batch.pub").read_text())
    data = (folder / "batch.sig").read_bytes()
    signatures = (data[at : at + SIGNATURE_LENGTH] for at in range(0, len(data), SIGNATURE_LENGTH))
    items = [(key, f"reading {n}", signature) for n, signature in enumerate(signatures)]
    batch.verify(items)
    print(f"verified a batch of {len(items)}")
    items[700] = (key, "reading 7oo", items[700][2])
    try:
        batch.verify(items)
        sys.exit("a changed batch was accepted")
    except BatchError as refused:
        for index, error in refused.bad:
            print(f"refused a changed batch: {error.name} at {index}")


def private_key(path: Path) -> SigningKey:
    """Reads a private key, or makes one in a file that only its owner can read."""
    if path.exists():
        return SigningKey.read(path.read_bytes())
    key = SigningKey.generate()
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(key.to_pkcs8_pem())
    return key


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in ("make", "verify"):
        print("usage: seal make|verify FOLDER", file=sys.stderr)
        sys.exit(2)
    try:
        {"make": make, "verify": verify}[sys.argv[1]](Path(sys.argv[2]))
    except (SealstoneError, OSError, ValueError) as error:
        sys.exit(f"seal: {error}")
