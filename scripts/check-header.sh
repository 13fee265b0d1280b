#!/usr/bin/env bash
# Compares sealstone.h and its status table with fresh ones; UPDATE=1 writes them.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -n "${UPDATE:-}" ]; then
    cargo run --quiet --package sealstone-c-header
fi
cargo run --quiet --package sealstone-c-header -- --check
