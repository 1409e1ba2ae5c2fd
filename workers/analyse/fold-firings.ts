import { encodeAmplification } from '#lib/analysis/amplification-record.ts'
import { type JointHistogram, nCells } from '#lib/analysis/joint-histogram.ts'
import { encodeJointHistogram } from '#lib/analysis/joint-histogram-record.ts'
import { smuggledCells } from '#lib/analysis/smuggled-cells.ts'
import { tailMismatch } from '#lib/analysis/tail-mismatch.ts'
import { postThreshold } from '#lib/numeric/smuggled-energy.ts'
import { scaleOf } from '#workers/analyse/best-maxima.ts'
import { decodeFiringState, type FiringState, mergeFiringStates } from '#workers/analyse/firing-state.ts'
import type { AnalysisScores } from '#workers/store/analysis-columns.ts'

/** What the neurons of a layer smuggle past their LayerNorm. */
export interface Smuggling {
  /** By neuron, [dMlp]. */
  scores: AnalysisScores[]
  /** Packed joint histogram of each neuron alone, null for the dead, [dMlp]. */
  joints: (Uint8Array | null)[]
  /** LayerDetail `amplification`. */
  amplification: Uint8Array
  /** M of each neuron at folded post, NaN for the dead, [dMlp]: what the bands there are of. */
  postScales: Float64Array<ArrayBuffer>
}

/** The fold that this thread is at; a thread serves one caller between addToFold and endFold. */
let open: FiringState | undefined

/** Adds one part's packed FiringState, in any order; `first` begins a new fold. */
export const addToFold = ({ bytes, first }: { bytes: Uint8Array; first: boolean }): void => {
  const state = decodeFiringState(bytes)
  if (first || !open) open = state
  else mergeFiringStates(open, state)
}

const alone = ({ midUnit, counts, squares }: JointHistogram, neuron: number): JointHistogram => ({
  dMlp: 1,
  midUnit: midUnit.slice(neuron, neuron + 1),
  counts: counts.slice(neuron * nCells, (neuron + 1) * nCells),
  squares: squares.slice(neuron * nCells, (neuron + 1) * nCells),
})

/** Finishes the fold; `scales` M [dMlp] at mid, NaN for the dead. */
export const endFold = ({ scales }: { scales: Float64Array }): Smuggling => {
  if (!open) throw new Error('no fold was begun in this thread; call addToFold first')
  const { joint, amplification, maxima } = open
  open = undefined
  const scores: AnalysisScores[] = []
  const joints: (Uint8Array | null)[] = []
  const postScales = new Float64Array(joint.dMlp).fill(Number.NaN)
  for (let neuron = 0; neuron < joint.dMlp; neuron++) {
    if (Number.isNaN(scales[neuron])) {
      scores.push({})
      joints.push(null)
      continue
    }
    postScales[neuron] = scaleOf(maxima, neuron)
    const eta = postThreshold(postScales[neuron])
    const cells = smuggledCells(joint, neuron, scales[neuron], eta)
    scores.push({
      smuggled: cells?.energy,
      smuggled_error: cells?.error,
      smuggled_tokens: cells && Math.round(cells.tokens),
      tail_mismatch: tailMismatch(joint, neuron)?.mismatch ?? null,
    })
    joints.push(encodeJointHistogram(alone(joint, neuron), eta))
  }
  return { scores, joints, amplification: encodeAmplification(amplification), postScales }
}
