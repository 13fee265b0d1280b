"""Verifies a seal (see FORMAT.md) with Python's standard library and the `openssl` command, 3.0 or later.
Usage: python3 verify_seal.py SEAL CONTENT VKEY [VKEY...]        exit status: 0 verified, 1 refused
Every VKEY is trusted. Not checked: limits of length and number; that a key is free of torsion (mixed order)."""
import base64, datetime, hashlib, pathlib, re, subprocess, sys, tempfile
SPKI = bytes.fromhex("302a300506032b6570032100")  # what stands before a public key in DER
VALUE = "(?! )[^\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+(?<! )"
SEAL = re.compile(
    "(?P<text>sealstone/v1\ndigest (?P<algorithm>sha-256|sha-512|sha-256-tree-65536) (?P<digest>[^ \n]+)\n"
    "size (?P<size>0|[1-9][0-9]{0,18})\ntime (?P<time>[0-9]{4}(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){2}Z)\n"
    rf"(name (?!\.\.?\n)(?!.*[/\\]){VALUE}\n)?(type {VALUE}\n)?(claim [a-z][a-z0-9-]{{0,31}} {VALUE}\n){{0,32}})"
    "\n(?P<lines>(\u2014 [^\\s+\0-\x1f\x7f-\x9f]+ [^ \n]+\n)+)")

def require(condition, reason):
    if not condition:
        raise ValueError(reason)

def decode(text):
    require(base64.b64encode(base64.b64decode(text)).decode() == text, "base64 is not canonical")
    return base64.b64decode(text)

def digest(algorithm, data, prefix=b"\0"):
    if "tree" in algorithm and len(data) > 65536:
        half = 65536 << ((len(data) - 1) // 65536).bit_length() - 1
        data, prefix = digest(algorithm, data[:half]) + digest(algorithm, data[half:]), b"\1"
    return hashlib.new(algorithm.replace("-", "")[:6], prefix + data if "tree" in algorithm and data else data).digest()

def is_weak(point, p=2**255 - 19):  # not canonical, or the y of a point of order 1, 2, 4 or 8
    y = int.from_bytes(point, "little") % 2**255
    return y >= p or y * (y**2 - 1) * (121665 * y**4 - 121666 * (2 * y**2 - 1)) % p == 0

def parse_vkey(vkey):
    name, key_id, encoded = vkey.split("+", 2)
    key = decode(encoded)
    require(len(key) == 33 and key[0] == 1 and not is_weak(key[1:]), "a vkey holds no sound Ed25519 key")
    require(hashlib.sha256(name.encode() + b"\n" + key).hexdigest()[:8] == key_id, "a vkey has another key's id")
    return name, bytes.fromhex(key_id), key[1:]

def has_signed(key, text, signature):
    with tempfile.TemporaryDirectory() as folder:
        for name, data in {"key": SPKI + key, "text": text, "sig": signature}.items():
            pathlib.Path(folder, name).write_bytes(data)
        command = "openssl pkeyutl -verify -rawin -pubin -keyform DER -inkey key -in text -sigfile sig".split()
        return not is_weak(signature[:32]) and subprocess.run(command, cwd=folder, capture_output=True).returncode == 0

sys.excepthook = lambda kind, error, trace: print("refused:", error, file=sys.stderr)
seal_bytes, content = (pathlib.Path(path).read_bytes() for path in sys.argv[1:3])
seal, keys, verified = SEAL.fullmatch(seal_bytes.decode()), [parse_vkey(vkey) for vkey in sys.argv[3:]], {}
claims = re.findall("\nclaim ([^ ]+)", seal_bytes.decode())
require(seal and claims == sorted(set(claims)), "not a seal, or its claims are not sorted")
datetime.datetime(*map(int, re.findall("[0-9]+", seal["time"])))  # fails unless this second exists
require(len(content) == int(seal["size"]), "the content has another size")
require(digest(seal["algorithm"], content) == decode(seal["digest"]), "the content has another digest")
for name, encoded in (line.split(" ")[1:] for line in seal["lines"].split("\n")[:-1]):
    key_id, signature = decode(encoded)[:4], decode(encoded)[4:]
    known = [key for key_name, known_id, key in keys if (key_name, known_id) == (name, key_id)]
    signers = [k for k in known if has_signed(k, seal["text"].encode(), signature) and k not in verified]
    require(signature and bool(signers) == bool(known), f"{name} did not sign this, or signed it twice")
    verified.update(dict.fromkeys(signers, name))
require(verified, "no signature is by a key that was given")
print("verified by", ", ".join(verified.values()))
