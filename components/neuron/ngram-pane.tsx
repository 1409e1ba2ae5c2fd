import { Undefined } from '#components/neuron/absent.tsx'
import { barEnds } from '#components/neuron/bar-ends.ts'
import { NotComputed } from '#components/neuron/fact.tsx'
import { Figure, Figures, Pane } from '#components/neuron/pane.tsx'
import { formatNumber } from '#lib/format/number.ts'
import type { NeuronAnalysis } from '#lib/generated/prisma/client.ts'
import type { StatisticKey } from '#lib/methods/registry.ts'

const greys = ['var(--ink-2)', 'var(--ink-3)', 'var(--line-2)']

/** How much of the neuron the last tokens explain: a bar of three greys, the rest empty. */
export const NgramPane = ({ row, dead }: { row: NeuronAnalysis; dead: boolean }) => {
  const { r2Token, r2Bigram, r2Trigram, r2Position, r2Domain, r2Shuffled } = row
  if (r2Token === null)
    return (
      <Pane title="What the last tokens explain" note="R², held out">
        <Undefined dead={dead} />
      </Pane>
    )
  const ends = barEnds([r2Token, r2Bigram, r2Trigram])
  const words = ['one token', 'two', 'three'].map((name, i) => `${name} ${fixed([r2Token, r2Bigram, r2Trigram][i])}`)
  const lines: [StatisticKey, string, number | null][] = [
    ['r2Token', 'last token', r2Token],
    ['r2Bigram', 'last two', r2Bigram],
    ['r2Trigram', 'last three', r2Trigram],
    ['r2Position', 'position', r2Position],
    ['r2Domain', 'kind of text', r2Domain],
  ]
  return (
    <Pane title="What the last tokens explain" note="R², held out">
      <svg role="img" aria-label={`Share of variance explained: ${words.join(', ')}`} width="100%" height="14">
        <rect width="100%" height="14" rx="2" fill="var(--fill)" />
        {ends.map((end, i) => {
          const from = ends[i - 1] ?? 0
          return end > from ? (
            <rect key={greys[i]} x={percent(from)} width={percent(end - from)} height="14" fill={greys[i]} />
          ) : null
        })}
      </svg>
      <div className="mt-1">
        <Figures>
          {lines.map(([stat, name, value]) => (
            <Figure key={stat} stat={stat} name={name}>
              {value === null ? <NotComputed /> : fixed(value)}
              {stat === 'r2Token' && r2Shuffled !== null && (
                <span className="text-ink-3"> shuffled {fixed(r2Shuffled)}</span>
              )}
            </Figure>
          ))}
        </Figures>
      </div>
    </Pane>
  )
}

const percent = (share: number) => `${(share * 100).toFixed(2)}%`

/** Two decimals; a share of variance is no more certain than that. */
const fixed = (value: number | null) => (value === null ? 'not computed' : formatNumber(Math.round(value * 100) / 100))
