import { describe, expect, test } from 'vitest'
import { momentsFromLanes } from '#lib/numeric/moments.ts'
import { decodeScanPartial, encodeScanPartial } from '#lib/numeric/scan-partial.ts'
import { type AccumulatorOptions, addRow, createAccumulator, finishPartial } from '#workers/kernel/accumulator.ts'
import { loadKernel } from '#workers/kernel/kernel.ts'

const kernel = loadKernel()
const documents = [
  { ordinal: 7, hash: 70n, nTokens: 5 },
  { ordinal: 8, hash: 80n, nTokens: 0 },
  { ordinal: 9, hash: 90n, nTokens: 3 },
]
const options: AccumulatorOptions = {
  kernel,
  spec: 'run:0',
  shard: 2,
  dMlp: 2,
  documents,
  unit: 'document',
  tokensPerRow: 3,
  includeBos: false,
}
/** Rows of two neurons: the second is minus the first. */
const row = (...values: number[]) => Float32Array.from(values.flatMap(x => [x, -x]))
const three = (includeBos: boolean, extra: Partial<AccumulatorOptions> = {}) => {
  const bos = includeBos ? [9] : []
  const accumulator = createAccumulator({ ...options, includeBos, ...extra })
  addRow(accumulator, 0, 1, row(...bos, 5, 1))
  addRow(accumulator, 0, 0, row(...bos, 1, 4, 5))
  addRow(accumulator, 2, 0, row(...bos, -1, 0, 2))
  return finishPartial(accumulator)
}

describe('the accumulator', () => {
  test('gives a document whose rows reach the same maximum one entry, at the first token', () => {
    const partial = three(false)
    expect([...partial.documents]).toEqual([7, 8, 9])
    expect([...partial.unitDocument]).toEqual([0, 2])
    expect([...partial.unitMax]).toEqual([5, -1, 2, 1])
    expect([...partial.unitToken]).toEqual([2, 0, 2, 0])
    expect([...partial.min]).toEqual([-1, -5])
    expect(partial.nTokens).toBe(8)
    expect(momentsFromLanes(partial.lanes, 0, 8).mean).toBe(17 / 8)
  })

  test('gives each row an entry where the unit is a row', () => {
    const partial = three(false, { unit: 'row' })
    expect([...partial.unitDocument]).toEqual([0, 0, 2])
    expect([...partial.unitRow]).toEqual([0, 1, 0])
    expect([...partial.unitMax]).toEqual([5, -1, 5, -1, 2, 1])
    expect([...partial.unitToken]).toEqual([2, 0, 3, 4, 2, 0])
  })

  test('counts an included BOS, but not among maxima and samples', () => {
    const partial = three(true, { unit: 'row' })
    expect(partial.nTokens).toBe(11)
    expect(momentsFromLanes(partial.lanes, 0, 11).mean).toBe((17 + 27) / 11)
    expect([...partial.min]).toEqual([-1, -9])
    expect([...partial.unitMax]).toEqual([...three(false, { unit: 'row' }).unitMax])
    expect([...partial.unitToken]).toEqual([...three(false, { unit: 'row' }).unitToken])
    expect([...partial.sampleValue].sort()).toEqual([...three(false, { unit: 'row' }).sampleValue].sort())
    expect([...partial.sampleValue]).not.toContain(9)
  })

  test('samples every positive token of a small shard with its own address', () => {
    const { sampleRef, sampleValue, sampleDocument, sampleToken } = three(false)
    const found = [...sampleRef].map((ref, i) => `${sampleDocument[ref]}:${sampleToken[ref]}=${sampleValue[i]}`)
    expect(found.sort()).toEqual(['0:0=1', '0:1=4', '0:2=5', '0:3=5', '0:4=1', '2:0=1', '2:2=2'])
  })

  test('comes back from bytes as it was', () => {
    const partial = three(false)
    expect(decodeScanPartial(encodeScanPartial(partial))).toEqual(partial)
    expect(() => decodeScanPartial(encodeScanPartial(partial).subarray(0, 200))).toThrow(/cut short/)
  })

  test('writes both zeros as +0, since which came first is chance', () => {
    const accumulator = createAccumulator({ ...options, dMlp: 1, documents: [documents[2]] })
    addRow(accumulator, 0, 0, Float32Array.of(-0, 0, -0))
    const { unitMax, min } = finishPartial(accumulator)
    expect([...unitMax, ...min]).toEqual([0, 0])
  })

  test('finishes a shard of empty documents', () => {
    const empty = finishPartial(createAccumulator({ ...options, documents: [documents[1]] }))
    expect(empty).toMatchObject({ nTokens: 0 })
    expect([...empty.min]).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY])
    expect(empty.unitMax).toHaveLength(0)
  })

  test('refuses rows that are missing, repeated, unknown or of another length', () => {
    const accumulator = createAccumulator(options)
    addRow(accumulator, 0, 0, row(1, 2, 3))
    expect(() => addRow(accumulator, 0, 0, row(1, 2, 3))).toThrow('document 7 row 0 came twice')
    expect(() => addRow(accumulator, 0, 1, row(1, 2, 3))).toThrow('wanted 4 activations for document 7 row 1, got 6')
    expect(() => addRow(accumulator, 0, 2, row(1))).toThrow('wanted one of 2 rows of document 0, got row 2')
    expect(() => addRow(accumulator, 3, 0, row(1))).toThrow(/document 3/)
    expect(() => finishPartial(accumulator)).toThrow('wanted 3 rows in shard 2, row 1 did not come')
  })

  test('refuses shapes that cannot be', () => {
    expect(() => createAccumulator({ ...options, dMlp: 0 })).toThrow(
      'wanted positive dMlp and tokensPerRow, got 0 and 3',
    )
    expect(() => createAccumulator({ ...options, documents: [documents[2], documents[0]] })).toThrow('got 9 before 7')
    const large = [{ ordinal: 0, hash: 1n, nTokens: 2 ** 21 + 1 }]
    expect(() => createAccumulator({ ...options, documents: large })).toThrow(
      'wanted at most 2097152 tokens in a shard',
    )
  })

  test('is of no use once finished', () => {
    const accumulator = createAccumulator({ ...options, documents: [documents[2]] })
    addRow(accumulator, 0, 0, row(1, 2, 3))
    finishPartial(accumulator)
    accumulator.seen.fill(0)
    expect(() => addRow(accumulator, 0, 0, row(1, 2, 3))).toThrow('it was released')
  })
})
