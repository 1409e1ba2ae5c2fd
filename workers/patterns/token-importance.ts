import { seededRandom } from '#lib/numeric/seeded-random.ts'
import type { AlignedExample } from '#lib/patterns/aligned-example.ts'
import { drawFollowing } from '#lib/patterns/following-tokens.ts'
import type { IndexTexts } from '#lib/patterns/index-texts.ts'
import type { TrainTokens } from '#lib/patterns/train-tokens.ts'
import type { LayerSource } from '#workers/patterns/last-activations.ts'
import { createPromptBatch } from '#workers/patterns/prompt-batch.ts'
import type { PrunedExample } from '#workers/patterns/prune-contexts.ts'

/** Tokens drawn for each place, places of a context that are looked at, and examples of a neuron. */
const draws = 4
const places = 5
const mostExamples = 6

/** Share of the activation that a token must be worth, on average over what is drawn in its place, to matter. */
const leastDrop = 0.25

/** Neurons whose prompts run together. */
const neuronsAtOnce = 32

/** What prompts are drawn from, and for whom. */
export interface ImportanceInput {
  texts: IndexTexts
  train: TrainTokens
  /** Of each neuron, its pruned examples and the seed of what is drawn for it. */
  neurons: readonly { neuron: number; seed: number; pruned: readonly PrunedExample[] }[]
}

/**
 * Which tokens of pruned contexts matter (methods §8, importance by corpus resampling): tokens drawn from P(token | the one before)
 * in the place of each, and the mean loss of activation. The firing token always matters. Tokens further left than are
 * looked at, and examples beyond the first few, count as if all of theirs did.
 */
export async function tokenImportance(
  source: LayerSource,
  { texts, train, neurons }: ImportanceInput,
): Promise<AlignedExample[][]> {
  const aligned: AlignedExample[][] = []
  const batch = createPromptBatch()
  for (let first = 0; first < neurons.length; first += neuronsAtOnce) {
    const finished: (() => void)[] = []
    for (const { neuron, seed, pruned } of neurons.slice(first, first + neuronsAtOnce)) {
      const random = seededRandom(seed)
      aligned.push(
        pruned.map(({ from, length, activation }, e) => {
          const context = from.tokens.slice(-length)
          const important = new Array<boolean>(length).fill(true)
          if (e < mostExamples) {
            for (let step = 1; step <= Math.min(places, length - 1); step++) {
              const at = length - 1 - step
              let kept = 0
              for (let draw = 0; draw < draws; draw++) {
                const prompt = context.slice()
                prompt[at] = drawFollowing(at > 0 ? context[at - 1] : null, texts, train, random)
                batch.ask(prompt, neuron, other => {
                  kept += other / draws
                })
              }
              finished.push(() => {
                important[step] = activation - kept >= leastDrop * activation
              })
            }
          }
          return { tokens: Array.from(context).reverse(), important, cluster: from.cluster }
        }),
      )
    }
    await batch.run(source)
    for (const finish of finished) finish()
  }
  return aligned
}
