#!/usr/bin/env bash
# Makes a virtual environment with what the tests need: environment.sh PYTHON. Prints its folder.
set -euo pipefail
cd "$(dirname "$0")/../../.."

"$1" -c 'import venv, ensurepip' 2>/dev/null || scripts/need-packages.sh python3-venv >&2
version=$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
folder="$PWD/.tools/python-$version"
[ -x "$folder/bin/python" ] || "$1" -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check -r bindings/python/requirements-test.txt >&2
echo "$folder"
