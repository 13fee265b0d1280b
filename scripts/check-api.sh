#!/usr/bin/env bash
# Compares the public API of the core with core/api.txt; UPDATE=1 writes that file.
set -euo pipefail
cd "$(dirname "$0")/.."

# rustdoc's JSON is unstable, so the stable compiler must be told to write it.
RUSTC_BOOTSTRAP=1 cargo rustdoc --quiet --package sealstone --all-features --target-dir target/api -- \
    -Zunstable-options --output-format json
api=$(cargo run --quiet --package sealstone-public-api -- target/api/doc/sealstone.json)

if [ -n "${UPDATE:-}" ]; then
    printf '%s\n' "$api" >core/api.txt
fi
if ! diff -u core/api.txt <(printf '%s\n' "$api"); then
    echo "the public API differs from core/api.txt: if that is meant, run UPDATE=1 scripts/check-api.sh" >&2
    exit 1
fi
