#!/usr/bin/env bash
# Races libsealstone against libsodium and OpenSSL, and against the core: bench.sh [--quick].
set -euo pipefail
cd "$(dirname "$0")/../../.."

size=1024 rounds=300
case ${1:-} in
    '') ;;
    --quick) size=16 rounds=60 ;;
    *) echo "usage: bench.sh [--quick]" >&2; exit 2 ;;
esac
scripts/need-packages.sh gcc libsodium-dev libssl-dev make pkg-config
CARGO_TARGET_DIR=$(realpath --canonicalize-missing "${CARGO_TARGET_DIR:-target}")
export CARGO_TARGET_DIR
cargo build --release --quiet --locked --package sealstone-c
cargo build --release --quiet --locked --package sealstone-benches --bin core-calls

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
make --silent --directory bindings/c install PREFIX="$folder/prefix"
export PKG_CONFIG_PATH=$folder/prefix/lib/pkgconfig
read -ra flags <<<"$(pkg-config --cflags --libs sealstone libsodium libcrypto)"
gcc -std=c11 -D_POSIX_C_SOURCE=200809L -O2 -Wall -Wextra -Wpedantic -Werror benches/c/race.c -o "$folder/race" "${flags[@]}" \
    -Wl,-rpath,"$folder/prefix/lib"
# Bytes that are not zero, so that the file takes its place on the disk.
head --bytes="${size}M" /dev/zero | tr '\0' 'p' >"$folder/file"
"$folder/race" "$CARGO_TARGET_DIR/release/core-calls" "$folder/file" $rounds
