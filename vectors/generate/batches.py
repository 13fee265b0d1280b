"""Batches: good ones, bad ones at every place, and defects that cancel in a careless linear combination."""

from oracle import ed25519 as c
from oracle.rules import VALID, challenge, key_error, universal

FILE = "batches.json"


def seed_of(n):
    return c.sha512(b"sealstone batches seed %d" % n)[:32]


def scalar_of(n):
    return c.sha512_int(b"sealstone batches scalar %d" % n) % c.L


def good(n, signer=None):
    seed, message = seed_of(n if signer is None else signer), b"message %d" % n
    return c.public_key(seed), message, c.sign(seed, message)


def crafted(n, signer=None, commitment=c.IDENTITY, delta=0, message=None):
    """A signature with R moved by a point and S by a number; k is hashed over the moved R."""
    seed = seed_of(n if signer is None else signer)
    message = b"message %d" % n if message is None else message
    r = c.encode(c.add(c.multiply_base(scalar_of(n)), commitment))
    k = challenge(c.public_key(seed), message, r) % c.L
    s = (scalar_of(n) + k * c.expand(seed)[0] + delta) % c.L
    return c.public_key(seed), message, r + s.to_bytes(32, "little")


def torsion(n, i, signer=None):
    """A signature whose equation is wrong by T_i only: R = rB + T_i."""
    return crafted(n, signer, c.TORSION[i])


def careless(items, coefficients):
    """The equation [sum z S]B = sum [z]R + sum [z k]A that an inexact batch checks, without subgroup tests."""
    total, left = 0, c.IDENTITY
    for z, (key, message, signature) in zip(coefficients, items):
        total += z * int.from_bytes(signature[32:], "little")
        left = c.add(left, c.multiply(z, c.decode_lenient(signature[:32])))
        k = challenge(key, message, signature) % c.L
        left = c.add(left, c.multiply(z * k % c.L, c.decode_strict(key)))
    return c.equal(c.multiply_base(total % c.L), left)


class Cases:
    def __init__(self):
        self.list = []

    def add(self, comment, items, flags=()):
        """Appends a batch with the verdict of each signature by itself."""
        verdicts = [universal(*item) for item in items]
        assert all(key_error(key) is None for key, _, _ in items)
        bad = {str(i): verdict for i, verdict in enumerate(verdicts) if verdict != VALID}
        case = {"id": len(self.list) + 1, "comment": comment, "flags": list(flags)}
        case["result"] = next(iter(bad.values()), VALID) if items else "batch-empty"
        case["bad"] = bad
        case["items"] = [dict(zip(("key", "message", "signature"), (field.hex() for field in item))) for item in items]
        self.list.append(case)
        return bad

    def cancel(self, comment, items, coefficients=None):
        """A batch with bad signatures that the careless equation accepts with these coefficients (default: 1)."""
        assert careless(items, coefficients or [1] * len(items)), comment
        flag = "cancels-odd-coefficients" if coefficients else "cancels-equal-coefficients"
        assert self.add(comment, items, [flag]), comment


def all_good(cases):
    cases.add("empty", [])
    for size in (1, 2, 3, 8, 64):
        cases.add("%d good" % size, [good(n) for n in range(size)])
    cases.add("8 good by one key", [good(n, signer=0) for n in range(8)])
    cases.add("64 good by 4 keys", [good(n, signer=n % 4) for n in range(64)])
    cases.add("one good signature 8 times", [good(0)] * 8)


def spoilers(n):
    """(comment, signature) of every way to be bad that the errors of a signature tell apart."""
    key, message, signature = good(n)
    r, s = signature[:32], int.from_bytes(signature[32:], "little")
    yield "wrong message", (key, message + b"!", signature)
    yield "S + 1", (key, message, r + (s + 1).to_bytes(32, "little"))
    yield "S + L", (key, message, r + (s + c.L).to_bytes(32, "little"))
    off_curve = next(y for y in range(2, 99) if c.decode_lenient(y.to_bytes(32, "little")) is None)
    yield "R not on the curve", (key, message, off_curve.to_bytes(32, "little") + signature[32:])
    yield "R not below p", (key, message, (c.P + 3).to_bytes(32, "little") + signature[32:])
    a, identity = c.expand(seed_of(n))[0], c.encode(c.IDENTITY)
    s = challenge(key, message, identity) * a % c.L
    yield "R the identity and the equation true", (key, message, identity + s.to_bytes(32, "little"))
    yield "another key", (good(n + 1000)[0], message, signature)


def one_bad(cases):
    for size in (1, 2, 3, 8):
        for place in range(size):
            for comment, bad in list(spoilers(place))[: None if size < 8 else 3]:
                items = [good(n) for n in range(size)]
                items[place] = bad
                cases.add("%s at %d of %d" % (comment, place, size), items)
    for place in (0, 1, 31, 32, 62, 63):
        items = [good(n) for n in range(64)]
        items[place] = next(spoilers(place))[1]
        cases.add("wrong message at %d of 64" % place, items)


