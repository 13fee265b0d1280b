"""The three content digests, over content painted with a pattern of period 251."""

import hashlib

FILE = "digests.json"
CHUNK = 65536
# The edges of the block sizes of SHA-256 (64) and SHA-512 (128), of their padding, and of the chunks and their tree.
LENGTHS = (
    [0, 1, 2, 3, 31, 32, 55, 56, 57, 63, 64, 65, 111, 112, 113, 119, 120, 127, 128, 129, 250, 251, 252, 4095, 4096, 4097]
    + [n * CHUNK + d for n in (1, 2, 3, 4, 5, 6, 7, 8, 9) for d in (-1, 0, 1)]
    + [15 * CHUNK + 1, 1048575, 1048576, 1048577, 17 * CHUNK + 12345, 33 * CHUNK]
)


def painted(length):
    """Byte i is i mod 251: a prime period, so no two chunks are alike."""
    return (bytes(range(251)) * (length // 251 + 1))[:length]


def sha256(content):
    return hashlib.sha256(content).digest()


def sha512(content):
    return hashlib.sha512(content).digest()


def tree(content):
    """RFC 6962, section 2.1, over chunks of 64 KiB."""
    chunks = [content[i : i + CHUNK] for i in range(0, len(content), CHUNK)]
    return root(chunks) if chunks else sha256(b"")


def root(chunks):
    if len(chunks) == 1:
        return sha256(b"\0" + chunks[0])
    split = 1 << (len(chunks) - 1).bit_length() - 1
    return sha256(b"\1" + root(chunks[:split]) + root(chunks[split:]))


HASHES = {"sha-256": sha256, "sha-512": sha512, "sha-256-tree-65536": tree}


def case(length):
    content = painted(length)
    return {"length": length, **{name: digest(content).hex() for name, digest in HASHES.items()}}


def build():
    return {
        "comment": "Content digests in hex. Byte i of the content is i mod 251.",
        "count": len(LENGTHS),
        "cases": [case(length) for length in LENGTHS],
    }
