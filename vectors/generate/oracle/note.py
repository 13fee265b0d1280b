"""An independent reading of the seal rules of docs/FORMAT.md: parse and verify, written to be read.

The corpus labels each case by how it was made; this file must come to the same label.
"""

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass, field
from datetime import datetime

import digests
from oracle import rules

HEADER = "sealstone/v1"
DASH = "\u2014 "
KEYWORDS = ("digest", "size", "time", "name", "type", "claim")
REQUIRED = 3  # the first three keywords
CLAIM = KEYWORDS.index("claim")

MAX_SEAL = 327680
MAX_SIGNATURE_LINE = 8192  # without its newline
MAX_SIGNATURE_LINES = 262144  # all of them, newlines included
MAX_SIGNATURES = 64
MAX_CLAIMS = 32
MAX_NAME = 255
MAX_CLAIM_VALUE = 1024
MAX_SIZE = 2**63 - 1

DIGEST_BYTES = {"sha-256": 32, "sha-512": 64, "sha-256-tree-65536": 32}
SIZE = re.compile("0|[1-9][0-9]{0,18}")
TIME = re.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})Z")
CLAIM_KEY = re.compile("[a-z][a-z0-9-]{0,31}")
KEY_ID = re.compile("[0-9a-f]{8}")

CONTROLS = frozenset(map(chr, [*range(0x20), *range(0x7F, 0xA0)]))
LINE_SEPARATORS = frozenset("\u2028\u2029")
BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
UNCLEAN = CONTROLS | LINE_SEPARATORS | BIDI_CONTROLS
# Unicode's White_Space property; str.isspace() also takes U+001C to U+001F.
WHITE_SPACE = frozenset(
    map(
        chr,
        [*range(0x09, 0x0E), 0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000],
    )
)


class Refused(Exception):
    """An error name of core/src/error.rs, and the line it stands on where there is one."""

    def __init__(self, name, line=None):
        super().__init__(name, line)
        self.name, self.line = name, line


@dataclass
class Statement:
    algorithm: str = ""
    digest: bytes = b""
    size: int = 0
    time: str = ""
    name: str = None
    type: str = None
    claims: list = field(default_factory=list)


@dataclass
class Signature:
    name: str
    id: bytes
    bytes: bytes


@dataclass
class Seal:
    text: bytes
    statement: Statement
    signatures: list

    def id(self):
        return hashlib.sha256(self.text).hexdigest()


@dataclass
class Entry:
    """A line of a keyring."""

    name: str
    id: bytes
    public: bytes
    status: str = "active"
    start: str = None
    end: str = None

    def window_holds(self, time):
        # Times of this form sort as text.
        return (self.start or time) <= time <= (self.end or time)


class Lines:
    """Hands out lines; `number` is that of the line handed out last."""

    def __init__(self, text):
        self.rest, self.number = text, 0

    def next(self):
        """The next line without its newline, and whether it had one."""
        self.number += 1
        line, newline, self.rest = self.rest.partition("\n")
        return line, bool(newline)

    def refuse(self, name):
        raise Refused(name, self.number)


# Parsing


def parse(data):
    """The Seal in these bytes, or Refused with the first error and its line."""
    lines = Lines(checked_text(data))
    parse_header(lines)
    statement = parse_statement(lines)
    text_length = len(data) - len(lines.rest.encode()) - 1
    return Seal(data[:text_length], statement, parse_signatures(lines))


def checked_text(data):
    if len(data) > MAX_SEAL:
        raise Refused("seal-too-large", 0)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused("seal-not-utf8", 1 + data.count(b"\n", 0, error.start)) from None
    for position, char in enumerate(text):
        if char in CONTROLS and char != "\n":
            raise Refused("seal-control-character", 1 + text.count("\n", 0, position))
    return text


def parse_header(lines):
    line, ended = lines.next()
    if not ended and HEADER.startswith(line):
        lines.refuse("seal-truncated")
    if not ended or line != HEADER:
        lines.refuse("seal-header-unknown")


def parse_statement(lines):
    statement, ranks = Statement(), []
    while True:
        line, ended = lines.next()
        if not ended:
            lines.refuse("seal-truncated")
        if not line:
            break
        keyword, space, value = line.partition(" ")
        if keyword not in KEYWORDS or not space:
            lines.refuse("seal-line-unknown")
        rank = KEYWORDS.index(keyword)
        check_place(lines, rank, ranks)
        check_value(lines, keyword, value, statement)
        ranks.append(rank)
    if len(ranks) < REQUIRED:
        lines.refuse("seal-line-missing")
    return statement


