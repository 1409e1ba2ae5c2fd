import { lanesPerNeuron, limitPowerSums } from '#lib/numeric/power-sums.ts'
import { fillSampleKeys } from '#lib/numeric/sample-key.ts'
import type { ScanPartial, ShardDocument, UnitKind } from '#lib/numeric/scan-partial.ts'
import { packHistograms } from '#lib/numeric/sparse-histogram.ts'
import { narrow, positiveZero, unpad } from '#workers/kernel/canonical-arrays.ts'
import { listSamples, maxShardTokens } from '#workers/kernel/list-samples.ts'
import type { KernelState, ScanKernel } from '#workers/kernel/scan-kernel.ts'

/** What an accumulator is made for: one layer at one hook site over one shard. */
export interface AccumulatorOptions {
  /** From loadKernel() or createJsKernel(); one a thread, shared by the layers. */
  kernel: ScanKernel
  /** Fingerprint written into the partial; merging compares it. */
  spec: string
  /** Shard number, from 0. */
  shard: number
  /** Neurons in the layer, >= 1. */
  dMlp: number
  /** The shard's documents in ascending order of ordinal. */
  documents: readonly ShardDocument[]
  /** One top-K entry per document, or per row. */
  unit: UnitKind
  /** Tokens of a full row without BOS: nCtx - 1. */
  tokensPerRow: number
  /**
   * Whether each row's activations begin with the BOS position and it counts (neuroscope_compat): in moments, histogram and
   * minimum, but neither among samples nor as a unit's maximum, since an example is a place in a document.
   */
  includeBos: boolean
}

/** Running state of one layer over one shard. */
export interface Accumulator {
  readonly options: AccumulatorOptions
  readonly state: KernelState
  /** First unit of each document, and the number of units at the end, [nDocuments + 1]. */
  readonly firstUnit: Uint32Array
  /** Place of each document's token 0 in the shard's sample order (document hash, ordinal, token), [nDocuments]. */
  readonly firstOrder: Float64Array
  /** First row of each document among the shard's rows, and their number at the end, [nDocuments + 1]. */
  readonly firstRow: Uint32Array
  /** 1 for each row that was added, [nRows]. */
  readonly seen: Uint8Array
  /** Scratch for sample keys, [tokensPerRow + 1]. */
  readonly keys: Uint32Array
}

/** An empty accumulator. Throws when the documents are out of order or a size is not positive. */
export function createAccumulator(options: AccumulatorOptions): Accumulator {
  const { kernel, dMlp, documents, unit, tokensPerRow } = options
  if (!(Number.isInteger(dMlp) && dMlp > 0 && Number.isInteger(tokensPerRow) && tokensPerRow > 0))
    throw new Error(
      `accumulator: wanted positive dMlp and tokensPerRow, got ${dMlp} and ${tokensPerRow}; check the model's config`,
    )
  for (let i = 1; i < documents.length; i++)
    if (documents[i].ordinal <= documents[i - 1].ordinal)
      throw new Error(
        `accumulator: wanted ascending document ordinals, got ${documents[i - 1].ordinal} before ${documents[i].ordinal}; sort them`,
      )
  const total = documents.reduce((sum, document) => sum + document.nTokens, 0)
  if (total > maxShardTokens)
    throw new Error(
      `accumulator: wanted at most ${maxShardTokens} tokens in a shard, got ${total}; cut the shard smaller`,
    )
  const firstRow = new Uint32Array(documents.length + 1)
  const firstUnit = new Uint32Array(documents.length + 1)
  documents.forEach(({ nTokens }, i) => {
    const rows = Math.ceil(nTokens / tokensPerRow)
    firstRow[i + 1] = firstRow[i] + rows
    firstUnit[i + 1] = firstUnit[i] + (unit === 'row' ? rows : Math.min(rows, 1))
  })
  return {
    options,
    state: kernel.createState(dMlp, firstUnit[documents.length]),
    firstUnit,
    firstOrder: sampleOrder(documents),
    firstRow,
    seen: new Uint8Array(firstRow[documents.length]),
    keys: new Uint32Array(tokensPerRow + 1),
  }
}

function sampleOrder(documents: readonly ShardDocument[]): Float64Array {
  const byHash = documents.map((_, i) => i)
  byHash.sort((a, b) => {
    const [x, y] = [BigInt.asUintN(64, documents[a].hash), BigInt.asUintN(64, documents[b].hash)]
    return x < y ? -1 : x > y ? 1 : a - b
  })
  const first = new Float64Array(documents.length)
  let tokens = 0
  for (const i of byHash) {
    first[i] = tokens
    tokens += documents[i].nTokens
  }
  return first
}

/** A row that is about to be added. */
export interface OpenRow {
  /** Unit it belongs to. */
  unit: number
  /** Token index of its first token. */
  firstToken: number
  /** Place of that token in the shard's sample order. */
  firstOrder: number
  /** Its tokens, and the BOS position with includeBos. */
  positions: number
  /** For messages. */
  name: string
}

