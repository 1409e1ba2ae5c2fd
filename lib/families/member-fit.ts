/** How one member answers to the values of its family. Activations in units of its M; null where undefined. */
export interface MemberFit {
  /** Mean at its own value's tokens. */
  own: number | null
  /** Mean of its means at the other values: the control. */
  others: number | null
  /** `fits`: its own value gives its largest mean, and at least 0.25 M. `misses`: not so. `unknown`: its own value, or every other one, has no tokens. */
  verdict: 'fits' | 'misses' | 'unknown'
}

/** A member fires at its value from this mean on, in units of M: the level at which the site says that a neuron fires. */
export const leastOwn = 0.25

/** Judges a member by its row of the grid, [values]; `column` is its own value's. */
export function memberFit(row: readonly (number | null)[], column: number): MemberFit {
  const own = row[column] ?? null
  const rest = row.filter((mean, i): mean is number => i !== column && mean !== null)
  const others = rest.length > 0 ? rest.reduce((sum, mean) => sum + mean, 0) / rest.length : null
  if (own === null || others === null) return { own, others, verdict: 'unknown' }
  return { own, others, verdict: own >= leastOwn && rest.every(mean => mean < own) ? 'fits' : 'misses' }
}
