"""Makes keys, statements and seals as asked, right or wrong; it knows nothing of note.py, which reads them."""

import base64
import calendar
import hashlib
from dataclasses import dataclass

import digests
from oracle import ed25519

TIME = "2026-11-23T14:00:00Z"


@dataclass(frozen=True)
class Key:
    name: str
    seed: bytes

    @property
    def public(self):
        return ed25519.public_key(self.seed)

    @property
    def vkey(self):
        return vkey(self.name, self.public)

    def id(self, kind=b"\x01"):
        return hashlib.sha256(self.name.encode() + b"\n" + kind + self.public).digest()[:4]

    def sign(self, text):
        return signature_line(self.name, self.id() + ed25519.sign(self.seed, text.encode()))


def key(name, label=None):
    return Key(name, hashlib.sha256(b"sealstone test key " + (label or name).encode()).digest())


def vkey(name, public, kind=b"\x01"):
    identifier = hashlib.sha256(name.encode() + b"\n" + kind + public).hexdigest()[:8]
    return f"{name}+{identifier}+{encode(kind + public)}"


def encode(data):
    return base64.b64encode(data).decode()


def signature_line(name, data):
    return f"\u2014 {name} {encode(data)}"


def fields(content=b"", algorithm="sha-256", digest=None, size=None, time=TIME, name=None, type=None, claims=()):
    """What a parser finds in the statement about this content."""
    return {
        "algorithm": algorithm,
        "digest": (digests.HASHES[algorithm](content) if digest is None else digest).hex(),
        "size": len(content) if size is None else size,
        "time": time,
        "unix_seconds": unix_seconds(time),
        "name": name,
        "type": type,
        "claims": [list(claim) for claim in claims],
    }


def unix_seconds(time):
    return calendar.timegm(
        tuple(int(part) for part in (time[:4], time[5:7], time[8:10], time[11:13], time[14:16], time[17:19]))
    )


def lines(found):
    """The statement's lines."""
    optional = [f"{keyword} {found[keyword]}" for keyword in ("name", "type") if found[keyword] is not None]
    return [
        "sealstone/v1",
        f"digest {found['algorithm']} {encode(bytes.fromhex(found['digest']))}",
        f"size {found['size']}",
        f"time {found['time']}",
        *optional,
        *(f"claim {name} {value}" for name, value in found["claims"]),
    ]


def joined(parts):
    return "".join(part + "\n" for part in parts)


def seal(text, *signers):
    """The text with a signature line of each signer, which is a Key or a ready line."""
    return text + "\n" + joined(s.sign(text) if isinstance(s, Key) else s for s in signers)
