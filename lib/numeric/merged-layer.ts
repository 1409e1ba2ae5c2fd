import { packBundle, unpackBundle } from '#lib/numeric/bundle.ts'
import { nBins, nSampleBins } from '#lib/numeric/histogram.ts'
import { type Moments, momentsFromLanes } from '#lib/numeric/moments.ts'
import { lanesPerNeuron } from '#lib/numeric/power-sums.ts'
import type { UnitKind } from '#lib/numeric/scan-partial.ts'
import { addHistograms, histogramStarts } from '#lib/numeric/sparse-histogram.ts'

/** One entry of a top-K list: a unit and its largest activation. */
export interface TopRef {
  /** Ordinal of the document in the corpus. */
  document: number
  /** Row within the document; 0 for document units. */
  row: number
  /** Token index within the document, from 0 without BOS. */
  token: number
  /** The activation. */
  activation: number
}

/** One sampled token of one neuron's reservoirs. */
export interface SampleRef {
  /** Sample bin, 0..63: quarter octaves from 2^-12 (lib/numeric/histogram-bins.ts). */
  bin: number
  /** Sample key, uint32; ascending within a bin. */
  key: number
  /** Ordinal of the document in the corpus. */
  document: number
  /** Token index within the document. */
  token: number
  /** The activation, > 0. */
  activation: number
}

/** The fold of a set of shards for one layer: all statistics of each neuron. */
export interface MergedLayer {
  /** Fingerprint shared by all merged partials. */
  readonly spec: string
  /** Neurons in the layer. */
  readonly dMlp: number
  /** Tokens counted, the same for each neuron. */
  readonly nTokens: number
  /** What a top-K entry stands for. */
  readonly unit: UnitKind
  /** Entries kept per neuron, at most. */
  readonly topK: number
  /** Kinds of text that have lists of their own; 0 where they were not told apart. */
  readonly nDomains: number
  /** Shards contained, ascending. */
  readonly shards: readonly number[]
  /** Strongest units, at most topK, by (activation desc, document hash asc, ordinal asc, token asc). */
  topRefs(neuron: number): TopRef[]
  /** Strongest units of one kind of text, at most 20, in the same order. */
  domainRefs(neuron: number, domain: number): TopRef[]
  /** Counts by signed histogram bin, a fresh array, [1024]. */
  histogram(neuron: number): Float64Array
  /** Mean, variance, skewness, excess kurtosis from exact sums. */
  moments(neuron: number): Moments
  /** Smallest activation; +Infinity where there is no token. */
  min(neuron: number): number
  /** Largest activation on a document's token (not on BOS); -Infinity where there is no token. */
  max(neuron: number): number
  /** Reservoir samples of positive activations, by bin, then in sample order. */
  samples(neuron: number): SampleRef[]
}

/** What merged bytes hold; the columns of lists and reservoirs lie neuron after neuron without gaps. */
export interface MergedArrays {
  /** Ordinals of the documents referred to, ascending, [nDocuments]. */
  documents: Uint32Array
  /** Their hashes, [nDocuments]. */
  documentHashes: BigUint64Array
  /** Shards contained, ascending. */
  shards: Uint32Array
  /** Length of each neuron's top-K list, [dMlp]. */
  topCount: Uint32Array
  /** Columns of the lists: activation, index into `documents`, row (empty for document units), token. */
  topValue: Float32Array
  topDocument: Uint32Array
  topRow: Uint32Array
  topToken: Uint32Array
  /** The lists by kind of text in the same columns; lengths [dMlp, nDomains]. */
  domainCount: Uint32Array
  domainValue: Float32Array
  domainDocument: Uint32Array
  domainRow: Uint32Array
  domainToken: Uint32Array
  /** lib/numeric/sparse-histogram.ts, [dMlp]. */
  histograms: Uint8Array
  /** Exact power sums, [dMlp, 4, nLanes]. */
  lanes: Float64Array
  /** Smallest activation, [dMlp]. */
  min: Float32Array
  /** Filled reservoir slots, [dMlp, 64]. */
  sampleCount: Uint8Array
  /** Columns of the reservoirs: key, index into `documents`, token, activation. */
  sampleKey: Uint32Array
  sampleDocument: Uint32Array
  sampleToken: Uint32Array
  sampleValue: Float32Array
}

