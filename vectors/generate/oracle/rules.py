"""The oracle: what each rule of verification answers, "valid" or the name of the error."""

from functools import lru_cache

from oracle import ed25519 as c

VALID = "valid"


@lru_cache(maxsize=None)
def key_error(key):
    """Why Universal refuses this public key, or None."""
    if not c.is_canonical(key):
        return "key-not-canonical"
    point = c.decode_strict(key)
    if point is None:
        return "key-not-on-curve"
    if c.equal(c.multiply(8, point), c.IDENTITY):
        return "key-small-order"
    if not c.equal(c.multiply(c.L, point), c.IDENTITY):
        return "key-mixed-order"
    return None


def split(signature):
    return signature[:32], int.from_bytes(signature[32:], "little")


def challenge(key, message, signature, domain=b""):
    """k as the 512-bit integer that the hash gives, not reduced."""
    return c.sha512_int(domain, signature[:32], key, message)


@lru_cache(maxsize=None)
def commitment(point, k, s):
    """[S]B - [k]A."""
    return c.add(c.multiply_base(s), c.negate(c.multiply(k, point)))


def universal(key, message, signature, domain=b""):
    """What every verifier in use accepts: the key is checked first, then S, R and the equation."""
    error = key_error(key)
    if error:
        return error
    r, s = split(signature)
    if s >= c.L:
        return "signature-not-canonical"
    if r in c.SMALL_ORDER_ENCODINGS:
        return "signature-small-order"
    k = challenge(key, message, signature, domain) % c.L
    return _verdict(r == c.encode(commitment(c.decode_strict(key), k, s)))


def ref10(key, message, signature):
    """OpenSSL's rule: lenient key, canonical S, R compared as bytes, k reduced."""
    return _cofactorless(key, signature, challenge(key, message, signature) % c.L)


def unreduced(key, message, signature):
    """Ref10 with k left at 512 bits, as libgcrypt computes; tells apart keys with torsion."""
    return _cofactorless(key, signature, challenge(key, message, signature))


def zip215(key, message, signature):
    """ZIP 215: lenient key and R, canonical S, the equation multiplied by 8."""
    r, s = split(signature)
    error, point = _open(key, s)
    if error:
        return error
    given = c.decode_lenient(r)
    if given is None:
        return "signature-invalid"
    k = challenge(key, message, signature) % c.L
    defect = c.add(commitment(point, k, s), c.negate(given))
    return _verdict(c.equal(c.multiply(8, defect), c.IDENTITY))


def _cofactorless(key, signature, k):
    r, s = split(signature)
    error, point = _open(key, s)
    return error or _verdict(r == c.encode(commitment(point, k, s)))


def _open(key, s):
    """(error, point of the key): S first, then the key."""
    if s >= c.L:
        return "signature-not-canonical", None
    point = c.decode_lenient(key)
    return (None, point) if point else ("key-not-on-curve", None)


def _verdict(holds):
    return VALID if holds else "signature-invalid"


RULES = {"universal": universal, "ref10": ref10, "zip215": zip215, "unreduced": unreduced}
