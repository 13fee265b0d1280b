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

    def __init__(self, code: int, name: str, message: str, *more: object) -> None:
        super().__init__(code, name, message, *more)  # from these arguments pickle makes the error again
        self.code = code
        self.name = name

    def __str__(self) -> str:
        return f"{self.args[2]} ({self.name})"


class ParseError(SealstoneError):
    """A seal or keyring was refused at `line`, counted from 1; 0 stands for the text as a whole."""

    line: int

    def __init__(self, code: int, name: str, message: str, line: int) -> None:
        super().__init__(code, name, message, line)
        self.line = line


class BatchError(SealstoneError):
    """Signatures of a batch were refused: `bad` holds the index and the error of each."""

    bad: tuple[tuple[int, SealstoneError], ...]

    def __init__(
        self, code: int, name: str, message: str, bad: tuple[tuple[int, SealstoneError], ...]
    ) -> None:
        super().__init__(code, name, message, bad)
        self.bad = bad
