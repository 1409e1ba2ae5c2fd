import type { TokenWindow } from '#lib/neuron/examples.ts'
import type { CollectedWindows } from '#workers/plan/collected-windows.ts'
import { windowFlags } from '#workers/plan/window-requests.ts'

/** One collected window of a neuron. */
export interface FoundWindow {
  document: number
  token: number
  /** Id of that token. */
  tokenId: number
  activation: number
  window: TokenWindow
}

/** The collected windows of one layer, by neuron. */
export interface CollectedIndex {
  /** The window of a strongest example (`strongest`) or of an interval example; undefined where it was not collected. */
  find(neuron: number, document: number, token: number, strongest: boolean): FoundWindow | undefined
  /** The neuron's windows on the random tokens, by document and token. */
  random(neuron: number): FoundWindow[]
}

const read = (from: CollectedWindows, i: number): FoundWindow => ({
  document: from.document[i],
  token: from.token[i],
  tokenId: from.tokenId[i],
  activation: from.activation[i],
  window: {
    start: from.start[i],
    low: from.low[i],
    high: from.high[i],
    levels: from.levels.subarray(from.offset[i], from.offset[i + 1]),
  },
})

/** First entry whose neuron is >= `neuron`; entries are ordered by neuron. */
const lowerBound = (neurons: Uint32Array, neuron: number): number => {
  let low = 0
  let high = neurons.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (neurons[middle] < neuron) low = middle + 1
    else high = middle
  }
  return low
}

/** Indexes the `collect` partials of one layer, one per shard in order of shards. */
export const indexCollected = (shards: readonly CollectedWindows[]): CollectedIndex => {
  const each = function* (neuron: number): Generator<[CollectedWindows, number]> {
    for (const shard of shards) {
      for (let i = lowerBound(shard.neuron, neuron); shard.neuron[i] === neuron; i++) yield [shard, i]
    }
  }
  return {
    find(neuron, document, token, strongest) {
      for (const [shard, i] of each(neuron)) {
        if (shard.document[i] !== document || shard.token[i] !== token || shard.flags[i] & windowFlags.random) continue
        if (((shard.flags[i] & windowFlags.strongest) !== 0) === strongest) return read(shard, i)
      }
      return undefined
    },
    random(neuron) {
      const found: FoundWindow[] = []
      for (const [shard, i] of each(neuron)) if (shard.flags[i] & windowFlags.random) found.push(read(shard, i))
      return found
    },
  }
}
