import { readFileSync } from 'node:fs'
import { type BandSamples, createBandSamples } from '#lib/analysis/band-samples.ts'
import { bandEnds, nBands } from '#lib/analysis/purity.ts'

/** What bands.c exports; addresses and counts are 32-bit numbers. */
interface BandExports {
  memory: WebAssembly.Memory
  heap(): number
  lists(k: number, size: number, key: number, slot: number, value: number): void
  add(
    activations: number,
    nTokens: number,
    dMlp: number,
    keys: number,
    firstSlot: number,
    ends: number,
    perScale: number,
    counts: number,
    mass: number,
  ): void
}

/** Band samples that fill up in a memory of their own. */
export interface FastBands {
  samples: BandSamples
  /** `addBandSamples` of these samples, to the same bits; for up to as many tokens at once as were announced. */
  add(activations: Float32Array, keys: Uint32Array, firstSlot: number): void
}

let compiled: WebAssembly.Module | undefined

/** `createBandSamples`, for rows of up to `mostTokens` tokens, filled by bands.wasm, which lies beside this file. */
export function createFastBands(scale: ArrayLike<number>, mostTokens: number, k = 100): FastBands {
  compiled ??= new WebAssembly.Module(readFileSync(new URL('./bands.wasm', import.meta.url)))
  const wasm = new WebAssembly.Instance(compiled).exports as unknown as BandExports
  const { dMlp, ends } = createBandSamples(scale, 0)
  const nLists = dMlp * nBands
  const inner = nBands - 1
  let end = wasm.heap()
  const room = (bytes: number): number => {
    const at = end
    end = (end + bytes + 63) & ~63
    return at
  }
  const at = {
    ends: room(4 * dMlp * inner),
    perScale: room(8 * dMlp),
    counts: room(8 * nLists),
    mass: room(8 * nLists),
    size: room(4 * nLists),
    key: room(4 * nLists * k),
    slot: room(4 * nLists * k),
    value: room(4 * nLists * k),
    keys: room(4 * mostTokens),
    activations: room(4 * mostTokens * dMlp),
  }
  const { memory } = wasm
  memory.grow(Math.max(0, Math.ceil((end - memory.buffer.byteLength) / 65_536)))
  const { buffer } = memory
  const samples: BandSamples = {
    dMlp,
    k,
    ends: new Float32Array(buffer, at.ends, dMlp * inner),
    counts: new Float64Array(buffer, at.counts, nLists),
    mass: new Float64Array(buffer, at.mass, nLists),
    size: new Uint32Array(buffer, at.size, nLists),
    key: new Uint32Array(buffer, at.key, nLists * k),
    slot: new Uint32Array(buffer, at.slot, nLists * k),
    value: new Float32Array(buffer, at.value, nLists * k),
  }
  samples.ends.set(ends)
  const perScale = new Float64Array(buffer, at.perScale, dMlp)
  for (let i = 0; i < dMlp; i++) perScale[i] = bandEnds[inner - 1] / ends[i * inner + inner - 1]
  wasm.lists(k, at.size, at.key, at.slot, at.value)
  return {
    samples,
    add(activations, keys, firstSlot) {
      const n = keys.length
      if (n > mostTokens) throw new Error(`band samples: wanted at most ${mostTokens} tokens at once, got ${n}`)
      new Float32Array(buffer, at.activations, n * dMlp).set(activations)
      new Uint32Array(buffer, at.keys, n).set(keys)
      wasm.add(at.activations, n, dMlp, at.keys, firstSlot, at.ends, at.perScale, at.counts, at.mass)
    },
  }
}
