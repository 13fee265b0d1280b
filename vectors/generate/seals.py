"""Seals, valid and invalid, each labelled by how it is made; note.py must come to the same label.

build() fails where it does not.
"""

import digests
from oracle import ed25519
import format_examples
from oracle import note
import verdicts
from maker import encode, fields, joined, seal, signature_line
from seal_cases import (
    ALICE,
    BOB,
    CAROL,
    CONTENT,
    LATER,
    BASE64,
    TINY,
    FULL,
    FULL_LINES,
    FULL_TEXT,
    FULL_SEAL,
    SHORT_LINES,
    SHORT_TEXT,
    DIGEST_LINE,
    SIZE_LINE,
    TIME_LINE,
    valid,
    invalid,
    changed,
    arranged,
    signed_by,
    check,
)

FILE = "seals.json"
COMMENT = "Seals, parsed and verified. docs/FORMAT.md explains the fields."


# The statement


def examples():
    """The worked examples of docs/FORMAT.md."""
    return [
        valid(
            f"example-{n}", e.title, e.found, e.signers, [check(e.trusted, e.counted, e.threshold, content=e.content)]
        )
        for n, e in enumerate(format_examples.EXAMPLES, 1)
    ]


def whole():
    return [
        valid("minimal", "only what is required, empty content", fields(), content=b""),
        valid("full", "every kind of line", FULL, content=CONTENT),
        valid("name-only", "name without type", fields(name="a"), content=b""),
        valid("type-only", "type without name", fields(type="text/plain"), content=b""),
        valid("claim-only", "a claim without name and type", fields(claims=[("a", "b")]), content=b""),
        valid("two-signers", "two keys signed", fields(), [ALICE, BOB], content=b""),
        valid("three-signers", "three keys signed", fields(), [ALICE, BOB, CAROL], content=b""),
    ]


def header():
    def case(id, comment, first, error="seal-header-unknown"):
        return invalid("header-" + id, comment, error, 1, seal(joined([first] + SHORT_LINES[1:]), ALICE))

    return [
        case("v2", "a later version", "sealstone/v2"),
        case("v10", "the right header is only its start", "sealstone/v10"),
        case("v1-cut", "the header's first 11 characters as a line", "sealstone/v"),
        case("capital", "case matters", "Sealstone/v1"),
        case("bom", "a byte order mark first", "\ufeffsealstone/v1"),
        case("leading-space", "a space before the header", " sealstone/v1"),
        case("trailing-space", "a space after the header", "sealstone/v1 "),
        case("blank", "a blank line first", ""),
        case("tlog-proof", "reserved for later", "c2sp.org/tlog-proof@v1"),
        case("missing", "the statement starts with its digest", DIGEST_LINE),
        case("fullwidth", "a solidus that only looks right (U+FF0F)", "sealstone\uff0fv1"),
        invalid("header-no-newline", "one line that is no start of the header", "seal-header-unknown", 1, "seal-stone"),
        invalid(
            "header-longer-no-newline",
            "the header and more, without a newline",
            "seal-header-unknown",
            1,
            "sealstone/v1 ",
        ),
        invalid("pem", "another format", "seal-header-unknown", 1, "-----BEGIN SIGNED MESSAGE-----\n"),
        invalid("newline-only", "a single newline", "seal-header-unknown", 1, "\n"),
    ]


