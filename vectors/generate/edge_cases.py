"""Ed25519 verification where verifiers disagree: torsion, encodings, the range of S, the residue of k.

Every key is A = aB + T_i and every commitment R = rB + T_j, with a and r chosen or zero, so S = r + ka always
satisfies the cofactored equation; the cofactorless one holds when T_j + [k]T_i = 0, which the message decides
through k mod 8.
"""

from itertools import product

from oracle import ed25519 as c
from oracle.rules import RULES, VALID, challenge

FILE = "ed25519_edge.json"


def scalar(label):
    """A scalar below L, fixed by its label."""
    return c.sha512_int(b"sealstone edge scalar ", label.encode()) % c.L


SCALAR_A, SCALAR_R = scalar("a"), scalar("r")


class Term:
    """A point given as scalar * B + T_torsion, in one of its encodings."""

    def __init__(self, name, scalar, torsion, data=None):
        self.name, self.scalar, self.torsion = name, scalar, torsion
        self.point = c.add(c.multiply_base(scalar), c.TORSION[torsion])
        self.canonical = c.encode(self.point)
        self.data = data or self.canonical

    def flags(self):
        kind = "small" if not self.scalar else "mixed" if self.torsion else "prime"
        flags = ["%s-%s-order" % (self.name, kind), "%s-torsion-%d" % (self.name, self.torsion)]
        if self.data != self.canonical:
            flags.append("%s-not-canonical" % self.name)
        return flags


def terms(name, scalar):
    """The 22 encodings to combine: 8 torsion parts beside the scalar, and the 14 encodings of small order."""
    beside = [Term(name, scalar, i) for i in range(8)]
    return beside + [Term(name, 0, i, data) for i in range(8) for data in c.encodings(c.TORSION[i])]


def vanishes(key, commitment, pair):
    """Whether T_j + [k]T_i = 0, for the reduced k and for the unreduced."""
    return tuple((commitment.torsion + k * key.torsion) % 8 == 0 for k in pair)


def residues(key, commitment):
    """Pairs (k mod L mod 8, k mod 8) that show each outcome this pair of points can have.

    Outcomes: the torsion vanishes for the reduced k, for the unreduced, for both, for neither; and literally
    k = 0 mod 8 for one of the two or neither. The fewest pairs are chosen greedily.
    """

    def outcomes(pair):
        zero = tuple(k == 0 for k in pair)
        shown = {("vanishes", vanishes(key, commitment, pair))}
        if zero != (True, True) and key.torsion:
            shown.add(("zero", zero))
        return shown

    pairs = list(product(range(8), repeat=2))
    wanted = set().union(*map(outcomes, pairs))
    chosen = []
    while wanted:
        best = max(pairs, key=lambda pair: len(outcomes(pair) & wanted))
        chosen.append(best)
        wanted -= outcomes(best)
    return chosen


def search(accept):
    """The first of the messages "0", "1", ... that is accepted."""
    counter = 0
    while not accept(b"%d" % counter):
        counter += 1
    return b"%d" % counter


def k_mod_8(key, commitment, message):
    """(k mod L mod 8, k mod 8)"""
    k = challenge(key.data, message, commitment.data)
    return k % c.L % 8, k % 8


def solve(key, commitment, message):
    """S for which [8][S]B = [8](R + [k]A)."""
    k = challenge(key.data, message, commitment.data) % c.L
    return (commitment.scalar + k * key.scalar) % c.L


class Cases:
    def __init__(self):
        self.list = []
        self.seen = set()

    def add(self, comment, key, message, r, s, flags=()):
        """Appends a case, unless it is there, with every verdict. What Universal accepts, all must accept."""
        signature = r + s.to_bytes(32, "little")
        flags = list(flags) + (["s-not-below-l"] if s >= c.L else [])
        verdicts = {name: rule(key, message, signature) for name, rule in RULES.items()}
        assert verdicts["universal"] != VALID or set(verdicts.values()) == {VALID}, comment
        if (key, message, signature) in self.seen:
            return verdicts
        self.seen.add((key, message, signature))
        case = {"id": len(self.list) + 1, "comment": comment, "key": key.hex(), "message": message.hex()}
        case.update(signature=signature.hex(), flags=flags, **verdicts)
        self.list.append(case)
        return verdicts

    def add_terms(self, comment, key, commitment, message, s, flags=()):
        reduced, unreduced = k_mod_8(key, commitment, message)
        flags = key.flags() + commitment.flags() + list(flags)
        flags += ["k-reduced-0-mod-8"] if reduced == 0 else []
        flags += ["k-unreduced-0-mod-8"] if unreduced == 0 else []
        return self.add(comment, key.data, message, commitment.data, s, flags)


