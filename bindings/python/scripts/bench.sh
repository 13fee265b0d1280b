#!/usr/bin/env bash
# Races the package against cryptography and PyNaCl: bench.sh [--quick].
set -euo pipefail
cd "$(dirname "$0")/../../.."

CARGO_TARGET_DIR=$(realpath --canonicalize-missing "${CARGO_TARGET_DIR:-target}") # the build runs elsewhere
export CARGO_TARGET_DIR
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

environment=$(bindings/python/scripts/environment.sh "$(command -v python3)")
"$environment/bin/pip" wheel --quiet --no-deps --wheel-dir "$folder" ./bindings/python
"$environment/bin/pip" install --quiet --force-reinstall --no-index --no-deps "$folder"/*.whl
# The core's own times, for what a call adds.
cargo build --release --quiet --locked --package sealstone-benches --bin core-calls
"$environment/bin/python" benches/python/race.py "$@" "$CARGO_TARGET_DIR/release/core-calls" "$folder"
