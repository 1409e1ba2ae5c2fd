import { describe, expect, test } from 'vitest'
import { binOf, sampleBinOf } from '#lib/numeric/histogram.ts'
import { addMerged, addPartial, createMerge, finishMerge, mergePartials } from '#lib/numeric/merge-partials.ts'
import { decodeMergedLayer } from '#lib/numeric/merged-layer.ts'
import { centralMoments, momentsFromCentral } from '#lib/numeric/moments.ts'
import { fillSampleKeys } from '#lib/numeric/sample-key.ts'
import { decodeScanPartial, encodeScanPartial, type UnitKind } from '#lib/numeric/scan-partial.ts'
import { normalFrom, seededRandom } from '#lib/numeric/seeded-random.ts'
import { addRow, createAccumulator, finishPartial } from '#workers/kernel/accumulator.ts'
import { loadKernel } from '#workers/kernel/kernel.ts'

const dMlp = 5
const tokensPerRow = 31
const random = seededRandom(7)
const normal = normalFrom(random)
const kernel = loadKernel()

/** Neuron 0 has many ties, 1 is constant, the rest are heavy-tailed. */
const value = (neuron: number) =>
  neuron === 0 ? Math.round(2 * normal()) / 2 : neuron === 1 ? 0.25 : Math.exp(2 * normal()) * (random() - 0.3)
/** Two hashes only, so that many documents tie in both activation and hash. */
const hashes = [0xfedcba9876543210n, 3n]
const documents = Array.from({ length: 120 }, (_, ordinal) => ({
  ordinal,
  hash: ordinal % 3 === 0 ? hashes[ordinal % 2] : BigInt.asUintN(64, BigInt(ordinal) * 0x9e3779b97f4a7c15n),
  nTokens: Math.floor(random() * 80),
}))
const activations = documents.map(({ nTokens }) =>
  Float32Array.from({ length: nTokens * dMlp }, (_, i) => value(i % dMlp)),
)

function partialsOf(shardSize: number, unit: UnitKind = 'document', spec = 'run:0'): Uint8Array[] {
  const partials: Uint8Array[] = []
  for (let first = 0; first < documents.length; first += shardSize) {
    const slice = documents.slice(first, first + shardSize)
    const shard = first / shardSize
    const options = { kernel, spec, shard, dMlp, documents: slice, unit, tokensPerRow, includeBos: false }
    const accumulator = createAccumulator(options)
    slice.forEach(({ nTokens }, i) => {
      for (let row = 0; row * tokensPerRow < nTokens; row++) {
        const start = row * tokensPerRow * dMlp
        addRow(accumulator, i, row, activations[first + i].slice(start, start + tokensPerRow * dMlp))
      }
    })
    partials.push(encodeScanPartial(finishPartial(accumulator)))
  }
  return partials
}

/** Documents are of three kinds in turn, each fourth of none that has lists. */
const domains = { n: 3, of: Uint8Array.from(documents, (_, i) => (i % 4 === 3 ? 255 : i % 4)) }
const options = { topK: 10, domains }
const sequential = (partials: Uint8Array[]) => {
  const merge = createMerge(options)
  for (const bytes of partials) addPartial(merge, decodeScanPartial(bytes))
  return finishMerge(merge)
}
const shuffled = <T>(list: T[]) =>
  list
    .map(x => [random(), x] as const)
    .sort((a, b) => a[0] - b[0])
    .map(([, x]) => x)
/** What the bytes say, shard numbers apart. */
const contents = (bytes: Uint8Array) => {
  const layer = decodeMergedLayer(bytes)
  const neurons = Array.from({ length: dMlp }, (_, n) => [
    layer.topRefs(n),
    ...[0, 1, 2].map(domain => layer.domainRefs(n, domain)),
    layer.histogram(n),
    layer.min(n),
    layer.max(n),
    layer.samples(n),
  ])
  return { nTokens: layer.nTokens, neurons }
}

