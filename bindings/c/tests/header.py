#!/usr/bin/env python3
"""Reads sealstone.h for the tests, and fails if something in it has no documentation.

header.py HEADER              checks that every function, type, member and macro is documented, and every status named
header.py --functions HEADER  prints the names of the functions
"""

import re
import sys

COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.S)


def functions(text):
    """Every function as (return type, name, [(type, name) of each parameter])."""
    plain = re.sub(r'^\s*#.*$|(enum|struct)\s*\{[^{}]*\}|extern "C" \{', "", COMMENT.sub("", text), flags=re.M)
    found = re.findall(r"([\w\s\*]+?)\b(sealstone_\w+)\s*\(([^;]*)\)\s*;", plain)
    return [(" ".join(kind.split()), name, parameters(inside)) for kind, name, inside in found if "typedef" not in kind]


def parameters(inside):
    if inside.strip() in ("", "void"):
        return []
    pairs = [re.fullmatch(r"\s*(.*?)(\w+)\s*", part, re.S) for part in inside.split(",")]
    return [(re.sub(r"\s*\*\s*", "*", " ".join(pair[1].split())), pair[2]) for pair in pairs]


def undocumented(text):
    """The items that do not follow a comment. Members and enumerators are items too."""
    documented, missing, depth, statement = False, [], 0, ""
    for line in text.splitlines():
        bare = line.strip()
        if bare.startswith(("//", "/*", "*")):
            documented = True
            continue
        if not bare or bare.startswith(("#if", "#endif", "#include", "extern")) or bare in ("}", "{"):
            documented = False
            continue
        starts = not statement
        if starts and not documented and not re.match(r"\}|#define SEALSTONE_(H\b|VERSION_)", bare):
            missing.append(bare)
        statement += bare
        ends = bare.endswith((";", ",", "{")) and statement.count("(") == statement.count(")") or bare.startswith("#")
        if ends:
            statement, documented = "", False
        depth += bare.count("{") - bare.count("}")
    return missing


def without_returns(text):
    """The functions that give a status and do not say which."""
    found = re.findall(r"((?:^//[^\n]*\n)+)sealstone_status (sealstone_\w+)\(", text, re.M)
    return [name for comment, name in found if "Returns" not in comment]


def main():
    text = open(sys.argv[-1], encoding="utf-8").read()
    names = [name for _, name, _ in functions(text)]
    if len(names) < 100:
        sys.exit(f"only {len(names)} functions were found")
    if len(names) != len(set(names)):
        sys.exit("a function is declared twice")
    if "--functions" in sys.argv:
        print("\n".join(names))
        return
    missing = undocumented(text)
    if missing:
        sys.exit("not documented:\n" + "\n".join(missing))
    if silent := without_returns(text):
        sys.exit("do not say which statuses they give:\n" + "\n".join(silent))
    print(f"{len(names)} functions, each item of the header documented")


if __name__ == "__main__":
    main()
