import { z } from 'zod'
import { isConfirmed } from '#lib/families/pair-check.ts'

const measured = z.number().nullable()

/** An ordered pair of members that was checked by changing texts; all numbers null where that was not possible. */
export const pairCheck = z.object({
  /** Places of the two in the family: texts of the first are changed so that the second should fire. */
  from: z.number().int(),
  to: z.number().int(),
  /** Texts that were changed. */
  n: z.number().int(),
  /** Numbers of lib/families/pair-check.ts. */
  error: measured,
  errorSe: measured,
  control: measured,
  controlSe: measured,
  /** Why there is no number, in a sentence; null where there is one. */
  reason: z.string().nullable(),
})

/** A pair as it is stored. */
export type PairCheck = z.infer<typeof pairCheck>

/** The pairs of a family's members in one model, as stored. */
export const pairChecks = z.array(pairCheck)

/** What changing texts showed of the members of a family that are in one run. */
export interface FamilyCheck {
  /** Why no pair was checked; null where some were. */
  reason: string | null
  pairs: PairCheck[]
}

/** Pairs that were tested, and how many of them are confirmed. */
export function countPairs(pairs: readonly PairCheck[]): { tested: number; confirmed: number } {
  const verdicts = pairs.map(isConfirmed).filter(verdict => verdict !== null)
  return { tested: verdicts.length, confirmed: verdicts.filter(Boolean).length }
}