def structure():
    d, s, t = SHORT_LINES[1:4]
    n, y, a, b = "name x", "type y", "claim a 1", "claim b 2"
    duplicate, missing, order, unknown = ("seal-line-" + e for e in ("duplicate", "missing", "order", "unknown"))
    return [
        arranged("missing-digest", "size comes first", missing, 2, s, t),
        arranged("missing-size", "time follows digest", missing, 3, d, t),
        arranged("missing-time", "the blank line follows size", missing, 4, d, s),
        arranged("missing-time-name", "name follows size", missing, 4, d, s, n),
        arranged("missing-all", "the blank line follows the header", missing, 2),
        arranged("missing-all-claim", "a claim follows the header", missing, 2, a),
        arranged("missing-before-value", "the place is checked before the value", missing, 2, "size x", t),
        arranged("swapped-digest-size", "size before digest", missing, 2, s, d, t),
        arranged("swapped-size-time", "time before size", missing, 3, d, t, s),
        arranged("duplicate-digest", "digest twice running", duplicate, 3, d, d, s, t),
        arranged("duplicate-digest-late", "digest again before time", duplicate, 4, d, s, d, t),
        arranged("duplicate-digest-end", "digest again after the claims", duplicate, 6, d, s, t, a, d),
        arranged("duplicate-size", "size twice running", duplicate, 4, d, s, s, t),
        arranged("duplicate-size-end", "size again after time", duplicate, 5, d, s, t, s),
        arranged("duplicate-time", "time twice running", duplicate, 5, d, s, t, t),
        arranged("duplicate-time-other", "a second, different time", duplicate, 5, d, s, t, "time " + LATER),
        arranged("duplicate-before-value", "the place is checked before the value", duplicate, 3, d, "digest x", s, t),
        arranged("duplicate-name", "name twice running", duplicate, 6, d, s, t, n, "name z"),
        arranged("duplicate-name-late", "name again after type", duplicate, 7, d, s, t, n, y, n),
        arranged("duplicate-type", "type twice running", duplicate, 6, d, s, t, y, y),
        arranged("duplicate-type-late", "type again after a claim", duplicate, 7, d, s, t, y, a, y),
        arranged("duplicate-claim", "one key twice running", duplicate, 6, d, s, t, a, a),
        arranged("duplicate-claim-value", "one key, another value", duplicate, 6, d, s, t, a, "claim a 2"),
        arranged("order-type-name", "name after type", order, 6, d, s, t, y, n),
        arranged("order-claim-type", "type after a claim", order, 6, d, s, t, a, y),
        arranged("order-claim-name", "name after a claim", order, 6, d, s, t, a, n),
        arranged("order-before-value", "the place is checked before the value", order, 6, d, s, t, y, "name ."),
        arranged("order-claims", "keys not sorted", order, 6, d, s, t, b, a),
        arranged("order-claims-return", "a key that returns later is out of order", order, 7, d, s, t, a, b, a),
        arranged("order-claims-digit", "digits sort before letters", order, 6, d, s, t, "claim aa 1", "claim a0 1"),
        arranged(
            "order-claims-hyphen", "the hyphen sorts before digits", order, 6, d, s, t, "claim a0 1", "claim a- 1"
        ),
        arranged("order-claims-prefix", "a prefix sorts first", order, 6, d, s, t, "claim ab 1", "claim a 1"),
        arranged("unknown-line", "a keyword of no version", unknown, 5, d, s, t, "note x"),
        arranged("unknown-first", "an unknown line before digest", unknown, 2, "note x", d, s, t),
        arranged("unknown-between", "an unknown line between required ones", unknown, 3, d, "note x", s, t),
        arranged("unknown-capital", "keywords are lower case", unknown, 5, d, s, t, "Name x"),
        arranged("unknown-plural", "a keyword and a letter more", unknown, 5, d, s, t, "claims a 1"),
        arranged("unknown-colon", "a colon after the keyword", unknown, 5, d, s, t, "name: x"),
        arranged("unknown-no-space", "a keyword with no space after it", unknown, 5, d, s, t, "name"),
        arranged("unknown-digest-no-space", "digest with no space after it", unknown, 2, "digest", s, t),
        arranged("unknown-no-break-space", "U+00A0 is no space", unknown, 5, d, s, t, "name\u00a0x"),
        arranged("unknown-indented", "a space before the keyword", unknown, 2, " " + d, s, t),
        arranged("unknown-space", "a line of one space is not blank", unknown, 5, d, s, t, " "),
        arranged("unknown-comment", "there are no comments", unknown, 2, "# x", d, s, t),
        arranged("unknown-header", "the header again", unknown, 2, "sealstone/v1", d, s, t),
        arranged("unknown-bom", "a byte order mark inside", unknown, 3, d, "\ufeff" + s, t),
        invalid(
            "no-blank-line",
            "a signature right after the statement",
            unknown,
            5,
            SHORT_TEXT + ALICE.sign(SHORT_TEXT) + "\n",
        ),
    ]


def loosened(encoded):
    """The same bytes for a careless decoder: an unused bit of the last symbol is set."""
    symbols = encoded.rstrip("=")
    return symbols[:-1] + BASE64[BASE64.index(symbols[-1]) + 1] + "=" * (len(encoded) - len(symbols))


def digest_lines():
    right = encode(digests.sha256(CONTENT))
    ff = encode(b"\xff" * 32)

    def bad(id, comment, value):
        return changed("digest-" + id, comment, "seal-digest-invalid", 2, "digest " + value)

    def good(id, algorithm, content):
        literal = content if len(content) < 300 else len(content)
        return valid("digest-" + id, algorithm, fields(content, algorithm), content=literal)

    painted = digests.painted
    return [
        good("sha-256", "sha-256", CONTENT),
        good("sha-512", "sha-512", CONTENT),
        good("sha-512-empty", "sha-512", b""),
        good("tree", "sha-256-tree-65536", CONTENT),
        good("tree-empty", "sha-256-tree-65536", b""),
        good("tree-one-chunk", "sha-256-tree-65536", painted(65536)),
        good("tree-two-chunks", "sha-256-tree-65536", painted(65537)),
        good("tree-three-chunks", "sha-256-tree-65536", painted(3 * 65536)),
        good("sha-256-long", "sha-256", painted(65537)),
        valid(
            "digest-symbols",
            "'/' and '+' are of the alphabet",
            fields(digest=b"\xff\xef\xbe" * 10 + b"\xfb\xf0", size=7),
        ),
        bad("unknown", "an algorithm of no version", "sha-1 2jmj7l5rSw0yVb/vlWAYkK/YBwk="),
        bad("sha3", "an algorithm of no version", "sha3-256 " + right),
        bad("capital", "names are lower case", "SHA-256 " + right),
        bad("no-hyphen", "the name has a hyphen", "sha256 " + right),
        bad("tree-other-chunk", "another chunk size", "sha-256-tree-32768 " + right),
        bad("no-algorithm", "a value only", right),
        bad("no-value", "an algorithm only", "sha-256"),
        bad("empty-value", "an algorithm and a space", "sha-256 "),
        bad("empty", "nothing after the keyword", ""),
        bad("double-space", "two spaces before the value", "sha-256  " + right),
        bad("double-space-keyword", "two spaces after the keyword", " sha-256 " + right),
        bad("trailing-space", "a space after the value", f"sha-256 {right} "),
        bad("two-values", "a second value", f"sha-256 {right} {right}"),
        bad("loose-bits", "bits set in the last symbol", "sha-256 " + loosened(right)),
        bad(
            "loose-bits-sha-512", "bits set in the last symbol", "sha-512 " + loosened(encode(digests.sha512(CONTENT)))
        ),
        bad("no-padding", "padding is required", "sha-256 " + right[:-1]),
        bad("more-padding", "one '=' too many", "sha-256 " + right + "="),
        bad("url-alphabet", "the URL alphabet", "sha-256 " + ff.replace("/", "_")),
        bad("inner-space", "a space inside", f"sha-256 {right[:20]} {right[20:]}"),
        bad("inner-padding", "padding inside", f"sha-256 {right[:20]}===={right[20:]}"),
        bad("hex", "hex is not base64", "sha-256 " + digests.sha256(CONTENT).hex()),
        bad("31-bytes", "a byte short", "sha-256 " + encode(b"\1" * 31)),
        bad("33-bytes", "a byte long", "sha-256 " + encode(b"\1" * 33)),
        bad("sha-512-of-32", "sha-512 is 64 bytes", "sha-512 " + right),
        bad("sha-256-of-64", "sha-256 is 32 bytes", "sha-256 " + encode(digests.sha512(CONTENT))),
        bad("tree-of-64", "the tree's root is 32 bytes", "sha-256-tree-65536 " + encode(digests.sha512(CONTENT))),
        bad("not-ascii", "a letter outside ASCII", "sha-256 " + "\u0410" + right[1:]),
    ]


