#!/usr/bin/env bash
# check-dist.sh OUTDIR: installs the packages that dist.sh made into an empty project, where there is no Rust, and runs
# the example; then the same without the platform's package, which must be said clearly.
set -euo pipefail

out=$(cd "$1" && pwd)
cd "$(dirname "$0")/../../.."

main=("$out"/sealstone-[0-9]*.tgz)
platform=("$out"/sealstone-linux-*.tgz "$out"/sealstone-darwin-*.tgz "$out"/sealstone-win32-*.tgz)
for archive in "${platform[@]}"; do
    [ ! -e "$archive" ] || addon=$archive
done

project=$(mktemp -d)
trap 'rm -r "$project"' EXIT
PATH=$(scripts/path-without-rust.sh "$project/bin" node npm)
export PATH

# Offline: whatever else the packages asked for would be an error.
install() {
    npm install --offline --ignore-scripts --no-audit --no-fund --loglevel=error --prefix "$project" "$@"
}

echo '{ "private": true }' >"$project/package.json"
cp examples/node/seal.mjs "$project"
install "${main[0]}" "$addon"
cd "$project"

echo "== the example, as ES module"
mkdir made
node seal.mjs make made
node seal.mjs verify made
[ "$(stat --format=%a made/signer.key)" = 600 ]

echo "== CommonJS"
node --eval '
    const { SigningKey } = require("sealstone");
    const key = SigningKey.generate();
    key.verifyingKey.verify("message", key.sign("message"));
    console.log("signed and verified");'

echo "== without the package of the platform"
rm -r node_modules/@sealstone
if node --eval 'require("sealstone")' 2>error.txt; then
    echo "it loaded" >&2
    exit 1
fi
grep --max-count=1 'Sealstone has no addon for' error.txt
grep --quiet 'npm leaves it out with --omit=optional' error.txt
echo "all checks of the Node packages passed"
