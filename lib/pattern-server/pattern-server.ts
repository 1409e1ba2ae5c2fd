import type { ValueMeans } from '#lib/families/mean-activations.ts'
import type { ValueFinder } from '#lib/families/value-finder.ts'
import { createIndexShelf, type IndexShelf } from '#lib/pattern-server/index-shelf.ts'
import type { WrittenPattern } from '#lib/pattern-server/protocol.ts'
import { createSearchThreads, type SearchThreads } from '#lib/pattern-server/search-threads.ts'
import type { SearchChoice, SearchResult } from '#lib/patterns/search-index.ts'
import type { NeuronTest } from '#lib/patterns/test-neuron.ts'
import type { DividedSplit, Place } from '#lib/splits/divide-split.ts'

/** Searches of this process, each in a thread of its own, over indexes that are loaded once. */
export interface PatternServer {
  search(runId: number, pattern: WrittenPattern, choice: SearchChoice, signal?: AbortSignal): Promise<SearchResult>
  test(
    runId: number,
    pattern: WrittenPattern,
    neuron: { layer: number; neuron: number; level: number | null },
    signal?: AbortSignal,
  ): Promise<NeuronTest>
  /** Means of neurons of one run at the tokens that show each value. */
  family(runId: number, members: { layer: number; neuron: number }[], finders: ValueFinder[]): Promise<ValueMeans>
  /** How a neuron's firing is divided among others, each of a run of its own; `places` are tokens to tell of. */
  split(parent: RunNeuron, children: RunNeuron[], places: Place[]): Promise<DividedSplit>
}

/** A neuron of a run. */
export interface RunNeuron {
  runId: number
  layer: number
  neuron: number
}

const THREADS = 2
const QUEUE = 32

/** A search may take so long, in ms; loading an index so long. */
const SEARCH_LIMIT = 5_000
const LOAD_LIMIT = 120_000

/** A family's grid, with up to 200 values and as many members, may take so long, in ms. */
const GRID_LIMIT = 10_000

/** Megabytes that indexes may take where SOLUSCOPE_INDEX_MB does not say. */
const DEFAULT_MB = 1024

const indexLimit = (): number => {
  const asked = Number(process.env.SOLUSCOPE_INDEX_MB ?? DEFAULT_MB)
  return (asked > 0 ? asked : DEFAULT_MB) * 1e6
}

/** One for the whole process: pages and routes are bundled apart. */
const shared = globalThis as { soluscopePatterns?: { threads: SearchThreads; shelf: IndexShelf } }

/** The server of this process. */
export function patternServer(): PatternServer {
  shared.soluscopePatterns ??= {
    threads: createSearchThreads(THREADS, QUEUE),
    shelf: createIndexShelf(indexLimit()),
  }
  const { threads, shelf } = shared.soluscopePatterns
  const load = (runId: number) => shelf.get(runId, () => threads.call('load', { runId }, LOAD_LIMIT))
  return {
    search: async (runId, pattern, choice, signal) =>
      threads.call('search', { index: await load(runId), pattern, choice }, SEARCH_LIMIT, signal),
    test: async (runId, pattern, neuron, signal) =>
      threads.call('test', { index: await load(runId), pattern, ...neuron }, SEARCH_LIMIT, signal),
    family: async (runId, members, finders) =>
      threads.call('family', { index: await load(runId), members, finders }, GRID_LIMIT),
    split: async (parent, children, places) => {
      const indexed = async ({ runId, layer, neuron }: RunNeuron) => ({ index: await load(runId), layer, neuron })
      const input = { parent: await indexed(parent), children: await Promise.all(children.map(indexed)), places }
      return threads.call('split', input, GRID_LIMIT)
    },
  }
}