def sizes():
    def bad(id, comment, value):
        return changed("size-" + id, comment, "seal-size-invalid", 3, "size " + value)

    good = [
        (1, "one"),
        (10, "a zero that is not leading"),
        (2**53 + 1, "no double holds it"),
        (2**63 - 1, "the largest"),
    ]
    return [valid(f"size-{n}", comment, fields(size=n)) for n, comment in good] + [
        bad("2-63", "one over the largest", str(2**63)),
        bad("2-64", "would wrap to 0", str(2**64)),
        bad("20-digits", "a digit too many", "1" + "0" * 19),
        bad("long", "forty digits", "9" * 40),
        bad("empty", "no digits", ""),
        bad("leading-zero", "a leading zero", "013"),
        bad("two-zeros", "zero is one digit", "00"),
        bad("plus", "a plus sign", "+13"),
        bad("minus", "a minus sign", "-13"),
        bad("minus-zero", "minus zero", "-0"),
        bad("leading-space", "two spaces after the keyword", " 13"),
        bad("trailing-space", "a space after the number", "13 "),
        bad("decimal", "a fraction", "13.0"),
        bad("exponent", "an exponent", "1e3"),
        bad("hex", "hexadecimal", "0x13"),
        bad("underscore", "an underscore", "1_000"),
        bad("comma", "a thousands separator", "1,000"),
        bad("unit", "a unit", "13B"),
        bad("fullwidth", "digits outside ASCII", "\uff11\uff13"),
        bad("arabic", "digits outside ASCII", "\u0661\u0663"),
    ]


def times():
    def bad(id, comment, value):
        return changed("time-" + id, comment, "seal-time-invalid", 4, "time " + value)

    good = [
        ("leap-2000", "a century divisible by 400 leaps", "2000-02-29T12:00:00Z"),
        ("leap-2024", "a leap day", "2024-02-29T00:00:00Z"),
        ("epoch", "second 0", "1970-01-01T00:00:00Z"),
        ("before-epoch", "second -1", "1969-12-31T23:59:59Z"),
        ("first", "the first second", "0001-01-01T00:00:00Z"),
        ("last", "the last second", "9999-12-31T23:59:59Z"),
        ("march-1900", "the day after February 28 of a century", "1900-03-01T00:00:00Z"),
        ("after-2038", "does not fit 32 bits", "2038-01-19T03:14:08Z"),
    ]
    return [valid("time-" + id, comment, fields(time=time), content=b"") for id, comment, time in good] + [
        bad("leap-1900", "a century does not leap", "1900-02-29T00:00:00Z"),
        bad("leap-2100", "a century does not leap", "2100-02-29T00:00:00Z"),
        bad("leap-2023", "no leap year", "2023-02-29T00:00:00Z"),
        bad("february-30", "February has no 30", "2024-02-30T00:00:00Z"),
        bad("april-31", "April has 30 days", "2024-04-31T00:00:00Z"),
        bad("january-32", "no month has 32 days", "2024-01-32T00:00:00Z"),
        bad("day-0", "days count from 1", "2024-01-00T00:00:00Z"),
        bad("month-0", "months count from 1", "2024-00-01T00:00:00Z"),
        bad("month-13", "12 months", "2024-13-01T00:00:00Z"),
        bad("year-0", "years count from 1", "0000-01-01T00:00:00Z"),
        bad("year-10000", "five digits", "10000-01-01T00:00:00Z"),
        bad("year-short", "three digits", "999-01-01T00:00:00Z"),
        bad("year-negative", "a sign", "-001-01-01T00:00:00Z"),
        bad("hour-24", "hours end at 23", "2024-01-01T24:00:00Z"),
        bad("minute-60", "minutes end at 59", "2024-01-01T00:60:00Z"),
        bad("second-60", "no leap seconds", "2016-12-31T23:59:60Z"),
        bad("lower-z", "a lower-case z", "2024-01-01T00:00:00z"),
        bad("lower-t", "a lower-case t", "2024-01-01t00:00:00Z"),
        bad("space", "a space for T", "2024-01-01 00:00:00Z"),
        bad("no-z", "no zone", "2024-01-01T00:00:00"),
        bad("offset", "an offset", "2024-01-01T00:00:00+00:00"),
        bad("fraction", "a fraction", "2024-01-01T00:00:00.0Z"),
        bad("no-seconds", "seconds are required", "2024-01-01T00:00Z"),
        bad("basic", "the form without hyphens", "20240101T000000Z"),
        bad("one-digit", "two digits each", "2024-1-01T00:00:00Z"),
        bad("slashes", "other separators", "2024/01/01T00:00:00Z"),
        bad("unix", "a number of seconds", "1704067200"),
        bad("empty", "nothing", ""),
        bad("leading-space", "two spaces after the keyword", " 2024-01-01T00:00:00Z"),
        bad("trailing-space", "a space after it", "2024-01-01T00:00:00Z "),
        bad("arabic", "digits outside ASCII", "\u0662\u0660\u0662\u0664-01-01T00:00:00Z"),
        bad("plus-digit", "a sign among the digits", "2024-+1-01T00:00:00Z"),
    ]


