#!/usr/bin/env bash
# Races the package against node:crypto, sodium-native and @noble/curves: bench.sh [--quick].
set -euo pipefail
cd "$(dirname "$0")/../../.."

target=$(realpath --canonicalize-missing "${CARGO_TARGET_DIR:-target}")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

(cd bindings/node && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && npm run --silent build)
(cd benches/node && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) # its addons come built
# The core's own times, for what a call adds.
cargo build --release --quiet --locked --package sealstone-benches --bin core-calls
node benches/node/race.mjs "$@" "$target/release/core-calls" "$folder"
