import { type ExampleContext, mostContext } from '#workers/patterns/example-context.ts'
import type { LayerSource } from '#workers/patterns/last-activations.ts'
import { createPromptBatch } from '#workers/patterns/prompt-batch.ts'

/** Contexts that are tried, in tokens, the firing one included. */
const lengths = [1, 2, 3, 5, 8, 12, mostContext + 1]

/** Share of the activation that a pruned context must keep, more than (methods §8). */
const keptShare = 0.5

/** The examples of one neuron. */
export interface NeuronExamples {
  neuron: number
  examples: ExampleContext[]
}

/** An example with as few of its last tokens as keep more than half of its activation, and what it reaches with them alone. */
export interface PrunedExample {
  from: ExampleContext
  length: number
  activation: number
}

/**
 * Prunes the left contexts of many neurons' examples at once: each length is one run over the examples that need more than the one
 * before. An example that needs more than the longest is left out. By neuron, in order.
 */
export async function pruneContexts(
  source: LayerSource,
  neurons: readonly NeuronExamples[],
): Promise<PrunedExample[][]> {
  const pruned = neurons.map(({ examples }) => examples.map((): PrunedExample | null => null))
  const batch = createPromptBatch()
  for (const [i, length] of lengths.entries()) {
    for (const [n, { neuron, examples }] of neurons.entries()) {
      for (const [e, from] of examples.entries()) {
        const own = Math.min(length, from.tokens.length)
        // A text that is shorter was tried with the length before.
        if (pruned[n][e] !== null || (i > 0 && own <= lengths[i - 1])) continue
        batch.ask(from.tokens.slice(-own), neuron, activation => {
          if (activation > keptShare * from.activation) pruned[n][e] = { from, length: own, activation }
        })
      }
    }
    await batch.run(source)
  }
  return pruned.map(own => own.filter(example => example !== null))
}