BIDI = {
    "061c": "arabic letter mark",
    "200e": "left-to-right mark",
    "200f": "right-to-left mark",
    "202a": "left-to-right embedding",
    "202b": "right-to-left embedding",
    "202c": "pop directional formatting",
    "202d": "left-to-right override",
    "202e": "right-to-left override",
    "2066": "left-to-right isolate",
    "2067": "right-to-left isolate",
    "2068": "first strong isolate",
    "2069": "pop directional isolate",
}
SEPARATORS = {"2028": "line separator", "2029": "paragraph separator"}


def names():
    def bad(id, comment, value):
        return changed("name-" + id, comment, "seal-name-invalid", 5, "name " + value)

    good = [
        ("255", "255 bytes", "a" * 255),
        ("255-utf8", "255 bytes in 85 characters", "\u20ac" * 85),
        ("one", "one byte", "a"),
        ("three-dots", "only '.' and '..' are special", "..."),
        ("hidden", "starts with a dot", ".profile"),
        ("inner-space", "spaces inside, even two", "my  report.pdf"),
        ("keyword", "looks like a line", "claim a b"),
        ("quotes", "nothing is escaped", "\"a'b`$(c)&%41<d>"),
        ("umlaut-nfc", "composed", "\u00fcber.txt"),
        ("umlaut-nfd", "not normalised", "u\u0308ber.txt"),
        ("cjk", "Chinese", "\u62a5\u544a.pdf"),
        ("hebrew", "letters written from the right are no controls", "\u05d3\u05d5\u05d7.pdf"),
        ("emoji", "outside the basic plane, with a joiner", "\U0001f469\u200d\U0001f52c.txt"),
        ("no-break-space", "only U+0020 is trimmed", "\u00a0a\u3000"),
        ("zero-width", "a zero-width space and a byte order mark are allowed", "a\u200bb\ufeff"),
        ("noncharacter", "U+FFFF is UTF-8", "a\uffff"),
        ("dash", "starts like a signature", "\u2014 a QUJDREU="),
    ]
    bad_characters = {**BIDI, **SEPARATORS}
    return (
        [valid("name-" + id, comment, fields(name=name), content=b"") for id, comment, name in good]
        + [bad("u" + code, comment, f"a{chr(int(code, 16))}b") for code, comment in bad_characters.items()]
        + [
            bad("256", "one byte over", "a" * 256),
            bad("256-utf8", "86 characters in 256 bytes", "\u20ac" * 85 + "a"),
            bad("empty", "nothing", ""),
            bad("space", "one space", " "),
            bad("leading-space", "two spaces after the keyword", " a"),
            bad("trailing-space", "a space after it", "a "),
            bad("dot", "this directory", "."),
            bad("dot-dot", "the parent", ".."),
            bad("slash", "two components", "a/b"),
            bad("slash-first", "an absolute path", "/a"),
            bad("slash-last", "a directory", "a/"),
            bad("backslash", "two components on Windows", "a\\b"),
            bad("bidi-first", "a control first", "\u202egpj.exe"),
            bad("bidi-last", "a control last", "a\u200f"),
        ]
    )


def types():
    def bad(id, comment, value):
        return changed("type-" + id, comment, "seal-type-invalid", 6, "type " + value)

    good = [
        ("255", "255 bytes", "a" * 255),
        ("parameters", "text with parameters", "text/plain; charset=utf-8"),
        ("dot", "any clean text", "."),
        ("backslash", "any clean text", "a\\b"),
    ]
    return [valid("type-" + id, comment, fields(type=value), content=b"") for id, comment, value in good] + [
        bad("256", "one byte over", "a" * 256),
        bad("empty", "nothing", ""),
        bad("leading-space", "two spaces after the keyword", " text/plain"),
        bad("trailing-space", "a space after it", "text/plain "),
        bad("bidi", "a bidirectional control", "text/\u202eplain"),
        bad("u2028", "a line separator", "text/\u2028plain"),
        bad("u2029", "a paragraph separator", "text/\u2029plain"),
    ]