/**
 * Notes that a row comes; `documentIndex` counts within the shard, `row` within the document. Throws on a repeated row, and
 * where there are not as many activations (`count`) as it needs.
 */
export function beginRow(a: Accumulator, documentIndex: number, row: number, count?: number): OpenRow {
  const { documents, dMlp, unit, tokensPerRow, includeBos } = a.options
  const document = documents[documentIndex]
  const rows = a.firstRow[documentIndex + 1] - a.firstRow[documentIndex]
  if (document === undefined || !(row >= 0 && row < rows))
    throw new Error(`accumulator: wanted one of ${rows || 0} rows of document ${documentIndex}, got row ${row}`)
  const firstToken = row * tokensPerRow
  const name = `document ${document.ordinal} row ${row}`
  const positions = Math.min(tokensPerRow, document.nTokens - firstToken) + (includeBos ? 1 : 0)
  const wanted = positions * dMlp
  if (count !== undefined && count !== wanted)
    throw new Error(`accumulator: wanted ${wanted} activations for ${name}, got ${count}; check the graph`)
  const rowNumber = a.firstRow[documentIndex] + row
  if (a.seen[rowNumber]++) throw new Error(`accumulator: ${name} came twice; add each row once`)
  return {
    unit: a.firstUnit[documentIndex] + (unit === 'row' ? row : 0),
    firstToken,
    firstOrder: a.firstOrder[documentIndex] + firstToken,
    positions,
    name,
  }
}

/** The error about an activation that is NaN or Inf. */
export const notFinite = (neuron: number, where: string, value: number): Error =>
  new Error(
    `activation of neuron ${neuron} at ${where}: wanted a finite number, got ${value}; the shard is refused, check the model's weights`,
  )

/**
 * Adds one row: `activations` [n, dMlp], n = the row's tokens (tokensPerRow, fewer in the last row), plus 1 with includeBos;
 * `documentIndex` counts within the shard, `row` within the document. Rows may come in any order, each once.
 * Throws on a wrong length, a repeated row, and NaN or Inf (naming neuron and token).
 */
export function addRow(a: Accumulator, documentIndex: number, row: number, activations: Float32Array): void {
  const { dMlp, documents, includeBos } = a.options
  const { unit, firstToken, firstOrder, positions, name } = beginRow(a, documentIndex, row, activations.length)
  const bos = includeBos ? 1 : 0
  fillSampleKeys(bos ? a.keys.subarray(1) : a.keys, documents[documentIndex].hash, firstToken, positions - bos)
  const fine = a.state.addRow({ activations, unit, firstToken, firstOrder, keys: a.keys, hasBos: includeBos })
  if (fine) return
  const bad = activations.findIndex(x => !Number.isFinite(x))
  const token = firstToken + Math.floor(bad / dMlp) - bos
  throw notFinite(bad % dMlp, `${name} token ${token}`, activations[bad])
}

/** Ends the shard: the partial, canonical. Throws when rows are missing. The accumulator must not be used afterwards. */
export function finishPartial(accumulator: Accumulator): ScanPartial {
  const { options, state, firstUnit, firstOrder, firstRow, seen } = accumulator
  const { spec, shard, dMlp, documents, unit, includeBos } = options
  const missing = seen.indexOf(0)
  if (missing >= 0)
    throw new Error(
      `accumulator: wanted ${seen.length} rows in shard ${shard}, row ${missing} did not come; scan it again`,
    )
  const arrays = state.arrays()
  const nUnits = firstUnit[documents.length]
  const unitDocument = new Uint32Array(nUnits)
  const unitRow = new Uint32Array(nUnits)
  let nTokens = 0
  documents.forEach((document, i) => {
    nTokens += document.nTokens + (includeBos ? firstRow[i + 1] - firstRow[i] : 0)
    unitDocument.fill(i, firstUnit[i], firstUnit[i + 1])
    for (let u = firstUnit[i]; u < firstUnit[i + 1]; u++) unitRow[u] = u - firstUnit[i]
  })
  const samples = listSamples(arrays, dMlp, documents, firstOrder)
  const partial: ScanPartial = {
    spec,
    shard,
    dMlp,
    nTokens,
    unit,
    documents: Uint32Array.from(documents, document => document.ordinal),
    documentHashes: BigUint64Array.from(documents, document => document.hash),
    unitDocument,
    unitRow,
    unitMax: positiveZero(unpad(arrays.unitMax, arrays.stride, dMlp, new Float32Array(nUnits * dMlp))),
    unitToken: narrow(unpad(arrays.unitToken, arrays.stride, dMlp, new Uint32Array(nUnits * dMlp))),
    histograms: packHistograms(arrays.histogram, dMlp),
    lanes: limitPowerSums(arrays.lanes.slice(0, dMlp * lanesPerNeuron)),
    min: positiveZero(arrays.min.slice(0, dMlp)),
    sampleKey: samples.key,
    sampleDocument: samples.document,
    sampleToken: samples.token,
    sampleCount: samples.count,
    sampleRef: narrow(samples.ref),
    sampleValue: samples.value,
  }
  state.release()
  return partial
}
