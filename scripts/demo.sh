#!/usr/bin/env bash
# `make demo`: seals a real file, checks the seal with this library and with openssl alone, shows that a flipped bit
# anywhere is refused, and why, and lets every language verify what every other one sealed.
set -euo pipefail
cd "$(dirname "$0")/.."

root=$PWD
for tool in cargo openssl python3 base64 cc node npm; do
    command -v "$tool" >/dev/null || { echo "missing: $tool" >&2; exit 1; }
done
echo "building ..."
cargo build --quiet --release --locked --package sealstone-cli
PATH="$PWD/${CARGO_TARGET_DIR:-target}/release:$PATH"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp docs/FORMAT.md "$folder/FORMAT.md"
cd "$folder"

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
exec 3>&1 # so that a redirected command is still shown
run() { printf '$ %s\n' "$*" >&3; "$@"; }

# Runs a command that must be refused with exit code 1.
refused() {
    local code=0
    printf '$ %s\n' "$*"
    "$@" 2>&1 || code=$?
    [ $code -eq 1 ] || { echo "the demo expected a refusal (exit code 1), not $code" >&2; exit 1; }
}

# Flips the lowest bit of a file's byte, counted from its end if negative.
flip() {
    python3 - "$@" <<'PYTHON'
import sys
path, position = sys.argv[1], int(sys.argv[2])
content = bytearray(open(path, "rb").read())
content[position] ^= 1
open(path, "wb").write(content)
PYTHON
}

say "1. Make a key"
run sealstone keygen --name demo.example/alice --out alice --no-passphrase

say "2. Sign a real file ($(wc -c <FORMAT.md) bytes)"
run sealstone sign --key alice.key FORMAT.md

say "3. The seal"
run cat FORMAT.md.seal

say "4. Verify it with the library"
run sealstone verify --verifier alice.pub FORMAT.md

say "5. Verify it with openssl alone: the signed bytes are the head of the file"
sealstone key convert alice.pub --to spki --output alice.pem
run sed '/^$/,$d' FORMAT.md.seal >signed.txt
sed -n 's/^— [^ ]* //p' FORMAT.md.seal | base64 --decode | tail --bytes=64 >signature.bin
run openssl pkeyutl -verify -pubin -inkey alice.pem -rawin -in signed.txt -sigfile signature.bin
digest=$(openssl dgst -sha256 -binary FORMAT.md | base64)
run grep --fixed-strings "digest sha-256 $digest" FORMAT.md.seal

say "6. One bit of the content flipped"
cp FORMAT.md kept && flip FORMAT.md 1000
refused sealstone verify --verifier alice.pub FORMAT.md
mv kept FORMAT.md

say "7. One bit of the seal flipped, in its size"
cp FORMAT.md.seal kept
position=$(grep --byte-offset --only-matching '^size ' FORMAT.md.seal | cut -d: -f1)
flip FORMAT.md.seal $((position + 6))
refused sealstone verify --verifier alice.pub FORMAT.md
mv kept FORMAT.md.seal

say "8. One bit of the key flipped"
flip alice.pub -10
refused sealstone verify --verifier alice.pub FORMAT.md

say "9. Rust, Python, Node and C: who verifies whose seals"
cd "$root"
scripts/dist.sh >/dev/null
scripts/cross-check.sh

say "All as it should be."
