import {
  type Amplification,
  addAmplification,
  createAmplification,
  mergeAmplification,
} from '#lib/analysis/amplification.ts'
import { decodeAmplification, encodeAmplification } from '#lib/analysis/amplification-record.ts'
import {
  addToJointHistogram,
  createJointHistogram,
  type JointHistogram,
  mergeJointHistograms,
} from '#lib/analysis/joint-histogram.ts'
import { decodeJointHistogram, encodeJointHistogram } from '#lib/analysis/joint-histogram-record.ts'
import { packBundle, unpackBundle } from '#lib/numeric/bundle.ts'
import { type BestMaxima, createBestMaxima, mergeBestMaxima, sortedMaxima } from '#workers/analyse/best-maxima.ts'

/** What a layer's neurons do before and after LayerNorm, over some documents of the reference sample. */
export interface FiringState {
  /** Tokens by (mid, post); mid in units of 0.1 M. */
  joint: JointHistogram
  /** What LayerNorm does to the layer's tokens. */
  amplification: Amplification
  /** Largest per-document maxima of post. */
  maxima: BestMaxima
}

const magic = 'FIRE'
const version = 1

/** Nothing counted yet; `scales` M [dMlp], NaN for a dead neuron. */
export const createFiringState = (scales: Float64Array): FiringState => ({
  joint: createJointHistogram(scales.map(m => 0.1 * m)),
  amplification: createAmplification(),
  maxima: createBestMaxima(scales.length),
})

/** Counts tokens; `mid` and folded `post` [nTokens, dMlp]. The maxima are the caller's to add, once a document. */
export function addFirings(
  state: FiringState,
  mid: Float32Array,
  post: Float32Array,
  nTokens: number,
  epsilon: number,
): void {
  addToJointHistogram(state.joint, mid, post, nTokens)
  addAmplification(state.amplification, mid, nTokens, state.joint.dMlp, undefined, epsilon)
}

/** Adds `from` into `into`; they must come from different documents. */
export function mergeFiringStates(into: FiringState, from: FiringState): void {
  mergeJointHistograms(into.joint, from.joint)
  mergeAmplification(into.amplification, from.amplification)
  mergeBestMaxima(into.maxima, from.maxima)
}

/** Packs a state; the same documents give the same bytes, however they were divided. */
export const encodeFiringState = ({ joint, amplification, maxima }: FiringState): Uint8Array<ArrayBuffer> =>
  packBundle(magic, version, null, {
    joint: encodeJointHistogram(joint),
    amplification: encodeAmplification(amplification),
    maxima: sortedMaxima(maxima),
  })

/** Reads a state. Throws one line on other data. */
export function decodeFiringState(bytes: Uint8Array): FiringState {
  const { arrays } = unpackBundle(bytes, magic, version)
  return {
    joint: decodeJointHistogram(arrays.joint as Uint8Array),
    amplification: decodeAmplification(arrays.amplification as Uint8Array),
    maxima: Float32Array.from(arrays.maxima as Float32Array),
  }
}
