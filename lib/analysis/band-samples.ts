import { bandEnds, nBands } from '#lib/analysis/purity.ts'

/**
 * Random tokens of every band of a / M of every neuron (methods §4 P4): in each band the `k` with the smallest (sample key, slot),
 * so a uniform sample without replacement that is the same in any order. Beside them all tokens and all activation mass by band.
 */
export interface BandSamples {
  readonly dMlp: number
  /** Tokens kept of a band. */
  readonly k: number
  /** Upper ends of the bands in activation, float32, [dMlp, nBands - 1]; Infinity for a dead neuron. */
  readonly ends: Float32Array
  /** Tokens with a > 0 by band, [dMlp, nBands]. */
  readonly counts: Float64Array
  /** Sum of a / M by band, each token's rounded to 2^-24: exact while below 2^29, [dMlp, nBands]. */
  readonly mass: Float64Array
  /** Slots in use, [dMlp, nBands]. */
  readonly size: Uint32Array
  /** Columns of the kept tokens, heaps with the last in order first, [dMlp, nBands, k]. */
  readonly key: Uint32Array
  readonly slot: Uint32Array
  readonly value: Float32Array
}

/** One kept token. */
export interface BandSample {
  /** Slot of the token as the caller numbers the reference sample. */
  slot: number
  key: number
  activation: number
}

const rounding = 1.5 * 2 ** 28

/** Nothing kept; `scale` M [dMlp], not positive or NaN for a dead neuron, of which nothing is counted. */
export function createBandSamples(scale: ArrayLike<number>, k = 100): BandSamples {
  const dMlp = scale.length
  const inner = nBands - 1
  const slots = dMlp * nBands * k
  return {
    dMlp,
    k,
    ends: Float32Array.from({ length: dMlp * inner }, (_, i) => {
      const m = scale[Math.floor(i / inner)]
      return m > 0 ? bandEnds[i % inner] * m : Number.POSITIVE_INFINITY
    }),
    counts: new Float64Array(dMlp * nBands),
    mass: new Float64Array(dMlp * nBands),
    size: new Uint32Array(dMlp * nBands),
    key: new Uint32Array(slots),
    slot: new Uint32Array(slots),
    value: new Float32Array(slots),
  }
}

/** Offers tokens firstSlot, firstSlot + 1, ...: `activations` [nTokens, dMlp], their sample `keys` [nTokens]. */
export function addBandSamples(
  samples: BandSamples,
  activations: Float32Array,
  keys: ArrayLike<number>,
  firstSlot: number,
): void {
  const { dMlp, k, ends, counts, mass, size, key } = samples
  const inner = nBands - 1
  const nTokens = keys.length
  const column = new Float32Array(16 * nTokens)
  for (let neuron = 0; neuron < dMlp; neuron++) {
    // Sixteen columns at a time, which share cache lines, are laid out one after the other.
    if (neuron % 16 === 0) copyColumns(activations, dMlp, neuron, column, nTokens)
    const firstEnd = neuron * inner
    const last = ends[firstEnd + inner - 1]
    if (last === Number.POSITIVE_INFINITY) continue
    const firstList = neuron * nBands
    const perScale = bandEnds[inner - 1] / last
    for (let token = 0; token < nTokens; token++) {
      const value = column[(neuron % 16) * nTokens + token]
      if (!(value > 0)) continue
      let band = 0
      while (band < inner && value > ends[firstEnd + band]) band++
      const list = firstList + band
      counts[list]++
      mass[list] += value * perScale + rounding - rounding
      // Nearly all tokens end here once the list is full.
      if (size[list] < k || keys[token] <= key[list * k]) offer(samples, list, keys[token], firstSlot + token, value)
    }
  }
}

function copyColumns(from: Float32Array, width: number, first: number, to: Float32Array, height: number): void {
  const n = Math.min(16, width - first)
  for (let row = 0; row < height; row++)
    for (let i = 0; i < n; i++) to[i * height + row] = from[row * width + first + i]
}

/** Keeps a token where a list has room, or in place of the last of those kept where it comes before that one. */
function offer(samples: BandSamples, list: number, newKey: number, newSlot: number, activation: number): void {
  const { k, size, key, slot, value } = samples
  const first = list * k
  let at = 0
  if (size[list] < k) {
    at = size[list]++
    while (at > 0) {
      const up = (at - 1) >> 1
      if (isAfter(key[first + up], slot[first + up], newKey, newSlot)) break
      move(samples, first + at, first + up)
      at = up
    }
  } else {
    if (!isAfter(key[first], slot[first], newKey, newSlot)) return
    for (let child = 1; child < k; child = 2 * at + 1) {
      const right = first + child + 1
      if (child + 1 < k && isAfter(key[right], slot[right], key[right - 1], slot[right - 1])) child++
      if (!isAfter(key[first + child], slot[first + child], newKey, newSlot)) break
      move(samples, first + at, first + child)
      at = child
    }
  }
  key[first + at] = newKey
  slot[first + at] = newSlot
  value[first + at] = activation
}

/** Whether one token comes after another in sample order. */
const isAfter = (key: number, slot: number, otherKey: number, otherSlot: number) =>
  key > otherKey || (key === otherKey && slot > otherSlot)

function move({ key, slot, value }: BandSamples, to: number, from: number): void {
  key[to] = key[from]
  slot[to] = slot[from]
  value[to] = value[from]
}

/** Adds `from` into `into`. Throws where their bands differ. */
export function mergeBandSamples(into: BandSamples, from: BandSamples): void {
  if (into.k !== from.k || into.ends.some((end, i) => end !== from.ends[i]))
    throw new Error('band samples: wanted the same bands, got others; sample both with one set of scales')
  for (let list = 0; list < from.size.length; list++) {
    into.counts[list] += from.counts[list]
    into.mass[list] += from.mass[list]
    for (let i = list * from.k; i < list * from.k + from.size[list]; i++)
      offer(into, list, from.key[i], from.slot[i], from.value[i])
  }
}

/** The kept tokens of one band of one neuron, by (key, slot). */
export function bandSamplesOf({ k, size, key, slot, value }: BandSamples, neuron: number, band: number): BandSample[] {
  const list = neuron * nBands + band
  return Array.from({ length: size[list] }, (_, i) => {
    const at = list * k + i
    return { slot: slot[at], key: key[at], activation: value[at] }
  }).sort((a, b) => a.key - b.key || a.slot - b.slot)
}
