"""Keyring files, valid and invalid, and through them every error of a verifier line (vkey)."""

from oracle import ed25519
from oracle import note
from maker import encode, joined, key, vkey

FILE = "keyrings.json"
COMMENT = (
    "Keyring files as `keyring` (text) or `keyring_hex` (bytes that are not UTF-8). `parse` is `valid`, then with the"
    " `entries` in order, or the error, then with its `line`."
)

ALICE, BOB = key("example.com/alice"), key("example.com/bob")
FROM, UNTIL = "2026-01-01T00:00:00Z", "2026-12-31T23:59:59Z"


def entry(name, public, status="active", start=None, end=None):
    identifier = vkey(name, public)[len(name) + 1 :][:8]
    return {"name": name, "id": identifier, "public": public.hex(), "status": status, "from": start, "until": end}


def of(signer, *rest):
    return entry(signer.name, signer.public, *rest)


def valid(id, comment, text, *entries):
    return {"id": id, "comment": comment, "keyring": text, "parse": "valid", "entries": list(entries)}


def invalid(id, comment, error, line, text):
    if isinstance(text, bytes):
        return {"id": id, "comment": comment, "keyring_hex": text.hex(), "parse": error, "line": line}
    return {"id": id, "comment": comment, "keyring": text, "parse": error, "line": line}


def files():
    a, b = f"active {ALICE.vkey}", f"retired {BOB.vkey}"
    plus = next(k for k in (key("example.com/plus", f"plus {n}") for n in range(999)) if "+" in k.vkey.split("+", 2)[2])
    renamed = entry("example.org/alice", ALICE.public)
    renewed = entry(ALICE.name, BOB.public)
    return [
        valid("empty", "no line at all", ""),
        valid("comment-only", "nothing but a comment and a blank line", "# nobody\n\n"),
        valid("active", "one active key", joined([a]), of(ALICE)),
        valid("retired", "one retired key", joined([b]), of(BOB, "retired")),
        valid("revoked", "one revoked key", joined(["revoked " + ALICE.vkey]), of(ALICE, "revoked")),
        valid("two", "the order is kept", joined([b, a]), of(BOB, "retired"), of(ALICE)),
        valid(
            "comments",
            "comments and blank lines between",
            joined(["# a", "", a, "#", "", "#b", b, ""]),
            of(ALICE),
            of(BOB, "retired"),
        ),
        valid("from", "a window with a start", joined([f"{a} from {FROM}"]), of(ALICE, "active", FROM)),
        valid("until", "a window with an end", joined([f"{b} until {UNTIL}"]), of(BOB, "retired", None, UNTIL)),
        valid(
            "from-until",
            "a window with both",
            joined([f"{a} from {FROM} until {UNTIL}"]),
            of(ALICE, "active", FROM, UNTIL),
        ),
        valid(
            "one-second",
            "a window of one second",
            joined([f"{a} from {FROM} until {FROM}"]),
            of(ALICE, "active", FROM, FROM),
        ),
        valid(
            "same-key",
            "one key under two names",
            joined([a, "active " + vkey("example.org/alice", ALICE.public)]),
            of(ALICE),
            renamed,
        ),
        valid(
            "same-name",
            "two keys under one name",
            joined([a, "active " + vkey(ALICE.name, BOB.public)]),
            of(ALICE),
            renewed,
        ),
        valid("plus-in-base64", "only the first two '+' divide", joined(["active " + plus.vkey]), of(plus)),
        valid(
            "name-255",
            "a name of 255 bytes",
            joined(["active " + vkey("n" * 255, ALICE.public)]),
            entry("n" * 255, ALICE.public),
        ),
        valid(
            "name-unicode",
            "a name outside ASCII",
            joined(["active " + vkey("\u00fcber.example", ALICE.public)]),
            entry("\u00fcber.example", ALICE.public),
        ),
        valid(
            "name-zero-width",
            "U+200B is not white space",
            joined(["active " + vkey("a\u200bb", ALICE.public)]),
            entry("a\u200bb", ALICE.public),
        ),
        valid("comment-anything", "a comment may hold anything", "# \u202e\t\r\n" + joined([a]), of(ALICE)),
    ]


