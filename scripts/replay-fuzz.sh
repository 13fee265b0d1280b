#!/usr/bin/env bash
# Replays the fuzz targets on their seeds and on what fuzzing once found, with the ordinary compiler.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/need-packages.sh libsodium-dev
fuzz/seed.py
cd fuzz
cargo fmt --check
cargo test --quiet --locked --no-default-features --test replay -- --nocapture
