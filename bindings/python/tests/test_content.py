"""Content of memory, files and file objects."""

from __future__ import annotations

import faulthandler
import hashlib
import io
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from conftest import TIME, refused

from sealstone import (
    DIGEST_ALGORITHMS,
    Content,
    ContentHasher,
    Seal,
    SealstoneError,
    Signer,
    Statement,
    digest_length,
)

BYTES = bytes(range(256)) * 5_000  # more than one part


def test_content_of_memory_file_and_stream_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "content"
    path.write_bytes(BYTES)
    for algorithm in DIGEST_ALGORITHMS:
        content = Content.of(BYTES, algorithm)
        assert (content.algorithm, content.size) == (algorithm, len(BYTES))
        assert len(content.digest) == digest_length(algorithm)
        assert Content.of_file(path, algorithm) == Content.of_file(str(path), algorithm) == content
        with path.open("rb") as file:
            assert Content.read(file, algorithm) == content
        with path.open("rb", buffering=0) as unbuffered:
            assert Content.read(unbuffered, algorithm) == content
        content.check(Content.from_digest(algorithm, content.digest, content.size))
    assert Content.of(BYTES) == Content.of(BYTES, DIGEST_ALGORITHMS[0])
    assert Content.of(BYTES).digest == hashlib.sha256(BYTES).digest()
    assert len({Content.of(b"a"), Content.of("a"), Content.of(b"b")}) == 2


def test_sizes_that_no_seal_can_state() -> None:
    digest = bytes(32)
    assert Content.from_digest("sha-256", digest, Content.MAX_SIZE).size == 2**63 - 1
    for size in (-1, Content.MAX_SIZE + 1, 2**64, -(2**64)):
        with refused("seal-size-invalid"):
            Content.from_digest("sha-256", digest, size)
    with refused("invalid-length"):
        Content.from_digest("sha-512", digest, 0)


def test_a_hasher_is_used_up() -> None:
    hasher = ContentHasher("sha-512")
    hasher.update(b"content")
    assert hasher.finish() == Content.of(b"content", "sha-512")
    for use in (hasher.finish, lambda: hasher.update(b"")):
        with pytest.raises(ValueError, match="finished"):
            use()


def test_unknown_algorithms() -> None:
    uses: list[Callable[[Any], object]] = [digest_length, ContentHasher, lambda name: Content.of(b"", name)]
    for use in uses:
        with refused("seal-digest-invalid"):
            use("md5")


def test_files_are_sealed_and_verified(tmp_path: Path, signer: Signer) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(BYTES)
    seal = Seal.parse(signer.sign_file(path, "sha-256-tree-65536", TIME))
    assert (seal.statement.name, seal.statement.time) == ("report.txt", TIME)
    seal.verify_file(signer.verifier, path)
    seal.verify_file(signer.verifier, os.fspath(path))
    with path.open("rb") as file:
        seal.verify_reader(signer.verifier, file)
    with path.open("rb") as file, refused("threshold-not-met"):
        seal.verify_reader(signer.verifier, file, threshold=2)
    path.write_bytes(BYTES[:-1] + b"?")
    with refused("content-mismatch"):
        seal.verify_file(signer.verifier, path)
    with path.open("rb") as file, refused("content-mismatch"):
        seal.verify_reader(signer.verifier, file)
    path.write_bytes(b"")
    with refused("content-size-mismatch"):
        seal.verify_file(signer.verifier, path)


@pytest.fixture(params=["of_file", "sign_file", "verify_file"])
def read_file(request: pytest.FixtureRequest, signer: Signer) -> Callable[[Any], object]:
    seal = Seal.parse(signer.sign(Statement(Content.of(b""), TIME)))
    readers: dict[str, Callable[[Any], object]] = {
        "of_file": Content.of_file,
        "sign_file": signer.sign_file,
        "verify_file": lambda path: seal.verify_file(signer.verifier, path),
    }
    return readers[str(request.param)]


def test_errors_of_the_system_are_oserrors(tmp_path: Path, read_file: Callable[[Any], object]) -> None:
    missing = tmp_path / "missing"
    with pytest.raises(FileNotFoundError) as caught:
        read_file(missing)
    assert (caught.value.filename, caught.value.strerror) == (str(missing), os.strerror(caught.value.errno or 0))
    with pytest.raises(IsADirectoryError):
        read_file(tmp_path)
    with pytest.raises(NotADirectoryError):
        (tmp_path / "file").write_bytes(b"")
        read_file(tmp_path / "file" / "x")
    with pytest.raises((ValueError, SealstoneError), match="NUL|component"):
        read_file("with\0nul")
    for wrong in (b"bytes", 3, None):
        with pytest.raises(TypeError):
            read_file(wrong)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a file's name be any bytes")