def check_place(lines, rank, before):
    """Whether a line of this rank may follow the lines of the ranks before."""
    if len(before) < REQUIRED:
        if rank < len(before):
            lines.refuse("seal-line-duplicate")
        if rank > len(before):
            lines.refuse("seal-line-missing")
    elif rank < REQUIRED or (rank in before and rank != CLAIM):
        lines.refuse("seal-line-duplicate")
    elif rank < before[-1]:
        lines.refuse("seal-line-order")


def check_value(lines, keyword, value, statement):
    if keyword == "digest":
        algorithm, _, encoded = value.partition(" ")
        digest = decode_base64(encoded)
        if digest is None or len(digest) != DIGEST_BYTES.get(algorithm):
            lines.refuse("seal-digest-invalid")
        statement.algorithm, statement.digest = algorithm, digest
    elif keyword == "size":
        if not SIZE.fullmatch(value) or int(value) > MAX_SIZE:
            lines.refuse("seal-size-invalid")
        statement.size = int(value)
    elif keyword == "time":
        if not is_time(value):
            lines.refuse("seal-time-invalid")
        statement.time = value
    elif keyword == "name":
        if not is_clean(value, MAX_NAME) or value in (".", "..") or "/" in value or "\\" in value:
            lines.refuse("seal-name-invalid")
        statement.name = value
    elif keyword == "type":
        if not is_clean(value, MAX_NAME):
            lines.refuse("seal-type-invalid")
        statement.type = value
    else:
        check_claim(lines, value, statement.claims)


def check_claim(lines, text, claims):
    if len(claims) == MAX_CLAIMS:
        lines.refuse("seal-claims-too-many")
    key, _, value = text.partition(" ")
    if not CLAIM_KEY.fullmatch(key) or not is_clean(value, MAX_CLAIM_VALUE):
        lines.refuse("seal-claim-invalid")
    last = claims[-1][0] if claims else ""
    if key == last:
        lines.refuse("seal-line-duplicate")
    if key < last:
        lines.refuse("seal-line-order")
    claims.append([key, value])


def parse_signatures(lines):
    signatures, total = [], 0
    while lines.rest:
        line, ended = lines.next()
        if not line.startswith(DASH):
            if not ended and DASH.startswith(line):
                lines.refuse("seal-truncated")
            lines.refuse("seal-trailing-bytes" if signatures else "seal-signature-malformed")
        if not ended:
            lines.refuse("seal-truncated")
        length = len(line.encode())
        total += length + 1
        if length > MAX_SIGNATURE_LINE or total > MAX_SIGNATURE_LINES:
            lines.refuse("seal-too-large")
        if len(signatures) == MAX_SIGNATURES:
            lines.refuse("seal-signatures-too-many")
        signatures.append(parse_signature(lines, line[len(DASH) :]))
    if not signatures:
        raise Refused("seal-unsigned", lines.number + 1)
    return signatures


def parse_signature(lines, text):
    name, _, encoded = text.partition(" ")
    decoded = decode_base64(encoded)
    if not name or "+" in name or WHITE_SPACE & set(name) or decoded is None or len(decoded) < 5:
        lines.refuse("seal-signature-malformed")
    return Signature(name, decoded[:4], decoded[4:])


def decode_base64(text):
    """The bytes, or None unless this is their one canonical padded encoding."""
    try:
        decoded = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return decoded if base64.b64encode(decoded).decode() == text else None


def is_clean(text, limit):
    trimmed = text.strip(" ")
    return 1 <= len(text.encode()) <= limit and trimmed == text and not UNCLEAN & set(text)


def is_time(text):
    return read_time(text) is not None


def read_time(text):
    """The datetime, or None unless it is a real second of the years 0001 to 9999."""
    match = TIME.fullmatch(text)
    try:
        return match and datetime(*map(int, match.groups()))
    except ValueError:
        return None


def unix_seconds(text):
    since = read_time(text) - datetime(1970, 1, 1)
    return since.days * 86400 + since.seconds


# Keys


def key_id(name, public):
    return hashlib.sha256(name.encode() + b"\n\x01" + public).digest()[:4]


