#!/usr/bin/env bash
# Makes the packages in target/dist: the Python wheel and source archive, the Node packages, the C archive.
set -euo pipefail
cd "$(dirname "$0")/.."

dist=${CARGO_TARGET_DIR:-$PWD/target}/dist
rm -rf "$dist"
mkdir -p "$dist"
for language in python node c; do
    "bindings/$language/scripts/dist.sh" "$dist"
done
ls -l "$dist"
