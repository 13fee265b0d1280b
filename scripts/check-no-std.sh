#!/usr/bin/env bash
# Builds a static library on the core that has no std and no allocator, with the ordinary
# compiler; then makes sure that this check would notice either of them.
set -euo pipefail
cd "$(dirname "$0")/../examples/embedded/no-std"

cargo fmt --check
cargo fmt --check --manifest-path ../cortex-m4/Cargo.toml
cargo build --quiet --locked

# A core with FEATURE must stop the build with MESSAGE.
must_fail() {
    local feature=$1 message=$2 output
    if output=$(cargo build --quiet --locked --features "$feature" 2>&1); then
        echo "the no_std check is blind: it passes with the feature $feature" >&2
        exit 1
    fi
    grep --quiet --fixed-strings "$message" <<<"$output" || { printf '%s\n' "$output" >&2; exit 1; }
}
must_fail alloc 'no global memory allocator found'
must_fail std 'found duplicate lang item `panic_impl`'
echo "the core needs neither std nor a heap"