def malformed():
    a, name = f"active {ALICE.vkey}", ALICE.vkey

    def bad(id, comment, line):
        return invalid(id, comment, "keyring-malformed", 2, joined(["# keys", line]))

    return [
        bad("status-unknown", "no such status", "trusted " + name),
        bad("status-capital", "statuses are lower case", "Active " + name),
        bad("status-missing", "a vkey alone", name),
        bad("vkey-missing", "a status alone", "active"),
        bad("vkey-empty", "a status and a space", "active "),
        bad("space-double", "two spaces", "active  " + name),
        bad("space-first", "a space before the status", " " + a),
        bad("space-last", "a space at the end", a + " "),
        bad("space-only", "a line of one space is not blank", " "),
        bad("comment-indented", "a space before '#'", " # x"),
        bad("comment-behind", "a comment behind a key", a + " # x"),
        bad("tab", "a TAB for the space", "active\t" + name),
        bad("blank-cr", "a blank line with a carriage return", "\r"),
        bad("window-word", "a word that is none", f"{a} since {FROM}"),
        bad("window-no-time", "no time", a + " from"),
        bad("window-no-time-space", "a space for the time", a + " from "),
        bad("window-bad-time", "no real day", a + " from 2026-02-30T00:00:00Z"),
        bad("window-date", "a day without a time", a + " until 2026-12-31"),
        bad("window-order", "until before from", f"{a} until {UNTIL} from {FROM}"),
        bad("window-twice", "from twice", f"{a} from {FROM} from {FROM}"),
        bad("window-rest", "a word after the window", f"{a} from {FROM} until {UNTIL} x"),
        bad("window-double-space", "two spaces before the window", f"{a}  from {FROM}"),
        bad("window-cr", "a carriage return after the window", f"{a} from {FROM}\r"),
        bad("window-second-bad", "the second time is none", f"{a} from {FROM} until 2026"),
        invalid("bom", "a byte order mark first", "keyring-malformed", 1, "\ufeff" + joined([a])),
        invalid(
            "no-newline",
            "the last line has no newline, so it may be cut off",
            "keyring-malformed",
            2,
            joined([a]) + f"active {BOB.vkey}",
        ),
        invalid(
            "comment-no-newline", "a cut comment may hide a revocation", "keyring-malformed", 2, joined([a]) + "# x"
        ),
        invalid("cut-status", "cut inside the status", "keyring-malformed", 2, joined([a]) + "revo"),
        invalid("utf8", "not UTF-8", "keyring-malformed", 2, joined([a]).encode() + b"# \xff\n"),
        invalid("seal", "a seal is no keyring", "keyring-malformed", 1, "sealstone/v1\n"),
    ]


def duplicates():
    a, b = f"active {ALICE.vkey}", f"active {BOB.vkey}"
    return [
        invalid("duplicate", "one line twice", "key-duplicate", 2, joined([a, a])),
        invalid(
            "duplicate-status",
            "one key with two statuses",
            "key-duplicate",
            4,
            joined([a, "", b, "revoked " + ALICE.vkey]),
        ),
        invalid(
            "duplicate-window",
            "one key with two windows",
            "key-duplicate",
            2,
            joined([f"{a} until {UNTIL}", f"{a} from {UNTIL}"]),
        ),
    ]


def vkeys():
    name, public = ALICE.name, ALICE.public
    identifier, encoded = ALICE.vkey.split("+", 2)[1:]
    unsupported = "key-algorithm-unsupported"

    def bad(id, comment, line, error="key-malformed"):
        return invalid("vkey-" + id, comment, error, 1, joined(["active " + line]))

    def named(id, comment, bad_name):
        return bad("name-" + id, comment, vkey(bad_name, public), "key-name-invalid")

    return [
        bad("name-only", "a name alone", name),
        bad("before-window", "the vkey is looked at before the window", name + " from never"),
        bad("two-parts", "no public key", f"{name}+{identifier}"),
        bad("id-capital", "hexadecimal is lower case", f"{name}+{identifier.upper()}+{encoded}"),
        bad("id-short", "7 digits", f"{name}+{identifier[:7]}+{encoded}"),
        bad("id-long", "9 digits", f"{name}+{identifier}0+{encoded}"),
        bad("id-not-hex", "not hexadecimal", f"{name}+xxxxxxxx+{encoded}"),
        bad("plus-in-name", "a '+' in the name moves the parts", f"a+b+{identifier}+{encoded}"),
        bad("no-key", "nothing after the second '+'", f"{name}+{identifier}+"),
        bad("padding", "33 bytes have no padding", f"{name}+{identifier}+{encoded}="),
        bad("url-alphabet", "the URL alphabet", f"{name}+{identifier}+{'_' + encoded[1:]}"),
        bad("not-base64", "not base64", f"{name}+{identifier}+!"),
        bad("cr", "a carriage return at the end", ALICE.vkey + "\r"),
        bad(
            "no-padding",
            "a key a byte short, without its padding",
            f"{name}+{identifier}+{encode(b'1' * 32).rstrip('=')}",
        ),
        bad("loose-bits", "bits set in the last symbol", f"{name}+{identifier}+AQF="),
        bad("31-bytes", "a byte short", vkey(name, public[:31])),
        bad("33-bytes", "a byte long", vkey(name, public + b"\0")),
        bad("base64-before-name", "the encoding is looked at before the name", f"a\u00a0b+{identifier}+!"),
        named("empty", "no name", ""),
        named("256", "a name of 256 bytes", "n" * 256),
        named("no-break-space", "U+00A0 is white space", "a\u00a0b"),
        named("ideographic-space", "U+3000 is white space", "a\u3000b"),
        named("tab", "a control", "a\tb"),
        named("del", "DEL", "a\x7fb"),
        named("nel", "a control of C1", "a\x85b"),
        named("u2028", "a line separator", "a\u2028b"),
        named("u2029", "a paragraph separator", "a\u2029b"),
        named("bidi", "a bidirectional control", "a\u202eb"),
        named("bidi-mark", "an invisible mark", "a\u200eb"),
        bad(
            "name-before-algorithm",
            "the name is looked at before the algorithm",
            vkey("a\u00a0b", public, b"\x02"),
            "key-name-invalid",
        ),
        bad("type-2", "ECDSA", vkey(name, public, b"\x02"), unsupported),
        bad("type-4", "a cosigner", vkey(name, public, b"\x04"), unsupported),
        bad("type-0", "type 0", vkey(name, public, b"\0"), unsupported),
        bad(
            "type-before-length",
            "the type is looked at before the length",
            vkey(name, public + b"\0", b"\x06"),
            unsupported,
        ),
        bad("id-of-other-name", "another name's id", f"example.net/alice+{identifier}+{encoded}", "key-id-mismatch"),
        bad(
            "id-of-other-key", "another key's id", f"{name}+{identifier}+{BOB.vkey.split('+', 2)[2]}", "key-id-mismatch"
        ),
        bad("id-zero", "eight zeros", f"{name}+00000000+{encoded}", "key-id-mismatch"),
        bad(
            "id-before-key",
            "the id is looked at before the key",
            f"{name}+00000000+{encode(bytes([1]) + bytes(32))}",
            "key-id-mismatch",
        ),
        *points(),
    ]