def claims():
    def bad(id, comment, claim):
        return changed("claim-" + id, comment, "seal-claim-invalid", 7, "claim " + claim)

    def numbered(count):
        return [(f"k{n:02}", "v") for n in range(count)]

    def counted(id, comment, error, *more):
        return arranged(id, comment, error, 37, *SHORT_LINES[1:], *(f"claim {k} {v}" for k, v in numbered(32)), *more)

    longest_claims = [(f"k{n:02}" + "x" * 29, "v" * 1024) for n in range(32)]
    longest = fields(b"", "sha-512", size=2**63 - 1, name="n" * 255, type="t" * 255, claims=longest_claims)
    return [
        valid("claim-32", "32 claims", fields(claims=numbered(32)), content=b""),
        valid("claim-key-32", "a key of 32 bytes", fields(claims=[("k" * 32, "v")]), content=b""),
        valid("claim-key-one", "a key of one letter", fields(claims=[("z", "v")]), content=b""),
        valid("claim-key-hyphens", "digits and hyphens", fields(claims=[("a-0-", "v")]), content=b""),
        valid("claim-value-1024", "a value of 1024 bytes", fields(claims=[("k", "v" * 1024)]), content=b""),
        valid(
            "claim-value-1024-utf8", "1024 bytes in 512 characters", fields(claims=[("k", "\u00e9" * 512)]), content=b""
        ),
        valid("claim-value-spaces", "a value holds spaces", fields(claims=[("k", "a  b c")]), content=b""),
        valid("claim-value-path", "a value may be a path", fields(claims=[("k", "../a\\b")]), content=b""),
        valid(
            "claim-sorted",
            "the order of bytes",
            fields(claims=[(k, "v") for k in ("a", "a-", "a0", "aa", "b")]),
            content=b"",
        ),
        valid("claim-same-value", "values may repeat", fields(claims=[("a", "v"), ("b", "v")]), content=b""),
        valid("largest-statement", "every field at its limit: 34738 bytes", longest),
        counted("claim-33", "one claim over", "seal-claims-too-many", "claim k99 v"),
        counted("claim-33-before-syntax", "the count is checked before the syntax", "seal-claims-too-many", "claim !"),
        counted("claim-33-before-order", "the count is checked before the order", "seal-claims-too-many", "claim a v"),
        bad("key-33", "a key of 33 bytes", "b" * 33 + " 17"),
        bad("key-capital", "a capital", "Build 17"),
        bad("key-digit-first", "starts with a digit", "0build 17"),
        bad("key-hyphen-first", "starts with a hyphen", "-build 17"),
        bad("key-underscore", "an underscore", "build_id 17"),
        bad("key-dot", "a dot", "build.id 17"),
        bad("key-not-ascii", "a letter outside ASCII", "b\u00fcild 17"),
        bad("key-empty", "two spaces after the keyword", " 17"),
        bad("empty", "nothing", ""),
        bad("value-missing", "no space after the key", "build"),
        bad("value-empty", "nothing after the space", "build "),
        bad("value-leading-space", "two spaces after the key", "build  17"),
        bad("value-trailing-space", "a space after the value", "build 17 "),
        bad("value-1025", "one byte over", "build " + "v" * 1025),
        bad("value-1025-utf8", "513 characters in 1025 bytes", "build " + "\u00e9" * 512 + "v"),
        bad("value-bidi", "a bidirectional control", "build 1\u20667"),
        bad("value-u2028", "a line separator", "build 1\u20287"),
        bad("value-u2029", "a paragraph separator", "build 1\u20297"),
        changed(
            "claim-syntax-before-duplicate",
            "the syntax is checked before the order",
            "seal-claim-invalid",
            8,
            "claim build ",
        ),
        changed(
            "claim-syntax-before-order", "the syntax is checked before the order", "seal-claim-invalid", 8, "claim a "
        ),
    ]


# The whole file


def characters():
    error = "seal-control-character"
    seal_lines = FULL_SEAL.split("\n")[:-1]
    crlf = [
        invalid(
            f"crlf-line-{n}",
            "a carriage return",
            error,
            n,
            joined(seal_lines[: n - 1] + [line + "\r"] + seal_lines[n:]),
        )
        for n, line in enumerate(seal_lines, 1)
    ]
    controls = {
        "nul": ("\0", "NUL"),
        "tab": ("\t", "TAB"),
        "vt": ("\v", "VT"),
        "esc": ("\x1b", "ESC"),
        "us": ("\x1f", "the last of C0"),
        "del": ("\x7f", "DEL"),
        "u0080": ("\x80", "the first of C1"),
        "nel": ("\x85", "NEL of C1"),
        "u009f": ("\x9f", "the last of C1"),
    }
    return (
        crlf
        + [invalid("crlf-all", "every line ends with CRLF", error, 1, FULL_SEAL.replace("\n", "\r\n"))]
        + [invalid("cr-only", "CR for every newline", error, 1, FULL_SEAL.replace("\n", "\r"))]
        + [
            changed("control-" + id, comment + " in the name", error, 5, f"name a{c}b")
            for id, (c, comment) in controls.items()
        ]
        + [
            changed("control-tab-separator", "TAB for the space", error, 3, "size\t13"),
            changed("control-claim", "ESC in a claim", error, 7, "claim build \x1b[31m17"),
            invalid("control-first-byte", "NUL before the header", error, 1, "\0" + FULL_SEAL),
            invalid(
                "control-signature", "DEL in a signature's name", error, 10, FULL_SEAL.replace("/alice", "/al\x7fice")
            ),
            invalid("control-last-byte", "NUL after everything", error, 11, FULL_SEAL + "\0"),
            invalid("control-before-header", "controls are looked for before the header", error, 2, "x\n\t"),
            invalid("control-dos-end", "the end-of-file mark of DOS", error, 11, FULL_SEAL + "\x1a"),
        ]
        + not_utf8()
    )


