import type { ModelRef } from '#lib/inference/read-model.ts'
import { encodeExamples } from '#lib/neuron/examples.ts'
import { encodeHistogram } from '#lib/neuron/histogram-record.ts'
import { encodeLogitEffects } from '#lib/neuron/logit-effects.ts'
import { encodeStrongest } from '#lib/neuron/strongest-record.ts'
import { medianScale } from '#lib/numeric/dead.ts'
import { decodeMergedLayer, type MergedLayer } from '#lib/numeric/merged-layer.ts'
import { referenceScale } from '#lib/numeric/reference-scale.ts'
import { type CollectedIndex, indexCollected } from '#workers/plan/collected-index.ts'
import { type CollectedWindows, decodeCollected } from '#workers/plan/collected-windows.ts'
import { histogramRecord } from '#workers/plan/histogram-record.ts'
import { domainExamples, neuronExamples } from '#workers/plan/neuron-examples.ts'
import { neuronStatistics } from '#workers/plan/neuron-statistics.ts'
import { createBinaryRows } from '#workers/store/binary-rows.ts'
import { writeDetailRow, writeProfileRow, writeStatsRow } from '#workers/store/neuron-rows.ts'
import type { NeuronRows } from '#workers/store/stage-neurons.ts'
import { logitEffects } from '#workers/threads/logit-effects.ts'

/** A layer whose neurons' records are to be made. */
export interface RecordsInput {
  model: ModelRef
  runId: number
  layer: number
  /** Ids that stand for tokens; the model's vocabulary may be padded. */
  vocabSize: number
  /** Names of the kinds of text that the layer's lists tell apart. */
  domains: string[]
  /** The layer's merged bytes. */
  merged: Uint8Array
}

/** The layer this thread is at; a thread serves one caller from beginRecords on. */
interface OpenLayer {
  input: RecordsInput
  merged: MergedLayer
  scales: Float64Array
  median: number
  windows: CollectedWindows[]
  index?: CollectedIndex
}

let open: OpenLayer | undefined

const layer = (): OpenLayer => {
  if (!open) throw new Error('no layer was begun in this thread; call beginRecords first')
  return open
}

/** Starts on a layer. */
export const beginRecords = (input: RecordsInput): void => {
  const merged = decodeMergedLayer(input.merged)
  const scales = Float64Array.from({ length: merged.dMlp }, (_, neuron) =>
    referenceScale(
      merged
        .topRefs(neuron)
        .slice(0, 20)
        .map(ref => ref.activation),
    ),
  )
  open = { input, merged, scales, median: medianScale(scales), windows: [] }
}

/** Hands over `collect` partials of the layer, in order of shards. */
export const addCollected = ({ collected }: { collected: Uint8Array[] }): void => {
  layer().windows.push(...collected.map(decodeCollected))
}

/** The rows of neurons `first` .. `end - 1`. */
export const makeRecords = async ({ first, end }: { first: number; end: number }): Promise<NeuronRows> => {
  const state = layer()
  state.index ??= indexCollected(state.windows)
  const { input, merged, index } = state
  const effects = await logitEffects(input.model, input.layer, input.vocabSize, [first, end])
  const stats = createBinaryRows()
  const profiles = createBinaryRows(1 << 20)
  const details = createBinaryRows(1 << 20)
  for (let neuron = first; neuron < end; neuron++) {
    const key = { runId: input.runId, layer: input.layer, neuron }
    const peaks = merged.topRefs(neuron)
    const statistics = neuronStatistics(merged, neuron, state.scales[neuron], state.median)
    const strongest = index.find(neuron, peaks[0].document, peaks[0].token, 'strongest')
    writeStatsRow(stats, key, statistics, strongest?.tokenId ?? 0)
    writeProfileRow(profiles, key, {
      examples: encodeExamples(neuronExamples(merged, neuron, index)),
      histogram: encodeHistogram(histogramRecord(merged.histogram(neuron))),
      effects: encodeLogitEffects(effects[neuron - first]),
      strongest: encodeStrongest(peaks),
    })
    if (input.domains.length > 0 && !statistics.dead)
      writeDetailRow(
        details,
        key,
        'domain-examples',
        encodeExamples(domainExamples(merged, neuron, index, input.domains)),
      )
  }
  return { stats: stats.finish(), profiles: profiles.finish(), details: details.finish() }
}
