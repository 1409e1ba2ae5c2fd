#!/bin/sh
# Everything there is to measure of scans on this machine's GPU, in one command and without network: what the machine is,
# speed and differences by WebGPU and by CUDA (where its provider is installed), and a whole run of a shipped model on the GPU
# and on the CPU, on databases of their own. Needs what `npm ci` installed and the GPU's driver.
#   sh workers/bench/measure-gpu.sh [REPORT]        default: gpu-report.txt; PORT 3000 is not used
set -u
cd "$(dirname "$0")/../.."
report=${1:-gpu-report.txt}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

whole_run() {
  echo "== a whole run of solu-1l-d64 on the sample corpus, --device $1"
  SOLUSCOPE_HOME=$scratch/$1
  export SOLUSCOPE_HOME
  node workers/soluscope.mjs corpus sample && node workers/soluscope.mjs model add models/solu-1l-d64 --no-check &&
    node workers/soluscope.mjs run solu-1l-d64 sample --wait-published --device "$1" && node workers/soluscope.mjs runs
}

{
  date -u
  node --version
  command -v nvidia-smi >/dev/null && nvidia-smi
  command -v vulkaninfo >/dev/null && vulkaninfo --summary
  for device in webgpu cuda; do
    echo "== scans by $device"
    node --import tsx workers/bench/all.ts --device "$device"
  done
  unset DATABASE_URL
  whole_run webgpu
  whole_run cpu
} 2>&1 | tee "$report"
echo "written to $report"
