#!/usr/bin/env bash
# check-library.sh FOLDER: the shared library exports the functions of the header and nothing else, both libraries have
# them all, and the names under which others find it are right.
set -euo pipefail
cd "$(dirname "$0")/.."
shared=$1/libsealstone_c.so
static=$1/libsealstone_c.a

scripts=$(mktemp -d)
trap 'rm -rf "$scripts"' EXIT
python3 tests/header.py --functions include/sealstone.h | sort >"$scripts/header"
[ -s "$scripts/header" ]
nm --dynamic --defined-only --extern-only --format=posix "$shared" | cut -d ' ' -f 1 | sort >"$scripts/shared"
diff "$scripts/header" "$scripts/shared"
nm --defined-only --extern-only --format=posix "$static" 2>/dev/null | sed -n 's/^\(sealstone_[a-z0-9_]*\) T.*/\1/p' |
    sort >"$scripts/static"
diff "$scripts/header" "$scripts/static"
echo "$(wc -l <"$scripts/header") functions in the header and both libraries; the shared one exports nothing else"

[ "$(readelf --dynamic --wide "$shared" | grep -c 'SONAME.*\[libsealstone.so.0\]')" -eq 1 ]
# What the static library needs is what the compiler says, and what sealstone.pc and CMake say.
needs=$(cargo rustc --quiet --release --locked --package sealstone-c --crate-type staticlib -- --print native-static-libs 2>&1 |
    sed -n 's/^note: native-static-libs: //p')
[ -n "$needs" ]
distinct() { tr -s ' ;' '\n' | sed 's/^-l//' | sort --unique | xargs; }
[ "$(sed -n 's/^Libs.private: //p' sealstone.pc.in | distinct)" = "$(distinct <<<"$needs")" ]
[ "$(sed -n 's/.*INTERFACE_LINK_LIBRARIES "\(.*\)"/\1/p' cmake/sealstoneConfig.cmake.in | distinct)" = \
    "$(distinct <<<"$needs")" ]
echo "SONAME libsealstone.so.0; the static library needs $(distinct <<<"$needs")"
