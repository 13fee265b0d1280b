"""Writes the conformance corpus: python3 vectors/generate [--check | --summary]"""

import argparse
import importlib
import json
import sys
from collections import Counter
from pathlib import Path

# Each has FILE, its place below vectors/, and build(), which returns what the file holds.
MODULES = ("edge_cases", "signatures", "batches", "keys", "keyrings", "seals", "digests")
VECTORS = Path(__file__).resolve().parent.parent


def present():
    here = Path(__file__).resolve().parent
    return [importlib.import_module(name) for name in MODULES if (here / (name + ".py")).exists()]


def line(value):
    return json.dumps(value, separators=(", ", ": "))


def render(corpus):
    """JSON with one case in a line, so that a diff shows cases."""
    members = []
    for name, value in corpus.items():
        if isinstance(value, list):
            members.append("%s: [\n%s\n]" % (line(name), ",\n".join(map(line, value))))
        else:
            members.append("%s: %s" % (line(name), line(value)))
    return "{\n" + ",\n".join(members) + "\n}\n"


def build(module):
    corpus = module.build()
    if corpus["count"] != len(corpus["cases"]):
        sys.exit("%s: count is %d for %d cases" % (module.FILE, corpus["count"], len(corpus["cases"])))
    return corpus


def readme(modules, corpora):
    """vectors/README.md with its table of files made anew between the two marks."""
    rows = ["| file | cases | what |", "|---|---|---|"]
    for module, corpus in zip(modules, corpora):
        what = module.__doc__.strip().splitlines()[0].rstrip(".")
        rows.append("| `%s` | %d | %s |" % (module.FILE, corpus["count"], what))
    text = (VECTORS / "README.md").read_text(encoding="utf-8")
    before, begin, rest = text.partition("<!-- files: generated -->\n")
    _, end, after = rest.partition("<!-- end -->\n")
    if not begin or not end:
        sys.exit("vectors/README.md has lost the marks around its table of files")
    return before + begin + "\n".join(rows) + "\n" + end + after


def generate(modules):
    """Name and content of every generated file."""
    corpora = [build(module) for module in modules]
    files = {module.FILE: render(corpus) for module, corpus in zip(modules, corpora)}
    files["README.md"] = readme(modules, corpora)
    return {name: text.encode("utf-8") for name, text in files.items()}


def write(modules):
    for name, content in generate(modules).items():
        (VECTORS / name).write_bytes(content)
        print("wrote vectors/%s, %d bytes" % (name, len(content)))


def first_difference(path, fresh):
    """Where the file differs from a fresh generation, or None."""
    if not path.exists():
        return "missing"
    old, new = path.read_bytes().split(b"\n"), fresh.split(b"\n")
    for number, (a, b) in enumerate(zip(old, new), 1):
        if a != b:
            return "line %d\n  file:  %.160r\n  fresh: %.160r" % (number, a, b)
    return None if len(old) == len(new) else "%d lines, fresh: %d" % (len(old), len(new))


def check(modules):
    files = generate(modules)
    differences = {name: first_difference(VECTORS / name, fresh) for name, fresh in files.items()}
    differences.update({p.name: "made by no module" for p in VECTORS.glob("*.json") if p.name not in files})
    differences = {name: place for name, place in differences.items() if place}
    for name, place in differences.items():
        print("vectors/%s: %s" % (name, place), file=sys.stderr)
    if differences:
        sys.exit("The corpus differs from its generator: run `python3 vectors/generate` and read the diff.")
    print("%d files as generated: %s" % (len(files), ", ".join(sorted(files))))


def verdicts(case):
    """What a summary counts: the answer of each rule, or the one result."""
    if "universal" in case:
        return tuple(case[rule] for rule in ("universal", "ref10", "zip215", "unreduced"))
    return (str(case.get("result", case.get("parse", ""))),)


def summary(modules):
    for module in modules:
        corpus = build(module)
        print("%s: %d cases" % (module.FILE, corpus["count"]))
        for found, count in sorted(Counter(map(verdicts, corpus["cases"])).items()):
            print("  %5d  %s" % (count, " | ".join(found)))


def main():
    parser = argparse.ArgumentParser(prog="vectors/generate", description=__doc__)
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--check", action="store_true", help="fail if a checked-in file differs")
    group.add_argument("--summary", action="store_true", help="count the cases by their results")
    options = parser.parse_args()
    action = check if options.check else summary if options.summary else write
    action(present())


main()
