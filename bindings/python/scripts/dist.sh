#!/usr/bin/env bash
# Makes the source archive, and from it the wheel: dist.sh FOLDER. The wheel serves CPython 3.9 and later; its tag says
# from which glibc on, as auditwheel's rules find it from the symbols used.
set -euo pipefail
out=$(realpath --canonicalize-missing "$1")
cd "$(dirname "$0")/../../.."

# Files of an archive are older than any build, so cargo would take an earlier build for theirs: start from none.
CARGO_TARGET_DIR=$(realpath --canonicalize-missing "${CARGO_TARGET_DIR:-target}")/archive
rm -rf "$CARGO_TARGET_DIR"
# No path of this machine in the messages of panics.
RUSTFLAGS="${RUSTFLAGS:-} --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo"
export CARGO_TARGET_DIR RUSTFLAGS

environment=$(bindings/python/scripts/environment.sh "$(command -v python3)")
mkdir -p "$out"
rm -f "$out"/sealstone-*.whl "$out"/sealstone-[0-9]*.tar.gz
"$environment/bin/maturin" build --quiet --release --sdist --auditwheel check \
    --manifest-path bindings/python/Cargo.toml --out "$out"
"$environment/bin/abi3audit" --strict --summary "$out"/sealstone-*.whl
ls "$out"/sealstone-*.whl "$out"/sealstone-[0-9]*.tar.gz
