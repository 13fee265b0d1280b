#!/usr/bin/env bash
# Prints the Pythons to test on: the default one and, from PATH or pyenv, the oldest that we support.
set -euo pipefail

command -v python3
# A shim of pyenv may be on PATH without a version behind it.
if python3.9 -c '' 2>/dev/null; then
    command -v python3.9
elif ! compgen -G "${PYENV_ROOT:-$HOME/.pyenv}/versions/3.9.*/bin/python"; then
    echo 'no Python 3.9 here: it is not tested' >&2
fi