/** What merged bytes say beside the arrays. */
export type MergedMeta = Pick<MergedLayer, 'spec' | 'dMlp' | 'nTokens' | 'unit' | 'topK' | 'nDomains'>

const magic = 'MRGL'
const version = 2

/** Packs a merged layer; the arrays' order is fixed by the caller's (finishMerge's) literal. */
export const encodeMergedLayer = (meta: MergedMeta, arrays: MergedArrays): Uint8Array<ArrayBuffer> =>
  packBundle(magic, version, { ...meta }, { ...arrays })

/** The raw contents of merged bytes. Throws one line on other data. */
export function decodeMergedArrays(bytes: Uint8Array): { meta: MergedMeta; arrays: MergedArrays } {
  // A plain view: unpackBundle copies unaligned bytes with slice(), which on a Node Buffer would not copy.
  const { meta, arrays } = unpackBundle(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length), magic, version)
  return { meta: meta as unknown as MergedMeta, arrays: arrays as unknown as MergedArrays }
}

/** Reads merged bytes (finishMerge, mergePartials). Throws on other data; accessors throw a RangeError on a bad neuron. */
export function decodeMergedLayer(bytes: Uint8Array): MergedLayer {
  const { meta, arrays } = decodeMergedArrays(bytes)
  const { dMlp, nTokens, nDomains } = meta
  const firstTop = starts(arrays.topCount)
  const firstOfDomain = starts(arrays.domainCount)
  const firstSample = starts(arrays.sampleCount)
  const firstHistogram = histogramStarts(arrays.histograms, dMlp)
  const check = (neuron: number) => {
    if (!(Number.isInteger(neuron) && neuron >= 0 && neuron < dMlp))
      throw new RangeError(`merged layer: wanted a neuron in 0..${dMlp - 1}, got ${neuron}`)
  }
  return {
    ...meta,
    shards: [...arrays.shards],
    topRefs(neuron) {
      check(neuron)
      return Array.from({ length: arrays.topCount[neuron] }, (_, i) => {
        const at = firstTop[neuron] + i
        const document = arrays.documents[arrays.topDocument[at]]
        return { document, row: arrays.topRow[at] ?? 0, token: arrays.topToken[at], activation: arrays.topValue[at] }
      })
    },
    domainRefs(neuron, domain) {
      check(neuron)
      if (!(Number.isInteger(domain) && domain >= 0 && domain < nDomains))
        throw new RangeError(`merged layer: wanted a domain below ${nDomains}, got ${domain}`)
      const list = neuron * nDomains + domain
      return Array.from({ length: arrays.domainCount[list] }, (_, i) => {
        const at = firstOfDomain[list] + i
        const document = arrays.documents[arrays.domainDocument[at]]
        const [row, token, activation] = [arrays.domainRow[at] ?? 0, arrays.domainToken[at], arrays.domainValue[at]]
        return { document, row, token, activation }
      })
    },
    histogram(neuron) {
      check(neuron)
      const counts = new Float64Array(nBins)
      addHistograms(arrays.histograms.subarray(firstHistogram[neuron], firstHistogram[neuron + 1]), 1, counts)
      return counts
    },
    moments(neuron) {
      check(neuron)
      return momentsFromLanes(arrays.lanes, neuron * lanesPerNeuron, nTokens)
    },
    min(neuron) {
      check(neuron)
      return arrays.min[neuron]
    },
    max(neuron) {
      check(neuron)
      return arrays.topCount[neuron] > 0 ? arrays.topValue[firstTop[neuron]] : Number.NEGATIVE_INFINITY
    },
    samples(neuron) {
      check(neuron)
      const samples: SampleRef[] = []
      for (let bin = 0; bin < nSampleBins; bin++) {
        const reservoir = neuron * nSampleBins + bin
        for (let at = firstSample[reservoir]; at < firstSample[reservoir + 1]; at++) {
          const document = arrays.documents[arrays.sampleDocument[at]]
          const activation = arrays.sampleValue[at]
          samples.push({ bin, key: arrays.sampleKey[at], document, token: arrays.sampleToken[at], activation })
        }
      }
      return samples
    },
  }
}

/** Running totals of counts, from 0, one more than counts. */
function starts(counts: ArrayLike<number>): Uint32Array {
  const first = new Uint32Array(counts.length + 1)
  for (let i = 0; i < counts.length; i++) first[i + 1] = first[i] + counts[i]
  return first
}
