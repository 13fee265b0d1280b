#!/usr/bin/env bash
# Builds libsealstone and holds it to what it promises: header, exported names, C and C++ programs, memory, packages.
set -euo pipefail
cd "$(dirname "$0")/../../.."

here=bindings/c
target=${CARGO_TARGET_DIR:-target}
[[ $target == /* ]] || target=$PWD/$target
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

stage() { printf '\n-- c: %s\n' "$*"; }

scripts/need-packages.sh gcc g++ clang binutils valgrind cmake make pkg-config libjansson-dev

stage "build, unit tests, header"
cargo build --release --locked --package sealstone-c
cargo test --quiet --locked --package sealstone-c --package sealstone-c-header
scripts/check-header.sh
python3 $here/tests/header.py $here/include/sealstone.h

stage "exported names, SONAME, version"
$here/scripts/check-library.sh "$target/release"

stage "install into an empty folder"
make --silent --directory $here install PREFIX=/opt/sealstone DESTDIR="$work/root"
prefix=$work/root/opt/sealstone
find "$work/root" -not -type d -printf '%P %l\n' | sort

stage "programs in C11 and C++17"
CARGO_TARGET_DIR=$target $here/scripts/run-programs.sh "$prefix" "$work/programs"

stage "ASan in the library itself"
CARGO_TARGET_DIR=$target $here/scripts/run-sanitized.sh "$work/sanitized"

stage "pkg-config and CMake, shared and static"
$here/scripts/check-consumers.sh "$prefix" "$work/consumers"

stage "the example and the quick start"
compile() {
    gcc -std=c11 -Wall -Wextra -Wpedantic -Werror "$1" -o "$2" -I"$prefix/include" \
        -L"$prefix/lib" -Wl,-rpath,"$prefix/lib" -lsealstone
}
check_memory=(valgrind --quiet --leak-check=full --errors-for-leak-kinds=all --error-exitcode=99)
compile examples/c/seal.c "$work/seal"
mkdir "$work/sealed"
"${check_memory[@]}" "$work/seal" make "$work/sealed"
"${check_memory[@]}" "$work/seal" verify "$work/sealed"
[ "$(wc -l <examples/c/seal.c)" -lt 80 ]
python3 $here/tests/quick_start.py $here/README.md >"$work/quick_start.c"
compile "$work/quick_start.c" "$work/quick_start"
(cd "$work" && "${check_memory[@]}" ./quick_start)

stage "the folders of a distribution"
multiarch=lib/$(gcc -print-multiarch)
make --silent --directory $here install PREFIX=/usr LIBDIR="/usr/$multiarch" DESTDIR="$work/system"
[ "$(PKG_CONFIG_LIBDIR=$work/system/usr/$multiarch/pkgconfig pkg-config --variable=libdir sealstone)" = "/usr/$multiarch" ]
cmake -S $here/tests/consumer -B "$work/system/build" -DCMAKE_PREFIX_PATH="$work/system/usr" -DWANTED=0.1 >"$work/cmake.log"
cmake --build "$work/system/build" >>"$work/cmake.log" || { cat "$work/cmake.log" >&2; exit 1; }
"$work/system/build/shared"

stage "uninstall leaves nothing"
make --silent --directory $here uninstall PREFIX=/opt/sealstone DESTDIR="$work/root"
[ -z "$(find "$work/root" -not -type d)" ]
printf '\nc: all passed in %d s\n' $SECONDS
