"""Races Sealstone against pyca/cryptography and PyNaCl, and against its own core: race.py [--quick] CORE FOLDER.

CORE is the program core-calls, which prints the core's own times; FOLDER is where the large file is made. All
contenders get the same input and must give the same output before anything is timed. In each round every contender
runs once, in another order than in the round before, so that a machine that slows down slows down all of them.
Prints median and minimum in microseconds, and the ratio to the best peer of the same run.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from typing import NamedTuple

import cryptography
import nacl
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from nacl.signing import SigningKey as NaClSigningKey
from nacl.signing import VerifyKey as NaClVerifyKey

import sealstone
from sealstone import Content, Seal, Signer, SigningKey, VerifyingKey, batch

SEED = bytes(range(32))
MESSAGE = bytes(range(64))
OURS, CORE = "sealstone", "sealstone's core"
Contender = Callable[[], object]


class Race(NamedTuple):
    """What runs by whose name, how often in a round, and under which name the core times it."""

    title: str
    contenders: dict[str, Contender]
    times: int
    core: str | None


def signing() -> Race:
    ours = SigningKey.from_bytes(SEED)
    pyca = Ed25519PrivateKey.from_private_bytes(SEED)
    salt = NaClSigningKey(SEED)
    contenders: dict[str, Contender] = {
        OURS: lambda: ours.sign(MESSAGE),
        "cryptography": lambda: pyca.sign(MESSAGE),
        "PyNaCl": lambda: salt.sign(MESSAGE).signature,
    }
    assert len({run() for run in contenders.values()}) == 1, "signatures differ"
    return Race("sign, 64 bytes", contenders, 500, "sign")


def verifying() -> Race:
    key = SigningKey.from_bytes(SEED)
    signature, public = key.sign(MESSAGE), key.verifying_key.to_bytes()
    ours = key.verifying_key
    pyca = Ed25519PublicKey.from_public_bytes(public)
    salt = NaClVerifyKey(public)

    def contenders(signature: bytes) -> dict[str, Contender]:
        return {
            OURS: lambda: ours.verify(MESSAGE, signature),
            "cryptography": lambda: pyca.verify(signature, MESSAGE),
            "PyNaCl": lambda: salt.verify(MESSAGE, signature),
        }

    for accept in contenders(signature).values():
        accept()
    changed = signature[:40] + bytes([signature[40] ^ 1]) + signature[41:]
    for name, refuse in contenders(changed).items():
        assert is_refused(refuse), f"{name} accepts a changed signature"
    return Race("verify, 64 bytes", contenders(signature), 300, "verify")


def is_refused(verify: Contender) -> bool:
    try:
        verify()
    except Exception:  # each has an error of its own
        return True
    return False


def batches() -> Race:
    key = SigningKey.from_bytes(SEED)
    public = key.verifying_key.to_bytes()
    messages = [f"reading {n}".encode() for n in range(1000)]
    signatures = [key.sign(message) for message in messages]
    pyca = Ed25519PublicKey.from_public_bytes(public)
    salt = NaClVerifyKey(public)

    def contenders(messages: list[bytes]) -> dict[str, Contender]:
        items = [(key.verifying_key, message, signature) for message, signature in zip(messages, signatures)]
        return {
            OURS: lambda: batch.verify(items),
            "cryptography": lambda: [pyca.verify(signature, message) for _, message, signature in items],
            "PyNaCl": lambda: [salt.verify(message, signature) for _, message, signature in items],
        }

    for accept in contenders(messages).values():
        accept()
    changed = [*messages[:700], b"reading 7oo", *messages[701:]]
    for name, refuse in contenders(changed).items():
        assert is_refused(refuse), f"{name} accepts a changed batch"
    return Race("batch of 1000, one key", contenders(messages), 1, "batch_1000")


def in_threads() -> Race:
    """What releasing the interpreter's lock in each single call is worth."""
    key = SigningKey.from_bytes(SEED)
    signature, ours = key.sign(MESSAGE), key.verifying_key
    pyca = Ed25519PublicKey.from_public_bytes(ours.to_bytes())
    pool = ThreadPoolExecutor(2)

    def repeat(verify: Contender, times: int) -> None:
        for _ in range(times):
            verify()

    def by_two(verify: Contender) -> list[None]:
        return list(pool.map(repeat, (verify, verify), (200, 200)))

    contenders: dict[str, Contender] = {
        OURS: lambda: repeat(lambda: ours.verify(MESSAGE, signature), 400),
        f"{OURS}, two threads": lambda: by_two(lambda: ours.verify(MESSAGE, signature)),
        "cryptography, two threads": lambda: by_two(lambda: pyca.verify(signature, MESSAGE)),
    }
    for accept in contenders.values():
        accept()
    return Race("verify 400 times", contenders, 1, None)


