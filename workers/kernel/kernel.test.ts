import { describe, expect, test } from 'vitest'
import { encodeScanPartial, type ShardDocument } from '#lib/numeric/scan-partial.ts'
import { normalFrom, seededRandom } from '#lib/numeric/seeded-random.ts'
import { addRow, createAccumulator, finishPartial } from '#workers/kernel/accumulator.ts'
import { loadKernel } from '#workers/kernel/kernel.ts'
import { createJsKernel } from '#workers/kernel/kernel-js.ts'
import type { ScanKernel } from '#workers/kernel/scan-kernel.ts'

const random = seededRandom(1)
const normal = normalFrom(random)
const pick = (values: number[]) => values[Math.floor(random() * values.length)]

/** Kinds of values an activation can have, the awkward ones first. */
const kinds: Record<string, () => number> = {
  'ties and both zeros': () => pick([0, -0, 1, 1, -1, 0.5]),
  'denormals and the smallest normals': () => pick([1e-45, -1e-45, 1e-40, 3e-39, -1.2e-38, 1.2e-38, 0]),
  'huge values': () => pick([3.4e38, -3.4e38, 1e30, -1e20, 4096, 1e10]),
  'values near bin edges': () =>
    pick([1, 1.0625, 1.0624999, 2 ** -20, 2 ** -12, 2 ** -12 * 1.1875, 16, 15.999999, 4096]),
  'normal values': normal,
  'SoLU-like values': () => {
    const x = normal()
    return (x * Math.exp(3 * x)) / 100
  },
  'one constant': () => 0.7310585975646973,
}

interface Case {
  dMlp: number
  lengths: number[]
  unit: 'document' | 'row'
  includeBos: boolean
  tokensPerRow: number
}

function scan(kernel: ScanKernel, data: Map<string, Float32Array>, shape: Case, order: string[]): Uint8Array {
  const documents: ShardDocument[] = shape.lengths.map((nTokens, i) => ({
    ordinal: 100 + 3 * i,
    // Documents share hashes, so that sample keys tie and only the order of documents decides.
    hash: BigInt.asUintN(64, BigInt(i % 2) * 0x9e3779b97f4a7c15n),
    nTokens,
  }))
  const accumulator = createAccumulator({ kernel, spec: 'test', shard: 4, documents, ...shape })
  for (const key of order) {
    const [document, row] = key.split(' ').map(Number)
    addRow(accumulator, document, row, data.get(key)!)
  }
  return encodeScanPartial(finishPartial(accumulator))
}

function rowsOf({ dMlp, lengths, includeBos, tokensPerRow }: Case, value: () => number): Map<string, Float32Array> {
  const data = new Map<string, Float32Array>()
  lengths.forEach((length, document) => {
    for (let row = 0; row * tokensPerRow < length; row++) {
      const n = Math.min(tokensPerRow, length - row * tokensPerRow) + (includeBos ? 1 : 0)
      data.set(`${document} ${row}`, Float32Array.from({ length: n * dMlp }, value))
    }
  })
  return data
}

describe('the WebAssembly kernel', () => {
  const wasm = loadKernel()
  const js = createJsKernel()
  for (const [name, value] of Object.entries(kinds))
    test(`gives its twin's bytes for ${name}, any width, unit and row order`, () => {
      for (const dMlp of [1, 3, 16, 33])
        for (const [unit, includeBos] of [
          ['document', false],
          ['row', true],
        ] as const) {
          const shape = { dMlp, lengths: [40, 0, 1, 300, 129], unit, includeBos, tokensPerRow: 128 }
          const data = rowsOf(shape, value)
          const order = [...data.keys()]
          const wanted = scan(js, data, shape, order)
          expect(scan(wasm, data, shape, order)).toEqual(wanted)
          expect(scan(wasm, data, shape, order.reverse())).toEqual(wanted)
        }
    })

  test('fills and prunes reservoirs as its twin over a long shard', () => {
    const shape = {
      dMlp: 17,
      lengths: [2000, 3000, 1],
      unit: 'document',
      includeBos: false,
      tokensPerRow: 1023,
    } as const
    const data = rowsOf({ ...shape, lengths: [...shape.lengths] }, kinds['SoLU-like values'])
    const full = { ...shape, lengths: [...shape.lengths] }
    expect(scan(wasm, data, full, [...data.keys()])).toEqual(scan(js, data, full, [...data.keys()]))
  })

  test('begins each shard empty although memory is used again', () => {
    const small = { dMlp: 5, lengths: [10], unit: 'document' as const, includeBos: false, tokensPerRow: 255 }
    const large = { ...small, dMlp: 48, lengths: [900, 20] }
    const first = rowsOf(small, normal)
    const before = scan(wasm, first, small, [...first.keys()])
    const other = rowsOf(large, normal)
    scan(wasm, other, large, [...other.keys()])
    expect(scan(wasm, first, small, [...first.keys()])).toEqual(before)
  })

  for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
    test(`refuses ${bad}, and says where it was`, () => {
      const documents = [{ ordinal: 9, hash: 5n, nTokens: 300 }]
      for (const kernel of [wasm, js]) {
        const base = { kernel, spec: '', shard: 0, documents, unit: 'document' as const, includeBos: false }
        const accumulator = createAccumulator({ ...base, dMlp: 7, tokensPerRow: 255 })
        const activations = new Float32Array(45 * 7).fill(1)
        activations[20 * 7 + 6] = bad
        expect(() => addRow(accumulator, 0, 1, activations)).toThrow(
          `activation of neuron 6 at document 9 row 1 token 275: wanted a finite number, got ${bad}`,
        )
      }
    })
})
