/** One number that speaks to a question, out of the database as it is now. */
export interface QuestionFigure {
  /** What is counted, in a few words. */
  label: string
  /** null where nothing has been measured that it could be counted on. */
  value: number | null
  /** A plain count, a share of 1, or a measured number. */
  format: 'count' | 'share' | 'number'
  /** Of what, where it is a part: "of 1 024 measured neurons". */
  of: string | null
}
