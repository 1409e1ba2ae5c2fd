import type { ValueMeans } from '#lib/families/mean-activations.ts'
import type { ValueFinder } from '#lib/families/value-finder.ts'
import type { PatternIndex } from '#lib/patterns/pattern-index.ts'
import type { SearchChoice, SearchResult } from '#lib/patterns/search-index.ts'
import type { NeuronTest } from '#lib/patterns/test-neuron.ts'
import type { DividedSplit, IndexedNeuron, Place } from '#lib/splits/divide-split.ts'

/** A pattern as a visitor writes it. */
export interface WrittenPattern {
  source: string
  ignoreCase: boolean
  wholeWord: boolean
}

/** What a search thread can be asked to do. Indexes lie in shared memory: sending one copies nothing. */
export interface SearchTasks {
  /** Reads the index of a run from the database. */
  load: { input: { runId: number }; output: PatternIndex }
  /** Ranks a model's neurons by a pattern. */
  search: { input: { index: PatternIndex; pattern: WrittenPattern; choice: SearchChoice }; output: SearchResult }
  /** Holds a pattern against one neuron. */
  test: {
    input: { index: PatternIndex; pattern: WrittenPattern; layer: number; neuron: number; level: number | null }
    output: NeuronTest
  }
  /** Means of a family's members at the tokens that show each value. */
  family: {
    input: { index: PatternIndex; members: { layer: number; neuron: number }[]; finders: ValueFinder[] }
    output: ValueMeans
  }
  /** How a neuron's firing is divided among others. */
  split: { input: { parent: IndexedNeuron; children: IndexedNeuron[]; places: Place[] }; output: DividedSplit }
}

export type SearchTask = keyof SearchTasks

/** What is sent to a thread; one at a time. */
export interface SearchRequest {
  id: number
  task: SearchTask
  input: unknown
}

/** What a thread says: that it has started, or an answer; `refused` where the message is a sentence on the pattern. */
export type SearchReply =
  | { ready: true }
  | { id: number; ok: true; output: unknown }
  | { id: number; ok: false; message: string; refused: boolean }
