"""Runs docs/verify_seal.py over vectors/seals.json: it must accept what is valid and refuse what is not.

Run: python3 vectors/test_verify_seal.py    (needs the `openssl` command, 3.0 or later)
"""

import contextlib
import hashlib
import io
import json
import runpy
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "docs" / "verify_seal.py"
CASES, KEYRINGS = (
    json.loads((ROOT / "vectors" / name).read_text(encoding="ascii"))["cases"]
    for name in ("seals.json", "keyrings.json")
)
MINIMAL = next(case for case in CASES if case["id"] == "minimal")

# The contents that the corpus seals: a seal that is refused over its own content is refused for itself.
CONTENTS = (b"", b"hello, world\n")
MAX_LINES = 60
VERDICTS = {"valid": 99, "refused": 55}
INVALID = 336
WEAK_KEYS = 13

# Limits of length and number, which the script leaves out to stay short. They bound the work of a parser and
# never change what a seal says. Each of these is accepted or refused for another reason.
UNCHECKED = {
    "name-256": "length of a name",
    "name-256-utf8": "length of a name",
    "type-256": "length of a type",
    "claim-value-1025": "length of a claim's value",
    "claim-value-1025-utf8": "length of a claim's value",
    "signature-65": "number of signature lines",
}


def seal_of(case):
    if "seal_hex" in case:
        return bytes.fromhex(case["seal_hex"])
    parts = case.get("seal_parts") or [[case["seal"], 1]]
    return "".join(text * count for text, count in parts).encode()


def content_of(case, check):
    """The content to verify with: the check's, or else the sealed one, or None if it is not known."""
    if "content_painted" in check:
        return bytes(i % 251 for i in range(check["content_painted"]))
    if "content_hex" in check:
        return bytes.fromhex(check["content_hex"])
    if "content_digest" in check:
        return None
    sealed = case["statement"]["digest"], case["statement"]["size"]
    return next((c for c in CONTENTS if (hashlib.sha256(c).hexdigest(), len(c)) == sealed), None)


def is_plain(check):
    """Whether the check asks only what the script knows: active keys without windows, one of which must sign."""
    plain_keys = all(set(key) == {"vkey", "status"} and key["status"] == "active" for key in check["keyring"])
    return plain_keys and check["threshold"] == 1 and "now" not in check


def verify(seal, content, vkeys):
    """None, or why the script refuses."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, "seal"), Path(folder, "content")]
        paths[0].write_bytes(seal)
        paths[1].write_bytes(content)
        sys.argv = [str(SCRIPT), *map(str, paths), *vkeys]
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            try:
                runpy.run_path(str(SCRIPT), run_name="__main__")
            except ValueError as refusal:
                return str(refusal)
    assert printed.getvalue().startswith("verified by "), printed.getvalue()
    return None


class VerifySeal(unittest.TestCase):
    def test_is_short(self):
        self.assertLessEqual(len(SCRIPT.read_text(encoding="utf-8").splitlines()), MAX_LINES)

    def test_verdicts(self):
        ran = {"valid": 0, "refused": 0}
        for case in CASES:
            for number, check in enumerate(case.get("verify", [])):
                content = content_of(case, check)
                if not is_plain(check) or content is None:
                    continue
                refusal = verify(seal_of(case), content, [key["vkey"] for key in check["keyring"]])
                with self.subTest(case["id"], verify=number, refusal=refusal):
                    self.assertEqual(refusal is None, check["result"] == "valid")
                ran["valid" if refusal is None else "refused"] += 1
        print("verified:", ran)
        self.assertEqual(ran, VERDICTS)

    def test_what_does_not_parse_is_refused(self):
        vkeys = [key["vkey"] for key in MINIMAL["verify"][0]["keyring"]]
        unchecked, ran = set(), 0
        for case in CASES:
            if case["parse"] == "valid":
                continue
            refusals = [verify(seal_of(case), content, vkeys) for content in CONTENTS]
            ran += 1
            if None in refusals:
                unchecked.add(case["id"])
        print("not parsed:", ran, "of which accepted:", sorted(unchecked))
        self.assertEqual(unchecked, set(UNCHECKED))
        self.assertEqual(ran, INVALID)

    def test_weak_keys_are_refused(self):
        """OpenSSL accepts these keys, so the script must not; they stand in the keyrings of one line each."""
        honest = MINIMAL["verify"][0]["keyring"][0]["vkey"]
        weak = [c for c in KEYRINGS if c["parse"] in ("key-small-order", "key-not-canonical")]
        for case in weak:
            vkey = case["keyring"].split()[1]
            with self.subTest(case["id"]):
                self.assertIn("no sound", str(verify(seal_of(MINIMAL), b"", [honest, vkey])))
        self.assertEqual(len(weak), WEAK_KEYS)

    def test_command(self):
        """Exit status, and one clean line for a person."""
        with tempfile.TemporaryDirectory() as folder:
            seal, content = Path(folder, "seal"), Path(folder, "content")
            seal.write_bytes(seal_of(MINIMAL))
            command = [sys.executable, str(SCRIPT), str(seal), str(content), MINIMAL["verify"][0]["keyring"][0]["vkey"]]
            for data, status, output in ((b"", 0, "verified by example.com/alice\n"), (b"x", 1, "refused: ")):
                content.write_bytes(data)
                done = subprocess.run(command, capture_output=True, text=True)
                self.assertEqual(done.returncode, status)
                self.assertTrue((done.stdout + done.stderr).startswith(output), done)
                self.assertEqual((done.stdout + done.stderr).count("\n"), 1)


if __name__ == "__main__":
    unittest.main()