def sealing(path: Path) -> Race:
    """Peers sign bytes, so their users read the file; or they sign its digest, which is no standard form."""
    signer = Signer("example.com/plant-7", SigningKey.from_bytes(SEED))
    verifier = signer.verifier
    pyca, salt = Ed25519PrivateKey.from_private_bytes(SEED), NaClSigningKey(SEED)

    def hashed() -> bytes:
        digest = hashlib.sha256()
        with path.open("rb") as file:
            while part := file.read(1 << 20):
                digest.update(part)
        return digest.digest()

    contenders: dict[str, Contender] = {
        OURS: lambda: signer.sign_file(path, "sha-256"),
        f"{OURS}, tree": lambda: signer.sign_file(path, "sha-256-tree-65536"),
        "cryptography": lambda: pyca.sign(path.read_bytes()),
        "PyNaCl": lambda: salt.sign(path.read_bytes()).signature,
        "hashlib, cryptography": lambda: pyca.sign(hashed()),
    }
    for name in (OURS, f"{OURS}, tree"):
        Seal.parse(str(contenders[name]())).verify_file(verifier, path)
    assert hashed() == Content.of_file(path).digest, "digests differ"
    whole = path.read_bytes()
    assert contenders["cryptography"]() == contenders["PyNaCl"]() == SigningKey.from_bytes(SEED).sign(whole)
    size = path.stat().st_size >> 20
    return Race(f"sign a file of {size} MiB", contenders, 1, "seal_file")


def calling() -> Race:
    """What a call costs that does nothing: the least that any binding adds."""
    public = VerifyingKey.from_bytes(SigningKey.from_bytes(SEED).verifying_key.to_bytes())
    return Race("call that copies 32 bytes", {OURS: public.to_bytes}, 20_000, None)


def core_times(program: str, path: Path) -> dict[str, dict[str, float]]:
    ran = subprocess.run([program, str(path)], check=True, capture_output=True, text=True)
    times: dict[str, dict[str, float]] = json.loads(ran.stdout)
    return times


def run(race: Race, rounds: int, core: Callable[[], dict[str, dict[str, float]]]) -> None:
    times: dict[str, list[float]] = {name: [] for name in race.contenders}
    least: list[float] = []
    names = list(race.contenders)
    for turn in range(rounds):
        for name in names[turn % len(names) :] + names[: turn % len(names)]:
            contender = race.contenders[name]
            start = time.perf_counter()
            for _ in range(race.times):
                contender()
            times[name].append((time.perf_counter() - start) / race.times * 1e6)
        if race.core and turn % max(1, rounds // 3) == 0:
            measured = core()[race.core]
            times.setdefault(CORE, []).append(measured["median"])
            least.append(measured["min"])
    report(race.title, times, least)


def report(title: str, times: dict[str, list[float]], core_least: list[float]) -> None:
    peers = [median(taken) for name, taken in times.items() if not name.startswith(OURS)]
    best = min(peers, default=None)
    print(f"\n{title:<28}{'median us':>14}{'minimum us':>14}{'of the best peer':>18}")
    for name, taken in times.items():
        least = min(core_least) if name == CORE else min(taken)
        ratio = "" if best is None else f"{median(taken) / best:.2f}"
        print(f"{name:<28}{median(taken):>14.2f}{least:>14.2f}{ratio:>18}")
    if CORE in times:
        over = (median(times[OURS]) - median(times[CORE]), min(times[OURS]) - min(core_least))
        print(f"{'over the core':<28}{over[0]:>+14.2f}{over[1]:>+14.2f}")


def main() -> None:
    quick = "--quick" in sys.argv[1:]
    program, folder = (argument for argument in sys.argv[1:] if argument != "--quick")
    path = Path(folder) / "large"
    pattern = hashlib.sha512(b"a pattern that is not zero").digest() * (1 << 14)  # 1 MiB
    with path.open("wb") as file:
        for _ in range(16 if quick else 1024):
            file.write(pattern)
    small = Path(folder) / "small"
    small.write_bytes(pattern)

    versions = f"sealstone {sealstone.__version__}, cryptography {cryptography.__version__}, PyNaCl {nacl.__version__}"
    print(f"Python {sys.version.split()[0]}, {versions}")
    rounds = 6 if quick else 30
    for race in (calling(), signing(), verifying(), in_threads(), batches()):
        run(race, rounds, lambda: core_times(program, small))
    run(sealing(path), 2 if quick else 5, lambda: core_times(program, path))


main()
