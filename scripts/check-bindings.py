#!/usr/bin/env python3
"""Holds the table of bindings/README.md against the core and the three bindings.

What there is, is read from what is generated or checked elsewhere: core/api.txt (rustdoc), the type stubs
(stubtest), the declarations (tsc) and the header (cbindgen). Fails if the core has something that the table lacks,
if the table names something that does not exist, or if a binding offers something that the table does not name.
"""

import ast
import builtins
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = ROOT / "bindings/python/python/sealstone"
DECLARATIONS = ROOT / "bindings/node/index.d.ts"
HEADER = ROOT / "bindings/c/include/sealstone.h"

# Traits whose methods are not called by name.
UNNAMED = {
    "clone", "cmp", "default", "deserialize", "flush", "fmt", "from", "hash", "into_iter", "next", "partial_cmp",
    "serialize", "source", "write",
}  # fmt: skip


def core():
    """`Type::name` of every method, function and constant, and `Type::to_string` of every Display."""
    names = set()
    for line in (ROOT / "core/api.txt").read_text().splitlines():
        plain = line.replace("sealstone::batch::BatchError", "sealstone::BatchError")
        plain = re.sub(r"sealstone::interop::Profile", "sealstone::Profile", plain)
        plain = re.sub(r"<'[\w, ']+>", "", plain)
        display = re.match(r"impl core::fmt::Display for sealstone::(\w+)", plain)
        if display:
            names.add(f"{display[1]}::to_string")
        item = re.match(r"pub (?:const fn|const|fn) sealstone::((?:\w+::)?\w+)(?:[(<]|:(?!:))", plain)
        if item and item[1].rpartition("::")[2] not in UNNAMED:
            names.add(item[1])
    # Equality is asked for where it means something in every language.
    return {name for name in names if not name.endswith("::eq")} | {"VerifyingKey::eq"}


def python():
    """`Class`, `Class.member`, `function` and `module.function` of the stubs and of typed modules."""
    names = set()
    for file in sorted(PYTHON.glob("*.py*")):
        public = file.stem in ("__init__", "_sealstone", "errors")
        if not public and file.stem.startswith("_") or file.suffix == ".py" and file.with_suffix(".pyi").exists():
            continue
        prefix = "" if public else f"{file.stem}."
        for node in ast.parse(file.read_text()).body:
            names |= {prefix + name for name in declared(node)}
            if isinstance(node, ast.ClassDef):
                names |= {f"{prefix}{node.name}.{name}" for child in node.body for name in declared(child)}
                for method in node.body:
                    names |= {f"{prefix}{node.name}.{name}" for name in assigned_to_self(method)}
    return {name for name in names if not name.rpartition(".")[2].startswith("_") or "__" in name}


def declared(node):
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return {node.name}
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return {node.target.id}
    if isinstance(node, ast.Assign):
        return {target.id for target in node.targets if isinstance(target, ast.Name)}
    return set()


def assigned_to_self(method):
    """The attributes that a method of a module without stubs sets."""
    return {
        node.attr
        for node in ast.walk(method)
        if isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Store)
        and isinstance(node.value, ast.Name)
        and node.value.id == "self"
    }


def node():
    """`Class`, `Class.member`, `function`, `namespace.function` of the declarations."""
    text = re.sub(r"/\*.*?\*/|//[^\n]*", "", DECLARATIONS.read_text(), flags=re.S)
    names, scopes, depth = set(), [], 0
    for line in text.splitlines():
        opens = re.match(r"\s*export (?:declare )?(?:abstract )?(?:class|interface|namespace) (\w+)", line)
        scope = scopes[-1][0] if scopes else ""
        if opens:
            names.add(scope + opens[1])
        elif match := re.match(r"\s*export (?:declare )?(?:const|function|type|let) (\w+)", line):
            names.add(scope + match[1])
        elif scopes and depth == scopes[-1][1]:
            member = re.match(r"\s*(?:(?:static|readonly|get|set|public|function|const) )*(\w+)\??\s*[(:<]", line)
            if member and "private " not in line:
                names.add(scope + member[1])
        depth += line.count("{") - line.count("}")
        if opens and "{" in line and line.count("{") > line.count("}"):
            scopes.append((f"{scope}{opens[1]}.", depth))
        while scopes and depth < scopes[-1][1]:
            scopes.pop()
    return {name for name in names if not name.endswith(".constructor")}


