"""What Sealstone raises when it refuses something."""

from __future__ import annotations


class SealstoneError(Exception):
    """Something was refused.

    `code` is the stable number and `name` the stable kebab-case name, the same in every language.

    >>> from sealstone import SealstoneError, VerifyingKey
    >>> try:
    ...     VerifyingKey.from_bytes(bytes([255]) * 32)
    ... except SealstoneError as error:
    ...     print(error.code, error.name)
    10 key-not-canonical
    """

    code: int
    name: str
    message: str

    # `BaseException.__new__` keeps the arguments, from which pickle makes the error again.
    def __init__(self, code: int, name: str, message: str) -> None:
        self.code = code
        self.name = name
        self.message = message

    def __str__(self) -> str:
        return f"{self.message} ({self.name})"


class ParseError(SealstoneError):
    """A seal or keyring was refused at `line`, counted from 1; 0 stands for the text as a whole."""

    line: int

    def __init__(self, code: int, name: str, message: str, line: int) -> None:
        super().__init__(code, name, message)
        self.line = line


class BatchError(SealstoneError):
    """Signatures of a batch were refused: `bad` holds the index and the error of each."""

    bad: tuple[tuple[int, SealstoneError], ...]

    def __init__(
        self, code: int, name: str, message: str, bad: tuple[tuple[int, SealstoneError], ...]
    ) -> None:
        super().__init__(code, name, message)
        self.bad = bad
