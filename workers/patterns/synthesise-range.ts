import type { ModelRef } from '#lib/inference/read-model.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'
import type { AlignedExample } from '#lib/patterns/aligned-example.ts'
import { levelsReached, nLevels } from '#lib/patterns/firing-level.ts'
import type { LayerFirings } from '#lib/patterns/firing-part.ts'
import { assembleTexts } from '#lib/patterns/index-texts.ts'
import { invertLayer } from '#lib/patterns/invert-layer.ts'
import { assembleLayer } from '#lib/patterns/pattern-index.ts'
import { type NeuronPatternScore, scoreIfNarrow } from '#lib/patterns/score-pattern.ts'
import { classAtoms } from '#lib/patterns/slot-atom.ts'
import { type NeuronFiring, synthesise, type TrainHalf } from '#lib/patterns/synthesise.ts'
import { trainTokens } from '#lib/patterns/train-tokens.ts'
import { compilePattern } from '#lib/regex/pattern.ts'
import { tokenTexts } from '#lib/tokens/token-texts.ts'
import { createTokenizer } from '#lib/tokens/tokenizer.ts'
import type { LayerSource } from '#workers/patterns/last-activations.ts'
import { type NeuronExamples, pruneContexts } from '#workers/patterns/prune-contexts.ts'
import { tokenImportance } from '#workers/patterns/token-importance.ts'
import { layerSession } from '#workers/threads/layer-session.ts'

/** Neurons of a layer that patterns are wanted for, with what is stored of their pattern index. */
export interface SynthesisInput {
  model: ModelRef
  layer: number
  site: HookSite
  texts: Uint8Array[]
  firings: Uint8Array[]
  /** tokenizer.json, parsed. */
  tokenizer: unknown
  neurons: NeuronExamples[]
}

/** A pattern that was found, and what it reaches on held-out text. */
export interface SynthesisedPattern {
  neuron: number
  source: string
  wholeWord: boolean
  score: NeuronPatternScore
}

/** Synthesises a pattern for each of the neurons (methods §8); none for one that fires too rarely, or of which nothing was found. */
export async function synthesiseRange(input: SynthesisInput): Promise<SynthesisedPattern[]> {
  const { layer, site, neurons } = input
  const { session, config } = await layerSession(input.model, layer, site)
  const texts = assembleTexts(input.texts)
  const words = tokenTexts(createTokenizer(input.tokenizer))
  const half = { texts, train: trainTokens(texts, words.length), tokenTexts: words, classes: classAtoms(words) }
  const every = Math.max(1, Math.round(texts.halfTokens[0] / partTokens))
  const part = { ...half, train: trainTokens(texts, words.length, every) }
  const aligned = await alignExamples({ session, config, hook: hookPoint(layer, site) }, half, layer, neurons)
  return findPatterns({ half, part }, assembleLayer(input.firings), neurons, aligned)
}

const prime = 65_537

/** The steps that run the model: contexts pruned, and which of their tokens matter; by neuron, in order. */
export async function alignExamples(
  source: LayerSource,
  { texts, train }: TrainHalf,
  layer: number,
  neurons: readonly NeuronExamples[],
): Promise<AlignedExample[][]> {
  const pruned = await pruneContexts(source, neurons)
  const seeded = neurons.map(({ neuron }, i) => ({ neuron, seed: layer * prime + neuron, pruned: pruned[i] }))
  return tokenImportance(source, { texts, train, neurons: seeded })
}

/** Tokens of the part of the train half that is searched for a neuron that fires often enough in it: so many times at 0.5 M. */
const partTokens = 300_000
const leastInPart = 200
const partLevel = 4

/**
 * The steps that read the index: the search on the train half, or on a part of it where that has firings enough, since most of the
 * time goes into matching candidates against its text; then the score on the test half.
 */
export function findPatterns(
  { half, part }: { half: TrainHalf; part: TrainHalf },
  firings: LayerFirings,
  neurons: readonly NeuronExamples[],
  aligned: readonly AlignedExample[][],
): SynthesisedPattern[] {
  const { texts } = half
  const byNeuron = invertLayer(firings)
  const steps = new Uint8Array(texts.tokens.length)
  return neurons.flatMap(({ neuron }, i): SynthesisedPattern[] => {
    const [from, to] = [byNeuron.starts[neuron], byNeuron.starts[neuron + 1]]
    const slots = byNeuron.slots.subarray(from, to)
    slots.forEach((slot, at) => {
      steps[slot] = byNeuron.steps[from + at]
    })
    const inPart = firingIn(part, steps, slots)
    const found =
      inPart.fired[partLevel] >= leastInPart
        ? synthesise(part, inPart, aligned[i])
        : synthesise(half, firingIn(half, steps, slots), aligned[i])
    for (const slot of slots) steps[slot] = 0
    if (found === null) return []
    const pattern = compilePattern(found.source, { wholeWord: found.wholeWord })
    const score = scoreIfNarrow(pattern, texts, firings, neuron)
    return score === null ? [] : [{ neuron, source: found.source, wholeWord: found.wholeWord, score }]
  })
}

/** Where a neuron that fires at `slots` fires in the train half, or in what stands for it. */
function firingIn({ train }: TrainHalf, steps: Uint8Array, slots: Uint32Array): NeuronFiring {
  const own = slots.filter(slot => train.isTrain[slot] === 1)
  const fired = new Array<number>(nLevels).fill(0)
  for (const slot of own) for (let level = levelsReached(steps[slot]) - 1; level >= 0; level--) fired[level]++
  return { steps, fired, slots: own }
}
