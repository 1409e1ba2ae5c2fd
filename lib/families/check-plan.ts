import { type Symmetry, tellsCase, valueLabel, valueSource } from '#lib/families/value-source.ts'
import { valueSwap } from '#lib/families/value-swap.ts'
import { type TokenTexts, valueTokens } from '#lib/families/value-tokens.ts'

/** A member of a family as it is to be checked. */
export interface CheckedMember {
  value: string
  /** Whether it is a neuron of the run that is checked, and one that fires. */
  here: boolean
  fires: boolean
}

/** An ordered pair of members, by their places in the family: texts of `from` are changed so that `to` should fire. */
export interface PlannedPair {
  from: number
  to: number
  /** The token map; null where there is none, and why, in a sentence. */
  swap: ReadonlyMap<number, number> | null
  reason: string | null
}

/** What is to be checked of a family. */
export interface CheckPlan {
  /** Why nothing is; null where something is. */
  reason: string | null
  pairs: PlannedPair[]
  /** Tokens of each member's value, [members]. */
  own: ReadonlySet<number>[]
}

/** Texts of a member that are changed: the strongest in which its value stands. Tokens of each that are read: the firing one and those before it. */
export const textsEach = 12
export const tokensEach = 64

/** How many of its strongest texts each of `n` members is looked at for them. */
export const placesOf = (n: number): number => Math.max(2 * textsEach, Math.min(100, Math.floor(5000 / Math.max(1, n))))

/** Texts that are read of one family, about: beyond it each member is checked against the next ones only. */
export const mostTexts = 6000

/** How many of the members behind it, the first after the last, each of `n` members is checked against. */
export const partnersOf = (n: number): number =>
  Math.max(1, Math.min(n - 1, Math.floor(mostTexts / (textsEach * Math.max(1, n))) - 1))

/** Which pairs of members of a run can be checked by exchanging tokens, and why others cannot. Members of other models are left out. */
export function checkPlan(symmetry: Symmetry, members: readonly CheckedMember[], tokens: TokenTexts): CheckPlan {
  const exactCase = tellsCase(
    symmetry,
    members.map(({ value }) => value),
  )
  const own = members.map(({ value }) => new Set(tokensOf(tokens, value, exactCase)))
  const nothing = (reason: string): CheckPlan => ({ reason, pairs: [], own })
  if (symmetry === 'free' || symmetry === 'language' || symmetry === 'script')
    return nothing(
      symmetry === 'free'
        ? 'A family without a named symmetry does not say what is to be changed in a text.'
        : `A ${symmetry} cannot be exchanged for another token by token.`,
    )
  const here = members.flatMap((member, i) => (member.here ? [i] : []))
  if (here.length < 2) return nothing('It has fewer than two members of one model.')
  const most = partnersOf(here.length)
  const pairs = here.flatMap((from, at) =>
    Array.from({ length: most }, (_, step) => {
      const to = here[(at + step + 1) % here.length]
      const reason = reasonOf(from, to)
      if (reason !== null) return { from, to, swap: null, reason }
      const swap = valueSwap(tokens, members[from].value, members[to].value, exactCase)
      return swap.size > 0
        ? { from, to, swap, reason: null }
        : { from, to, swap: null, reason: `No token of ${quoted(from)} is written as one of ${quoted(to)} is.` }
    }),
  )
  return { reason: null, pairs, own }

  function quoted(place: number): string {
    return `“${valueLabel(members[place].value)}”`
  }

  function reasonOf(from: number, to: number): string | null {
    for (const place of [from, to]) {
      if (!members[place].fires) return `The member for ${quoted(place)} never fires.`
      if (valueSource(members[place].value).kind !== 'text')
        return `${quoted(place)} is no text: nothing can be put in its place.`
      if (own[place].size === 0) return `${quoted(place)} is no single token of this model’s vocabulary.`
    }
    return members[from].value === members[to].value ? `Both stand for ${quoted(from)}.` : null
  }
}

const tokensOf = (tokens: TokenTexts, value: string, exactCase: boolean): readonly number[] => {
  const source = valueSource(value)
  return source.kind === 'text' ? valueTokens(tokens, source.text, exactCase) : []
}
