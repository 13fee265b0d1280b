#!/usr/bin/env bash
# run-sanitized.sh FOLDER: runs the programs of tests/ with ASan in the library too. Under valgrind the library is
# watched as it ships; here writes inside of the stack and of globals are seen too.
set -euo pipefail
cd "$(dirname "$0")/../../.."
folder=$1
vectors=$PWD/vectors
tests=bindings/c/tests
triple=x86_64-unknown-linux-gnu
export RUSTC_BOOTSTRAP=1 # sanitizers are unstable, and come with the stable compiler too
mkdir -p "$folder"
target=$(realpath --canonicalize-missing "${CARGO_TARGET_DIR:-target}")/sanitized
# Build scripts and macros run on the host, without ASan: hence the target.
CARGO_TARGET_DIR=$target RUSTFLAGS="-Zsanitizer=address -Cunsafe-allow-abi-mismatch=sanitizer" \
    cargo build --quiet --locked --release --package sealstone-c --target $triple
library=$target/$triple/release/libsealstone_c.a
[ "$(nm "$library" 2>/dev/null | grep -c __asan_report_store)" -gt 0 ] # it is on
python3 $tests/misuse.py bindings/c/include/sealstone.h "$folder/misuse.c"
for source in "$folder/misuse.c" "$tests"/*.c; do
    [[ $source != */caught_leak.c ]] || continue
    program=$folder/$(basename "$source" .c)
    gcc -std=c11 -D_POSIX_C_SOURCE=200809L -g -fsanitize=address "$source" "$library" -o "$program" \
        -Ibindings/c/include -I$tests -ljansson -lpthread -lm -ldl
    [[ $source != */caught_overflow.c ]] || continue
    (cd "$folder" && timeout 300 "$program" "$vectors")
done
# The library's own write past the end is seen, before the program reads there.
status=0
"$folder/caught_overflow" >"$folder/caught.log" 2>&1 || status=$?
[ "$status" -eq 1 ] || { echo "ASan did not stop a write past the end ($status)" >&2; exit 1; }
grep -q 'WRITE of size' "$folder/caught.log"
echo "ASan sees into the library"