def not_utf8():
    def case(id, comment, line, data):
        return invalid("utf8-" + id, comment, "seal-not-utf8", line, data)

    raw = FULL_SEAL.encode()

    def in_name(data):
        return raw.replace(b"report", data)

    return [
        case("latin-1", "a letter in Latin-1", 5, in_name(b"\xfcber")),
        case("overlong", "NUL in two bytes", 5, in_name(b"\xc0\x80")),
        case("overlong-slash", "a slash in three bytes", 5, in_name(b"\xe0\x80\xaf")),
        case("surrogate", "half of a surrogate pair", 5, in_name(b"\xed\xa0\x80")),
        case("beyond", "beyond U+10FFFF", 5, in_name(b"\xf4\x90\x80\x80")),
        case("continuation", "a lone continuation byte", 5, in_name(b"\x80")),
        case("ff", "a byte that never occurs", 1, b"\xff" + raw),
        case("utf-16", "a UTF-16 byte order mark", 1, b"\xff\xfe" + FULL_SEAL.encode("utf-16-le")),
        case("dash-latin", "the dash of Windows-1252", 10, raw.replace(b"\xe2\x80\x94", b"\x97")),
        case("dash-cut", "cut inside the dash", 10, raw[: raw.index(b"\xe2\x80\x94") + 2]),
        case("cut-character", "a newline inside a character", 5, in_name(b"\xe2\x82\n")),
        case("signature", "in a signature's name", 10, raw.replace(b"/alice", b"/al\xffice")),
        case("after", "after everything", 11, raw + b"\xff"),
        case(
            "before-control",
            "looked for before controls",
            10,
            raw.replace(b"\n", b"\r\n").replace(b"/alice", b"/al\xff"),
        ),
    ]


def truncations():
    cut = [
        ("empty", 1, ""),
        ("header-part", 1, "sealsto"),
        ("header", 1, "sealstone/v1"),
        ("header-newline", 2, "sealstone/v1\n"),
        ("digest-keyword-part", 2, "sealstone/v1\ndig"),
        ("digest-keyword", 2, "sealstone/v1\ndigest"),
        ("digest-space", 2, "sealstone/v1\ndigest "),
        ("digest-algorithm", 2, "sealstone/v1\ndigest sha-256"),
        ("digest-part", 2, "sealstone/v1\n" + DIGEST_LINE[:-9]),
        ("digest", 2, "sealstone/v1\n" + DIGEST_LINE),
        ("digest-newline", 3, joined(SHORT_LINES[:2])),
        ("size", 3, joined(SHORT_LINES[:2]) + SIZE_LINE),
        ("size-newline", 4, joined(SHORT_LINES[:3])),
        ("time-part", 4, joined(SHORT_LINES[:3]) + TIME_LINE[:-1]),
        ("time", 4, joined(SHORT_LINES[:3]) + TIME_LINE),
        ("time-newline", 5, SHORT_TEXT),
        ("name", 5, joined(FULL_LINES[:4]) + FULL_LINES[4]),
        ("name-newline", 6, joined(FULL_LINES[:5])),
        ("type", 6, joined(FULL_LINES[:5]) + FULL_LINES[5]),
        ("type-newline", 7, joined(FULL_LINES[:6])),
        ("claim-key", 7, joined(FULL_LINES[:6]) + "claim build"),
        ("claim", 7, joined(FULL_LINES[:7])[:-1]),
        ("claim-newline", 9, FULL_TEXT),
        ("unknown-line", 5, SHORT_TEXT + "note x"),
        ("dash", 6, SHORT_TEXT + "\n\u2014"),
        ("dash-space", 6, SHORT_TEXT + "\n\u2014 "),
        ("signer", 6, SHORT_TEXT + "\n\u2014 " + ALICE.name),
        ("signer-space", 6, SHORT_TEXT + "\n\u2014 " + ALICE.name + " "),
        ("signature-part", 6, seal(SHORT_TEXT, ALICE)[:-20]),
        ("signature", 6, seal(SHORT_TEXT, ALICE)[:-1]),
        ("second-dash", 7, seal(SHORT_TEXT, ALICE) + "\u2014"),
        ("second-signer", 7, seal(SHORT_TEXT, ALICE) + "\u2014 " + BOB.name),
        ("second-signature", 7, seal(SHORT_TEXT, ALICE, BOB)[:-1]),
    ]
    return [invalid("cut-" + place, "ends here", "seal-truncated", line, text) for place, line, text in cut] + [
        invalid("cut-blank-line", "no signature", "seal-unsigned", 6, SHORT_TEXT + "\n"),
        invalid("cut-full-blank-line", "no signature", "seal-unsigned", 10, FULL_TEXT + "\n"),
    ]


# Signature lines


