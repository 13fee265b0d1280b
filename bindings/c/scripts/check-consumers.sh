#!/usr/bin/env bash
# check-consumers.sh PREFIX FOLDER: programs find the installed library by pkg-config and by CMake, shared and static.
set -euo pipefail
cd "$(dirname "$0")/../../.."
prefix=$1 folder=$2
consumer=$PWD/bindings/c/tests/consumer
mkdir -p "$folder"
[ -f "$prefix/lib/libsealstone.so.0" ] && [ -f "$prefix/lib/libsealstone.a" ]

# The prefix is where it was unpacked, not where it would be without DESTDIR.
export PKG_CONFIG_LIBDIR=$prefix/lib/pkgconfig
config() { pkg-config --define-prefix "$@" sealstone; }
version=$(config --modversion)
[ "$(config --variable=prefix)" = "$prefix" ]
read -ra shared <<<"$(config --cflags --libs)"
read -ra libraries <<<"$(config --static --libs-only-l)"
gcc -std=c11 -Wall -Wextra -Wpedantic -Werror "$consumer/main.c" -o "$folder/shared" "${shared[@]}"
[ "$(LD_LIBRARY_PATH=$prefix/lib "$folder/shared")" = "$version" ]
[ "$(readelf --dynamic --wide "$folder/shared" | grep -c 'NEEDED.*\[libsealstone.so.0\]')" -eq 1 ]
# The linker takes the archive, as there is no -lsealstone; the rest is what the archive needs.
gcc -std=c11 -Wall -Wextra -Wpedantic -Werror "$consumer/main.c" -o "$folder/static" "-I$prefix/include" \
    "$prefix/lib/libsealstone.a" "${libraries[@]:1}"
[ "$("$folder/static")" = "$version" ]
echo "pkg-config: version $version, shared and static"

cmake -S "$consumer" -B "$folder/cmake" -DCMAKE_PREFIX_PATH="$prefix" -DWANTED="$version" >"$folder/cmake.log" ||
    { cat "$folder/cmake.log" >&2; exit 1; }
cmake --build "$folder/cmake" >>"$folder/cmake.log" || { cat "$folder/cmake.log" >&2; exit 1; }
[ "$("$folder/cmake/shared")" = "$version" ]
[ "$("$folder/cmake/static")" = "$version" ]
for link in shared static; do
    needed=$(readelf --dynamic --wide "$folder/cmake/$link" | grep -c 'NEEDED.*libsealstone' || [ $? -eq 1 ])
    [ "$needed" -eq "$([ $link = shared ] && echo 1 || echo 0)" ]
done
for wrong in 0.0.9 0.2 1.0 "$version.1"; do
    if cmake -S "$consumer" -B "$folder/wrong-$wrong" -DCMAKE_PREFIX_PATH="$prefix" -DWANTED="$wrong" >"$folder/cmake.log" 2>&1; then
        echo "CMake took $version for $wrong" >&2
        exit 1
    fi
done
echo "CMake: sealstone::sealstone and sealstone::static; other versions are refused"
