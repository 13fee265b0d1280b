"""Eight threads at once, on the same objects."""

from __future__ import annotations

import hashlib
import io
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import TIME, refused

from sealstone import Content, ContentHasher, Prehash, Seal, Signer, SigningKey, Statement, batch, interop

THREADS = 8


def together(work: Callable[[int], object]) -> None:
    """Runs `work` in all threads at once, and raises what any of them raises."""
    start, failed = threading.Barrier(THREADS), []

    def run(number: int) -> None:
        start.wait()
        try:
            work(number)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in failed:
        raise error


def test_keys_and_seals_are_shared(signer: Signer, key: SigningKey) -> None:
    content = Content.of(b"content")
    seal = Seal.parse(signer.sign(Statement(content, TIME)))
    public = key.verifying_key

    def work(number: int) -> None:
        for turn in range(50):
            message = b"%d %d" % (number, turn)
            signature = key.sign(message)
            public.verify(message, signature)
            batch.verify([(public, message, signature)] * 3)
            with refused("signature-invalid"):
                public.verify(b"other", signature)
            assert seal.verify(signer.verifier, content).verdict is None

    together(work)


def test_what_changes_is_changed_by_one_at_a_time(key: SigningKey) -> None:
    part, prehash = bytes(100_000), Prehash()
    hasher = ContentHasher("sha-256")
    stream = key.verifying_key.verify_stream(key.sign(part * THREADS * 5))

    def work(_: int) -> None:
        for _ in range(5):
            hasher.update(part)
            prehash.update(part)
            stream.update(part)

    together(work)
    assert hasher.finish().digest == hashlib.sha256(part * THREADS * 5).digest()
    stream.finish()
    whole = Prehash()
    whole.update(part * THREADS * 5)
    assert key.sign_prehashed(prehash) == key.sign_prehashed(whole)


def test_only_one_finishes() -> None:
    for _ in range(50):
        hasher = ContentHasher()
        finished: list[Content] = []

        def work(_: int, hasher: ContentHasher = hasher, finished: list[Content] = finished) -> None:
            try:
                finished.append(hasher.finish())
            except ValueError:
                pass

        together(work)
        assert finished == [Content.of(b"")]


LARGE = bytes(1 << 23)
KEY = SigningKey.from_bytes(bytes(32))
PUBLIC, SIGNATURE = KEY.verifying_key, KEY.sign(LARGE)
STREAM = PUBLIC.verify_stream(SIGNATURE)
ITEMS = [(PUBLIC, b"reading", KEY.sign(b"reading"))] * 500
RAW_ITEMS = [(PUBLIC.to_bytes(), message, signature) for _, message, signature in ITEMS]
LONG: dict[str, Callable[[str], object]] = {
    "SigningKey.sign": lambda _: KEY.sign(LARGE),
    "SigningKey.to_encrypted_pkcs8_pem": lambda _: KEY.to_encrypted_pkcs8_pem("secret"),
    "VerifyingKey.verify": lambda _: PUBLIC.verify(LARGE, SIGNATURE),
    "Prehash.update": lambda _: Prehash().update(LARGE),
    "StreamVerifier.update": lambda _: STREAM.update(LARGE),
    "ContentHasher.update": lambda _: ContentHasher().update(LARGE),
    "Content.of": lambda _: Content.of(LARGE),
    "Content.of_file": Content.of_file,
    "Content.read": lambda _: Content.read(io.BytesIO(LARGE)),
    "Signer.sign_file": lambda path: Signer("name", KEY).sign_file(path),
    "batch.verify": lambda _: batch.verify(ITEMS),
    "interop.verify_batch": lambda _: interop.verify_batch("ref10", RAW_ITEMS),
}


@pytest.fixture
def no_preemption() -> Iterator[None]:
    """A thread keeps the interpreter until it gives it up."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1000)
    yield
    sys.setswitchinterval(interval)


@pytest.mark.parametrize("work", LONG.values(), ids=LONG.keys())
def test_other_threads_run_meanwhile(work: Callable[[str], object], no_preemption: None, tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(LARGE)
    turns, done = [0], threading.Event()

    def count() -> None:
        while not done.wait(0.0001):
            turns[0] += 1

    thread = threading.Thread(target=count)
    thread.start()
    path, ran_meanwhile = str(tmp_path / "large"), False
    for _ in range(200):  # the system decides when the other thread runs
        before = turns[0]
        work(path)
        if turns[0] > before:
            ran_meanwhile = True
            break
    done.set()
    thread.join()
    assert ran_meanwhile


def test_a_bytearray_may_change_while_it_is_signed(key: SigningKey) -> None:
    """It was copied, so the signature is that of one state or the other."""
    message = bytearray(b"a" * 10_000)
    states = {key.sign(b"a" * 10_000), key.sign(b"b" * 10_000)}
    done = threading.Event()

    def change() -> None:
        while not done.is_set():
            message[:] = b"b" * 10_000
            message[:] = b"a" * 10_000

    thread = threading.Thread(target=change)
    thread.start()
    signatures = {key.sign(message) for _ in range(500)}
    done.set()
    thread.join()
    assert signatures <= states
