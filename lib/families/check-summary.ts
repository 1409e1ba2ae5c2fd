import type { PairCheck } from '#lib/families/family-check.ts'
import { isConfirmed } from '#lib/families/pair-check.ts'

/** A member as the rows and columns of checks name it. */
export interface NamedMember {
  neuron: string
  value: string
}

/** How one member did where values were exchanged. */
export interface MemberCheck {
  /** Its place in the family. */
  place: number
  /** Fewest and most of its texts that were changed for another member; null where it was tested with none. */
  texts: [fewest: number, most: number] | null
  /** Members with which it was tested in both directions, and those of them that are confirmed in both. */
  partners: number
  confirmed: number
}

/** Members of one model by their place, from their pairs. */
export function memberChecks(pairs: readonly PairCheck[]): MemberCheck[] {
  const verdicts = new Map(pairs.map(pair => [`${pair.from}>${pair.to}`, isConfirmed(pair)]))
  const places = [...new Set(pairs.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b)
  return places.map(place => {
    const counts = pairs.filter(pair => pair.from === place && pair.error !== null).map(({ n }) => n)
    const both = places.flatMap(other => {
      const [there, back] = [verdicts.get(`${place}>${other}`) ?? null, verdicts.get(`${other}>${place}`) ?? null]
      return there === null || back === null ? [] : [there && back]
    })
    return {
      place,
      texts: counts.length > 0 ? [Math.min(...counts), Math.max(...counts)] : null,
      partners: both.length,
      confirmed: both.filter(Boolean).length,
    }
  })
}

/** Pairs that were not tested for one reason: each member with those its value could not be exchanged for. */
export interface Untested {
  reason: string
  /** Places in the family. */
  pairs: { from: number; to: number[] }[]
}

/** Pairs without numbers, by reason, in their order. */
export function untestedPairs(pairs: readonly PairCheck[]): Untested[] {
  const byReason = new Map<string, Map<number, number[]>>()
  for (const { from, to, error, reason } of pairs) {
    if (error !== null) continue
    const key = reason ?? 'Not tested.'
    const own = byReason.get(key) ?? new Map<number, number[]>()
    byReason.set(key, own.set(from, [...(own.get(from) ?? []), to]))
  }
  return [...byReason].map(([reason, own]) => ({ reason, pairs: [...own].map(([from, to]) => ({ from, to })) }))
}
