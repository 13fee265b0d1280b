"""Seals that parse, verified against keyrings: who counts, who refuses, and which error comes first."""

import base64

import digests
from oracle import ed25519
import maker
from maker import TIME, Key, fields, joined, signature_line
from seal_cases import (
    ALICE,
    BOB,
    CAROL,
    ALICE_AGAIN,
    TWINS,
    CONTENT,
    EARLIER,
    LATER,
    TINY,
    SHORT_TEXT,
    valid,
    entry,
    check,
    digest_of,
)


def groups():
    return (
        counting()
        + unknown_signers()
        + failing_signatures()
        + repeated()
        + revocation()
        + windows()
        + twins()
        + contents()
    )


def case(id, comment, signers, *checks):
    return valid("verify-" + id, comment, fields(CONTENT), signers, list(checks))


def counting():
    everyone = [ALICE, BOB, CAROL]
    return [
        case("threshold-1", "one of one", [ALICE], check([ALICE], [0]), check(everyone, [0])),
        case("threshold-2", "two of two", [ALICE, BOB], check([ALICE, BOB], [0, 1], 2), check([BOB, ALICE], [0, 1], 1)),
        case("threshold-3", "three of three", everyone, check(everyone, [0, 1, 2], 3)),
        case(
            "threshold-not-met",
            "fewer keys than asked",
            [ALICE, BOB],
            check(everyone, "threshold-not-met", 3),
            check([ALICE, CAROL], "threshold-not-met", 2),
        ),
        case(
            "threshold-0",
            "zero would accept anything",
            [ALICE],
            check([ALICE], "threshold-invalid", 0),
            check([BOB], "threshold-invalid", 0),
        ),
        case(
            "threshold-0-revoked",
            "the threshold is looked at first",
            [ALICE],
            check([entry(ALICE, "revoked")], "threshold-invalid", 0),
        ),
        case(
            "order",
            "the order of lines does not matter",
            [CAROL, ALICE],
            check([ALICE, CAROL], [0, 1], 2),
            check([ALICE], [1]),
        ),
    ]


def unknown_signers():
    impostor = Key(ALICE.name, BOB.seed)
    other_type = signature_line(ALICE.name, ALICE.id(b"\x04") + bytes(8) + ed25519.sign(ALICE.seed, b"cosignature"))
    same_id = signature_line("example.net/mallory", ALICE.id() + bytes(64))
    return [
        case(
            "unknown",
            "a signer that is not in the keyring",
            [BOB],
            check([ALICE], "signer-unknown"),
            check([ALICE, CAROL], "signer-unknown", 2),
        ),
        case("empty-keyring", "nobody is known", [ALICE], check([], "signer-unknown")),
        case(
            "same-name",
            "another key of the known name has another id",
            [impostor],
            check([ALICE], "signer-unknown"),
            check([impostor], [0]),
        ),
        case("same-name-both", "an impostor's line does not hide the real one", [impostor, ALICE], check([ALICE], [1])),
        case("same-id", "the known id under another name", [same_id, ALICE], check([ALICE], [1])),
        case("same-id-alone", "the known id under another name", [same_id], check([ALICE], "signer-unknown")),
        case(
            "other-type", "a cosignature (type 0x04) by the same name and key", [other_type, ALICE], check([ALICE], [1])
        ),
        case("other-type-alone", "a cosignature only", [other_type], check([ALICE], "signer-unknown")),
        case(
            "post-quantum",
            "unknown signatures of 3309 and 4627 bytes",
            [signature_line("pq.example", bytes(4 + n)) for n in (3309, 4627)] + [ALICE],
            check([ALICE], [2]),
        ),
        case(
            "unknown-after",
            "an unknown signature of one byte at the end",
            [ALICE, signature_line("x", bytes(5))],
            check([ALICE], [0]),
        ),
        case("unknown-repeated", "an unknown line may be repeated", [TINY, TINY, ALICE], check([ALICE], [2])),
    ]


def altered(signer, change):
    """A line whose 64-byte signature over the text of these cases went through `change`."""
    text = joined(maker.lines(fields(CONTENT))).encode()
    return signature_line(signer.name, signer.id() + change(ed25519.sign(signer.seed, text)))


