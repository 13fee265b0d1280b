#!/usr/bin/env bash
# dist.sh FOLDER: makes the archive for C, to be unpacked into any prefix.
set -euo pipefail
out=$(realpath --canonicalize-missing "$1")
cd "$(dirname "$0")/../../.."

scripts/need-packages.sh make binutils
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
name=sealstone-c-$version-$(uname -m)-linux-gnu
CARGO_TARGET_DIR=$(realpath --canonicalize-missing "${CARGO_TARGET_DIR:-target}")/dist-c
# No path of this machine in the messages of panics.
RUSTFLAGS="${RUSTFLAGS:-} --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo --remap-path-prefix=$PWD=sealstone"
export CARGO_TARGET_DIR RUSTFLAGS

make --silent --directory bindings/c
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
make --silent --directory bindings/c install PREFIX="/$name" DESTDIR="$work" \
    PC_PREFIX='$${pcfiledir}/../..'
strip --strip-debug "$work/$name"/lib/libsealstone.so.*.*.* "$work/$name/lib/libsealstone.a"
mkdir -p "$work/$name/share/doc/sealstone"
cp bindings/c/README.md LICENSE-MIT LICENSE-APACHE CHANGELOG.md "$work/$name/share/doc/sealstone"
mkdir -p "$out"
rm -f "$out"/sealstone-c-*.tar.gz
tar --create --gzip --file "$out/$name.tar.gz" --directory "$work" --sort=name --owner=0 --group=0 --numeric-owner \
    --mtime="@${SOURCE_DATE_EPOCH:-0}" "$name"
ls "$out/$name.tar.gz"
