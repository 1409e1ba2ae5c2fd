import type { IndexTexts } from '#lib/patterns/index-texts.ts'
import { firingsOf } from '#lib/patterns/invert-layer.ts'
import type { PatternIndex } from '#lib/patterns/pattern-index.ts'
import { type TestedToken, testedToken } from '#lib/patterns/tested-token.ts'
import { type Firing, firesFrom } from '#lib/splits/firing.ts'
import { type GreedyCover, greedyCover } from '#lib/splits/greedy-cover.ts'
import { type SplitChance, splitChance } from '#lib/splits/split-chance.ts'
import { splitMoments } from '#lib/splits/split-moments.ts'
import { type SplitScores, splitScores } from '#lib/splits/split-scores.ts'

/** A neuron and the index it stands in. */
export interface IndexedNeuron {
  index: PatternIndex
  layer: number
  neuron: number
}

/** A token: ordinal of its document, and its index in it. */
export interface Place {
  document: number
  token: number
}

/** How a parent's firing and its strongest examples are divided among children of the same sample. */
export interface DividedSplit {
  /** Children whose sample is not the parent's: they are in no score. */
  apart: number[]
  /** Of the others, in their order. */
  scores: SplitScores
  /** What they would be by chance. */
  chance: SplitChance
  /** Which of these children, by their place in the scores, a greedy cover chooses. */
  greedy: GreedyCover
  /** Of the places given, in order: the child (place among those given) that fires most there, -1 where none fires; null outside the sample. */
  owners: (number | null)[]
  /** The first places of each child, and of none, as the parent's firing shows them. */
  examples: { owner: number; tokens: TestedToken[] }[]
}

/** Examples that are shown of each child. */
export const shownExamples = 4

/** Divides a parent's firing, and the examples at `places`, among its children. */
export function divideSplit(parent: IndexedNeuron, children: IndexedNeuron[], places: Place[]): DividedSplit {
  const { texts } = parent.index
  const apart = children.flatMap(({ index }, i) => (sameSample(texts, index.texts) ? [] : [i]))
  const known = children.map((_, i) => i).filter(i => !apart.includes(i))
  const own = firingsOf(parent.index.layers[parent.layer], parent.neuron)
  const firings = known.map(i => firingsOf(children[i].index.layers[children[i].layer], children[i].neuron))
  const stepsOf = firings.map(stepsBySlot)
  const find = slotFinder(texts)
  const slots = places.map(find)
  const owners = slots.map(slot => {
    if (slot === null) return null
    const steps = stepsOf.map(steps => steps.get(slot) ?? 0)
    const most = Math.max(...steps)
    return most >= firesFrom ? known[steps.indexOf(most)] : -1
  })
  const steps = stepsBySlot(own)
  const examples = [...known, -1].map(owner => ({
    owner,
    tokens: slots
      .filter((slot, i): slot is number => slot !== null && owners[i] === owner)
      .slice(0, shownExamples)
      .map(slot => testedToken(texts, steps, slot)),
  }))
  const sample = texts.tokens.length
  const moments = splitMoments(own, firings, sample)
  const scores = splitScores(own, firings, sample, moments)
  const chance = splitChance(own, firings, moments, scores)
  return { apart, scores, chance, greedy: greedyCover(own, firings), owners, examples }
}

const stepsBySlot = ({ slots, steps }: Firing): ReadonlyMap<number, number> =>
  new Map(Array.from(slots, (slot, i) => [slot, steps[i]]))

/** Whether two samples are the same texts in the same order, so that a slot is the same token in both. */
export const sameSample = (a: IndexTexts, b: IndexTexts): boolean =>
  a === b || (a.tokens.length === b.tokens.length && a.tokens.every((id, slot) => id === b.tokens[slot]))

/** Finds the slot of a token; null where the sample does not hold it. */
function slotFinder({ rowSlot, rowDocument, rowFirst }: IndexTexts): (place: Place) => number | null {
  const rows = new Map<number, number[]>()
  for (let row = 0; row < rowDocument.length; row++) {
    const known = rows.get(rowDocument[row])
    if (known) known.push(row)
    else rows.set(rowDocument[row], [row])
  }
  return ({ document, token }) => {
    const row = rows
      .get(document)
      ?.find(row => token >= rowFirst[row] && token - rowFirst[row] < rowSlot[row + 1] - rowSlot[row])
    return row === undefined ? null : rowSlot[row] + token - rowFirst[row]
  }
}
