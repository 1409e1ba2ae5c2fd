import ort from 'onnxruntime-node'
import type { Session } from '#lib/inference/session.ts'

/** How much is in memory at once: logits of so many ids at so many positions. */
export interface UnembedChunk {
  ids: number
  positions: number
}

/** 8 MB of logits, wide enough for full speed. */
const chunk: UnembedChunk = { ids: 4096, positions: 512 }

/** What the final norm put out. */
export interface FinalNorm {
  /** [rows, dModel] */
  normed: Float32Array
  /** sqrt(var + eps) of the norm's input, [rows]. */
  finalScale: Float32Array
}

/** Runs a final-norm graph over `tokens` [batch, pos]; rows = batch * pos. */
export async function runFinalNorm(
  { inference, weights }: Session,
  tokens: BigInt64Array,
  batch: number,
  pos: number,
): Promise<FinalNorm> {
  const { normed, final_scale } = await inference.run({
    ...weights,
    tokens: new ort.Tensor('int64', tokens, [batch, pos]),
  })
  return { normed: normed.data as Float32Array, finalScale: final_scale.data as Float32Array }
}

/**
 * Natural log of each target's probability, [n], from the final norm's output `normed` [n, dModel] and `targets` [n] by an
 * unembed graph, whose session has `w_u` and `b_u`: slice of the vocabulary by slice, their totals added in float64.
 */
export async function targetLogProbs(
  session: Session,
  normed: Float32Array,
  targets: BigInt64Array,
  { ids, positions }: UnembedChunk = chunk,
): Promise<Float64Array> {
  const dModel = normed.length / targets.length
  const logProbs = new Float64Array(targets.length)
  for (let first = 0; first < targets.length; first += positions) {
    const end = Math.min(targets.length, first + positions)
    const rows = normed.subarray(first * dModel, end * dModel)
    logProbs.set(await somePositions(session, rows, targets.subarray(first, end), ids), first)
  }
  return logProbs
}

async function somePositions(
  { inference, weights }: Session,
  normed: Float32Array,
  targets: BigInt64Array,
  ids: number,
): Promise<Float64Array> {
  const n = targets.length
  const [dModel, dVocab] = weights.w_u.dims
  const inputs = {
    ...weights,
    normed: new ort.Tensor('float32', normed, [n, dModel]),
    targets: new ort.Tensor('int64', targets, [n]),
  }
  const total = new Float64Array(n).fill(Number.NEGATIVE_INFINITY)
  const chosen = new Float64Array(n)
  for (let from = 0; from < dVocab; from += ids) {
    const to = Math.min(dVocab, from + ids)
    const [begin, end] = [from, to].map(id => new ort.Tensor('int64', BigInt64Array.of(BigInt(id)), [1]))
    const found = await inference.run({ ...inputs, from: begin, to: end })
    const part = found.total.data as Float32Array
    const logits = found.chosen.data as Float32Array
    for (let i = 0; i < n; i++) {
      const [low, high] = total[i] < part[i] ? [total[i], part[i]] : [part[i], total[i]]
      total[i] = high + Math.log1p(Math.exp(low - high))
      if (targets[i] >= from && targets[i] < to) chosen[i] = logits[i]
    }
  }
  return chosen.map((logit, i) => logit - total[i])
}
