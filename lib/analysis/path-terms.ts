import type { PathWeights } from '#lib/analysis/path-weights.ts'
import { type PathExample, type PathSource, pathSources } from '#lib/neuron/path-record.ts'

/** What all neurons share at one position of a row. */
export interface PathPosition {
  /** The row's ids, BOS first, and the position. */
  ids: ArrayLike<number>
  position: number
  /** Attention of each head to positions 0 .. position, [nHeads, position + 1]. */
  attention: Float64Array
  /** Attention-weighted values, heads side by side, [nHeads * dHead]. */
  mixed: Float32Array
  /** sqrt(var + eps) that ln2 divides by. */
  scale: number
}

/** Attention to a source below which it is not looked at: it counts within its head's term, and is never a large one. */
const leastAttention = 1e-4

/** Attention and scale at `position` of a row, from its queries, keys and values `qkv` [>= position + 1, 3 * nHeads * dHead]. */
export function pathPosition(
  { dModel, nHeads, dHead, lnEps, wE, wPos, wO, bO }: PathWeights,
  ids: ArrayLike<number>,
  position: number,
  qkv: Float32Array,
): PathPosition {
  const inner = nHeads * dHead
  const n = position + 1
  const attention = new Float64Array(nHeads * n)
  const mixed = new Float64Array(inner)
  for (let head = 0; head < nHeads; head++) {
    const own = attention.subarray(head * n, (head + 1) * n)
    const query = position * 3 * inner + head * dHead
    for (let source = 0; source < n; source++) {
      const key = source * 3 * inner + inner + head * dHead
      own[source] = dot(qkv, query, qkv, key, dHead)
    }
    softmax(own)
    for (let source = 0; source < n; source++) {
      const value = source * 3 * inner + 2 * inner + head * dHead
      const paid = own[source]
      for (let i = 0; i < dHead; i++) mixed[head * dHead + i] += paid * qkv[value + i]
    }
  }
  const resid = Float64Array.from(
    { length: dModel },
    (_, i) => wE[ids[position] * dModel + i] + wPos[position * dModel + i] + bO[i],
  )
  for (let j = 0; j < inner; j++) {
    const value = mixed[j]
    for (let i = 0, from = j * dModel; i < dModel; i++, from++) resid[i] += value * wO[from]
  }
  const mean = resid.reduce((sum, x) => sum + x, 0) / dModel
  const variance = resid.reduce((sum, x) => sum + (x - mean) ** 2, 0) / dModel
  return { ids, position, attention, mixed: Float32Array.from(mixed), scale: Math.sqrt(variance + lnEps) }
}

/** W_O[h] . w_in of one neuron, all heads side by side, [nHeads * dHead]: what a head's value must look like to drive it. */
export function headReads({ dModel, nHeads, dHead, wO, wIn }: PathWeights, neuron: number): Float32Array {
  const column = wIn.subarray(neuron * dModel, (neuron + 1) * dModel)
  return Float32Array.from({ length: nHeads * dHead }, (_, j) => dot(wO, j * dModel, column, 0, dModel))
}

/** The terms of one neuron at a position (methods §5); `reads` from headReads, `qkv` as it was given to pathPosition. */
export function pathTerms(
  weights: PathWeights,
  neuron: number,
  reads: Float32Array,
  { ids, position, attention, mixed, scale }: PathPosition,
  qkv: Float32Array,
): Omit<PathExample, 'document' | 'token' | 'context'> {
  const { dModel, nHeads, dHead, wE, wPos, wIn, bO, bIn } = weights
  const column = neuron * dModel
  const sources: PathSource[] = []
  for (let head = 0; head < nHeads; head++) {
    for (let source = 0; source <= position; source++) {
      const paid = attention[head * (position + 1) + source]
      if (paid < leastAttention) continue
      const at = (source * 3 + 2) * nHeads * dHead + head * dHead
      const value = (paid * dot(qkv, at, reads, head * dHead, dHead)) / scale
      keepLargest(sources, { head, position: source, id: ids[source], attention: paid, value })
    }
  }
  return {
    word: dot(wE, ids[position] * dModel, wIn, column, dModel) / scale,
    place: dot(wPos, position * dModel, wIn, column, dModel) / scale,
    heads: Float32Array.from(
      { length: nHeads },
      (_, head) => dot(mixed, head * dHead, reads, head * dHead, dHead) / scale,
    ),
    attentionBias: dot(bO, 0, wIn, column, dModel) / scale,
    neuronBias: bIn[neuron],
    sources,
  }
}

/** Keeps the sources of largest size, largest first; of equals the first. */
function keepLargest(sources: PathSource[], source: PathSource): void {
  const size = Math.abs(source.value)
  if (sources.length === pathSources && Math.abs(sources[pathSources - 1].value) >= size) return
  const place = sources.findIndex(other => Math.abs(other.value) < size)
  sources.splice(place < 0 ? sources.length : place, 0, source)
  if (sources.length > pathSources) sources.pop()
}

/** In float64; of one kind of array only, which makes it several times as fast. */
function dot(a: Float32Array, at: number, b: Float32Array, from: number, n: number): number {
  let sum = 0
  for (let i = 0; i < n; i++) sum += a[at + i] * b[from + i]
  return sum
}

function softmax(scores: Float64Array): void {
  const max = scores.reduce((a, b) => Math.max(a, b))
  let total = 0
  for (let i = 0; i < scores.length; i++) {
    scores[i] = Math.exp(scores[i] - max)
    total += scores[i]
  }
  for (let i = 0; i < scores.length; i++) scores[i] /= total
}
