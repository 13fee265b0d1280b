#!/usr/bin/env bash
# Installs what dist.sh made, check-dist.sh FOLDER, into empty environments, without network, and runs the example there.
# The wheel: on each Python found, without a Rust toolchain. The source archive: with one, from cached crates.
set -euo pipefail
out=$(realpath "$1")
cd "$(dirname "$0")/../../.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
system=$(scripts/path-without-rust.sh "$folder/system")

# The example, and both ways to the command line.
try() {
    local bin=$1
    mkdir "$folder/made"
    PATH=$system "$bin/python" examples/python/seal.py make "$folder/made"
    PATH=$system "$bin/python" examples/python/seal.py verify "$folder/made"
    [ "$(PATH=$system "$bin/sealstone" --version)" = "$(PATH=$system "$bin/python" -m sealstone --version)" ]
    PATH=$system "$bin/sealstone" --version
    rm -r "$folder/made"
}

checked=0
for python in $(bindings/python/scripts/pythons.sh); do
    echo "== wheel on $("$python" --version)"
    "$python" -m venv "$folder/wheel"
    PATH=$system "$folder/wheel/bin/pip" install --quiet --disable-pip-version-check --no-index "$out"/sealstone-*.whl
    [ "$("$folder/wheel/bin/pip" list --disable-pip-version-check 2>/dev/null | grep -ci '^sealstone ')" = 1 ]
    try "$folder/wheel/bin"
    rm -r "$folder/wheel"
    checked=$((checked + 1))
done
[ "$checked" -gt 0 ]

echo '== source archive, offline'
CARGO_TARGET_DIR=$(realpath --canonicalize-missing "${CARGO_TARGET_DIR:-target}")/archive
rm -rf "$CARGO_TARGET_DIR" # see dist.sh
export CARGO_TARGET_DIR CARGO_NET_OFFLINE=true
environment=$(bindings/python/scripts/environment.sh "$(command -v python3)")
python3 -m venv "$folder/source"
# The build's own need, maturin, comes from the environment of the tests.
PATH="$environment/bin:$PATH" PYTHONPATH=$("$environment/bin/python" -c 'import maturin; print(maturin.__path__[0] + "/..")') \
    "$folder/source/bin/pip" install --quiet --disable-pip-version-check --no-build-isolation --no-index \
    "$out"/sealstone-[0-9]*.tar.gz
try "$folder/source/bin"
echo "$((checked + 1)) installed, 0 failed"