def combinations(cases):
    """Every encoding of A with every encoding of R, every outcome of k, S below L and not."""
    for key, commitment in product(terms("a", SCALAR_A), terms("r", SCALAR_R)):
        for number, pair in enumerate(residues(key, commitment)):
            message = search(lambda m: k_mod_8(key, commitment, m) == pair)
            s = solve(key, commitment, message)
            reduced, unreduced = vanishes(key, commitment, pair)
            comment = "cofactorless equation %s for the reduced k, %s for the unreduced" % (
                "holds" if reduced else "fails",
                "holds" if unreduced else "fails",
            )
            verdicts = cases.add_terms(comment, key, commitment, message, s)
            encoded = commitment.data == commitment.canonical
            assert verdicts["zip215"] == VALID
            assert (verdicts["ref10"] == VALID) == (reduced and encoded)
            assert (verdicts["unreduced"] == VALID) == (unreduced and encoded)
            if number == 0:
                cases.add_terms("S + L", key, commitment, message, s + c.L)


def scalar_range(cases):
    """S around its bounds: under a key of small order S is free, so the equation can hold for any."""
    identity, prime = Term("a", 0, 0), Term("a", SCALAR_A, 0)
    named = {"0": 0, "1": 1, "L - 1": c.L - 1, "L": c.L, "L + 1": c.L + 1, "2^252": 2**252, "2^253 - 1": 2**253 - 1}
    named.update({"2^%d" % n: 2**n for n in (253, 254, 255)}, **{"2^256 - 1": 2**256 - 1, "2L": 2 * c.L, "8L": 8 * c.L})
    for name, s in named.items():
        for torsion in (0, 4):
            commitment = Term("r", s % c.L, torsion)
            cases.add_terms("S = %s, R = [S]B + T_%d" % (name, torsion), identity, commitment, b"range", s)
        cases.add_terms("S = %s does not fit R" % name, prime, Term("r", SCALAR_R, 0), b"range", s)
    commitment = Term("r", SCALAR_R, 0)
    s = solve(prime, commitment, b"multiple")
    cases.add_terms("the valid S", prime, commitment, b"multiple", s)
    for n in range(1, 16):
        if s + n * c.L < 2**256:
            cases.add_terms("S + %dL" % n, prime, commitment, b"multiple", s + n * c.L)
    for bit in (253, 254, 255):
        cases.add_terms("the valid S with bit %d set" % bit, prime, commitment, b"multiple", s | 1 << bit)
    cases.add_terms("L - S", prime, commitment, b"multiple", c.L - s)


def rehashed(cases):
    """k must be hashed over A and R as given: here re-encoding one of them changes the verdict."""
    prime = Term("r", SCALAR_R, 0)
    for torsion in (2, 6):
        canonical, given = (Term("a", 0, torsion, data) for data in c.encodings(c.TORSION[torsion]))
        for over, other in ((given, canonical), (canonical, given)):

            def only_over(message, over=over, other=other):
                return [k_mod_8(a, prime, message)[0] % 4 == 0 for a in (over, other)] == [True, False]

            message = search(only_over)
            comment = "holds for k over A %s only" % ("as given" if over is given else "re-encoded")
            cases.add_terms(comment, given, prime, message, SCALAR_R, ["rehash"])
    key, message = Term("a", SCALAR_A, 0), b"rehash"
    for torsion in (0, 2, 4, 6):
        canonical, *twins = (Term("r", 0, torsion, data) for data in c.encodings(c.TORSION[torsion]))
        for given in twins:
            s = solve(key, canonical, message)
            cases.add_terms("holds for k over R re-encoded only", key, given, message, s, ["rehash"])


