#!/usr/bin/env bash
# What `make test` runs, stage by stage; `test.sh lint` stops before the tests.
set -euo pipefail
cd "$(dirname "$0")/.."

stage() {
    local name=$1 start=$SECONDS
    shift
    printf '\n== %s\n' "$name"
    "$@"
    printf -- '-- %s: %d s\n' "$name" $((SECONDS - start))
}

need() {
    command -v "$1" >/dev/null || { echo "missing: $1 ($2)" >&2; exit 1; }
}

environment() {
    need cargo "install Rust from rustup"
    need python3 "Python 3.9 or later"
    need cc "a C compiler"
    need node "Node 20 or later"
    need npm "Node's package manager"
    # Peers of the matrix, and the tools that must read our keys.
    scripts/need-packages.sh libsodium-dev libgcrypt20-dev libssl-dev pkg-config cmake openssl openssh-client
    PATH="$(scripts/tools.sh):$PATH"
    rustc --version
    cargo --version
    openssl version
}

stage environment environment
stage format cargo fmt --all --check
stage clippy cargo clippy --workspace --all-features --all-targets --locked -- --deny warnings
stage licences cargo deny --log-level error check bans licenses sources
stage msrv scripts/check-msrv.py
stage api scripts/check-api.sh
stage header scripts/check-header.sh
stage contract scripts/check-bindings.py
stage workflows scripts/check-workflows.sh
stage documentation env RUSTDOCFLAGS='--deny warnings' cargo doc --workspace --all-features --no-deps --locked
[ "${1:-}" != lint ] || exit 0

stage vectors python3 vectors/generate --check
stage auditor python3 vectors/test_verify_seal.py
stage tests cargo test --workspace --all-features --locked
stage features cargo hack test --package sealstone --each-feature --tests --locked
stage no_std scripts/check-no-std.sh
stage fuzz-replay scripts/replay-fuzz.sh
stage python bindings/python/scripts/test.sh
stage node bindings/node/scripts/test.sh
stage c bindings/c/scripts/test.sh
printf '\nall stages passed in %d s\n' $SECONDS
