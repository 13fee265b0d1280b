"""The parts of which the cases of seals.json are made."""

import base64

import digests
import maker
from maker import Key, fields, joined, key, seal

ALICE, BOB, CAROL = key("example.com/alice"), key("example.com/bob"), key("example.com/carol")
ALICE_AGAIN = Key("example.org/alice", ALICE.seed)
# Two keys of one name and one id, found by trying 105,010 seeds: 2^16 tries give an even chance.
TWINS = [Key("collision.example", digests.sha256(b"collision %d" % n)) for n in (23484, 105009)]

CONTENT = b"hello, world\n"
EARLIER, LATER = "2026-11-23T13:59:59Z", "2026-11-23T14:00:01Z"
BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
TINY = "\u2014 a QUJDREU="  # by an unknown signer, the least that parses

# Lines: 1 header, 2 digest, 3 size, 4 time, 5 name, 6 type, 7 and 8 claims, 9 blank, 10 signature.
FULL = fields(CONTENT, name="report.pdf", type="application/pdf", claims=[("build", "17"), ("commit", "a6a10f1")])
FULL_LINES = maker.lines(FULL)
FULL_TEXT = joined(FULL_LINES)
FULL_SEAL = seal(FULL_TEXT, ALICE)
SHORT_LINES = maker.lines(fields())
SHORT_TEXT = joined(SHORT_LINES)
DIGEST_LINE, SIZE_LINE, TIME_LINE = SHORT_LINES[1:4]


def valid(id, comment, found, signers=(ALICE,), verify=None, content=None):
    """A seal that parses to `found`. Without `verify` its signers are the keyring, and all must have signed."""
    text = joined(maker.lines(found))
    if verify is None:
        verify = [check(signers, list(range(len(signers))), threshold=len(signers), content=content)]
    return {
        "id": id,
        "comment": comment,
        "seal": seal(text, *signers),
        "parse": "valid",
        "statement": found,
        "id_hex": digests.sha256(text.encode()).hex(),
        "signatures": [signer_of(s) for s in signers],
        "verify": verify,
    }


def signer_of(signer):
    if isinstance(signer, Key):
        return {"name": signer.name, "id": signer.id().hex()}
    _, name, encoded = signer.split(" ")
    return {"name": name, "id": base64.b64decode(encoded)[:4].hex()}


def invalid(id, comment, error, line, content):
    """A seal given as text, bytes, or [text, count] pairs."""
    form = {str: "seal", list: "seal_parts"}.get(type(content), "seal_hex")
    content = content.hex() if isinstance(content, bytes) else content
    return {"id": id, "comment": comment, form: content, "parse": error, "line": line}


def changed(id, comment, error, line, new):
    """The full seal with one line replaced before it is signed, so that nothing else is wrong."""
    parts = FULL_LINES[: line - 1] + [new] + FULL_LINES[line:]
    return invalid(id, comment, error, line, seal(joined(parts), ALICE))


def arranged(id, comment, error, line, *parts):
    """A signed seal of these lines after the header."""
    return invalid(id, comment, error, line, seal(joined(["sealstone/v1", *parts]), ALICE))


def signed_by(id, comment, error, line, *signature_lines):
    """The short seal with these lines where signatures stand; the first is line 6."""
    return invalid(id, comment, error, line, seal(SHORT_TEXT, *signature_lines))


def entry(signer, status="active", start=None, end=None):
    vkey = signer if isinstance(signer, str) else signer.vkey
    window = {"from": start, "until": end}
    return {"vkey": vkey, "status": status, **{k: v for k, v in window.items() if v}}


def check(keyring, result, threshold=1, now=None, content=None):
    """One verification. `result` is an error, or the indexes of the signature lines that count."""
    refused = isinstance(result, str)
    case = {"keyring": [e if isinstance(e, dict) else entry(e) for e in keyring], "threshold": threshold}
    if now:
        case["now"] = now
    if isinstance(content, bytes):
        case["content_hex"] = content.hex()
    elif isinstance(content, int):
        case["content_painted"] = content
    elif content:
        case["content_digest"] = content
    return {**case, "result": result if refused else "valid", "verified": [] if refused else result}


def digest_of(content, algorithm="sha-256", size=None):
    """Content known by its digest only."""
    return {
        "algorithm": algorithm,
        "digest": digests.HASHES[algorithm](content).hex(),
        "size": len(content) if size is None else size,
    }
