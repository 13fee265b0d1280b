#!/usr/bin/env bash
# Builds the package as pip does, and tests it on the default Python and, where there is one, on the oldest that we
# support.
set -euo pipefail
cd "$(dirname "$0")/../../.."

run() {
    printf '+ %s\n' "$*"
    "$@"
}

# The default one, and 3.9 from PATH or pyenv.
pythons() {
    command -v python3
    # A shim of pyenv may be on PATH without a version behind it.
    if python3.9 -c '' 2>/dev/null; then
        command -v python3.9
    else
        compgen -G "${PYENV_ROOT:-$HOME/.pyenv}/versions/3.9.*/bin/python" | head -n 1
    fi
}

mapfile -t found < <(pythons)
printf 'found: %s\n' "${found[@]}"
[ ${#found[@]} -gt 1 ] || echo 'no Python 3.9 here: it is not tested'

CARGO_TARGET_DIR=$(realpath --canonicalize-missing "${CARGO_TARGET_DIR:-target}") # the build runs elsewhere
export CARGO_TARGET_DIR
wheels=$(mktemp -d)
trap 'rm -rf "$wheels"' EXIT

for python in "${found[@]}"; do
    environment=$(bindings/python/scripts/environment.sh "$python")
    # One wheel serves all: that is what abi3 promises.
    compgen -G "$wheels/*.whl" >/dev/null ||
        run "$environment/bin/pip" wheel --quiet --no-deps --wheel-dir "$wheels" ./bindings/python
    run "$environment/bin/pip" install --quiet --force-reinstall --no-index --no-deps "$wheels"/*.whl
    if [ -x "$environment/bin/mypy" ]; then
        run "$environment/bin/mypy" --config-file bindings/python/pyproject.toml \
            bindings/python/python/sealstone bindings/python/tests examples/python benches/python
        run "$environment/bin/python" -m mypy.stubtest sealstone --allowlist bindings/python/tests/stubtest-allowed.txt
    fi
    (cd bindings/python && run "$environment/bin/python" -m pytest --quiet -p no:cacheprovider)
done
