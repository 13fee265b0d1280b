"""Public and private keys in every format that is read, good and damaged."""

import base64
import hashlib
import json

from oracle import ed25519 as c
from oracle.rules import VALID, key_error

FILE = "keys.json"


def label_hash(label):
    return c.sha512(b"sealstone keys ", label.encode())[:32]


SEED, OTHER_SEED = label_hash("seed"), label_hash("other seed")
KEY, OTHER_KEY = c.public_key(SEED), c.public_key(OTHER_SEED)


def bad_keys():
    """(comment, encoding) of public keys that Universal refuses, all reasons."""
    for torsion in range(8):
        for data in c.encodings(c.TORSION[torsion]):
            yield "T_%d as %s" % (torsion, data.hex()), data
    point = c.decode_strict(KEY)
    for torsion in range(1, 8):
        yield "good key + T_%d" % torsion, c.encode(c.add(point, c.TORSION[torsion]))
    for y in range(2, 19):
        yield "y = p + %d" % y, (c.P + y).to_bytes(32, "little")
    for y in range(2, 19):
        data = y.to_bytes(32, "little")
        if key_error(data):
            yield "y = %d" % y, data
    yield "32 bytes of 0xff", b"\xff" * 32


class Cases:
    """Collects cases; `kind` is public or private, `format` how the input is written."""

    def __init__(self):
        self.list = []

    def add(self, kind, format, comment, data, result, public=None, seed=None, **more):
        case = {"id": len(self.list) + 1, "comment": comment, "kind": kind, "format": format}
        case.update({"text": data} if isinstance(data, str) else {"input": data.hex()})
        case["result"] = result
        if result == VALID:
            case["public"] = public.hex()
            case.update({"seed": seed.hex()} if kind == "private" else {})
            assert kind == "public" or c.public_key(seed) == public, comment
            case.update(more)
        self.list.append(case)

    def public(self, format, comment, data, result=VALID, public=KEY, **more):
        self.add("public", format, comment, data, result, public, **more)

    def private(self, format, comment, data, result=VALID, public=KEY, seed=SEED):
        self.add("private", format, comment, data, result, public, seed)


def raw(cases):
    cases.public("raw", "a good key", KEY)
    cases.public("raw", "the generator B", c.encode(c.BASE), public=c.encode(c.BASE))
    for y in range(2, 19):
        data = y.to_bytes(32, "little")
        if key_error(data) is None:
            cases.public("raw", "y = %d has prime order" % y, data, public=data)
    for comment, data in bad_keys():
        cases.public("raw", comment, data, key_error(data))
    cases.private("raw", "a seed", SEED)
    for comment, seed in (("zero seed", bytes(32)), ("seed of 0xff", b"\xff" * 32)):
        cases.private("raw", comment, seed, seed=seed, public=c.public_key(seed))
    for length in (0, 1, 31, 33, 64):
        for kind in ("public", "private"):
            data = (KEY if kind == "public" else SEED) * 2
            cases.add(kind, "raw", "%d bytes" % length, data[:length], "invalid-length")


# Signed-note verifier keys


def key_id(name, key, algorithm=b"\x01"):
    return hashlib.sha256(name.encode() + b"\n" + algorithm + key).digest()[:4]


def vkey(name, key, algorithm=b"\x01", id=None):
    id = (id or key_id(name, key, algorithm)).hex()
    return "%s+%s+%s" % (name, id, base64.b64encode(algorithm + key).decode())


BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
SPACES = " \u0085\u00a0\u1680\u2000\u2003\u200a\u2028\u2029\u202f\u205f\u3000"
CONTROLS = "\0\t\n\r\x1f\x7f\u0080\u009f"


