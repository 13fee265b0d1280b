#!/usr/bin/env bash
# Criterion on the core, then the race against the peers in one run, then a file of 2 GiB beside
# `openssl dgst`.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/need-packages.sh libsodium-dev libgcrypt20-dev libssl-dev pkg-config cmake
cargo bench --package sealstone-benches --locked
cargo run --release --quiet --package sealstone-benches --locked --bin race
benches/sign_large.sh 3
for language in c node python; do
    "bindings/$language/scripts/bench.sh"
done
