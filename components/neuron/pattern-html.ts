import { tokenHtml } from '#components/neuron/context-html.ts'
import { formatNumber, formatPercent } from '#lib/format/number.ts'
import { mustFire } from '#lib/patterns/causal-string.ts'
import { stringWords } from '#lib/patterns/words.ts'
import type { NeuronPatternData } from '#lib/queries/neuron-patterns.ts'
import type { TokenBytes } from '#lib/queries/token-bytes.ts'

/** What is asked of a pattern's strings, kind by kind, as rows of a table: one string of HTML, since a neuron's page has many panes. */
export const editRows = (edits: NonNullable<NeuronPatternData['edits']>): string =>
  edits
    .map(({ edit, strings, fired, drop }) => {
      const asked = mustFire(edit)
      const right = asked ? fired : strings - fired
      const odd = right < 0.8 * strings ? ' class="odd"' : ''
      const cost = drop
        ? `<span title="95 %: ${formatNumber(drop.low)} to ${formatNumber(drop.high)} M">${formatNumber(drop.mean, 2)}</span>`
        : ''
      return `<tr${odd}><th scope="row">${stringWords[edit]}</th><td>${fired} of ${strings}</td><td>${cost}</td></tr>`
    })
    .join('')

/** The baselines beside F1: the best token and the best pair, as words. */
export function baselineHtml(pattern: NeuronPatternData, tokenBytes: TokenBytes): string {
  const { token, tokenF1, bigram, bigramF1 } = pattern
  const one = (ids: readonly number[], f1: number | null) =>
    `<span class="font-mono">${ids.map(id => (id < 0 ? '⊢' : tokenHtml(id, tokenBytes))).join('')}</span> ${f1 === null ? 'undefined' : score(f1)}`
  const parts = [
    ...(token === null ? [] : [`best token ${one([token], tokenF1)}`]),
    ...(bigram.length === 0 ? [] : [`best pair ${one(bigram, bigramF1)}`]),
  ]
  return parts.join(', ')
}

/** A share of hits, or that there is nothing to take a share of. */
export const shareWords = (hits: number, n: number): string => (n === 0 ? 'undefined' : formatPercent(hits / n))

/** A score to three decimals. */
export const score = (value: number): string => formatNumber(Math.round(value * 1000) / 1000)