def test_paths_that_are_not_utf8(tmp_path: Path, signer: Signer) -> None:
    path = os.path.join(tmp_path, os.fsdecode(b"gr\xfc\xdfe"))
    Path(path).write_bytes(b"content")
    assert Content.of_file(path) == Content.of(b"content")
    with refused("seal-name-invalid"):
        signer.sign_file(path)
    with pytest.raises(FileNotFoundError) as caught:
        Content.of_file(path + "-missing")
    assert caught.value.filename == path + "-missing"


class Given:
    """A file object that gives, or raises, one thing after the other."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)

    def read(self, size: int) -> Any:
        answer = self.answers.pop(0)
        if isinstance(answer, BaseException):
            raise answer
        return answer


def test_file_objects_of_every_kind() -> None:
    content = Content.of(b"content")
    assert Content.read(io.BytesIO(b"content")) == content
    assert Content.read(Given(b"con", bytearray(b"te"), memoryview(b"nt"), b"")) == content
    begun = io.BytesIO(b"some content")
    begun.seek(5)
    assert Content.read(begun) == content


def test_what_a_file_object_raises_is_raised() -> None:
    for error in (RuntimeError("mine"), InterruptedError("mine"), KeyboardInterrupt(), OSError(5, "mine")):
        with pytest.raises(type(error)) as caught:
            Content.read(Given(b"content", error))
        assert caught.value is error


def test_what_is_no_binary_file(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="binary mode"):
        Content.read(io.StringIO("text"))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="binary mode"), (tmp_path / "empty").open("w+") as text:
        Content.read(text)  # type: ignore[arg-type]
    closed = io.BytesIO()
    closed.close()
    with pytest.raises(ValueError, match="closed"):
        Content.read(closed)
    with pytest.raises(BlockingIOError):
        Content.read(Given(None))
    with pytest.raises(ValueError, match="more bytes"):
        Content.read(Given(bytes(1 << 25)))
    with pytest.raises(TypeError):
        Content.read(Given(7))
    with pytest.raises(TypeError, match="read"):
        Content.read(b"bytes")  # type: ignore[arg-type]


def test_a_refused_seal_reads_nothing(signer: Signer) -> None:
    seal = Seal.parse(signer.sign(Statement(Content.of(b"content"), TIME)))
    with refused("time-in-future"):
        seal.verify_reader(signer.verifier, Given(), now=TIME.replace(year=2000))
    untrusted = Signer(signer.verifier.name, signer.signing_key.generate()).verifier
    with refused("signer-unknown"):
        seal.verify_reader(untrusted, Given())


def test_a_stream_is_read_one_byte_further_than_was_sealed(signer: Signer) -> None:
    seal = Seal.parse(signer.sign(Statement(Content.of(b"content"), TIME)))
    endless = io.BytesIO(b"content" * 1000)
    with pytest.raises(SealstoneError):
        seal.verify_reader(signer.verifier, endless)
    assert endless.tell() == len(b"content") + 1


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A file that takes long to hash: it has no end."""
    path = tmp_path / "endless"
    with path.open("wb") as file:
        file.truncate(1 << 42)
    return path


@contextmanager
def interrupted() -> Iterator[None]:
    """Demands that Ctrl-C ends what is done inside; if it does not, the whole run ends here."""
    faulthandler.dump_traceback_later(60, exit=True)
    timer = threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        yield
    timer.join()
    faulthandler.cancel_dump_traceback_later()


def test_ctrl_c_ends_the_reading_of_a_file(large: Path, read_file: Callable[[Any], object], signer: Signer) -> None:
    if getattr(read_file, "__name__", "") == "<lambda>":
        # Its size must be the sealed one, or the file is not read at all.
        sealed = Statement(Content.from_digest("sha-256", bytes(32), large.stat().st_size), TIME)
        seal = Seal.parse(signer.sign(sealed))
        read_file = lambda path: seal.verify_file(signer.verifier, path)  # noqa: E731
    with interrupted():
        read_file(large)


def test_ctrl_c_ends_the_reading_of_a_stream() -> None:
    part = bytes(1 << 20)

    class Endless:
        def read(self, size: int) -> bytes:
            return part[:size]

    with interrupted():
        Content.read(Endless())


def test_a_file_that_changes_while_it_is_read_is_refused(large: Path, signer: Signer) -> None:
    timer = threading.Timer(0.1, os.truncate, (large, 10))
    timer.start()
    with refused("content-changed"):
        signer.sign_file(large)
    timer.join()
