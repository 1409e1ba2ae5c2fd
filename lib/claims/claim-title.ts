import type { StatedClaim } from '#lib/claims/kinds.ts'
import { plural } from '#lib/format/plural.ts'

const MOST = 110

/** At most a line of a text. */
const cut = (text: string) => (text.length > MOST ? `${text.slice(0, MOST - 1).trimEnd()}…` : text)

/** Markdown as one line of plain text: marks that only shape it go, `W_out` and `a > b` stay. */
const plain = (text: string) =>
  cut(
    text
      .replace(/^[ \t]*(?:[#>]+|[-*+])[ \t]+/gm, '')
      .replace(/\*\*|`/g, '')
      .replace(/(?<![\w*])[*_](\S[^*_\n]*)[*_](?![\w*])/g, '$1')
      .replace(/\s+/g, ' ')
      .trim(),
  )

const relationWords = {
  'same-feature': 'is the same feature as',
  opposite: 'is the opposite of',
  excites: 'excites',
  inhibits: 'inhibits',
} as const

/** What a relation says between its two neurons. */
export const relationPhrase = (relation: keyof typeof relationWords): string => relationWords[relation]

/** What a claim says in one line of plain text, where its kind stands beside it: in feeds and mails. */
export function claimWords({ kind, body }: StatedClaim): string {
  if (kind === 'description') return plain(body.text)
  if (kind === 'tag') return body.label
  if (kind === 'regex') return cut(`/${body.pattern}/`)
  if (kind === 'relation') return `${body.source} ${relationWords[body.relation]} ${body.target}`
  if (kind === 'family') return body.title
  return `${body.parent} splits into ${plural(body.children.length, 'neuron')}`
}

/** A claim in one line of plain text that stands alone: in titles and lists. */
export function claimTitle(stated: StatedClaim): string {
  if (stated.kind === 'tag') return `Tag: ${stated.body.label}`
  if (stated.kind === 'regex') return cut(`Fires where ${stated.body.pattern} matches`)
  return claimWords(stated)
}
