import type { TokenWindow } from '#lib/neuron/examples.ts'
import { firstAtLeast } from '#lib/numeric/first-at-least.ts'
import type { CollectedWindows } from '#workers/plan/collected-windows.ts'
import { windowFlags } from '#workers/plan/window-requests.ts'

/** One collected window of a neuron. */
export interface FoundWindow {
  document: number
  token: number
  /** Id of that token. */
  tokenId: number
  activation: number
  /** As in WindowRequests. */
  copies: number
  window: TokenWindow
}

/** What a window was collected for. */
export type WindowPurpose = keyof typeof windowFlags | 'interval'

/** The collected windows of one layer, by neuron. */
export interface CollectedIndex {
  /** The window that was collected for a purpose; undefined where it was not. */
  find(neuron: number, document: number, token: number, purpose: WindowPurpose): FoundWindow | undefined
  /** The neuron's windows on the random tokens, by document and token. */
  random(neuron: number): FoundWindow[]
}

/** A window's place: its shard's windows, and its number among them. */
type Place = [from: CollectedWindows, i: number]

const read = ([from, i]: Place): FoundWindow => ({
  document: from.document[i],
  token: from.token[i],
  tokenId: from.tokenId[i],
  activation: from.activation[i],
  copies: from.copies[i],
  window: {
    start: from.start[i],
    low: from.low[i],
    high: from.high[i],
    levels: from.levels.subarray(from.offset[i], from.offset[i + 1]),
  },
})

const keyOf = (document: number, token: number, flags: number): string => `${document} ${token} ${flags}`

/** Indexes the `collect` partials of one layer, one per shard in order of shards. */
export const indexCollected = (shards: readonly CollectedWindows[]): CollectedIndex => {
  /** The neuron asked about last: questions come neuron by neuron. */
  let known = -1
  let places = new Map<string, Place>()
  let random: Place[] = []
  const open = (neuron: number): void => {
    if (known === neuron) return
    known = neuron
    places = new Map()
    random = []
    for (const shard of shards) {
      for (let i = firstAtLeast(shard.neuron, neuron); shard.neuron[i] === neuron; i++) {
        if (shard.flags[i] === windowFlags.random) random.push([shard, i])
        else places.set(keyOf(shard.document[i], shard.token[i], shard.flags[i]), [shard, i])
      }
    }
  }
  return {
    find(neuron, document, token, purpose) {
      open(neuron)
      const place = places.get(keyOf(document, token, purpose === 'interval' ? 0 : windowFlags[purpose]))
      return place && read(place)
    },
    random(neuron) {
      open(neuron)
      return random.map(read)
    },
  }
}
