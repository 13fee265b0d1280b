#!/usr/bin/env bash
# Builds examples/embedded/cortex-m4, runs it in QEMU and prints what it takes of flash and RAM.
set -euo pipefail
cd "$(dirname "$0")/.."

# rustup may have no Cortex-M target to download, so Debian's Rust builds `core` from its sources.
scripts/need-packages.sh rustc-web cargo-web rust-web-src rust-web-llvm lld-22 qemu-system-arm binutils
cd examples/embedded/cortex-m4
target=thumbv7em-none-eabi
env --unset=RUSTFLAGS --unset=CARGO_TARGET_DIR PATH="/usr/bin:$PATH" RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 \
    /usr/bin/cargo build --quiet --release --locked -Zbuild-std=core --target $target
image=target/$target/release/sealstone-cortex-m4

timeout 60 qemu-system-arm -M mps2-an386 -cpu cortex-m4 -nographic -icount shift=0 \
    -semihosting-config enable=on,target=native -kernel "$image" </dev/null

size --format=sysv "$image" | awk '
    { bytes[$1] = $2 }
    END {
        printf "flash      %6d bytes: %d code, %d constants, %d initial data\n",
            bytes[".vector_table"] + bytes[".text"] + bytes[".rodata"] + bytes[".data"],
            bytes[".vector_table"] + bytes[".text"], bytes[".rodata"], bytes[".data"]
        printf "static RAM %6d bytes\n", bytes[".data"] + bytes[".bss"] + bytes[".uninit"]
    }'