def vkeys(cases):
    good = vkey("example.com/signer", KEY)
    name, id, encoded = good.split("+", 2)
    for comment, name in (
        ("a good verifier key", "example.com/signer"),
        ("a name of one byte", "a"),
        ("a name of 255 bytes", "n" * 255),
        ("a name of 255 bytes in two-byte letters and one", "é" * 127 + "e"),
        ("a name beyond ASCII", "例え.example/署名"),
        ("a name beyond the basic plane", "\U0001f58b"),
        ("a name with a joiner, which is neither space nor bidi control", "a\u200db"),
    ):
        cases.public("vkey", comment, vkey(name, KEY), name=name, key_id=key_id(name, KEY).hex())
    for name in ["", "n" * 256, "é" * 128] + ["a%sb" % odd for odd in BIDI + SPACES + CONTROLS] + [" a", "a "]:
        shown = name if len(name) < 10 else "%d bytes" % len(name.encode())
        cases.public("vkey", "name %s" % ascii(shown), vkey(name, KEY), "key-name-invalid")
    for comment, text in (
        ("empty", ""),
        ("no plus", "example.com"),
        ("one plus", "example.com+" + id),
        ("name with a plus", "a+b+" + id + "+" + encoded),
        ("id in upper case", good.replace(id, id.upper())),
        ("id of 7 digits", good.replace(id, id[1:])),
        ("id of 9 digits", good.replace(id, "0" + id)),
        ("id not hexadecimal", good.replace(id, "0000000g")),
        ("no id", good.replace(id, "")),
        ("base64 in the URL alphabet", vkey_with_url_alphabet()),
        ("base64 with a stray letter", good + "A"),
        ("base64 with padding that does not belong", good + "="),
        ("base64 with a space inside", good[:-6] + " " + good[-6:]),
        ("base64 with a line end inside", good[:-6] + "\n" + good[-6:]),
        ("space at the end", good + " "),
        ("truncated by one letter", good[:-1]),
        ("a key of 31 bytes", vkey("example.com", KEY[:31])),
        ("a key of 31 bytes without its padding", vkey("example.com", KEY[:31]).rstrip("=")),
        ("a key of 33 bytes", vkey("example.com", KEY + b"\0")),
        ("a key of 33 bytes, loose bits in the last letter", loose_bits(vkey("example.com", KEY + b"\0"))),
        ("no key", vkey("example.com", b"")),
    ):
        cases.public("vkey", comment, text, "key-malformed")
    short = vkey("example.com", KEY[:31], b"\x02")
    for comment, text, error in (
        ("loose bits come before the algorithm", loose_bits(short), "key-malformed"),
        ("the name comes before the algorithm", vkey("a b", KEY, b"\x02"), "key-name-invalid"),
        ("base64 comes before the name", vkey("a b", KEY) + "A", "key-malformed"),
        ("the algorithm comes before the length", short, "key-algorithm-unsupported"),
        ("the length comes before the id", vkey("example.com", KEY[:31], id=bytes(4)), "key-malformed"),
        ("the id comes before the point", vkey("example.com", bytes(32), id=bytes(4)), "key-id-mismatch"),
    ):
        cases.public("vkey", comment, text, error)
    for number in (0, 2, 4, 255):
        text = vkey("example.com", KEY, bytes([number]))
        cases.public("vkey", "algorithm byte %d" % number, text, "key-algorithm-unsupported")
    for length in (64, 1312):
        text = vkey("example.com", bytes(length), b"\x06")
        cases.public("vkey", "algorithm byte 6, %d bytes" % length, text, "key-algorithm-unsupported")
    for comment, id in (
        ("id of another name", key_id("example.org", KEY)),
        ("id of another key", key_id("example.com", OTHER_KEY)),
        ("id with one bit changed", bytes([key_id("example.com", KEY)[0] ^ 1]) + key_id("example.com", KEY)[1:]),
        ("id hashed without the algorithm byte", key_id("example.com", KEY, b"")),
    ):
        cases.public("vkey", comment, vkey("example.com", KEY, id=id), "key-id-mismatch")
    for comment, data in bad_keys():
        cases.public("vkey", comment, vkey("example.com", data), key_error(data))


def vkey_with_url_alphabet():
    """A key whose base64 holds a letter that differs between the alphabets."""
    for n in range(100):
        text = vkey("example.com", c.public_key(label_hash("url %d" % n)))
        name, id, encoded = text.split("+", 2)
        if "/" in encoded or "+" in encoded:
            return "+".join((name, id, encoded.replace("+", "-").replace("/", "_")))