def signature_lines():
    malformed = "seal-signature-malformed"
    name, right = ALICE.name, encode(ALICE.id() + ed25519.sign(ALICE.seed, SHORT_TEXT.encode()))

    def bad(id, comment, line):
        """A good line follows, so nothing else is wrong."""
        return signed_by("signature-" + id, comment, malformed, 6, line, ALICE)

    def ignored(id, comment, line):
        return valid("signature-" + id, comment, fields(), [line, ALICE], [check([ALICE], [1], content=b"")])

    spaces = {
        "00a0": "no-break space",
        "1680": "ogham space",
        "2003": "em space",
        "2028": "line separator",
        "202f": "narrow no-break space",
        "3000": "ideographic space",
    }
    return [
        bad("two-blank-lines", "a second blank line", ""),
        bad("hyphen", "a hyphen for the dash", f"- {name} {right}"),
        bad("en-dash", "an en dash", f"\u2013 {name} {right}"),
        bad("two-hyphens", "two hyphens", f"-- {name} {right}"),
        bad("no-space", "no space after the dash", f"\u2014{name} {right}"),
        bad("no-break-after-dash", "U+00A0 after the dash", f"\u2014\u00a0{name} {right}"),
        bad("dash-only", "a dash and nothing", "\u2014"),
        bad("dash-space-only", "a dash and a space", "\u2014 "),
        bad("leading-space", "a space before the dash", f" \u2014 {name} {right}"),
        bad("no-name", "no name", f"\u2014 {right}"),
        bad("empty-name", "two spaces after the dash", f"\u2014  {right}"),
        bad("double-space", "two spaces after the name", f"\u2014 {name}  {right}"),
        bad("double-space-dash", "two spaces before the name", f"\u2014  {name} {right}"),
        bad("trailing-space", "a space at the end", f"\u2014 {name} {right} "),
        bad("no-value", "a name only", f"\u2014 {name}"),
        bad("empty-value", "a name and a space", f"\u2014 {name} "),
        bad("two-values", "a second value", f"\u2014 {name} {right} {right}"),
        bad("plus", "a plus sign in the name", f"\u2014 a+b {right}"),
        bad("space-in-name", "a space in the name", f"\u2014 a b {right}"),
        *[
            bad("u" + code, comment + " in the name", f"\u2014 a{chr(int(code, 16))}b {right}")
            for code, comment in spaces.items()
        ],
        bad("loose-bits", "bits set in the last symbol", "\u2014 a QUJDREV="),
        bad("loose-bits-64", "bits set in the last symbol of a real signature", f"\u2014 {name} {loosened(right)}"),
        bad("no-padding", "padding is required", f"\u2014 {name} {right.rstrip('=')}"),
        bad("more-padding", "one '=' too many", f"\u2014 {name} {right}="),
        bad("url-alphabet", "the URL alphabet", "\u2014 a -_-_-_-_"),
        bad("not-base64", "letters outside the alphabet", f"\u2014 {name} !!!!"),
        bad("inner-padding", "padding inside", "\u2014 a QQ==QUJDREU="),
        bad(
            "loose-bits-long", "bits set in the last symbol of a long value", loosened(signature_line("a", bytes(203)))
        ),
        bad("no-padding-long", "padding is required", signature_line("a", bytes(203)).rstrip("=")),
        bad("inner-padding-long", "padding inside a long value", signature_line("a", bytes(100)) + encode(bytes(110))),
        bad("4-bytes", "an id and no signature", signature_line("a", b"abcd")),
        bad("0-bytes", "padding only", "\u2014 a ===="),
        signed_by("signature-second-malformed", "the second line has no value", malformed, 7, ALICE, "\u2014 a"),
        ignored("5-bytes", "the shortest, by an unknown signer", signature_line("a", b"abcde")),
        ignored(
            "bidi-name",
            "an unknown signer's name is not shown and may hold anything",
            signature_line("a\u202eb", b"abcde"),
        ),
        ignored("zero-width-name", "U+200B is not white space", signature_line("a\u200bb", b"abcde")),
        ignored("unicode-name", "a name outside ASCII", signature_line("\u00fcber.example", b"abcde")),
        ignored(
            "long-name", "an unknown signer's name has no limit but the line's", signature_line("n" * 300, b"abcde")
        ),
        *trailing(),
        *signature_limits(),
    ]


def trailing():
    error = "seal-trailing-bytes"
    short = seal(SHORT_TEXT, ALICE)

    def case(id, comment, tail, line=7):
        return invalid("trailing-" + id, comment, error, line, short + tail)

    return [
        case("blank-line", "a blank line at the end", "\n"),
        case("text", "a line of text", "hello\n"),
        case("text-no-newline", "text without a newline", "hello"),
        case("byte", "one byte", "x"),
        case("space", "one space", " "),
        case("bom", "a byte order mark", "\ufeff"),
        case("hyphen", "a signature with a hyphen", "- a QUJDREU=\n"),
        case("dash-line", "a dash without its space", "\u2014\n"),
        case("second-seal", "a second seal", short),
        case("blank-and-signature", "a blank line before the second signature", "\n" + BOB.sign(SHORT_TEXT) + "\n"),
        invalid("trailing-after-two", "text after two signatures", error, 8, seal(SHORT_TEXT, ALICE, BOB) + "x\n"),
        invalid(
            "trailing-at-65", "a 65th line that is no signature", error, 70, seal(SHORT_TEXT, *[TINY] * 64) + "x\n"
        ),
    ]


def filler(length):
    """A signature line of this many bytes, newline not counted, by an unknown signer."""
    room = length - len("\u2014  ".encode())
    symbols = (room - 1) // 4 * 4
    return "\u2014 " + "x" * (room - symbols) + " " + "A" * symbols