describe('merging', () => {
  const partials = partialsOf(8)
  const wanted = sequential(partials)

  test('gives the same bytes in any order, with any shards repeated', () => {
    for (let i = 0; i < 10; i++)
      expect(sequential([...shuffled(partials), ...shuffled(partials).slice(0, 4)])).toEqual(wanted)
  })

  test('gives the same bytes for any tree of merges, with subtrees repeated', () => {
    for (let i = 0; i < 10; i++) {
      let pool = partials.map(bytes => sequential([bytes]))
      while (pool.length > 1) {
        const [a, b, ...rest] = shuffled(pool)
        const merge = createMerge(options)
        expect(addMerged(merge, a)).toBe(true)
        expect(addMerged(merge, b)).toBe(true)
        expect(addMerged(merge, a)).toBe(false)
        pool = [...rest, finishMerge(merge)]
      }
      expect(pool[0]).toEqual(wanted)
    }
  })

  test('gives the same bytes from an asynchronous stream', async () => {
    async function* stream() {
      for (const bytes of shuffled(partials)) yield bytes
    }
    expect(await mergePartials(stream(), options)).toEqual(wanted)
  })

  test('says the same however the documents were cut into shards', () => {
    for (const size of [1, 13, 120]) expect(contents(sequential(partialsOf(size)))).toEqual(contents(wanted))
  })

  test('refuses another run, another unit and half-known sets in one line', () => {
    const merge = createMerge(options)
    addPartial(merge, decodeScanPartial(partials[0]))
    expect(() => addPartial(merge, decodeScanPartial(partialsOf(8, 'document', 'run:1')[1]))).toThrow(
      /^merge: wanted 5 neurons by document of run:0, got 5 by document of run:1 in shard 1; .*$/,
    )
    expect(() => addPartial(merge, decodeScanPartial(partialsOf(8, 'row')[1]))).toThrow(/got 5 by row/)
    expect(() => addMerged(merge, sequential(partials.slice(0, 2)))).toThrow(/got 1 of 2 twice \(shard 0\)/)
    expect(() => addMerged(createMerge({ ...options, topK: 9 }), wanted)).toThrow(
      /wanted a merged layer with top 9, got top 10/,
    )
    expect(() => addMerged(createMerge({ topK: 10 }), wanted)).toThrow(/wanted a merged layer with 0 domains, got 3/)
    expect(() => finishMerge(createMerge())).toThrow(/wanted at least one partial/)
  })

  test('reads bytes that are not aligned, as a database driver returns them', () => {
    const buffer = Buffer.alloc(wanted.length + 3)
    buffer.set(wanted, 3)
    expect(contents(buffer.subarray(3))).toEqual(contents(wanted))
    const odd = Buffer.alloc(partials[0].length + 1)
    odd.set(partials[0], 1)
    expect(decodeScanPartial(odd.subarray(1))).toEqual(decodeScanPartial(partials[0]))
  })
})

