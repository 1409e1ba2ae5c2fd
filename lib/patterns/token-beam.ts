import type { SlotAtom } from '#lib/patterns/slot-atom.ts'
import { matchesAt, patternSize, patternSource, type Slot, type TokenPattern } from '#lib/patterns/token-pattern.ts'

/** Tokens of the train half at which a pattern may match: all firings and some others, each standing for `weight` of its kind. */
export interface Places {
  slots: Uint32Array
  /** Tokens of its row before each. */
  before: Uint8Array
  fires: Uint8Array
  weight: Float64Array
}

/** What the search starts from and may put where. */
export interface BeamInput {
  /** Tokens of the sample. */
  tokens: Uint16Array
  /** Atoms for the firing token, each with the places of its tokens. */
  firing: readonly { atom: SlotAtom; places: Places }[]
  /** For each step to the left, the slots that may stand there. */
  left: readonly (readonly Slot[])[]
  /** Firings in the train half. */
  nFirings: number
}

/** A pattern with its estimated score on the train half. */
export interface Scored {
  pattern: TokenPattern
  source: string
  /** F1 less the price of its size. */
  objective: number
}

/** Patterns that are kept at each step (methods §8). */
const width = 32

/** What a literal, a class or a gap costs, in F1 (methods §8). */
export const sizePrice = 0.01

/**
 * Beam search over token patterns: from each atom for the firing token leftwards, slot by slot; the objective is F1 on the train half,
 * as the places tell it, less 0.01 a literal, class or gap. All patterns that were ever in the beam, best first; of equals the
 * shorter, then the one that sorts first, so that nothing depends on the order of the input.
 */
export function tokenBeam({ tokens, firing, left, nFirings }: BeamInput): Scored[] {
  const all: Scored[] = []
  let open: { scored: Scored; places: Places }[] = []
  const score = (pattern: TokenPattern, places: Places): Scored => {
    const objective = estimatedF1(pattern, tokens, places, nFirings) - sizePrice * patternSize(pattern)
    return { pattern, source: patternSource(pattern), objective }
  }
  for (const { atom, places } of firing) open.push({ scored: score([{ atom, gap: 0 }], places), places })
  open = best(open)
  for (const slots of [...left, []]) {
    all.push(...open.map(({ scored }) => scored))
    open = best(
      open.flatMap(({ scored, places }) =>
        slots.map(slot => ({ scored: score([...scored.pattern, slot], places), places })),
      ),
    )
  }
  return all.sort(byObjective)
}

const byObjective = (a: Scored, b: Scored): number =>
  b.objective - a.objective ||
  a.source.length - b.source.length ||
  (a.source < b.source ? -1 : a.source > b.source ? 1 : 0)

/** The first 32, patterns that are written the same once. */
function best<T extends { scored: Scored }>(states: readonly T[]): T[] {
  const seen = new Set<string>()
  return states
    .toSorted((a, b) => byObjective(a.scored, b.scored))
    .filter(({ scored: { source } }) => !seen.has(source) && seen.add(source))
    .slice(0, width)
}

function estimatedF1(pattern: TokenPattern, tokens: Uint16Array, places: Places, nFirings: number): number {
  const { slots, before, fires, weight } = places
  let [hits, matches] = [0, 0]
  for (let i = 0; i < slots.length; i++) {
    if (!matchesAt(pattern, tokens, slots[i], before[i])) continue
    matches += weight[i]
    if (fires[i]) hits += weight[i]
  }
  return matches + nFirings === 0 ? 0 : (2 * hits) / (matches + nFirings)
}