def flipped(byte):
    return lambda signature: signature[:byte] + bytes([signature[byte] ^ 1]) + signature[byte + 1 :]


def s_plus_order(signature):
    return signature[:32] + (int.from_bytes(signature[32:], "little") + ed25519.L).to_bytes(32, "little")


def small_order_r(signature):
    """R is the identity and S = ka, so the equation holds."""
    r = ed25519.encode(ed25519.IDENTITY)
    text = joined(maker.lines(fields(CONTENT))).encode()
    k = ed25519.sha512_int(r, ALICE.public, text)
    return r + (k * ed25519.expand(ALICE.seed)[0] % ed25519.L).to_bytes(32, "little")


def other_nonce(signature):
    """A second valid signature by the same key: r is 1 for once."""
    r = ed25519.encode(ed25519.BASE)
    text = joined(maker.lines(fields(CONTENT))).encode()
    k = ed25519.sha512_int(r, ALICE.public, text)
    return r + ((1 + k * ed25519.expand(ALICE.seed)[0]) % ed25519.L).to_bytes(32, "little")


def failing_signatures():
    def failing(id, comment, change, error="signature-invalid"):
        line = altered(ALICE, change)
        return case(
            "broken-" + id,
            comment,
            [line, BOB],
            check([ALICE], error),
            check([ALICE, BOB], error),
            check([BOB], [1]),
        )

    over_other_text = signature_line(ALICE.name, ALICE.id() + ed25519.sign(ALICE.seed, SHORT_TEXT.encode()))
    by_other_key = altered(BOB, lambda s: s).split(" ")[2]
    borrowed = signature_line(ALICE.name, ALICE.id() + base64.b64decode(by_other_key)[4:])
    high_s, broken = altered(ALICE, s_plus_order), altered(BOB, flipped(0))
    return [
        failing("r", "a bit of R", flipped(0)),
        failing("s", "a bit of S", flipped(32)),
        failing("sign", "the sign of R", lambda s: s[:31] + bytes([s[31] ^ 0x80]) + s[32:]),
        failing("zero", "64 zero bytes: S is 0 and R has order 4", lambda s: bytes(64), "signature-small-order"),
        failing("s-high", "S + L", s_plus_order, "signature-not-canonical"),
        failing("s-all-ones", "S of 256 ones", lambda s: s[:32] + b"\xff" * 32, "signature-not-canonical"),
        failing("r-small", "R is the identity, and the equation holds", small_order_r, "signature-small-order"),
        failing(
            "r-small-s-high",
            "S is looked at before R",
            lambda s: s_plus_order(small_order_r(s)),
            "signature-not-canonical",
        ),
        failing("63-bytes", "a byte short", lambda s: s[:63]),
        failing("65-bytes", "a byte long", lambda s: s + b"\0"),
        failing("1-byte", "one byte", lambda s: s[:1]),
        failing("128-bytes", "the signature twice", lambda s: s + s),
        case("other-text", "a signature over another seal", [over_other_text], check([ALICE], "signature-invalid")),
        case(
            "borrowed",
            "another key's signature under a known name and id",
            [borrowed],
            check([ALICE], "signature-invalid"),
        ),
        case(
            "broken-last",
            "a broken known line after a good one",
            [BOB, altered(ALICE, flipped(5))],
            check([ALICE, BOB], "signature-invalid"),
            check([BOB], [0]),
        ),
        case(
            "first-error",
            "the first failing line gives the error",
            [high_s, broken],
            check([ALICE, BOB], "signature-not-canonical"),
        ),
        case(
            "first-error-swapped",
            "the first failing line gives the error",
            [broken, high_s],
            check([ALICE, BOB], "signature-invalid"),
        ),
        case(
            "broken-over-threshold",
            "a broken line refuses even when enough others verify",
            [BOB, CAROL, broken],
            check([BOB, CAROL], "signature-invalid", 2),
        ),
    ]


