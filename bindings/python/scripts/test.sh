#!/usr/bin/env bash
# Builds the package as pip does, and tests it on the default Python and, where there is one, on the oldest that we
# support.
set -euo pipefail
cd "$(dirname "$0")/../../.."

run() {
    printf '+ %s\n' "$*"
    "$@"
}

mapfile -t found < <(bindings/python/scripts/pythons.sh)
[ ${#found[@]} -gt 0 ]
printf 'found: %s\n' "${found[@]}"

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
