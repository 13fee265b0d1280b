#!/usr/bin/env bash
# Installs the packages of target/dist, and lets the example of each language verify what each other one made, byte
# for byte. Ends with the table of who verified whose seals. `make dist` comes first.
set -euo pipefail
cd "$(dirname "$0")/.."

root=$PWD
target=${CARGO_TARGET_DIR:-$root/target}
dist=$target/dist
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

install_rust() {
    cargo build --quiet --release --locked --package sealstone-example
}
install_python() {
    python3 -m venv "$folder/python"
    "$folder/python/bin/pip" install --quiet --disable-pip-version-check --no-index "$dist"/sealstone-*.whl
}
install_node() {
    mkdir "$folder/node"
    cp examples/node/seal.mjs "$folder/node"
    (cd "$folder/node" && npm install --silent --no-audit --no-fund --no-package-lock "$dist"/sealstone-*.tgz)
}
install_c() {
    mkdir "$folder/c"
    tar --extract --gzip --file "$dist"/sealstone-c-*.tar.gz --directory "$folder/c" --strip-components 1
    export PKG_CONFIG_PATH=$folder/c/lib/pkgconfig
    read -ra c_flags <<<"$(pkg-config --define-prefix --cflags --libs sealstone) -Wl,-rpath,$folder/c/lib"
    cc -std=c11 -o "$folder/c/seal" examples/c/*.c "${c_flags[@]}"
}

seal() {
    local language=$1
    shift
    case $language in
        rust) "$target/release/seal" "$@" ;;
        python) "$folder/python/bin/python" "$root/examples/python/seal.py" "$@" ;;
        node) node "$folder/node/seal.mjs" "$@" ;;
        c) "$folder/c/seal" "$@" ;;
    esac
}

languages="rust python node c"
for language in $languages; do
    "install_$language"
done

# The block under a heading of the README.
quick_start() {
    sed -n "/^## Quick start: $1\$/,/^## /p" README.md | sed -n '/^```[a-z]/,/^```$/p' | sed '1d;$d'
}

# The README's programs say what their comments say.
quick_start Python >"$folder/quick.py"
quick_start Node >"$folder/node/quick.mjs"
quick_start C >"$folder/quick.c"
cc -std=c11 -Wall -Wextra -Werror -o "$folder/quick" "$folder/quick.c" "${c_flags[@]}"
[ "$("$folder/python/bin/python" "$folder/quick.py")" = "76 content-mismatch" ]
[ "$(node "$folder/node/quick.mjs")" = "76 content-mismatch" ]
[ "$("$folder/quick")" = "30 signature-invalid" ]

# The same keys and the same time give the same bytes in every language.
mkdir "$folder/same"
seal rust make "$folder/same" >/dev/null
for language in $languages; do
    mkdir "$folder/same-$language"
    cp "$folder"/same/*.key "$folder/same-$language"
    SOURCE_DATE_EPOCH=1795521600 seal "$language" make "$folder/same-$language" >"$folder/made-$language"
    diff --recursive "$folder/same-rust" "$folder/same-$language"
    cmp "$folder/made-rust" "$folder/made-$language"
done

# Keys of their own, verified by everybody, who says the same of them.
printf '\n%-12s' "verified by"
printf '%-12s' $languages
printf '\n'
for writer in $languages; do
    mkdir "$folder/by-$writer"
    seal "$writer" make "$folder/by-$writer" >/dev/null
    printf '%-12s' "$writer's"
    for reader in $languages; do
        seal "$reader" verify "$folder/by-$writer" >"$folder/said-$reader"
        cmp "$folder/said-rust" "$folder/said-$reader"
        printf '%-12s' yes
    done
    printf '\n'
done

# What nobody may accept, nobody does.
printf 'all pumps are stopped' >"$folder/by-c/report.txt"
for reader in $languages; do
    code=0
    seal "$reader" verify "$folder/by-c" >"$folder/said-$reader" 2>&1 || code=$?
    [ $code -eq 1 ] || { echo "$reader: a changed file gave status $code, not 1" >&2; exit 1; }
done
printf '\nall four give the same bytes, verify each other, and refuse a changed file\n'
