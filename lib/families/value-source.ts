import type { symmetries } from '#lib/claims/kinds.ts'

/** A symmetry that a family may have. */
export type Symmetry = (typeof symmetries)[number]

/** What a value of a family's parameter says about where it is shown. */
export type ValueSource =
  /** Tokens with this text. */
  | { kind: 'text'; text: string }
  /** Tokens in which a match of a pattern ends, `German /\b(der|die)\b/`; behind the last slash an `i` where case is ignored. */
  | { kind: 'pattern'; pattern: string; ignoreCase: boolean }
  /** All tokens of texts of a kind, `Python domain:python`. */
  | { kind: 'domain'; domain: string }

/** Reads a value as a member states it. */
export function valueSource(value: string): ValueSource {
  const pattern = /(?:^|\s)\/(.+)\/(i?)$/.exec(value)
  if (pattern) return { kind: 'pattern', pattern: pattern[1], ignoreCase: pattern[2] === 'i' }
  const domain = /(?:^|\s)domain:(\S+)$/.exec(value)
  if (domain) return { kind: 'domain', domain: domain[1] }
  return { kind: 'text', text: value }
}

/** The words before a pattern or a domain, which a narrow column shows; the whole value where there are none. */
export const valueLabel = (value: string): string =>
  value.replace(/\s+(\/.+\/i?|domain:\S+)$/, '').replace(/:$/, '') || value

/** Whether upper and lower case are told apart: where case is what the family is about, and where values differ in nothing else. */
export const tellsCase = (symmetry: Symmetry, values: readonly string[]): boolean =>
  symmetry === 'case' || new Set(values.map(value => value.toLowerCase())).size < new Set(values).size
