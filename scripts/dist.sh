#!/usr/bin/env bash
# `make dist`: the Python wheel and source archive, the Node packages and the C archive, in target/dist; then each is
# installed into an empty environment, without a Rust toolchain, and must run the example.
set -euo pipefail
cd "$(dirname "$0")/.."

dist="$PWD/${CARGO_TARGET_DIR:-target}/dist"
rm -rf "$dist"
mkdir -p "$dist"
for language in python node c; do
    "bindings/$language/scripts/dist.sh" "$dist"
done
for language in python node c; do
    "bindings/$language/scripts/check-dist.sh" "$dist"
done
ls -l "$dist"
