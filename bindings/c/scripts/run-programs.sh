#!/usr/bin/env bash
# run-programs.sh PREFIX FOLDER: builds the programs of tests/ in FOLDER against the library in PREFIX, as C11 and
# as C++17, and runs them plain, under ASan and UBSan, and under valgrind.
set -euo pipefail
cd "$(dirname "$0")/../../.."
prefix=$1 folder=$2
vectors=$PWD/vectors
tests=bindings/c/tests
mkdir -p "$folder"
export ASAN_OPTIONS=detect_leaks=1:abort_on_error=0 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1

python3 $tests/misuse.py "$prefix/include/sealstone.h" "$folder/misuse.c"

# build OUTPUT COMPILER SOURCE OPTION...
build() {
    local output=$1 compiler=$2 source=$3
    shift 3
    local language=(-x c -std=c11)
    [[ $compiler != *++* ]] || language=(-x c++ -std=c++17)
    "$compiler" "${language[@]}" -D_POSIX_C_SOURCE=200809L -g -O1 -Wall -Wextra -Wpedantic -Werror "$@" "$source" -o "$output" \
        -I"$prefix/include" -I$tests -L"$prefix/lib" -Wl,-rpath,"$prefix/lib" -lsealstone -ljansson -lpthread
}

run() {
    local program=$1
    shift
    (cd "$folder" && timeout 300 "$@" "$program" "$vectors")
}

programs=("$folder/misuse.c")
for source in "$tests"/*.c; do
    [[ $source == */caught_*.c ]] || programs+=("$source")
done
valgrind=(valgrind --quiet --leak-check=full --show-leak-kinds=all
    --errors-for-leak-kinds=definite,indirect,possible,reachable --error-exitcode=99
    --suppressions="$PWD/$tests/valgrind.supp")
sanitize=(-fsanitize=address,undefined -fno-omit-frame-pointer)

for compiler in gcc g++ clang clang++; do
    echo "$compiler: ${#programs[@]} programs"
    for source in "${programs[@]}"; do
        program=$folder/$compiler-$(basename "$source" .c)
        build "$program" "$compiler" "$source"
        run "$program"
    done
done
echo "gcc, ASan and UBSan"
for source in "${programs[@]}"; do
    program=$folder/asan-$(basename "$source" .c)
    build "$program" gcc "$source" "${sanitize[@]}"
    run "$program"
done
echo "valgrind"
for source in "${programs[@]}"; do
    run "$folder/gcc-$(basename "$source" .c)" "${valgrind[@]}"
done

# The tools are on: each must catch what is wrong on purpose.
build "$folder/caught-ubsan" gcc $tests/caught_overflow.c "${sanitize[@]}"
build "$folder/caught-asan" gcc $tests/caught_overflow.c -fsanitize=address
build "$folder/caught-valgrind" gcc $tests/caught_overflow.c
build "$folder/caught-leak" gcc $tests/caught_leak.c
caught() {
    local expected=$1 status=0
    shift
    "$@" >"$folder/caught.log" 2>&1 || status=$?
    [ "$status" -eq "$expected" ] || { echo "not caught ($status): $*" >&2; exit 1; }
}
caught 1 "$folder/caught-ubsan"
grep -q 'runtime error: load of address' "$folder/caught.log"
caught 1 "$folder/caught-asan"
grep -q 'ERROR: AddressSanitizer: heap-buffer-overflow' "$folder/caught.log"
caught 99 "${valgrind[@]}" "$folder/caught-valgrind"
grep -q 'Invalid write' "$folder/caught.log"
caught 99 "${valgrind[@]}" "$folder/caught-leak"
grep -q 'definitely lost' "$folder/caught.log"
echo "ASan, UBSan and valgrind catch what is wrong on purpose"
