import { countAt, type FiringCounts } from '#lib/patterns/firing-counts.ts'
import { levelsReached, nLevels } from '#lib/patterns/firing-level.ts'
import type { IndexTexts } from '#lib/patterns/index-texts.ts'
import type { NeuronFirings } from '#lib/patterns/invert-layer.ts'
import { leastCounted } from '#lib/patterns/rank-neurons.ts'

/** A label of every token: the token itself, or it with the one before. */
export interface Labels {
  /** Number of each slot's label, [nTokens]. */
  labels: Uint32Array
  /** What each label stands for, [nLabels]. */
  keys: Uint32Array
  /** Tokens of each label in the train half and in the test half, [halves, nLabels]. */
  counts: Uint32Array
  /** 0 or 1 for each slot, [nTokens]. */
  half: Uint8Array
}

/** The best single label of each neuron of a layer: chosen with its level on the train half, counted on the test half; [dMlp]. */
export interface BestLabels {
  /** Key of the label; `noLabel` where the neuron fires too rarely. */
  key: Uint32Array
  /** Place in firingLevels. */
  level: Uint8Array
  trainF1: Float64Array
  /** Test tokens that have the label, fire at the level, both. */
  predicted: Uint32Array
  fired: Uint32Array
  hits: Uint32Array
}

/** Stands where there is no label. */
export const noLabel = 0xffffffff

/** Stands for the token before a row's first one. */
export const beforeRow = 0xffff

/** Labels each token by itself (`width` 1), or by itself and the one before, as previous * 2^16 + current (`width` 2). */
export function labelTokens({ tokens, rowSlot, rowHalf }: IndexTexts, width: 1 | 2): Labels {
  const own = new Uint32Array(tokens.length)
  const half = new Uint8Array(tokens.length)
  for (let row = 0; row < rowHalf.length; row++) {
    half.fill(rowHalf[row], rowSlot[row], rowSlot[row + 1])
    for (let slot = rowSlot[row]; slot < rowSlot[row + 1]; slot++) {
      const before = slot === rowSlot[row] ? beforeRow : tokens[slot - 1]
      own[slot] = width === 1 ? tokens[slot] : before * 0x10000 + tokens[slot]
    }
  }
  const sorted = own.slice().sort()
  const keys = sorted.filter((key, i) => i === 0 || key !== sorted[i - 1])
  const counts = new Uint32Array(2 * keys.length)
  const labels = own.map(key => placeOf(keys, key))
  for (let slot = 0; slot < labels.length; slot++) counts[half[slot] * keys.length + labels[slot]]++
  return { labels, keys, counts, half }
}

/** Place of `key` in ascending `keys`, where it is one of them. */
function placeOf(keys: Uint32Array, key: number): number {
  let [low, high] = [0, keys.length - 1]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (keys[middle] < key) low = middle + 1
    else high = middle
  }
  return low
}

/** Finds each neuron's best label by F1 on the train half; the smallest key of equals. */
export function bestLabels(firings: NeuronFirings, counts: FiringCounts, all: Labels): BestLabels {
  const dMlp = firings.starts.length - 1
  const nLabels = all.keys.length
  const best: BestLabels = {
    key: new Uint32Array(dMlp).fill(noLabel),
    level: new Uint8Array(dMlp),
    trainF1: new Float64Array(dMlp),
    predicted: new Uint32Array(dMlp),
    fired: new Uint32Array(dMlp),
    hits: new Uint32Array(dMlp),
  }
  const size = 2 * nLevels
  // Firings by label, half and level reached, emptied after each neuron.
  const table = new Uint32Array(nLabels * size)
  const touched: number[] = []
  const seen = new Uint8Array(nLabels)
  for (let neuron = 0; neuron < dMlp; neuron++) {
    for (let i = firings.starts[neuron]; i < firings.starts[neuron + 1]; i++) {
      const slot = firings.slots[i]
      const label = all.labels[slot]
      if (seen[label] === 0) {
        seen[label] = 1
        touched.push(label)
      }
      const at = label * size + all.half[slot] * nLevels
      const reached = levelsReached(firings.steps[i])
      for (let level = 0; level < reached; level++) table[at + level]++
    }
    const fired = firedAt(counts, neuron, dMlp)
    for (const label of touched) judgeLabel(best, neuron, { all, label, table, fired })
    for (const label of touched) {
      seen[label] = 0
      // Shorter than a call of fill.
      for (let at = label * size; at < (label + 1) * size; at++) table[at] = 0
    }
    touched.length = 0
  }
  return best
}

/** Tokens at which a neuron fires in each half, by level; those at which it fires too rarely left out. */
function firedAt({ tokens }: FiringCounts, neuron: number, dMlp: number): { train: number; test: number }[] {
  const levels: { train: number; test: number }[] = []
  for (let level = 0; level < nLevels; level++) {
    const [train, test] = [tokens[countAt(0, level, neuron, dMlp)], tokens[countAt(1, level, neuron, dMlp)]]
    if (train + test < leastCounted) break
    levels.push({ train, test })
  }
  return levels
}

interface Judged {
  all: Labels
  label: number
  /** Firings by label, half and level. */
  table: Uint32Array
  fired: readonly { train: number; test: number }[]
}

/** Takes a label as the neuron's best if it is; of equals the lowest level counts, then the smallest key. */
function judgeLabel(best: BestLabels, neuron: number, { all, label, table, fired }: Judged): void {
  const at = label * 2 * nLevels
  const [nLabels, key, labelled] = [all.keys.length, all.keys[label], all.counts[label]]
  const least = fired.length === 0 ? 0 : fired[fired.length - 1].train
  // Most labels are rare, and no level can make them the best.
  if (table[at] <= least && (2 * table[at]) / (labelled + least) < best.trainF1[neuron]) return
  for (let level = 0; level < fired.length; level++) {
    const { train, test } = fired[level]
    const score = train + labelled === 0 ? 0 : (2 * table[at + level]) / (labelled + train)
    if (score < best.trainF1[neuron] || score === 0) continue
    if (score === best.trainF1[neuron]) {
      const later = level - best.level[neuron] || key - best.key[neuron]
      if (later >= 0) continue
    }
    best.key[neuron] = key
    best.level[neuron] = level
    best.trainF1[neuron] = score
    best.predicted[neuron] = all.counts[nLabels + label]
    best.fired[neuron] = test
    best.hits[neuron] = table[at + nLevels + level]
  }
}

/** F1 of a neuron's best label on the test half; null where it has none, or nothing is labelled so or fires there. */
export function labelF1({ key, predicted, fired, hits }: BestLabels, neuron: number): number | null {
  if (key[neuron] === noLabel || predicted[neuron] === 0 || fired[neuron] === 0) return null
  return (2 * hits[neuron]) / (predicted[neuron] + fired[neuron])
}
