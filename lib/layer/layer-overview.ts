import { type HistogramBars, histogramBars } from '#lib/layer/histogram-bars.ts'
import { type LayerColumns, numbersOf, type WordColumn } from '#lib/layer/layer-columns.ts'
import { codeDomains } from '#lib/layer/presets.ts'
import type { NumberKey } from '#lib/methods/registry.ts'

/** The classes of logit effects, in the order of a table. */
export const logitClasses = ['prediction', 'suppression', 'partition', 'entropy', 'none'] as const

/** One class of logit effects. */
export type LogitClass = (typeof logitClasses)[number]

/** A small histogram of the firing neurons, and their median; null where there is none. */
export interface SmallHistogram extends HistogramBars {
  median: number | null
}

/** What a model's page says of one layer; null where the layer does not have the numbers yet. */
export interface LayerOverview {
  neurons: number
  dead: number
  /** Largest activations, and shares of tokens fired on, on axes that the model's layers share. */
  max: SmallHistogram
  fires: SmallHistogram
  /** Neurons of each class of logit effects. */
  classes: Record<LogitClass, number> | null
  /** Neurons with R² of position >= 0.1. */
  position: number | null
  /** Neurons with at least 80 % of their activation in one programming language. */
  code: number | null
}

const BARS = 40

/** The overviews of a model's layers. */
export function layerOverviews(layers: readonly LayerColumns[]): LayerOverview[] {
  const max = smallHistograms(layers.map(columns => firing(columns, 'max')))
  const fires = smallHistograms(layers.map(columns => firing(columns, 'fires')))
  return layers.map((columns, layer) => ({
    neurons: columns.neuron.length,
    dead: columns.dead.reduce((sum, one) => sum + one, 0),
    max: max[layer],
    fires: fires[layer],
    ...counts(columns),
  }))
}

/** A statistic of the neurons that are not dead, undefined values left out. */
export const firing = (columns: LayerColumns, key: NumberKey): Float32Array =>
  numbersOf(columns, key).filter((value, i) => columns.dead[i] === 0 && !Number.isNaN(value))

/** Histograms on the range that all of them share, from the lowest 1st to the highest 99th percentile. */
function smallHistograms(lists: readonly Float32Array[]): SmallHistogram[] {
  const ranges = lists.filter(values => values.length > 0).map(values => histogramBars(values, 1))
  const range: [number, number] =
    ranges.length > 0
      ? [Math.min(...ranges.map(({ low }) => low)), Math.max(...ranges.map(({ high }) => high))]
      : [0, 0]
  return lists.map(values => ({
    ...histogramBars(values, BARS, range),
    low: range[0],
    high: range[1],
    median: values.length > 0 ? values.toSorted()[Math.round(0.5 * (values.length - 1))] : null,
  }))
}

function counts(columns: LayerColumns): Pick<LayerOverview, 'classes' | 'position' | 'code'> {
  const { logitClass, topDomain } = columns.words
  const { r2Position, domainShare } = columns.more
  const inCode = (share: number, i: number) =>
    share >= Math.fround(0.8) && codeDomains.includes(topDomain?.words[topDomain.codes[i]] ?? '')
  return {
    classes: logitClass ? countClasses(logitClass) : null,
    position: r2Position ? r2Position.filter(value => value >= Math.fround(0.1)).length : null,
    code: topDomain && domainShare ? domainShare.filter(inCode).length : null,
  }
}

function countClasses({ codes, words }: WordColumn): Record<LogitClass, number> {
  const classes = { prediction: 0, suppression: 0, partition: 0, entropy: 0, none: 0 }
  for (const word of logitClasses) {
    const code = words.indexOf(word)
    if (code >= 0) classes[word] = codes.filter(one => one === code).length
  }
  return classes
}
