import { readFileSync } from 'node:fs'
import { nBins, nSampleBins, samplesPerBin } from '#lib/numeric/histogram.ts'
import { lanesPerNeuron } from '#lib/numeric/power-sums.ts'
import type { KernelArrays, KernelRow, KernelState, ScanKernel } from '#workers/kernel/scan-kernel.ts'

/** What kernel.c exports. */
interface KernelExports {
  memory: WebAssembly.Memory
  place(dMlp: number, nUnits: number): number
  clear(): void
  address(array: number): number
  addRow(
    activations: number,
    keys: number,
    nTokens: number,
    unit: number,
    firstToken: number,
    firstOrder: number,
    bos: number,
  ): number
}

const pageBytes = 65_536
/** The kernel reads whole blocks of 16 neurons, so up to this many bytes beyond the last activation. */
const slackBytes = 64

/** Reads kernel.wasm, which lies beside this file, and compiles it. Takes milliseconds; call once a thread. */
export function loadKernel(): ScanKernel {
  return createKernel(new WebAssembly.Module(readFileSync(new URL('./kernel.wasm', import.meta.url))))
}

/** A kernel of a compiled module. Released instances are used again, so memory does not grow from shard to shard. */
export function createKernel(module: WebAssembly.Module): ScanKernel {
  const idle: KernelExports[] = []
  return {
    createState(dMlp, nUnits) {
      const wasm = idle.pop() ?? (new WebAssembly.Instance(module).exports as unknown as KernelExports)
      return createState(wasm, dMlp, nUnits, () => idle.push(wasm))
    },
  }
}

function createState(wasm: KernelExports, dMlp: number, nUnits: number, release: () => void): KernelState {
  const end = wasm.place(dMlp, nUnits)
  grow(wasm.memory, end)
  wasm.clear()

  function addRow({ activations, unit, firstToken, firstOrder, keys, hasBos }: KernelRow): boolean {
    const nTokens = activations.length / dMlp
    const input = (end + 4 * nTokens + 63) & ~63
    grow(wasm.memory, input + activations.byteLength + slackBytes)
    new Uint32Array(wasm.memory.buffer, end, nTokens).set(nTokens < keys.length ? keys.subarray(0, nTokens) : keys)
    new Float32Array(wasm.memory.buffer, input, activations.length).set(activations)
    return wasm.addRow(input, end, nTokens, unit, firstToken, firstOrder, hasBos ? 1 : 0) === 1
  }

  let open = true
  return {
    addRow: row => {
      if (!open) throw new Error('kernel state: it was released; create another for the next shard')
      return addRow(row)
    },
    arrays: () => views(wasm, dMlp, nUnits),
    release: () => {
      if (open) release()
      open = false
    },
  }
}

function views(wasm: KernelExports, dMlp: number, nUnits: number): KernelArrays {
  const stride = Math.ceil(dMlp / 16) * 16
  const slots = stride * nSampleBins * samplesPerBin
  const { buffer } = wasm.memory
  return {
    stride,
    histogram: new Uint32Array(buffer, wasm.address(0), stride * nBins),
    lanes: new Float64Array(buffer, wasm.address(1), stride * lanesPerNeuron),
    min: new Float32Array(buffer, wasm.address(2), stride),
    slotCount: new Uint8Array(buffer, wasm.address(3), stride * nSampleBins),
    slotKey: new Uint32Array(buffer, wasm.address(4), slots),
    slotOrder: new Uint32Array(buffer, wasm.address(5), slots),
    slotValue: new Float32Array(buffer, wasm.address(6), slots),
    unitMax: new Float32Array(buffer, wasm.address(7), nUnits * stride),
    unitToken: new Uint32Array(buffer, wasm.address(8), nUnits * stride),
  }
}

function grow(memory: WebAssembly.Memory, bytes: number): void {
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / pageBytes)
  if (missing > 0) memory.grow(missing)
}
