"""The worked examples of docs/FORMAT.md, written between its markers: format_examples.py [--check]

They are cases of seals.json too, so every language verifies what the document shows.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

import digests
import maker
from maker import Key, fields, joined

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "FORMAT.md"
BEGIN, END = "<!-- examples: begin, written by vectors/generate -->\n", "<!-- examples: end -->\n"

SIGNER = Key("example.com/signer", bytes(range(32)))
SECOND = Key("example.org/second", bytes(range(32, 64)))
WITNESS = Key("witness.example", bytes(range(64, 96)))

HELLO = b"hello, world\n"
PAINTED = 131073


@dataclass(frozen=True)
class Example:
    title: str
    about: str
    content: object  # bytes, or the length of painted content
    found: dict
    signers: tuple
    trusted: tuple
    threshold: int
    counted: list


EXAMPLES = (
    Example(
        "One signer",
        "The content is the 13 bytes `hello, world` and a newline (0x0A).",
        HELLO,
        fields(HELLO, name="hello.txt", type="text/plain"),
        (SIGNER,),
        (SIGNER,),
        1,
        [0],
    ),
    Example(
        "Two signers, two claims, SHA-512",
        "The content is empty. Both keys are trusted, and the threshold is 2.",
        b"",
        fields(b"", "sha-512", time="2024-02-29T23:59:59Z", claims=[("build", "17"), ("source", "git a6a10f1")]),
        (SIGNER, SECOND),
        (SIGNER, SECOND),
        2,
        [0, 1],
    ),
    Example(
        "The tree, and a signer that is not known",
        f"The content is {PAINTED} bytes, byte i being i mod 251: two whole chunks and one of a single byte."
        f" Only `{SIGNER.name}` is trusted, so the first line is ignored.",
        PAINTED,
        fields(digests.painted(PAINTED), "sha-256-tree-65536", time="0001-01-01T00:00:00Z", name="\u00fcber.bin"),
        (WITNESS, SIGNER),
        (SIGNER,),
        1,
        [1],
    ),
)


def render():
    return "\n".join(section(number, example) for number, example in enumerate(EXAMPLES, 1))


def section(number, example):
    text = joined(maker.lines(example.found))
    parts = [
        f"### Example {number}: {example.title}\n",
        example.about + "\n",
        keys(example.signers),
        "```\n" + maker.seal(text, *example.signers) + "```\n",
        facts(example, text),
    ]
    return "\n".join(parts)


def keys(signers):
    rows = [f"| `{s.name}` | `{s.seed.hex()}` | `{s.public.hex()}` | `{s.vkey}` |\n" for s in signers]
    return "| key name | private seed | public key | vkey |\n|---|---|---|---|\n" + "".join(rows)


def facts(example, text):
    rows = [
        ("length of the signed text", f"{len(text.encode())} bytes"),
        ("statement id", f"`{digests.sha256(text.encode()).hex()}`"),
        ("seconds since 1970", str(example.found["unix_seconds"])),
        ("digest in hex", f"`{example.found['digest']}`"),
        *tree_rows(example),
        *((f"signature of `{s.name}` in hex", f"`{signature(s, text)}`") for s in example.signers),
        ("lines that count", ", ".join(str(index + 1) for index in example.counted)),
    ]
    return "| | |\n|---|---|\n" + "".join(f"| {name} | {value} |\n" for name, value in rows)


def tree_rows(example):
    if example.found["algorithm"] != "sha-256-tree-65536":
        return []
    content = digests.painted(example.content)
    leaves = [digests.tree(content[i : i + digests.CHUNK]) for i in range(0, len(content), digests.CHUNK)]
    node = digests.tree(content[: 2 * digests.CHUNK])
    rows = [(f"leaf {n}: SHA-256(0x00, chunk {n})", f"`{leaf.hex()}`") for n, leaf in enumerate(leaves)]
    return rows + [
        ("node: SHA-256(0x01, leaf 0, leaf 1); the digest is SHA-256(0x01, node, leaf 2)", f"`{node.hex()}`")
    ]


def signature(signer, text):
    return maker.ed25519.sign(signer.seed, text.encode()).hex()


def updated(document):
    """The document with fresh examples."""
    if document.count(BEGIN) != 1 or document.count(END) != 1:
        sys.exit("docs/FORMAT.md has lost the marks around its examples")
    before, _, rest = document.partition(BEGIN)
    _, _, after = rest.partition(END)
    return before + BEGIN + "\n" + render() + "\n" + END + after


def main(arguments):
    document = DOCUMENT.read_text(encoding="utf-8")
    if "--check" not in arguments:
        DOCUMENT.write_text(updated(document), encoding="utf-8", newline="\n")
    elif updated(document) != document:
        sys.exit("docs/FORMAT.md: the examples differ; run `python3 vectors/generate/format_examples.py`")


if __name__ == "__main__":
    main(sys.argv[1:])
