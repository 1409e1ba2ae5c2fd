#!/bin/sh
# Makes a .wasm of every kernel's C source. Needs clang and wasm-ld (Debian: apt-get install clang lld); the committed files were
# made with clang and LLD 14.0.6 (Debian 12), which give the same bytes each time. Neither is needed to run or test.
set -e
cd "$(dirname "$0")/.."
for source in kernel/kernel points-kernel/points bands-kernel/bands; do
  clang --target=wasm32 -O3 -msimd128 -ffreestanding -nostdlib -Wall -Wextra -Werror -fno-math-errno -ffp-contract=off \
    -mbulk-memory -Wl,--no-entry -Wl,--strip-all -Wl,--initial-memory=131072 -Wl,-z,stack-size=16384 \
    -o $source.wasm $source.c
  wc -c $source.wasm
done
