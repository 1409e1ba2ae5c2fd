#!/bin/sh
# Makes bands.wasm of bands.c. Needs clang and wasm-ld, as workers/kernel/build.sh does; neither is needed to run or test.
set -e
cd "$(dirname "$0")"
clang --target=wasm32 -O3 -msimd128 -ffreestanding -nostdlib -Wall -Wextra -Werror -fno-math-errno -ffp-contract=off \
  -mbulk-memory -Wl,--no-entry -Wl,--strip-all -Wl,--initial-memory=131072 -Wl,-z,stack-size=16384 \
  -o bands.wasm bands.c
wc -c bands.wasm