def points():
    """Public keys that Universal refuses."""

    def bad(id, comment, public, error):
        return invalid("point-" + id, comment, error, 2, joined(["", "active " + vkey("example.com/point", public)]))

    torsion = [ed25519.encode(point) for point in ed25519.TORSION]
    mixed = ed25519.encode(ed25519.add(ed25519.decode_strict(ALICE.public), ed25519.TORSION[1]))
    mixed_2 = ed25519.encode(ed25519.add(ed25519.decode_strict(BOB.public), ed25519.TORSION[4]))
    off_curve = next(
        y.to_bytes(32, "little") for y in range(2, 99) if ed25519.decode_lenient(y.to_bytes(32, "little")) is None
    )
    minus_zero, minus_zero_2 = (torsion[n][:31] + bytes([torsion[n][31] ^ 0x80]) for n in (0, 4))
    return [
        bad("y-p", "y is p, which means 0", ed25519.P.to_bytes(32, "little"), "key-not-canonical"),
        bad("y-p-plus-1", "y is p + 1, which means 1", (ed25519.P + 1).to_bytes(32, "little"), "key-not-canonical"),
        bad("y-all-ones", "32 bytes of 0xff", b"\xff" * 32, "key-not-canonical"),
        bad("minus-zero", "the identity with the sign of x set", minus_zero, "key-not-canonical"),
        bad("minus-zero-2", "the point of order 2 with the sign of x set", minus_zero_2, "key-not-canonical"),
        bad("off-curve", "no point of the curve", off_curve, "key-not-on-curve"),
        *[bad(f"small-{n}", "a point of small order", public, "key-small-order") for n, public in enumerate(torsion)],
        bad("mixed-8", "a real key and a point of order 8", mixed, "key-mixed-order"),
        bad("mixed-2", "a real key and the point of order 2", mixed_2, "key-mixed-order"),
    ]


def cross_check(case):
    data = bytes.fromhex(case["keyring_hex"]) if "keyring_hex" in case else case["keyring"].encode()
    try:
        entries = [described(found) for found in note.parse_keyring(data)]
        answer = {"parse": "valid", "entries": entries}
    except note.Refused as error:
        answer = {"parse": error.name, "line": error.line}
    wrong = [f"{k}: case {case.get(k)!r}, note.py {v!r}" for k, v in answer.items() if case.get(k) != v]
    if wrong:
        raise ValueError(f"keyring case {case['id']}: " + "; ".join(wrong))


def described(found):
    return {
        "name": found.name,
        "id": found.id.hex(),
        "public": found.public.hex(),
        "status": found.status,
        "from": found.start,
        "until": found.end,
    }


def build():
    cases = files() + malformed() + duplicates() + vkeys()
    if len({case["id"] for case in cases}) != len(cases):
        raise ValueError("two keyring cases share an id")
    for case in cases:
        cross_check(case)
    return {"comment": COMMENT, "count": len(cases), "cases": cases}
