#!/usr/bin/env bash
# Fills FOLDER with links to the system's programs, all but Rust's, and prints a PATH that finds those and nothing else:
# path-without-rust.sh FOLDER [PROGRAM...]. PROGRAMs that lie elsewhere, such as node, are found too.
set -euo pipefail
folder=$1
shift

mkdir -p "$folder"
folders=(/usr/bin)
[ /bin -ef /usr/bin ] || folders+=(/bin)
for programs in "${folders[@]}"; do
    ln --symbolic --force --target-directory "$folder" "$programs"/*
done
rm -f "$folder"/{cargo,rust}*
for program in "$@"; do
    ln --symbolic --force --target-directory "$folder" "$(command -v "$program")"
done
for tool in cargo rustc; do
    ! PATH=$folder command -v "$tool" >&2 || { echo "$tool is still found: nothing would be proved" >&2; exit 1; }
done
echo "$folder"
