#!/usr/bin/env bash
# Builds the package and runs everything that must hold.
set -euo pipefail
cd "$(dirname "$0")/.."

least=86 # tests; raise it with every new one, so that none is lost unseen

step() {
    echo "== $1"
    shift
    "$@"
}

# Fails if a generated file that is committed is not what the sources give.
unchanged() {
    local old
    old=$(mktemp -d)
    cp index.d.ts native.d.ts "$old"
    npm run --silent build
    diff "$old/index.d.ts" index.d.ts
    diff "$old/native.d.ts" native.d.ts
    rm -r "$old"
}

tests() {
    local output
    output=$(mktemp)
    node --expose-gc --test --test-reporter=spec --test-reporter-destination=stdout \
        --test-reporter=tap --test-reporter-destination="$output" test/*.test.mjs
    local count skipped
    count=$(sed -n 's/^# pass //p' "$output")
    skipped=$(sed -n 's/^# skipped //p' "$output")
    rm "$output"
    [ "$skipped" -eq 0 ] || { echo "$skipped tests were skipped" >&2; return 1; }
    [ "$count" -ge "$least" ] || { echo "only $count tests of at least $least" >&2; return 1; }
    echo "$count passed, 0 failed"
}

# What npm would publish, as its users and their tools see it.
packed() {
    local folder
    folder=$(mktemp -d)
    node scripts/pack.mjs "$folder"
    local package=("$folder"/sealstone-[0-9]*.tgz)
    npx --no-install publint run --strict "${package[0]}"
    npx --no-install attw "${package[0]}" # and not a version from a registry
    rm -r "$folder"
}

step dependencies npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
step format npx --no-install prettier --config .prettierrc.json --check 'src/*.ts' 'test/*.{mjs,ts}' 'scripts/*.mjs' \
    index.mjs package.json ../../examples/node/seal.mjs ../../benches/node/race.mjs
step "build: the declarations are as committed" unchanged
step "types: tsc --strict" npx --no-install tsc --project test
step tests tests
step "package: publint, attw" packed
