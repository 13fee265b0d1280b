#!/usr/bin/env bash
# check-dist.sh FOLDER: unpacks the archive that dist.sh made into an empty prefix, and builds and runs the example there, as well
# as the consumers of pkg-config and CMake, without Rust.
set -euo pipefail
out=$(realpath "$1")
cd "$(dirname "$0")/../../.."

scripts/need-packages.sh gcc binutils cmake make pkg-config
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
archives=("$out"/sealstone-c-*.tar.gz)
[ ${#archives[@]} -eq 1 ] && [ -f "${archives[0]}" ]
prefix=$work/prefix
mkdir "$prefix"
tar --extract --file "${archives[0]}" --directory "$prefix" --strip-components=1

PATH=$(scripts/path-without-rust.sh "$work/bin")
export PKG_CONFIG_LIBDIR=$prefix/lib/pkgconfig
read -ra flags <<<"$(pkg-config --cflags --libs sealstone)"
gcc -std=c11 -Wall -Wextra -Wpedantic -Werror examples/c/seal.c -o "$work/seal" "${flags[@]}"
mkdir "$work/made"
LD_LIBRARY_PATH=$prefix/lib "$work/seal" make "$work/made"
LD_LIBRARY_PATH=$prefix/lib "$work/seal" verify "$work/made"
bindings/c/scripts/check-consumers.sh "$prefix" "$work/consumers"
for file in README.md LICENSE-MIT LICENSE-APACHE CHANGELOG.md; do
    [ -s "$prefix/share/doc/sealstone/$file" ]
done
# Nothing tells of the machine that made it.
if grep --recursive --binary-files=text --quiet --fixed-strings -e "$PWD/" -e "${HOME:?}/" "$prefix/lib" "$prefix/include"; then
    echo "a path of this machine is in the archive" >&2
    exit 1
fi
echo "1 archive passed, 0 failed"