def is_key_name(name):
    return 1 <= len(name.encode()) <= MAX_NAME and not (UNCLEAN | WHITE_SPACE | {"+"}) & set(name)


def parse_vkey(text):
    parts = text.split("+", 2)
    if len(parts) != 3 or not KEY_ID.fullmatch(parts[1]):
        raise Refused("key-malformed")
    name, identifier, encoded = parts
    decoded = decode_base64(encoded)
    if not decoded:
        raise Refused("key-malformed")
    if not is_key_name(name):
        raise Refused("key-name-invalid")
    if decoded[0] != 1:
        raise Refused("key-algorithm-unsupported")
    if len(decoded) != 33:
        raise Refused("key-malformed")
    public = decoded[1:]
    if identifier != key_id(name, public).hex():
        raise Refused("key-id-mismatch")
    if rules.key_error(public):
        raise Refused(rules.key_error(public))
    return Entry(name, bytes.fromhex(identifier), public)


def check_signature(public, message, signature):
    verdict = rules.universal(public, message, signature) if len(signature) == 64 else "signature-invalid"
    if verdict != rules.VALID:
        raise Refused(verdict)


def parse_keyring(data):
    """The entries of a keyring file, or Refused with the first error and its line."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused("keyring-malformed", 1 + data.count(b"\n", 0, error.start)) from None
    lines, keyring = Lines(text), []
    while lines.rest:
        line, ended = lines.next()
        if not ended:
            lines.refuse("keyring-malformed")
        if not line or line.startswith("#"):
            continue
        try:
            keyring.append(parse_keyring_line(line, keyring))
        except Refused as error:
            lines.refuse(error.name)
    return keyring


def parse_keyring_line(line, keyring):
    status, *words = line.split(" ")
    if status not in ("active", "retired", "revoked") or not words or not words[0]:
        raise Refused("keyring-malformed")
    entry = parse_vkey(words[0])
    entry.status, (entry.start, entry.end) = status, parse_window(words[1:])
    if any((other.name, other.public) == (entry.name, entry.public) for other in keyring):
        raise Refused("key-duplicate")
    return entry


def parse_window(words):
    """(from, until) of `[from TIME] [until TIME]`."""
    times = {}
    for keyword in ("from", "until"):
        if words[:1] == [keyword] and len(words) > 1 and is_time(words[1]):
            times[keyword] = words[1]
            words = words[2:]
    if words:
        raise Refused("keyring-malformed")
    return times.get("from"), times.get("until")


# Verifying


def verify(seal, keyring, threshold, now=None):
    """The indexes of the signature lines that count, or Refused."""
    if threshold < 1:
        raise Refused("threshold-invalid")
    verified = verified_lines(seal, keyring)
    revoked = {entry.public for entry in keyring if entry.status == "revoked"}
    if revoked & verified.keys():
        raise Refused("key-revoked")
    time = seal.statement.time
    if now is not None and time > now:
        raise Refused("time-in-future")
    counting = [index for index, entry in verified.values() if entry.window_holds(time)]
    if len(counting) >= threshold:
        return counting
    if not verified:
        raise Refused("signer-unknown")
    raise Refused("threshold-not-met" if counting else "key-outside-window")


def verified_lines(seal, keyring):
    """For each public key that signed: the index of its line and its entry. A known line that fails refuses all."""
    verified = {}
    for index, signature in enumerate(seal.signatures):
        candidates = [e for e in keyring if (e.name, e.id) == (signature.name, signature.id)]
        if not candidates:
            continue
        entry = signing_entry(candidates, seal.text, signature.bytes)
        if entry.public in verified:
            raise Refused("signature-repeated")
        verified[entry.public] = index, entry
    return verified


def signing_entry(candidates, text, signature):
    errors = []
    for entry in candidates:
        try:
            check_signature(entry.public, text, signature)
            return entry
        except Refused as error:
            errors.append(error)
    raise errors[0]


def check_content(statement, algorithm, size, digest):
    if algorithm != statement.algorithm:
        raise Refused("digest-algorithm-mismatch")
    if size != statement.size:
        raise Refused("content-size-mismatch")
    if digest != statement.digest:
        raise Refused("content-mismatch")


def check_content_bytes(statement, content):
    digest = digests.HASHES[statement.algorithm](content)
    check_content(statement, statement.algorithm, len(content), digest)