def several_bad(cases):
    every = [list(spoilers(n))[n][1] for n in range(7)]
    cases.add("every kind of bad", every)
    cases.add("every kind of bad, reversed", every[::-1])
    between = [item for n, bad in enumerate(every) for item in (bad, good(50 + n))]
    cases.add("every kind of bad between good ones", between)
    cases.add("all 8 with the wrong message", [next(spoilers(n))[1] for n in range(8)])
    first, second = good(0), good(1)
    swapped = [(first[0], first[1], second[2]), (second[0], second[1], first[2])]
    cases.add("signatures swapped between two keys", swapped)
    first, second = good(0, signer=0), good(1, signer=0)
    cases.cancel("messages swapped under one key, S too", balanced_swap(first, second))


def balanced_swap(first, second):
    """Two signatures of one key that keep R and their message but share out the sum of S anew."""
    values = [int.from_bytes(item[2][32:], "little") for item in (second, first)]
    return [(key, m, sig[:32] + s.to_bytes(32, "little")) for (key, m, sig), s in zip((first, second), values)]


# Torsion parts of R that sum to zero, mod 8.
ZERO_SUMS = (
    (4, 4), (2, 6), (1, 7), (3, 5),
    (2, 2, 4), (6, 6, 4), (1, 1, 6), (1, 3, 4), (3, 3, 2), (5, 5, 6), (7, 7, 2), (1, 2, 5),
    (4, 4, 4, 4), (2, 2, 2, 2), (1, 1, 1, 5), (1, 1, 1, 1, 1, 1, 1, 1), (1, 7, 2, 6, 3, 5, 4, 4),
)


def cancelling_torsion(cases):
    for parts in ZERO_SUMS:
        name = "torsion of R: " + " + ".join("T_%d" % i for i in parts)
        bad = [torsion(n, i) for n, i in enumerate(parts)]
        cases.cancel(name, bad)
        cases.cancel(name + ", one key", [torsion(n, i, signer=0) for n, i in enumerate(parts)])
        cases.cancel(name + ", good ones around", [good(90)] + bad[:1] + [good(91)] + bad[1:] + [good(92)])
        cases.cancel(name + ", reversed", bad[::-1])
    for i, times in ((4, 2), (2, 4), (1, 8), (3, 8)):
        cases.cancel("one signature with T_%d, %d times" % (i, times), [torsion(0, i)] * times)
    for coefficients in ((3, 5), (1, 7), (2**128 - 1, 2**127 + 1)):
        comment = "T_4 twice: any odd coefficients cancel"
        cases.cancel(comment, [torsion(n, 4) for n in (coefficients[0] % 91, 7)], coefficients)
    for i in range(1, 8):
        cases.add("T_%d alone" % i, [torsion(0, i)], ["cancels-cofactored"])
        cases.add("T_%d between good ones" % i, [good(1), torsion(0, i), good(2)], ["cancels-cofactored"])
    sixty_four = [torsion(n, 4) if n in (5, 60) else good(n) for n in range(64)]
    cases.cancel("T_4 twice in 64", sixty_four)


def cancelling_sums(cases):
    """Defects of prime order that only unequal coefficients tell apart."""
    for delta in (1, 8, c.L - 1, scalar_of(1000)):
        name = "S + %s, S - %s" % ((delta,) * 2 if delta < 9 else ("d", "d"))
        cases.cancel(name, [crafted(0, delta=delta), crafted(1, delta=-delta)])
        cases.cancel(name + ", one key", [crafted(0, 0, delta=delta), crafted(1, 0, delta=-delta)])
        cases.cancel(name + ", good between", [crafted(0, delta=delta), good(50), crafted(1, delta=-delta)])
    cases.cancel("S + 1, S + 1, S - 2", [crafted(0, delta=1), crafted(1, delta=1), crafted(2, delta=-2)])
    shift = c.multiply_base(scalar_of(1001))
    pair = [crafted(0, commitment=shift), crafted(1, commitment=c.negate(shift))]
    cases.cancel("R + D, R - D with D of prime order", pair)
    same = [crafted(0, delta=1, message=b"same"), crafted(0, delta=-1, message=b"same")]
    cases.cancel("S + 1 and S - 1 of one signature", same)
    both = [crafted(0, 0, c.TORSION[4], 1), crafted(1, 1, c.TORSION[4], -1)]
    cases.cancel("T_4 and S + 1, T_4 and S - 1", both)


def build():
    cases = Cases()
    for group in (all_good, one_bad, several_bad, cancelling_torsion, cancelling_sums):
        group(cases)
    return {
        "algorithm": "Ed25519",
        "generator": "vectors/generate/batches.py",
        "count": len(cases.list),
        "cases": cases.list,
    }
