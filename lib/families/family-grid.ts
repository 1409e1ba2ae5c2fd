import type { FamilyScores } from '#lib/families/family-scores.ts'

/** A value of a family's parameter: a column of its grid. */
export interface GridColumn {
  /** As members state it, and the short form that heads a column. */
  value: string
  label: string
  /** Where it is shown, in words: "tokens", "where /x/ ends"; or why that cannot be said. */
  how: string
  known: boolean
}

/** A member of a family: a row of its grid. */
export interface GridMember {
  /** `model/layer/neuron`. */
  neuron: string
  /** Place of its value among the columns. */
  column: number
  /** Why nothing is computed for it; null where something is. */
  problem: string | null
  /** Mean activation at each value's tokens in units of its M, [columns]; null where it is not computed or no token shows the value. */
  means: (number | null)[]
  /** Tokens of its run's reference sample that show each value, [columns]; null where that cannot be said. */
  tokens: (number | null)[]
}

/** Members by values: how a family answers to its parameter. */
export interface FamilyGrid {
  columns: GridColumn[]
  /** In the family's order. */
  members: GridMember[]
  scores: FamilyScores
  /** Tokens of the largest reference sample that was read; null where none was. */
  sample: number | null
}