def repeated():
    error = "signature-repeated"
    again = altered(ALICE, other_nonce)
    both = [ALICE, ALICE_AGAIN]
    return [
        case("nonce", "a valid signature with another nonce", [again], check([ALICE], [0])),
        case(
            "same-line-twice",
            "one line twice",
            [ALICE, ALICE],
            check([ALICE], error),
            check([ALICE, BOB], error),
            check([BOB], "signer-unknown"),
        ),
        case(
            "same-key-twice",
            "two different signatures by one key",
            [ALICE, again],
            check([ALICE], error),
            check([ALICE], error, 2),
        ),
        case(
            "same-key-later",
            "another signer between the two",
            [ALICE, BOB, ALICE],
            check([ALICE, BOB], error),
            check([BOB], [1]),
        ),
        case(
            "two-names",
            "one public key under two known names is one key",
            both,
            check(both, error),
            check(both, error, 2),
            check([ALICE], [0]),
            check([ALICE_AGAIN], [1]),
        ),
        case(
            "two-names-one-line",
            "a second name in the keyring adds no key",
            [ALICE],
            check(both, [0]),
            check(both, "threshold-not-met", 2),
        ),
        case(
            "repeated-then-broken",
            "the first failing line gives the error",
            [ALICE, ALICE, altered(BOB, flipped(0))],
            check([ALICE, BOB], error),
        ),
        case(
            "broken-then-repeated",
            "the first failing line gives the error",
            [altered(BOB, flipped(0)), ALICE, ALICE],
            check([ALICE, BOB], "signature-invalid"),
        ),
        case(
            "repeated-revoked",
            "repetition is found before revocation",
            [ALICE, ALICE],
            check([entry(ALICE, "revoked")], error),
        ),
    ]


def revocation():
    revoked = entry(ALICE, "revoked")
    error = "key-revoked"
    return [
        case(
            "revoked",
            "a revoked key refuses",
            [ALICE],
            check([revoked], error),
            check([entry(ALICE, "revoked", start=LATER)], error),
            check([entry(ALICE, "revoked", end=LATER)], error),
        ),
        case(
            "revoked-with-active",
            "a revoked key refuses even beside an active one",
            [BOB, ALICE],
            check([BOB, revoked], error),
            check([BOB, revoked], error, 2),
        ),
        case(
            "revoked-not-signing",
            "a revoked key that did not sign does not matter",
            [BOB],
            check([BOB, revoked], [0]),
            check([revoked], "signer-unknown"),
        ),
        case(
            "revoked-other-name",
            "revoked under any name",
            [ALICE],
            check([ALICE, entry(ALICE_AGAIN, "revoked")], error),
            check([entry(ALICE_AGAIN, "revoked"), ALICE], error),
        ),
        case(
            "revoked-broken",
            "a signature that fails comes first",
            [altered(ALICE, flipped(40))],
            check([revoked], "signature-invalid"),
        ),
        case("revoked-future", "revocation comes before the time", [ALICE], check([revoked], error, now=EARLIER)),
        case("retired", "a retired key still verifies", [ALICE], check([entry(ALICE, "retired")], [0])),
        case(
            "retired-window",
            "a retired key with the time of its end",
            [ALICE],
            check([entry(ALICE, "retired", end=TIME)], [0]),
            check([entry(ALICE, "retired", end=EARLIER)], "key-outside-window"),
        ),
    ]


def windows():
    outside, future = "key-outside-window", "time-in-future"

    def alice(start=None, end=None):
        return entry(ALICE, start=start, end=end)

    return [
        case(
            "window",
            "both ends are inclusive",
            [ALICE],
            check([alice(TIME, TIME)], [0]),
            check([alice(EARLIER, LATER)], [0]),
            check([alice(TIME)], [0]),
            check([alice(end=TIME)], [0]),
        ),
        case(
            "window-outside",
            "a second early or late",
            [ALICE],
            check([alice(LATER)], outside),
            check([alice(end=EARLIER)], outside),
            check([alice(LATER, LATER)], outside),
        ),
        case(
            "window-all-outside",
            "no key inside, whatever the threshold",
            [ALICE, BOB],
            check([alice(LATER), entry(BOB, end=EARLIER)], outside, 2),
        ),
        case(
            "window-one-outside",
            "a key outside its window does not count",
            [ALICE, BOB],
            check([alice(LATER), BOB], [1]),
            check([alice(LATER), BOB], "threshold-not-met", 2),
        ),
        case(
            "window-other-name",
            "the window is that of the name that signed",
            [ALICE],
            check([alice(LATER), ALICE_AGAIN], outside),
            check([ALICE, entry(ALICE_AGAIN, start=LATER)], [0]),
        ),
        case(
            "now",
            "the seal's time is at most now",
            [ALICE],
            check([ALICE], [0], now=TIME),
            check([ALICE], [0], now=LATER),
            check([ALICE], future, now=EARLIER),
        ),
        case(
            "now-window", "the future is looked at before windows", [ALICE], check([alice(LATER)], future, now=EARLIER)
        ),
        case(
            "now-threshold",
            "the future is looked at before the threshold",
            [ALICE],
            check([ALICE], future, 2, now=EARLIER),
        ),
        case("now-unknown", "the future is looked at before the signers", [BOB], check([ALICE], future, now=EARLIER)),
        case(
            "now-broken",
            "signatures are looked at before the future",
            [altered(ALICE, flipped(0))],
            check([ALICE], "signature-invalid", now=EARLIER),
        ),
    ]