describe('a merged layer', () => {
  const layer = decodeMergedLayer(sequential(partialsOf(8)))
  const keys = new Uint32Array(80)
  /** All tokens of a neuron, straight from the data. */
  const tokensOf = (neuron: number) =>
    documents.flatMap(({ ordinal, hash, nTokens }) => {
      fillSampleKeys(keys, hash, 0, nTokens)
      return Array.from({ length: nTokens }, (_, token) => ({
        document: ordinal,
        hash,
        token,
        key: keys[token],
        activation: activations[ordinal][token * dMlp + neuron],
      }))
    })
  const byHash = (a: { hash: bigint; document: number; token: number }, b: typeof a) =>
    a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : a.document - b.document || a.token - b.token

  test('lists the strongest documents in the total order, one entry each', () => {
    for (let neuron = 0; neuron < dMlp; neuron++) {
      const seen = new Set<number>()
      const wanted = tokensOf(neuron)
        .sort((a, b) => b.activation - a.activation || byHash(a, b))
        .filter(({ document }) => !seen.has(document) && seen.add(document))
        .slice(0, 10)
        .map(({ document, token, activation }) => ({ document, row: 0, token, activation: activation + 0 }))
      expect(layer.topRefs(neuron)).toEqual(wanted)
    }
  })

  test('lists the 20 strongest documents of every kind of text, which the list of all may not hold', () => {
    for (let neuron = 0; neuron < dMlp; neuron++)
      for (const domain of [0, 1, 2]) {
        const seen = new Set<number>()
        const wanted = tokensOf(neuron)
          .filter(({ document }) => domains.of[document] === domain)
          .sort((a, b) => b.activation - a.activation || byHash(a, b))
          .filter(({ document }) => !seen.has(document) && seen.add(document))
          .slice(0, 20)
          .map(({ document, token, activation }) => ({ document, row: 0, token, activation: activation + 0 }))
        expect(layer.domainRefs(neuron, domain)).toEqual(wanted)
      }
    expect(() => layer.domainRefs(0, 3)).toThrow('merged layer: wanted a domain below 3, got 3')
  })

  test('lists the strongest rows where the unit is a row', () => {
    const rows = decodeMergedLayer(sequential(partialsOf(8, 'row')))
    const seen = new Set<string>()
    const wanted = tokensOf(3)
      .map(token => ({ ...token, row: Math.floor(token.token / tokensPerRow) }))
      .sort((a, b) => b.activation - a.activation || byHash(a, b))
      .filter(({ document, row }) => !seen.has(`${document} ${row}`) && seen.add(`${document} ${row}`))
      .slice(0, 10)
      .map(({ document, row, token, activation }) => ({ document, row, token, activation }))
    expect(rows.topRefs(3)).toEqual(wanted)
  })

  test('holds in each reservoir the 8 tokens with the smallest keys', () => {
    for (let neuron = 0; neuron < dMlp; neuron++) {
      const positive = tokensOf(neuron)
        .filter(({ activation }) => activation > 0)
        .sort((a, b) => a.key - b.key || byHash(a, b))
      const wanted = Array.from({ length: 64 }, (_, bin) =>
        positive
          .filter(({ activation }) => sampleBinOf(binOf(activation)) === bin)
          .slice(0, 8)
          .map(({ key, document, token, activation }) => ({ bin, key, document, token, activation })),
      )
      expect(layer.samples(neuron)).toEqual(wanted.flat())
    }
  })

  test('counts every token once, and knows the extremes', () => {
    for (let neuron = 0; neuron < dMlp; neuron++) {
      const values = tokensOf(neuron).map(({ activation }) => activation)
      const counts = new Float64Array(1024)
      for (const x of values) counts[binOf(x)]++
      expect(layer.histogram(neuron)).toEqual(counts)
      expect(layer.nTokens).toBe(values.length)
      expect(layer.max(neuron)).toBe(Math.max(...values))
      expect(layer.min(neuron)).toBe(Math.min(...values))
    }
  })

  test('has the moments of its tokens', () => {
    for (const neuron of [0, 2, 3, 4]) {
      const exact = layer.moments(neuron)
      const plain = momentsFromCentral(centralMoments(tokensOf(neuron).map(({ activation }) => activation)))
      for (const name of ['mean', 'variance', 'skewness', 'kurtosis'] as const)
        expect(exact[name]! / plain[name]!).toBeCloseTo(1, 9)
    }
    expect(layer.moments(1)).toMatchObject({ mean: 0.25, variance: 0, skewness: null, kurtosis: null })
  })

  test('refuses a neuron it does not have', () => {
    expect(() => layer.topRefs(5)).toThrow('merged layer: wanted a neuron in 0..4, got 5')
    expect(() => layer.histogram(-1)).toThrow(RangeError)
  })
})