def loose_bits(text):
    """The last letter before the padding changed in bits that no byte takes."""
    body = text.rstrip("=")
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    return body[:-1] + alphabet[alphabet.index(body[-1]) ^ 1] + "=" * (len(text) - len(body))


# DER and PEM


def der(tag, *parts):
    body = b"".join(parts)
    length = bytes([len(body)]) if len(body) < 128 else b"\x81" + bytes([len(body)])
    return bytes([tag]) + length + body


def oid(dotted):
    first, second, *rest = map(int, dotted.split("."))
    body = bytes([40 * first + second])
    for number in rest:
        digits = [number & 127]
        while number > 127:
            number >>= 7
            digits.append(number & 127 | 128)
        body += bytes(reversed(digits))
    return der(6, body)


NULL = der(5)
ED25519 = oid("1.3.101.112")
OTHER_ALGORITHMS = {
    "X25519": oid("1.3.101.110"),
    "X448": oid("1.3.101.111"),
    "Ed448": oid("1.3.101.113"),
    "RSA": oid("1.2.840.113549.1.1.1") + NULL,
    "P-256": oid("1.2.840.10045.2.1") + oid("1.2.840.10045.3.1.7"),
    "ML-DSA-44": oid("2.16.840.1.101.3.4.3.17"),
}


def spki(key, algorithm=ED25519, unused=0):
    return der(0x30, der(0x30, algorithm), der(3, bytes([unused]), key))


def pkcs8(seed, public=None, version=None, algorithm=ED25519, attributes=b""):
    version = version if version is not None else 1 if public else 0
    half = der(0x81, b"\0", public) if public else b""
    return der(0x30, der(2, bytes([version])), der(0x30, algorithm), der(4, der(4, seed)), attributes, half)


def pem(label, data, width=64, end="\n"):
    text = base64.b64encode(data).decode()
    lines = [text[i : i + width] for i in range(0, len(text), width)]
    return end.join(["-----BEGIN %s-----" % label] + lines + ["-----END %s-----" % label]) + end