def c():
    """Functions, types and macros of the header."""
    text = re.sub(r"/\*.*?\*/|//[^\n]*", "", HEADER.read_text(), flags=re.S)
    functions = set(re.findall(r"\b(sealstone_\w+)\s*\(", text))
    types = set(re.findall(r"typedef (?:struct|enum) (sealstone_\w+)", text)) | set(
        re.findall(r"\}\s*(sealstone_\w+);", text)
    )
    types |= set(re.findall(r"typedef [^;{}]*?\b(sealstone_\w+);", text))
    macros = set(re.findall(r"#define (SEALSTONE_\w+)[ \t]+\S", text))
    return functions | types | macros


def tables():
    """Every row of the page's tables as lists of the names in its cells, by the table's first heading."""
    rows, heading = [], []
    for line in (ROOT / "bindings/README.md").read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
        if not cells:
            heading = []
        elif not heading:
            heading = cells
        elif not set(line) <= set("|-"):
            rows.append((heading, [re.findall(r"`([^`]+)`", cell) for cell in cells]))
    return rows


def inherited(name, names, language):
    """What is the language's own, or what errors have from its class or from ours."""
    if (language == "Python" and hasattr(builtins, name)) or (language == "Node" and name == "Error"):
        return True
    owner, _, member = name.rpartition(".")
    if language == "Node" and member in ("message", "name", "code") and owner.endswith("Error"):
        return True
    return owner in ("ParseError", "BatchError") and f"SealstoneError.{member}" in names


def main():
    rows = tables()
    contract = [(cells[0], cells[1:]) for heading, cells in rows if heading == ["Rust", "Python", "Node", "C"]]
    rust_only = {name for heading, cells in rows if heading == ["Rust", "because"] for name in cells[0]}
    more = {heading[0]: set() for heading, _ in rows if heading[1:] == ["what"]}
    for heading, cells in rows:
        if heading[1:] == ["what"]:
            more[heading[0]] |= set(cells[0])
    complaints = []

    in_core, in_table = core(), {name for names, _ in contract for name in names}
    complaints += [f"the core's {name} is not in the table" for name in sorted(in_core - in_table - rust_only)]
    complaints += [f"the table's {name} is not in the core" for name in sorted((in_table | rust_only) - in_core)]
    complaints += [f"{name} is in the table and among the Rust only" for name in sorted(in_table & rust_only)]

    for column, (language, listed) in enumerate({"Python": python(), "Node": node(), "C": c()}.items()):
        named = {name for _, cells in contract for name in cells[column]} | more.get(language, set())
        for rust, cells in contract:
            if not cells[column]:
                complaints.append(f"{language}: the table has nothing for {rust[0]}")
        complaints += [
            f"{language}: the table's {name} does not exist"
            for name in sorted(named - listed)
            if not inherited(name, listed, language)
        ]
        owners = {name.partition(".")[0] for name in named if "." in name}
        if language == "C":
            types = {name for name in listed if any(method.startswith(f"{name}_") for method in named)}
            owners = types | {f"{name}_free" for name in types}
        complaints += [
            f"{language}: {name} is not in the table"
            for name in sorted(listed - named - owners)
            if not re.search(r"\.__\w+__$|^__\w+__$", name)
        ]
        print(f"{language}: {len(listed)} names in the binding, {len(named)} in the table")
    print(f"Rust: {len(in_core)} names in the core, {len(in_table)} in the table, {len(rust_only)} Rust only")
    if complaints:
        sys.exit("\n".join(complaints))


main()