def signature_limits():
    too_many, too_large = "seal-signatures-too-many", "seal-too-large"
    head = SHORT_TEXT + "\n"
    room = 327680 - len(head.encode())
    many, rest = divmod(room, 8192)
    last = 8191 - len((ALICE.sign(SHORT_TEXT) + "\n").encode())
    signers = [filler(8191)] * 31 + [filler(last), ALICE]
    full = valid(
        "signature-lines-262144",
        "262144 bytes, newlines included",
        fields(),
        signers,
        [check([ALICE], [32], content=b"")],
    )
    del full["seal"]
    full["seal_parts"] = [[head, 1], [filler(8191) + "\n", 31], [joined([filler(last), ALICE.sign(SHORT_TEXT)]), 1]]
    return [
        valid("signature-64", "64 lines", fields(), [TINY] * 63 + [ALICE], [check([ALICE], [63], content=b"")]),
        signed_by("signature-65", "one line over", too_many, 70, *[TINY] * 64, ALICE),
        signed_by(
            "signature-65-before-syntax",
            "the count is checked before the syntax",
            too_many,
            70,
            *[TINY] * 64,
            "\u2014 a",
        ),
        valid(
            "signature-line-8192",
            "8192 bytes and a newline",
            fields(),
            [filler(8192), ALICE],
            [check([ALICE], [1], content=b"")],
        ),
        signed_by("signature-line-8193", "one byte over", too_large, 6, filler(8193)),
        signed_by(
            "signature-line-8193-before-syntax",
            "the length is checked before the syntax",
            too_large,
            7,
            ALICE,
            "\u2014 " + "x" * 8189,
        ),
        invalid(
            "signature-line-8193-cut",
            "the newline is looked for before the length",
            "seal-truncated",
            6,
            head + filler(8193),
        ),
        invalid(
            "signature-line-8193-no-dash",
            "the dash is looked for first",
            "seal-signature-malformed",
            6,
            head + "x" * 8193 + "\n",
        ),
        full,
        invalid(
            "signature-lines-262145",
            "one byte over",
            too_large,
            37,
            [[head, 1], [filler(8191) + "\n", 31], [filler(8192) + "\n", 1]],
        ),
        invalid(
            "seal-327680",
            "the largest file that is looked into; its signature lines are too large",
            too_large,
            38,
            [[head, 1], [filler(8191) + "\n", many], ["x", rest]],
        ),
        invalid(
            "seal-327681", "one byte over", too_large, 0, [[head, 1], [filler(8191) + "\n", many], ["x", rest + 1]]
        ),
        invalid("seal-327681-control", "the size is looked at first", too_large, 0, [["\0", 1], ["x", 327680]]),
    ]


# Cross-check


def read_back(seal_case):
    """The bytes a consumer of the case sees."""
    if "seal_hex" in seal_case:
        return bytes.fromhex(seal_case["seal_hex"])
    parts = seal_case.get("seal_parts") or [[seal_case["seal"], 1]]
    return "".join(text * count for text, count in parts).encode()


def parsed(data):
    """What note.py says of a seal, in the corpus's words."""
    try:
        found = note.parse(data)
    except note.Refused as error:
        return {"parse": error.name, "line": error.line}, None
    s = found.statement
    statement = {
        "algorithm": s.algorithm,
        "digest": s.digest.hex(),
        "size": s.size,
        "time": s.time,
        "unix_seconds": note.unix_seconds(s.time),
        "name": s.name,
        "type": s.type,
        "claims": s.claims,
    }
    signatures = [{"name": signature.name, "id": signature.id.hex()} for signature in found.signatures]
    return {"parse": "valid", "statement": statement, "id_hex": found.id(), "signatures": signatures}, found


def verified(found, asked):
    """What note.py says of one verification."""
    try:
        counted = note.verify(found, list(map(opened, asked["keyring"])), asked["threshold"], asked.get("now"))
        content_checked(found.statement, asked)
    except note.Refused as error:
        return {"result": error.name, "verified": []}
    return {"result": "valid", "verified": counted}


def opened(line):
    entry = note.parse_vkey(line["vkey"])
    entry.status, entry.start, entry.end = line["status"], line.get("from"), line.get("until")
    return entry


def content_checked(statement, asked):
    if "content_digest" in asked:
        given = asked["content_digest"]
        note.check_content(statement, given["algorithm"], given["size"], bytes.fromhex(given["digest"]))
    elif "content_painted" in asked:
        note.check_content_bytes(statement, digests.painted(asked["content_painted"]))
    elif "content_hex" in asked:
        note.check_content_bytes(statement, bytes.fromhex(asked["content_hex"]))


def cross_check(seal_case):
    answer, found = parsed(read_back(seal_case))
    wrong = [f"{k}: case {seal_case.get(k)!r}, note.py {v!r}" for k, v in answer.items() if seal_case.get(k) != v]
    for number, asked in enumerate(seal_case.get("verify", []) if found else []):
        verdict = verified(found, asked)
        wrong += [f"verify {number} {k}: case {asked[k]!r}, note.py {v!r}" for k, v in verdict.items() if asked[k] != v]
    if wrong:
        raise ValueError(f"seal case {seal_case['id']}: " + "; ".join(wrong))


def build():
    groups = [examples, whole, header, structure, digest_lines, sizes, times, names, types, claims]
    groups += [characters, truncations, signature_lines, verdicts.groups]
    cases = [seal_case for group in groups for seal_case in group()]
    ids = [seal_case["id"] for seal_case in cases]
    if len(set(ids)) != len(ids):
        raise ValueError("two seal cases share an id")
    for seal_case in cases:
        cross_check(seal_case)
    return {"comment": COMMENT, "count": len(cases), "cases": cases}