def damaged_der(data):
    """(comment, bytes) of encodings that are recognised by their first byte and broken later."""
    yield "truncated by one byte", data[:-1]
    yield "truncated to half", data[: len(data) // 2]
    yield "a byte follows", data + b"\0"
    yield "outer length too large", data[:1] + bytes([data[1] + 1]) + data[2:]
    yield "outer length too small", data[:1] + bytes([data[1] - 1]) + data[2:]
    yield "length not in its shortest form", data[:1] + b"\x81" + data[1:]
    yield "indefinite length", data[:1] + b"\x80" + data[2:] + b"\0\0"


def damaged_pem(label, data):
    good = pem(label, data)
    lines = good.splitlines(True)
    yield "no END line", "".join(lines[:-1])
    yield "END line of another label", good.replace("END " + label, "END CERTIFICATE")
    yield "a letter that is not base64", lines[0] + "*" + lines[1][1:] + "".join(lines[2:])
    yield "a letter missing", lines[0] + lines[1][1:] + "".join(lines[2:])
    yield "no content", lines[0] + lines[-1]
    yield "text after the END line", good + "and more\n"
    yield "a second key after the first", good + good
    yield "DER truncated by one byte", pem(label, data[:-1])
    yield "DER with a byte following", pem(label, data + b"\0")


def spkis(cases):
    good = spki(KEY)
    cases.public("spki-der", "a good key", good)
    rfc = base64.b64decode("MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=")
    cases.public("spki-der", "RFC 8410, section 10.1", rfc, public=rfc[12:])
    for comment, data in bad_keys():
        cases.public("spki-der", comment, spki(data), key_error(data))
    for comment, data in (
        *damaged_der(good),
        ("a key of 31 bytes", spki(KEY[:31])),
        ("a key of 33 bytes", spki(KEY + b"\0")),
        ("no key", spki(b"")),
        ("one unused bit", spki(KEY, unused=1)),
        ("parameters NULL, where none may be", spki(KEY, ED25519 + NULL)),
        ("key in an octet string", good.replace(b"\x03\x21\x00", b"\x04\x21\x00")),
        ("no algorithm", der(0x30, der(3, b"\0", KEY))),
    ):
        cases.public("spki-der", comment, data, "key-malformed")
    cases.public("spki-pem", "a good key", pem("PUBLIC KEY", good))
    cases.public("spki-pem", "CRLF line ends", pem("PUBLIC KEY", good, end="\r\n"))
    cases.public("spki-pem", "no line end after the last line", pem("PUBLIC KEY", good).rstrip())
    cases.public("spki-pem", "key of small order", pem("PUBLIC KEY", spki(c.encode(c.IDENTITY))), "key-small-order")
    for comment, text in damaged_pem("PUBLIC KEY", good):
        cases.public("spki-pem", comment, text, "key-malformed")
    for name, algorithm in OTHER_ALGORITHMS.items():
        data = spki(KEY, algorithm)
        cases.public("spki-der", name, data, "key-algorithm-unsupported")
        cases.public("spki-pem", name, pem("PUBLIC KEY", data), "key-algorithm-unsupported")
    cases.private("spki-pem", "a public key where a private one is needed", pem("PUBLIC KEY", good), "key-not-private")


def pkcs8s(cases):
    v1, v2 = pkcs8(SEED), pkcs8(SEED, KEY)
    wrong_half = pkcs8(SEED, OTHER_KEY)
    rfc = bytes.fromhex("d4ee72dbf913584ad5b6d8f1f769f8ad3afe7c28cbf1d4fbe097a88f44755842")
    name = der(0x30, oid("1.2.840.113549.1.9.9.20"), der(0x31, der(0x0C, b"Curdle Chairs")))
    with_attributes = pkcs8(rfc, c.public_key(rfc), attributes=der(0xA0, name))
    cases.private("pkcs8-der", "RFC 8410, section 10.3, version 1", pkcs8(rfc), public=c.public_key(rfc), seed=rfc)
    cases.private("pkcs8-der", "RFC 8410, section 10.3, with attributes and public half", with_attributes,
                  public=c.public_key(rfc), seed=rfc)
    for format, write in (("pkcs8-der", lambda data: data), ("pkcs8-pem", lambda data: pem("PRIVATE KEY", data))):
        cases.private(format, "version 1", write(v1))
        cases.private(format, "version 2 with its public half", write(v2))
        cases.private(format, "version 2 with another public half", write(wrong_half), "key-mismatch")
        for name, algorithm in OTHER_ALGORITHMS.items():
            cases.private(format, name, write(pkcs8(SEED, algorithm=algorithm)), "key-algorithm-unsupported")
    malformed = [("version 1: " + comment, data) for comment, data in damaged_der(v1)]
    malformed += [("version 2: " + comment, data) for comment, data in damaged_der(v2)]
    malformed += [
        ("version 1 that carries a public half", pkcs8(SEED, KEY, version=0)),
        ("version 2 without a public half", pkcs8(SEED, version=1)),
        ("version 3", pkcs8(SEED, KEY, version=2)),
        ("a seed of 31 bytes", pkcs8(SEED[:31])),
        ("a seed of 33 bytes", pkcs8(SEED + b"\0")),
        ("seed and public key in the place of the seed", pkcs8(SEED + KEY)),
        ("seed not wrapped twice", der(0x30, der(2, b"\0"), der(0x30, ED25519), der(4, SEED))),
        ("parameters NULL, where none may be", pkcs8(SEED, algorithm=ED25519 + NULL)),
        ("a public half of 31 bytes", pkcs8(SEED, KEY[:31])),
        ("a public half of 33 bytes", pkcs8(SEED, KEY + b"\0")),
    ]
    for comment, data in malformed:
        cases.private("pkcs8-der", comment, data, "key-malformed")
    for comment, text in damaged_pem("PRIVATE KEY", v1):
        cases.private("pkcs8-pem", comment, text, "key-malformed")
    cases.private("pkcs8-pem", "CRLF line ends", pem("PRIVATE KEY", v1, end="\r\n"))
    cases.public("pkcs8-pem", "a private key where a public one is needed", pem("PRIVATE KEY", v1), "key-not-public")


# JWK (RFC 8037)


def base64url(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


LEFT_OUT = object()


def jwk(**members):
    """A JSON object in the given order, a default member replaced or left out."""
    merged = {"kty": "OKP", "crv": "Ed25519", "x": base64url(KEY), **members}
    kept = {name: value for name, value in merged.items() if value is not LEFT_OUT}
    return json.dumps(kept, separators=(",", ":"))


def jwks(cases):
    rfc_seed = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    rfc_x, rfc_d = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"
    rfc_key = c.public_key(rfc_seed)
    cases.public("jwk", "RFC 8037, appendix A.2", jwk(x=rfc_x), public=rfc_key)
    cases.private("jwk", "RFC 8037, appendix A.1", jwk(d=rfc_d, x=rfc_x), public=rfc_key, seed=rfc_seed)
    d, x, secret = base64url(SEED), base64url(KEY), {"d": base64url(SEED)}
    for comment, changes in (
        ("a good key", {}),
        ("alg EdDSA", {"alg": "EdDSA"}),
        ("alg Ed25519", {"alg": "Ed25519"}),
        ("other members are ignored", {"kid": "a", "use": "sig", "key_ops": ["verify"], "n": {"x": "!"}, "exp": 1}),
    ):
        cases.public("jwk", comment, jwk(**changes))
        cases.private("jwk", comment, jwk(**changes, **secret))
    for comment, text in (
        ("members in another order", '{"x":"%s","crv":"Ed25519","kty":"OKP"}' % x),
        ("white space between members", ' {\n\t"kty" : "OKP",\r\n "crv": "Ed25519", "x": "%s" }\n' % x),
        ("an escape in a member's name and in a value", '{"kty":"\\u004fKP","crv":"Ed25519","\\u0078":"%s"}' % x),
    ):
        cases.public("jwk", comment, text)
    for comment, changes in (
        ("kty EC", {"kty": "EC"}),
        ("kty in lower case", {"kty": "okp"}),
        ("crv X25519", {"crv": "X25519"}),
        ("crv Ed448", {"crv": "Ed448"}),
        ("crv in lower case", {"crv": "ed25519"}),
        ("alg ES256", {"alg": "ES256"}),
        ("alg Ed448", {"alg": "Ed448"}),
    ):
        cases.public("jwk", comment, jwk(**changes), "key-algorithm-unsupported")
        cases.private("jwk", comment, jwk(**changes, **secret), "key-algorithm-unsupported")
    for comment, changes in (
        ("no kty", {"kty": LEFT_OUT}),
        ("no crv", {"crv": LEFT_OUT}),
        ("no x", {"x": LEFT_OUT}),
        ("x empty", {"x": ""}),
        ("x a number", {"x": 1}),
        ("x null", {"x": None}),
        ("x with padding", {"x": x + "="}),
        ("x in the standard alphabet", {"x": "+" + x[1:-1] + "A"}),
        ("x with a letter that is not base64url", {"x": "*" + x[1:]}),
        ("x with loose bits in the last letter", {"x": x[:-1] + loose_url(x[-1])}),
        ("x of 31 bytes", {"x": base64url(KEY[:31])}),
        ("x of 33 bytes", {"x": base64url(KEY + b"\0")}),
    ):
        cases.public("jwk", comment, jwk(**changes), "key-malformed")
        cases.private("jwk", comment, jwk(**changes, **secret), "key-malformed")
    for comment, value in (
        ("d empty", ""),
        ("d a number", 1),
        ("d with padding", d + "="),
        ("d with loose bits in the last letter", d[:-1] + loose_url(d[-1])),
        ("d of 31 bytes", base64url(SEED[:31])),
        ("d of 33 bytes", base64url(SEED + b"\0")),
    ):
        cases.private("jwk", comment, jwk(d=value), "key-malformed")
    good = jwk()
    for comment, text in (
        ("truncated", good[:-1]),
        ("text follows", good + "x"),
        ("a second object follows", good + good),
        ("comma before the end", good[:-1] + ",}"),
        ("single quotes", good.replace('"', "'")),
        ("x twice, the same", good[:-1] + ',"x":"%s"}' % x),
        ("x twice, different", good[:-1] + ',"x":"%s"}' % base64url(OTHER_KEY)),
        ("kty twice", good[:-1] + ',"kty":"OKP"}'),
        ("crv twice", good[:-1] + ',"crv":"Ed25519"}'),
    ):
        cases.public("jwk", comment, text, "key-malformed")
    cases.private("jwk", "d twice", jwk(d=d)[:-1] + ',"d":"%s"}' % d, "key-malformed")
    cases.private("jwk", "x does not belong to d", jwk(d=base64url(OTHER_SEED)), "key-mismatch")
    cases.private("jwk", "a public key where a private one is needed", good, "key-not-private")
    for comment, data in bad_keys():
        cases.public("jwk", comment, jwk(x=base64url(data)), key_error(data))


def loose_url(letter):
    """The letter with its lowest bit changed."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    return alphabet[alphabet.index(letter) ^ 1]


# OpenSSH


def ssh_string(data):
    return len(data).to_bytes(4, "big") + data


def ssh_blob(key, type=b"ssh-ed25519"):
    return ssh_string(type) + ssh_string(key)


def ssh_line(blob, type="ssh-ed25519", comment=" alice@example.com"):
    return "%s %s%s" % (type, base64.b64encode(blob).decode(), comment)


def ssh_publics(cases):
    good = ssh_line(ssh_blob(KEY))
    for comment, text in (
        ("a good key", good),
        ("no comment", ssh_line(ssh_blob(KEY), comment="")),
        ("a comment of several words", ssh_line(ssh_blob(KEY), comment=" Alice at work")),
        ("a line end", good + "\n"),
    ):
        cases.public("openssh", comment, text)
    for comment, text in (
        ("truncated by one letter", ssh_line(ssh_blob(KEY), comment="")[:-1]),
        ("blob truncated by one byte", ssh_line(ssh_blob(KEY)[:-1])),
        ("blob truncated after the type", ssh_line(ssh_blob(KEY)[:15])),
        ("a byte follows in the blob", ssh_line(ssh_blob(KEY) + b"\0")),
        ("a key of 31 bytes", ssh_line(ssh_blob(KEY[:31]))),
        ("a key of 33 bytes", ssh_line(ssh_blob(KEY + b"\0"))),
        ("a length of 4 GiB", ssh_line(ssh_string(b"ssh-ed25519") + b"\xff" * 4 + KEY)),
        ("the blob is of another type than the line", ssh_line(ssh_blob(KEY, b"ssh-rsa"))),
        ("a letter that is not base64", good.replace("AAAA", "AA*A", 1)),
        ("no blob", "ssh-ed25519"),
    ):
        cases.public("openssh", comment, text, "key-malformed")
    for type in ("ssh-rsa", "ssh-dss", "ecdsa-sha2-nistp256", "sk-ssh-ed25519@openssh.com"):
        text = ssh_line(ssh_blob(KEY, type.encode()), type)
        cases.public("openssh", type, text, "key-algorithm-unsupported")
    cases.private("openssh", "a public key where a private one is needed", good, "key-not-private")
    for comment, data in bad_keys():
        cases.public("openssh", comment, ssh_line(ssh_blob(data)), key_error(data))


def ssh_private(**changes):
    """The openssh-key-v1 container of OpenSSH's PROTOCOL.key, any field of it replaced."""
    f = dict(magic=b"openssh-key-v1\0", cipher=b"none", kdf=b"none", options=b"", count=1, outer=ssh_blob(KEY),
             checks=b"\x5e\xa1\x57\x0e" * 2, type=b"ssh-ed25519", public=KEY, private=SEED + KEY,
             comment=b"alice@example.com", padding=None, tail=b"")
    f.update(changes)
    secret = f["checks"] + ssh_blob(f["public"], f["type"]) + ssh_string(f["private"]) + ssh_string(f["comment"])
    padding = bytes(range(1, -len(secret) % 8 + 1)) if f["padding"] is None else f["padding"]
    head = f["magic"] + ssh_string(f["cipher"]) + ssh_string(f["kdf"]) + ssh_string(f["options"])
    body = f["count"].to_bytes(4, "big") + ssh_string(f["outer"]) + ssh_string(secret + padding)
    return head + body + f["tail"]


def ssh_privates(cases):
    label = "OPENSSH PRIVATE KEY"

    def case(about, result=VALID, /, **changes):
        cases.private("openssh", about, pem(label, ssh_private(**changes), width=70), result)

    for length in range(9):
        case("a comment of %d bytes" % length, comment=b"c" * length)
    case("a good key")
    case("the outer public key is another", "key-mismatch", outer=ssh_blob(OTHER_KEY))
    case("the inner public key is another", "key-mismatch", public=OTHER_KEY)
    case("the half beside the seed is another", "key-mismatch", private=SEED + OTHER_KEY)
    case("every public half is another", "key-mismatch", outer=ssh_blob(OTHER_KEY), public=OTHER_KEY,
         private=SEED + OTHER_KEY)
    case("the check numbers differ", "key-malformed", checks=b"\0\0\0\1\0\0\0\2")
    case("padding of zeros", "key-malformed", comment=b"", padding=bytes(5))
    case("another magic", "key-malformed", magic=b"openssh-key-v2\0")
    case("no keys", "key-malformed", count=0)
    case("two keys", "key-malformed", count=2)
    case("a byte follows", "key-malformed", tail=b"\0")
    case("a private part of 32 bytes", "key-malformed", private=SEED)
    case("a private part of 65 bytes", "key-malformed", private=SEED + KEY + b"\0")
    case("a public part of 31 bytes", "key-malformed", public=KEY[:31])
    case("RSA in both places", "key-algorithm-unsupported", outer=ssh_blob(KEY, b"ssh-rsa"), type=b"ssh-rsa")
    case("encrypted, no passphrase given", "passphrase-required", cipher=b"aes256-ctr", kdf=b"bcrypt",
         options=ssh_string(label_hash("salt")[:16]) + (16).to_bytes(4, "big"),
         comment=b"c" * 13)  # fills the cipher's block of 16
    for length in (20, 60, 100, 150):
        data = ssh_private()[:length]
        cases.private("openssh", "truncated to %d bytes" % length, pem(label, data, 70), "key-malformed")
    cases.private("openssh", "no END line", pem(label, ssh_private(), 70).rsplit("-----END", 1)[0], "key-malformed")
    text = pem(label, ssh_private(), 70)
    cases.public("openssh", "a private key where a public one is needed", text, "key-not-public")


def unknown(cases):
    """Inputs of no known format, for a reader that recognises the format by itself."""
    for comment, text in (
        ("empty", ""),
        ("a word", "hello"),
        ("a certificate", pem("CERTIFICATE", spki(KEY))),
        ("a PGP key", "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmDMEAAAA\n-----END PGP PUBLIC KEY BLOCK-----\n"),
        ("a PuTTY key", "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n"),
        ("a minisign key", "untrusted comment: minisign public key\n" + base64.b64encode(b"Ed" + KEY).decode() + "\n"),
    ):
        for kind in ("public", "private"):
            cases.add(kind, "unknown", comment, text, "key-format-unknown")


def build():
    cases = Cases()
    for group in (raw, vkeys, spkis, pkcs8s, jwks, ssh_publics, ssh_privates, unknown):
        group(cases)
    return {
        "algorithm": "Ed25519",
        "generator": "vectors/generate/keys.py",
        "count": len(cases.list),
        "cases": cases.list,
    }
