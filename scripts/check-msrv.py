#!/usr/bin/env python3
"""Checks that no dependency of the library asks for a newer Rust than the library promises.

What the library itself uses of the standard library is checked by clippy's `incompatible_msrv`.
"""

import json
import subprocess
import sys


SHIPPED = ("sealstone", "sealstone-cli", "sealstone-c", "sealstone-node", "sealstone-python")


def version(text):
    return tuple(int(part) for part in (text.split(".") + ["0"])[:3])


def main():
    command = ["cargo", "metadata", "--format-version", "1", "--all-features"]
    metadata = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    packages = {package["id"]: package for package in metadata["packages"]}
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    shipped = [p for p in packages.values() if p["name"] in SHIPPED]

    # What is built into the library, not what its tests use.
    seen, queue = set(), [package["id"] for package in shipped]
    while queue:
        node = queue.pop()
        if node not in seen:
            seen.add(node)
            kinds = {d["pkg"]: [k["kind"] for k in d["dep_kinds"]] for d in nodes[node]["deps"]}
            queue += [dependency for dependency, kind in kinds.items() if kind != ["dev"]]

    promised = version(shipped[0]["rust_version"])
    asks = {name: p["rust_version"] for name, p in packages.items() if name in seen and p["rust_version"]}
    newer = [f"{packages[name]['name']} asks for Rust {v}" for name, v in asks.items() if version(v) > promised]
    if newer:
        sys.exit("\n".join(newer))
    print(f"{len(seen)} packages build with Rust {shipped[0]['rust_version']} by their own word")


main()
