"""Eight threads at once, on the same objects."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable

from conftest import TIME, refused

from sealstone import Content, ContentHasher, Prehash, Seal, Signer, SigningKey, Statement, batch

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


def test_other_threads_run_while_a_file_object_is_read() -> None:
    """The reader waits for a thread, which could not run if the interpreter were held."""
    given, taken = threading.Event(), threading.Event()

    class Slow:
        parts = [b"content", b""]

        def read(self, size: int) -> bytes:
            given.set()
            assert taken.wait(60)
            return self.parts.pop(0)

    def take() -> None:
        assert given.wait(60)
        taken.set()

    thread = threading.Thread(target=take)
    thread.start()
    assert Content.read(Slow()) == Content.of(b"content")
    thread.join()


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
