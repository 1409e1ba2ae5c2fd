import { formatCount, formatNumber } from '#lib/format/number.ts'
import { badges } from '#lib/patterns/badge.ts'
import type { EditOutcome } from '#lib/patterns/causal-result.ts'
import { mustFire } from '#lib/patterns/causal-string.ts'
import { shownPattern } from '#lib/patterns/shown-pattern.ts'
import { badgeWords, stringWords } from '#lib/patterns/words.ts'
import type { ReportPattern } from '#workers/commands/pattern-report-rows.ts'
import type { ReportModel } from '#workers/commands/report-rows.ts'

/** Patterns in a list. */
const MOST = 10

/** What was found of a model's neurons as patterns, as Markdown; `live` neurons of each layer. */
export function reportPatterns(
  model: ReportModel,
  live: readonly number[],
  patterns: readonly ReportPattern[],
): string {
  const best = patterns
    .filter(({ badge }) => badge === 'verified')
    .sort((a, b) => gain(b) - gain(a) || order(a, b))
    .slice(0, MOST)
  const refuted = patterns
    .filter(({ badge }) => badge === 'refuted')
    .sort((a, b) => (b.f1 ?? 0) - (a.f1 ?? 0) || order(a, b))
    .slice(0, MOST)
  return [
    `## ${model.name}`,
    `Run \`${model.runHash}\` on ${model.corpus}: ${formatCount(patterns.length)} of ${formatCount(live.reduce((sum, n) => sum + n, 0))} neurons that fire have a pattern.`,
    table(
      ['layer', 'neurons that fire', 'with a pattern', ...badges.map(badge => badgeWords[badge])],
      live.map((n, layer) => {
        const own = patterns.filter(pattern => pattern.layer === layer)
        const counts = badges.map(badge => own.filter(pattern => pattern.badge === badge).length)
        return [layer, n, own.length, ...counts].map(formatCount)
      }),
    ),
    `### Verified, furthest above a single token`,
    best.length === 0
      ? 'None.'
      : table(
          ['neuron', 'pattern', 'F1', 'best token’s F1', 'matches fire', 'near-misses silent'],
          best.map(one => [...nameOf(model, one), score(one.f1), score(one.tokenF1), ...experiment(one)]),
        ),
    `### Refuted, with the largest F1 on held-out text`,
    refuted.length === 0
      ? 'None.'
      : table(
          ['neuron', 'pattern', 'F1', 'matches fire', 'near-misses silent', 'what went wrong most'],
          refuted.map(one => [...nameOf(model, one), score(one.f1), ...experiment(one), worst(one.edits ?? [])]),
        ),
  ].join('\n\n')
}

const gain = ({ f1, tokenF1 }: ReportPattern): number => (f1 ?? 0) - (tokenF1 ?? 0)
const order = (a: ReportPattern, b: ReportPattern): number => a.layer - b.layer || a.neuron - b.neuron
const score = (value: number | null): string =>
  value === null ? 'undefined' : formatNumber(Math.round(value * 1000) / 1000)

const nameOf = ({ name }: ReportModel, { layer, neuron, pattern }: ReportPattern): [string, string] => [
  `[${layer}/${neuron}](/${name}/${layer}/${neuron})`,
  code(pattern),
]

/** A pattern as code in a cell, its spaces as ␣: a bar would end the cell, a backquote the code. */
const code = (pattern: string): string => {
  const fence = pattern.includes('`') ? '``' : '`'
  return `${fence}${shownPattern(pattern).replaceAll('|', '\\|')}${fence}`
}

const experiment = ({ fired, nPositive, silent, nNegative }: ReportPattern): [string, string] => [
  `${fired} of ${nPositive}`,
  `${silent} of ${nNegative}`,
]

/** The kind of strings of which the largest share did what the pattern does not predict, of at least five. */
function worst(edits: readonly EditOutcome[]): string {
  const wrong = ({ edit, strings, fired }: EditOutcome) => (mustFire(edit) ? strings - fired : fired)
  const [most] = edits.filter(({ strings }) => strings >= 5).sort((a, b) => wrong(b) / b.strings - wrong(a) / a.strings)
  if (!most) return 'too few strings'
  const what = mustFire(most.edit) ? 'silent' : 'fired'
  return `${stringWords[most.edit]}: ${wrong(most)} of ${most.strings} ${what}`
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map(row => `| ${row.join(' | ')} |`).join('\n')