def strange_points(cases):
    """A and R that are off the curve, or not below p without being of small order."""
    message, prime_a, prime_r = b"strange", Term("a", SCALAR_A, 0), Term("r", SCALAR_R, 0)
    for y in list(range(2, 19)) + [c.P + y for y in range(2, 19)]:
        for sign in (0, 1):
            data = (y | sign << 255).to_bytes(32, "little")
            where = "on" if c.decode_lenient(data) else "not on"
            name = "p + %d" % (y - c.P) if y > c.P else str(y)
            where = "y = %s, sign %d, %s the curve" % (name, sign, where)
            cases.add("A: " + where, data, message, prime_r.data, SCALAR_R, ["a-strange"])
            s = challenge(prime_a.data, message, data) * SCALAR_A % c.L
            cases.add("R: " + where, prime_a.data, message, data, s, ["r-strange"])
    for name, data in (("zero bytes", bytes(32)), ("0xff bytes", b"\xff" * 32)):
        for key in (data, prime_a.data):
            for r in (data, prime_r.data):
                for s in (0, 2**256 - 1):
                    cases.add("A, R or S of " + name, key, message, r, s, ["a-or-r-of-" + name.replace(" ", "-")])


def trivial_signatures(cases):
    """Signatures that anybody can write down, under every kind of key."""
    for key in terms("a", SCALAR_A):
        for name, r in (("zero", bytes(32)), ("identity", c.encode(c.IDENTITY)), ("A itself", key.data)):
            for message in (b"0", b"1"):
                cases.add("R is %s, S = 0" % name, key.data, message, r, 0, key.flags() + ["trivial"])


def tampered(cases):
    """A good signature under each A with a torsion part, and the same with one thing changed."""
    for torsion in range(8):
        key, commitment = Term("a", SCALAR_A, torsion), Term("r", SCALAR_R, 0)
        message = search(lambda m: k_mod_8(key, commitment, m) == (0, 0))
        s = solve(key, commitment, message)
        flags = key.flags()
        cases.add("good: k = 0 mod 8 both ways", key.data, message, commitment.data, s, flags)
        cases.add("wrong message", key.data, message + b"0", commitment.data, s, flags)
        cases.add("empty message", key.data, b"", commitment.data, s, flags)
        cases.add("S + 1", key.data, message, commitment.data, s + 1, flags)
        cases.add("S - 1", key.data, message, commitment.data, s - 1, flags)
        cases.add("-S", key.data, message, commitment.data, c.L - s, flags)
        cases.add("-R", key.data, message, c.encode(c.negate(commitment.point)), s, flags)
        cases.add("-A", c.encode(c.negate(key.point)), message, commitment.data, s, flags)
        cases.add("R and A swapped", commitment.data, message, key.data, s, flags)


def plain(cases):
    """Good signatures by keys and commitments of prime order, the generator among them."""
    scalars = (1, 2, 8, c.L - 1, SCALAR_A)
    for a, r in product(scalars, (1, 8, c.L - 1, SCALAR_R)):
        key, commitment = Term("a", a, 0), Term("r", r, 0)
        cases.add_terms("good", key, commitment, b"plain", solve(key, commitment, b"plain"))
    for n in range(20):
        seed, message = c.sha512(b"sealstone edge seed %d" % n)[:32], b"by RFC 8032, %d" % n
        signature = c.sign(seed, message)
        s = int.from_bytes(signature[32:], "little")
        cases.add("good, by RFC 8032", c.public_key(seed), message, signature[:32], s, ["a-prime-order"])


def build():
    cases = Cases()
    for group in (plain, combinations, scalar_range, rehashed, strange_points, trivial_signatures, tampered):
        group(cases)
    return {
        "algorithm": "Ed25519",
        "generator": "vectors/generate/edge_cases.py",
        "count": len(cases.list),
        "cases": cases.list,
    }
