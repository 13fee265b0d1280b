#!/usr/bin/env bash
# Installs each package of target/dist into an empty environment, without a Rust toolchain, and runs the example.
set -euo pipefail
cd "$(dirname "$0")/.."

for language in python node c; do
    "bindings/$language/scripts/check-dist.sh" "${CARGO_TARGET_DIR:-$PWD/target}/dist"
done
