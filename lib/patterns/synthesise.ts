import { type AlignedExample, rankTokens } from '#lib/patterns/aligned-example.ts'
import type { IndexTexts } from '#lib/patterns/index-texts.ts'
import { joinCandidates, type MatchedCandidate, mostAlternatives } from '#lib/patterns/join-candidates.ts'
import { placesOf } from '#lib/patterns/places-of.ts'
import { scanTrain } from '#lib/patterns/scan-train.ts'
import type { SlotAtom, TokenTexts } from '#lib/patterns/slot-atom.ts'
import { atomsFor, leftSlots } from '#lib/patterns/slot-choices.ts'
import { type Scored, sizePrice, tokenBeam } from '#lib/patterns/token-beam.ts'
import { patternSize } from '#lib/patterns/token-pattern.ts'
import { type TrainScore, trainLevel } from '#lib/patterns/train-level.ts'
import type { TrainTokens } from '#lib/patterns/train-tokens.ts'
import { matchTokens } from '#lib/regex/match-tokens.ts'
import { compilePattern } from '#lib/regex/pattern.ts'

/** The train half, laid out once for all neurons of a model. */
export interface TrainHalf {
  texts: IndexTexts
  train: TrainTokens
  tokenTexts: TokenTexts
  classes: readonly SlotAtom[]
}

/** One neuron in it. */
export interface NeuronFiring {
  /** Its activation by slot in hundredths of M, 0 below a tenth, [nTokens]. */
  steps: Uint8Array
  /** Its firings in the train half by level, [levels]. */
  fired: ArrayLike<number>
  /** Slots of the train half at which it fires at all. */
  slots: Uint32Array
}

/** A pattern that was found, and what it reaches on the train half. */
export interface FoundPattern extends TrainScore {
  source: string
  wholeWord: boolean
}

/** Patterns of one search that are held against the text itself: so many best ones, and the best on each of so many firing slots. */
const bestScanned = 3
const slotsScanned = 4
/** Of these, so many once more as patterns that may not begin inside a word. */
const wordStarts = 8

/** Level at which patterns are searched: the largest of these with enough firings; 0.5 M first. */
const searchLevels = [4, 3, 2, 1, 0]
const leastSearched = 20

/**
 * The pattern that best says when a neuron fires (methods §8, c to e): slots generalised by a beam search over tokens, on all examples and
 * on those of each reason; the best of them are matched against the text, and joined while that gains more than a literal
 * costs. Null where the neuron fires too rarely, or nothing was found.
 */
export function synthesise(
  half: TrainHalf,
  neuron: NeuronFiring,
  examples: readonly AlignedExample[],
): FoundPattern | null {
  const level = searchLevels.find(place => neuron.fired[place] >= leastSearched)
  if (level === undefined || examples.length === 0) return null
  const least = 10 * (level + 1)
  const clusters = [...new Set(examples.map(({ cluster }) => cluster))].sort((a, b) => a - b)
  const groups = clusters.length > 1 ? clusters.slice(0, mostAlternatives) : []
  const firing = rankTokens(
    Array.from(neuron.slots, slot => slot)
      .filter(slot => neuron.steps[slot] >= least)
      .map(slot => half.texts.tokens[slot]),
  )
  const candidates = [
    ...search(half, neuron, examples, firing, least),
    ...groups.flatMap(cluster => {
      const own = examples.filter(example => example.cluster === cluster)
      return search(half, neuron, own, rankTokens(own.map(({ tokens }) => tokens[0])), least)
    }),
  ]
  const plain = distinct(candidates).flatMap(one => scan(half, one, false))
  const fromWordStart = bestAlone(plain, neuron).flatMap(one => scan(half, one, true))
  const found = [plain, fromWordStart].flatMap((matched, i) => {
    const joined = joinCandidates(matched, neuron)
    return joined ? [{ ...joined, wholeWord: i === 1 }] : []
  })
  // Of equals the one without an option.
  const best = found.sort((a, b) => b.objective - a.objective || Number(a.wholeWord) - Number(b.wholeWord)).at(0)
  return best ? { source: best.source, wholeWord: best.wholeWord, level: best.level, f1: best.f1 } : null
}

/** The best patterns for some examples, whose firing tokens are `firing`, by what the train half's tokens tell. */
function search(
  { texts, train, tokenTexts, classes }: TrainHalf,
  { steps, fired }: NeuronFiring,
  examples: readonly AlignedExample[],
  firing: readonly { token: number; count: number }[],
  least: number,
): Scored[] {
  const atoms = atomsFor(worthwhile(firing, train), tokenTexts, classes)
  const all = tokenBeam({
    tokens: texts.tokens,
    firing: atoms.map(atom => ({ atom, places: placesOf(atom, train, steps, least) })),
    left: leftSlots(examples, tokenTexts, classes, texts.text.length / texts.tokens.length),
    nFirings: fired[least / 10 - 1],
  })
  // What a union is made of fires on different tokens: the best ones alone are often variants of one pattern.
  const bySlot = new Map<string, Scored>()
  for (const one of all) {
    const { source } = one.pattern[0].atom
    if (!bySlot.has(source)) bySlot.set(source, one)
  }
  return [...all.slice(0, bestScanned), ...[...bySlot.values()].slice(0, slotsScanned)]
}

/** Firing tokens in the order in which a list of them gains most: firings less a quarter of how often the token stands anywhere. */
const worthwhile = (firing: readonly { token: number; count: number }[], { starts }: TrainTokens) =>
  firing
    .map(one => ({ ...one, gain: one.count - (starts[one.token + 1] - starts[one.token]) / 4 }))
    .sort((a, b) => b.gain - a.gain || a.token - b.token)

function distinct(candidates: readonly Scored[]): { source: string; size: number }[] {
  const seen = new Set<string>()
  return candidates
    .filter(({ source }) => !seen.has(source) && seen.add(source))
    .map(({ source, pattern }) => ({ source, size: patternSize(pattern) }))
}

/** The candidates that tell most alone. Asking for a word's start only takes matches away, so no others are worth a second scan. */
function bestAlone(candidates: readonly MatchedCandidate[], { steps, fired }: NeuronFiring): MatchedCandidate[] {
  const objective = ({ slots, size }: MatchedCandidate) => (trainLevel(slots, steps, fired)?.f1 ?? 0) - sizePrice * size
  return candidates
    .map(one => ({ one, objective: objective(one) }))
    .sort((a, b) => b.objective - a.objective)
    .slice(0, wordStarts)
    .map(({ one }) => one)
}

/** Matches a candidate against the text; none where it matches nowhere or too often. */
function scan(
  { texts, train }: TrainHalf,
  candidate: { source: string; size: number },
  wholeWord: boolean,
): MatchedCandidate[] {
  const { source, size } = candidate
  const compiled = compilePattern(source, { wholeWord })
  const slots = scanTrain((text, ends, out) => matchTokens(compiled, text, ends, out), texts, train)
  return slots === null || slots.length === 0 ? [] : [{ source, size, slots }]
}
