#!/usr/bin/env python3
"""Writes the conformance corpus (vectors/) as inputs of the fuzz targets, into fuzz/corpus/."""

import hashlib
import json
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def cases(name):
    corpus = json.loads((ROOT / "vectors" / f"{name}.json").read_text(encoding="utf-8"))
    assert corpus["count"] == len(corpus["cases"]), name
    return corpus["cases"]


def content(case, field):
    """Text, hexadecimal, or parts to repeat."""
    if field in case:
        return case[field].encode()
    if f"{field}_hex" in case:
        return bytes.fromhex(case[f"{field}_hex"])
    return "".join(text * count for text, count in case[f"{field}_parts"]).encode()


def seals():
    return [content(case, "seal") for case in cases("seals")]


def keyrings():
    return [content(case, "keyring") for case in cases("keyrings")]


def key_files(kind):
    chosen = [case for case in cases("keys") if case["kind"] == kind]
    return [case["text"].encode() if "text" in case else bytes.fromhex(case["input"]) for case in chosen]


def vkeys():
    return [case["text"].encode() for case in cases("keys") if case["format"] == "vkey"]


def raw_signature(case):
    """As fuzz/src/signed.rs takes it: 0, key, signature, message with its length; None if it is too long."""
    key, signature, message = (bytes.fromhex(case[field]) for field in ("key", "signature", "message"))
    if len(message) > 255 or len(key) != 32 or len(signature) != 64:
        return None
    return bytes([0]) + key + signature + bytes([len(message)]) + message


def made_signature(a, a_shape, r, r_shape, flags=1, message=b"made"):
    """As fuzz/src/signed.rs makes it, with torsion and encodings."""
    return bytes([flags, a, a_shape, r, r_shape, len(message)]) + message + b"\x01"


def signatures():
    given = [raw_signature(case) for case in cases("ed25519_edge") + cases("signatures")]
    made = [made_signature(a, i, 2, j) for a in (0, 1) for i in range(32) for j in range(0, 32, 5)]
    return [seed for seed in given if seed] + made


def batches():
    given = [[raw_signature(item) for item in case["items"]] for case in cases("batches")]
    made = [[made_signature(1 + i % 3, 0, 4, i * j % 8) for i in range(16)] for j in range(8)]
    return [b"".join(batch) for batch in given + made if None not in batch]


def signing():
    chosen = [case for case in cases("signatures") if "seed" in case]
    for case in chosen:
        context = bytes.fromhex(case.get("context", ""))[:255]
        yield bytes.fromhex(case["seed"]) + b"\x07\x01" + bytes([len(context)]) + context + bytes.fromhex(case["message"])


def partitions():
    for case in cases("digests"):
        for part in (1000, 65535, 65536, 65537):
            yield case["length"].to_bytes(4, "little") + part.to_bytes(3, "big")


def statements():
    """The values of every seal, good or bad, as fuzz/src/seals.rs states them."""
    for seal in seals():
        lines = seal.split(b"\n\n")[0].split(b"\n")
        values = {line.split(b" ")[0]: line.partition(b" ")[2] for line in lines}
        claims = [line[len(b"claim ") :] for line in lines if line.startswith(b"claim ")]
        yield b"\n".join([values.get(b"time", b""), values.get(b"name", b""), values.get(b"type", b""), *claims])


TARGETS = {
    "batch": batches,
    "key_private": lambda: key_files("private"),
    "key_public": lambda: key_files("public"),
    "keyring_parse": keyrings,
    "seal_parse": seals,
    "sign_roundtrip": signing,
    "statement_roundtrip": statements,
    "tree_digest": partitions,
    "verify_differential": signatures,
    "vkey": vkeys,
}


def main():
    for target, seeds in TARGETS.items():
        folder = ROOT / "fuzz" / "corpus" / target
        folder.mkdir(parents=True, exist_ok=True)
        for seed in seeds():
            (folder / hashlib.sha1(seed).hexdigest()).write_bytes(seed)


main()
