import { equivariance } from '#lib/families/equivariance.ts'
import { type MemberFit, memberFit } from '#lib/families/member-fit.ts'
import { seededRandom } from '#lib/numeric/seeded-random.ts'

/** What a family's grid comes to. */
export interface FamilyScores {
  /** [members] */
  fits: MemberFit[]
  /** Mean over members of the mean at their own value, and of the control: the mean at the other values. In units of M. */
  diagonal: number | null
  control: number | null
  /** Mean difference between a member's mean at its value and the next member's at its own (equivariance error), in units of M. */
  error: number | null
  /** Mean of E_g between each member and the next, the last and the first; null where none of them is defined. */
  equivariance: number | null
  /** Share of random assignments of values to members with as large a difference of diagonal and control; null below three members. */
  pValue: number | null
}

/** Random assignments that p is taken from. */
export const assignments = 999

/** Scores a grid, [members][values]; `columns` are the members' own values' places. */
export function familyScores(grid: readonly (readonly (number | null)[])[], columns: readonly number[]): FamilyScores {
  const fits = grid.map((row, i) => memberFit(row, columns[i]))
  const next = (i: number) => (i + 1) % grid.length
  const steps = grid.length > 1 ? grid.map((_, i) => i) : []
  return {
    fits,
    diagonal: meanOf(fits.map(({ own }) => own)),
    control: meanOf(fits.map(({ others }) => others)),
    error: meanOf(
      steps.map(i => {
        const [a, b] = [fits[i].own, fits[next(i)].own]
        return a === null || b === null ? null : Math.abs(b - a)
      }),
    ),
    equivariance: meanOf(steps.map(i => equivariance(grid[i], grid[next(i)], columns[next(i)] - columns[i]))),
    pValue: chance(grid, columns, fits),
  }
}

function chance(
  grid: readonly (readonly (number | null)[])[],
  columns: readonly number[],
  fits: readonly MemberFit[],
): number | null {
  const known = fits.flatMap(({ verdict }, i) => (verdict === 'unknown' ? [] : [i]))
  if (known.length < 3) return null
  const sums = grid.map(row => row.reduce<number>((sum, mean) => sum + (mean ?? 0), 0))
  const counts = grid.map(row => row.filter(mean => mean !== null).length)
  const difference = (assigned: readonly number[]): number =>
    known.reduce((sum, i, at) => {
      const own = grid[i][assigned[at]] ?? 0
      return sum + own - (sums[i] - own) / (counts[i] - 1)
    }, 0)
  const assigned = known.map(i => columns[i])
  const found = difference(assigned)
  const random = seededRandom(6)
  let asLarge = 0
  for (let draw = 0; draw < assignments; draw++) {
    for (let i = assigned.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1))
      ;[assigned[i], assigned[j]] = [assigned[j], assigned[i]]
    }
    // Sums in another order differ in their last digits.
    if (difference(assigned) >= found - 1e-9) asLarge++
  }
  return (1 + asLarge) / (1 + assignments)
}

/** Mean of the values that are there; null where none is. */
function meanOf(values: readonly (number | null)[]): number | null {
  const there = values.filter(value => value !== null)
  return there.length > 0 ? there.reduce((sum, value) => sum + value, 0) / there.length : null
}
