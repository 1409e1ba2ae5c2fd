import { type AlignedExample, rankTokens } from '#lib/patterns/aligned-example.ts'
import { literalAtom, type SlotAtom, type TokenTexts } from '#lib/patterns/slot-atom.ts'
import type { Slot } from '#lib/patterns/token-pattern.ts'

/** Lengths of the lists of literals that are tried. */
const listLengths = [2, 3, 4, 6, 8, 12]

/** Share of the examples that a class must hold. */
const classShare = 0.5

/** Literals that are tried alone. */
const singles = 3

/** The lattice of one slot (methods §8): the commonest literals alone, growing lists of them, then the classes that hold half of them. */
export function atomsFor(
  ranked: readonly { token: number; count: number }[],
  texts: TokenTexts,
  classes: readonly SlotAtom[],
): SlotAtom[] {
  const tokens = ranked.filter(({ token }) => texts[token] !== null).map(({ token }) => token)
  const all = ranked.reduce((sum, { count }) => sum + count, 0)
  const held = ({ members }: SlotAtom) => ranked.reduce((sum, { token, count }) => sum + members[token] * count, 0)
  const lists = listLengths.filter(n => n <= tokens.length).map(n => tokens.slice(0, n))
  return [
    ...tokens.slice(0, singles).map(token => literalAtom([token], texts)),
    ...lists.map(list => literalAtom(list, texts)),
    ...classes.filter(atom => all > 0 && held(atom) >= classShare * all),
  ]
}

/** Steps to the left of the firing token, at most. */
const mostSteps = 4

/** Tokens that a gap may leave out. */
const gapTokens = 3

/** Share of the examples that must have a token at a step, for it to be taken. */
const reachShare = 0.3

/**
 * What may stand at each step to the left: where a token matters in enough examples, atoms for it; where those that matter lie further
 * left, atoms for them behind a gap (`.{0,n}`, the top of the lattice).
 */
export function leftSlots(
  examples: readonly AlignedExample[],
  texts: TokenTexts,
  classes: readonly SlotAtom[],
  charactersPerToken: number,
): Slot[][] {
  const steps: Slot[][] = []
  const characters = Math.ceil(gapTokens * charactersPerToken)
  for (let step = 1; step <= mostSteps; step++) {
    const reaching = examples.filter(({ tokens }) => tokens.length > step)
    if (reaching.length === 0 || reaching.length < reachShare * examples.length) break
    const near = reaching.map(({ tokens }) => tokens[step])
    const far = reaching.flatMap(({ tokens, important }) => {
      const place = important.findIndex((matters, i) => matters && i >= step && i <= step + gapTokens)
      return place > step ? [tokens[place]] : []
    })
    const wide = far.length >= reachShare * reaching.length
    steps.push([
      ...atomsFor(rankTokens(near), texts, classes).map(atom => ({ atom, gap: 0 })),
      ...(wide ? atomsFor(rankTokens(far), texts, classes).map(atom => ({ atom, gap: gapTokens, characters })) : []),
    ])
  }
  return steps
}