def twins():
    first, second = TWINS
    return [
        case(
            "collision",
            "two keys of one name and id: every candidate is tried",
            [second],
            check([first, second], [0]),
            check([second, first], [0]),
            check([first], "signature-invalid"),
        ),
        case("collision-both", "both keys signed", [first, second], check([second, first], [0, 1], 2)),
        case(
            "collision-broken",
            "no candidate verifies",
            [altered(first, flipped(9))],
            check([first, second], "signature-invalid"),
        ),
        case(
            "collision-revoked",
            "the key that signed is revoked",
            [second],
            check([first, entry(second, "revoked")], "key-revoked"),
            check([entry(first, "revoked"), second], [0]),
        ),
    ]


def contents():
    mismatch, size, algorithm = "content-mismatch", "content-size-mismatch", "digest-algorithm-mismatch"
    by_tree = fields(CONTENT, "sha-256-tree-65536")
    by_sha512 = fields(CONTENT, "sha-512")
    wrong_size = fields(CONTENT, size=len(CONTENT) + 1)
    changed_content = CONTENT.replace(b"h", b"H")

    def checks(*results):
        return [check([ALICE], result, content=content) for content, result in results]

    return [
        valid(
            "content",
            "the content itself",
            fields(CONTENT),
            verify=checks(
                (CONTENT, [0]), (changed_content, mismatch), (CONTENT[:-1], size), (CONTENT + b"\n", size), (b"", size)
            ),
        ),
        valid("content-empty", "empty content", fields(), verify=checks((b"", [0]), (b"\0", size))),
        valid(
            "content-sha-512",
            "content and sha-512",
            by_sha512,
            verify=checks((CONTENT, [0]), (changed_content, mismatch)),
        ),
        valid(
            "content-tree", "content and the tree", by_tree, verify=checks((CONTENT, [0]), (changed_content, mismatch))
        ),
        valid(
            "content-tree-painted",
            "two chunks",
            fields(digests.painted(65537), "sha-256-tree-65536"),
            verify=checks((65537, [0]), (65536, size)),
        ),
        valid(
            "content-tree-no-prefix",
            "the plain digest where the tree's is claimed",
            fields(CONTENT, "sha-256-tree-65536", digests.sha256(CONTENT)),
            verify=checks((CONTENT, mismatch)),
        ),
        valid(
            "content-size-sealed-wrong", "a size that is not the content's", wrong_size, verify=checks((CONTENT, size))
        ),
        valid(
            "content-unknown-signer",
            "signers are looked at before content",
            fields(CONTENT),
            verify=[check([BOB], "signer-unknown", content=b"")],
        ),
        valid(
            "content-digest",
            "content known by its digest",
            fields(CONTENT),
            verify=checks(
                (digest_of(CONTENT), [0]),
                (digest_of(changed_content), mismatch),
                (digest_of(CONTENT, size=12), size),
                (digest_of(CONTENT, "sha-512"), algorithm),
                (digest_of(CONTENT, "sha-256-tree-65536"), algorithm),
                (digest_of(CONTENT, "sha-512", size=12), algorithm),
                (digest_of(changed_content, size=12), size),
            ),
        ),
    ]
