import { dimensionShares, rowCosines, transposed } from '#lib/analysis/geometry.ts'
import { logitClass, logitThresholds } from '#lib/analysis/logit-class.ts'
import type { ModelRef } from '#lib/inference/read-model.ts'
import { foldWeights } from '#lib/model/fold.ts'
import { weight } from '#lib/model/weights.ts'
import { inputEffects } from '#workers/analyse/input-effects.ts'
import { logitShapes } from '#workers/analyse/logit-shapes.ts'
import type { AnalysisScores } from '#workers/store/analysis-columns.ts'
import { letGo } from '#workers/threads/held.ts'
import { readModel } from '#workers/threads/read-model.ts'

/** One layer whose weights are to be looked at. */
export interface WeightsInput {
  model: ModelRef
  layer: number
  /** Ids that stand for tokens; the model's vocabulary may be padded. */
  vocabSize: number
  /** M of each neuron, NaN for dead ones, whose scores are all null. */
  scales: Float64Array
}

/** What the weights say of a layer's neurons, [dMlp] each; `inputs` packed token-direct effects, null for the dead. */
export interface WeightStatistics {
  scores: AnalysisScores[]
  inputs: (Uint8Array | null)[]
}

const ofLayer = async ({ model, layer }: WeightsInput) => {
  const folded = foldWeights(await readModel(model, () => true))
  const { dModel, dMlp } = folded.config
  const data = (key: string) => weight(folded, key).data
  return {
    dModel,
    dMlp,
    wIn: transposed(data(`blocks.${layer}.mlp.W_in`), dModel, dMlp),
    wOut: data(`blocks.${layer}.mlp.W_out`),
    wE: data('embed.W_E'),
    wU: data('unembed.W_U'),
  }
}

/** Everything about a layer's neurons that follows from folded weights alone (methods §4 P5, §5). */
export async function weightStatistics(input: WeightsInput): Promise<WeightStatistics> {
  await letGo()
  const { dModel, dMlp, wIn, wOut, wE, wU } = await ofLayer(input)
  const effects = await inputEffects(wIn, wE, dModel, input.vocabSize)
  const all = await logitShapes(wOut, wU, dModel, input.vocabSize)
  const isDead = (neuron: number) => Number.isNaN(input.scales[neuron])
  const shapes = all.map((shape, neuron) => (isDead(neuron) ? { ...shape, moments: null } : shape))
  const thresholds = logitThresholds(shapes)
  const shareIn = dimensionShares(wIn, dMlp, dModel)
  const shareOut = dimensionShares(wOut, dMlp, dModel)
  const cosInOut = rowCosines(wIn, wOut, dMlp, dModel)
  const scores = shapes.map((shape, neuron): AnalysisScores => {
    if (isDead(neuron)) return {}
    const { cosine, token, kurtosis } = effects[neuron]
    return {
      share_in: shareIn[neuron],
      share_out: shareOut[neuron],
      cos_in_out: cosInOut[neuron],
      cos_embed: cosine,
      embed_token: Number.isNaN(cosine) ? null : token,
      embed_kurtosis: kurtosis,
      logit_variance: shape.moments?.variance ?? null,
      logit_skewness: shape.moments?.skewness ?? null,
      logit_kurtosis: shape.moments?.kurtosis ?? null,
      logit_class: thresholds && logitClass(shape, thresholds),
    }
  })
  return { scores, inputs: effects.map(({ bytes }, neuron) => (isDead(neuron) ? null : bytes)) }
}
