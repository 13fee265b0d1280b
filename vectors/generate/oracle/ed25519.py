"""Edwards25519 and RFC 8032 in plain integers: the independent arithmetic behind the corpus.

A point is (X, Y, Z, T) with x = X/Z, y = Y/Z, xy = T/Z, on -x^2 + y^2 = 1 + d x^2 y^2.
Nothing here is constant-time: every key of the corpus is public.
"""

import hashlib
from functools import lru_cache

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
D2 = 2 * D % P
SQRT_MINUS_ONE = pow(2, (P - 1) // 4, P)
IDENTITY = (0, 1, 1, 0)


def sha512(*parts):
    return hashlib.sha512(b"".join(parts)).digest()


def sha512_int(*parts):
    return int.from_bytes(sha512(*parts), "little")


# Group law: the complete formulas of Hisil, Wong, Carter and Dawson (2008) for a = -1.


def add(p, q):
    x1, y1, z1, t1 = p
    x2, y2, z2, t2 = q
    a = (y1 - x1) * (y2 - x2) % P
    b = (y1 + x1) * (y2 + x2) % P
    c = t1 * D2 * t2 % P
    d = 2 * z1 * z2 % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def double(p):
    x, y, z, _ = p
    a = x * x % P
    b = y * y % P
    h = a + b
    e = h - (x + y) ** 2 % P
    g = a - b
    f = 2 * z * z % P + g
    return e * f % P, g * h % P, f * g % P, e * h % P


def negate(p):
    x, y, z, t = p
    return -x % P, y, z, -t % P


def equal(p, q):
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0


def multiples(p):
    """0p to 15p, the digits of one hexadecimal place."""
    table = [IDENTITY]
    for _ in range(15):
        table.append(add(table[-1], p))
    return table


def multiply(k, p):
    """[k]p for any k >= 0; k is not reduced, so the torsion part is multiplied exactly."""
    table, result = multiples(p), IDENTITY
    for digit in "%x" % k:
        result = double(double(double(double(result))))
        result = add(result, table[int(digit, 16)])
    return result


@lru_cache(maxsize=None)
def base_tables():
    """For each of the 64 hexadecimal places, the 16 multiples of that place's power of B."""
    tables, power = [], BASE
    for _ in range(64):
        tables.append(multiples(power))
        power = add(tables[-1][15], power)
    return tables


def multiply_base(k):
    """[k]B for 0 <= k < 2^256."""
    result = IDENTITY
    for table in base_tables():
        result = add(result, table[k & 15])
        k >>= 4
    return result


# Encoding


def recover_x(y, sign):
    """The x of this parity with (x, y) on the curve, or None. For x = 0 the sign is ignored."""
    u, v = (y * y - 1) % P, (D * y * y + 1) % P
    square = u * pow(v, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * SQRT_MINUS_ONE % P
    if (x * x - square) % P:
        return None
    return P - x if x and x & 1 != sign else x


def encode(p):
    inverse = pow(p[2], P - 2, P)
    x, y = p[0] * inverse % P, p[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


@lru_cache(maxsize=None)
def decode_lenient(data):
    """As ref10 decodes: y is taken mod p and the sign of x = 0 is ignored. None if not on the curve."""
    number = int.from_bytes(data, "little")
    y = (number & (1 << 255) - 1) % P
    x = recover_x(y, number >> 255)
    return None if x is None else (x, y, 1, x * y % P)


def is_canonical(data):
    """Whether y < p and the encoding is not -0; says nothing about being on the curve."""
    number = int.from_bytes(data, "little")
    y = number & (1 << 255) - 1
    return y < P and not (number >> 255 and y in (1, P - 1))


def decode_strict(data):
    """The point of a canonical encoding (RFC 8032, 5.1.3), else None."""
    return decode_lenient(data) if is_canonical(data) else None


BASE = decode_strict((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def _torsion_points():
    """T_0..T_7 with T_i = [i]T_1, T_1 of order 8: [L] of some point of the curve has an order dividing 8."""
    y = 2
    while True:
        point = decode_lenient(y.to_bytes(32, "little"))
        if point:
            generator = multiply(L, point)
            if not equal(multiply(4, generator), IDENTITY):
                return [decode_strict(encode(multiply(i, generator))) for i in range(8)]
        y += 1


TORSION = _torsion_points()


def encodings(p):
    """Every 32-byte string that decodes leniently to p, the canonical one first."""
    canonical = encode(p)
    number = int.from_bytes(canonical, "little")
    y, sign = number & (1 << 255) - 1, number >> 255
    signs = (0, 1) if y in (1, P - 1) else (sign,)
    values = [v | s << 255 for v in (y, y + P) if v < 1 << 255 for s in signs]
    return [v.to_bytes(32, "little") for v in values]


SMALL_ORDER_ENCODINGS = frozenset(e for t in TORSION for e in encodings(t))

# RFC 8032


def expand(seed):
    """(a, prefix): the clamped scalar and the nonce prefix of a seed."""
    digest = sha512(seed)
    a = int.from_bytes(digest[:32], "little")
    return a & (1 << 254) - 8 | 1 << 254, digest[32:]


@lru_cache(maxsize=None)
def public_key(seed):
    return encode(multiply_base(expand(seed)[0]))


def dom2(context):
    """The prefix of Ed25519ph (phflag = 1)."""
    if len(context) > 255:
        raise ValueError("a context is at most 255 bytes")
    return b"SigEd25519 no Ed25519 collisions" + bytes((1, len(context))) + context


def _sign(seed, domain, message):
    a, prefix = expand(seed)
    r = sha512_int(domain, prefix, message) % L
    commitment = encode(multiply_base(r))
    k = sha512_int(domain, commitment, public_key(seed), message) % L
    return commitment + ((r + k * a) % L).to_bytes(32, "little")


def sign(seed, message):
    """Ed25519."""
    return _sign(seed, b"", message)


def sign_ph(seed, message, context=b""):
    """Ed25519ph with context."""
    return _sign(seed, dom2(context), sha512(message))
