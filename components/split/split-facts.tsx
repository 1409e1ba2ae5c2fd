import { Fragment } from 'react'
import { MethodTerm } from '#components/methods/method-term.tsx'
import { formatNumber, formatPercent } from '#lib/format/number.ts'
import type { StatisticKey } from '#lib/methods/registry.ts'
import type { Chance, SplitChance } from '#lib/splits/split-chance.ts'
import { type SplitScores, splitRule } from '#lib/splits/split-scores.ts'
import { splitVerdict } from '#lib/splits/split-verdict.ts'

/** The statistics that a split's section shows. */
export const splitFacts = [
  'splitCover',
  'splitPurity',
  'splitWeight',
  'splitOverlap',
  'splitR2',
  'splitScore',
  'splitChance',
  'splitGreedy',
] as const satisfies readonly StatisticKey[]

/** Pairs of children that overlap too much and are named. */
const shownPairs = 12

interface Props {
  scores: SplitScores
  chance: SplitChance
  /** Children that a greedy cover chooses, and what they cover; null where it chooses none. */
  greedy: { names: string[]; coverage: number } | null
  /** The children's, in their order. */
  names: readonly string[]
}

/** Whether it is a split by the rule and more than chance, what is missing, and the numbers of which the rule is made. */
export const SplitFacts = ({ scores, chance, greedy, names }: Props) => {
  const { coverage, overlap, overlaps, r2Joint, r2Best, score } = scores
  const verdict = splitVerdict(scores, chance, names)
  return (
    <div className="border-line border-t px-4 py-3 text-sm wide:px-3.5">
      <p className="max-w-3xl">
        <b className="font-semibold">{verdict.head}</b> {verdict.because.join(' ')}{' '}
        <span className="text-ink-2">
          The rule: at least {splitRule.children} children that overlap by at most {formatPercent(splitRule.overlap)},
          explain {splitRule.joint} of the parent’s variance together, and {splitRule.gain} more than the best of them
          alone.
        </span>
      </p>
      <dl className="mt-2.5 grid gap-x-10 gap-y-1.5 wide:grid-cols-2">
        <Fact
          stat="splitCover"
          label="Covered by the children"
          value={coverage === null ? null : formatPercent(coverage)}
          beside={besides(chance.coverage, formatPercent)}
        />
        <Fact
          stat="splitR2"
          label="Explained together, R²"
          value={orNull(r2Joint)}
          beside={besides(chance.r2Joint, number)}
        />
        <Fact
          stat="splitOverlap"
          label="Largest overlap of two"
          value={overlap === null ? null : formatPercent(overlap.share)}
          beside={overlaps.length > 1 ? `${overlaps.length} pairs over ${formatPercent(splitRule.overlap)}` : null}
        />
        <Fact stat="splitR2" label="By the best child alone, R²" value={orNull(r2Best)} />
        <Fact stat="splitScore" label="Split score" value={orNull(score)} beside={besides(chance.score, number)} />
        <Fact
          stat="splitGreedy"
          label="A greedy cover takes"
          value={greedy ? `${greedy.names.length} of ${names.length}` : `none of ${names.length}`}
          beside={greedy && `${formatPercent(greedy.coverage)} covered`}
        />
      </dl>
      {greedy && greedy.names.length < names.length && (
        <p className="wrap-anywhere mt-2 max-w-3xl text-ink-2 text-xs">
          The greedy cover takes <span className="font-mono">{greedy.names.join(', ')}</span>: the others are not pure
          enough, add too little, or are not needed any more.
        </p>
      )}
      {overlaps.length > 0 && (
        <p className="wrap-anywhere mt-2 max-w-3xl text-ink-2 text-xs">
          Overlap of two, over {formatPercent(splitRule.overlap)}:{' '}
          {overlaps.slice(0, shownPairs).map(({ pair: [a, b], share }, i) => (
            <Fragment key={`${a}-${b}`}>
              {i > 0 && ', '}
              <span className="font-mono">{names[a]}</span> and <span className="font-mono">{names[b]}</span>{' '}
              {formatPercent(share)}
            </Fragment>
          ))}
          {overlaps.length > shownPairs && `, and ${overlaps.length - shownPairs} more`}.
        </p>
      )}
      <p className="mt-2 max-w-3xl text-ink-2 text-xs">
        {chance.reason !== null && `No chance level: ${chance.reason} `}
        Activations below 0.1 M count as 0 here, so R² and the score leave out what is that weak, in the parent and in
        the children; coverage, purity and overlap ask for 0.25 M and lose nothing by it.
      </p>
    </div>
  )
}

const number = (value: number): string => formatNumber(Math.round(value * 1000) / 1000)
const orNull = (value: number | null): string | null => (value === null ? null : number(value))

const besides = (chance: Chance | null, words: (value: number) => string): React.ReactNode =>
  chance && (
    <MethodTerm stat="splitChance">
      by chance up to {chance.most > 0 && chance.most < 0.0005 ? '<\u202f0.001' : words(chance.most)}, p{' '}
      {formatNumber(Math.round(chance.pValue * 1000) / 1000)}
    </MethodTerm>
  )

interface FactProps {
  stat: StatisticKey
  label: string
  value: string | null
  beside?: React.ReactNode
}

const Fact = ({ stat, label, value, beside }: FactProps) => (
  <div className="flex flex-wrap items-baseline justify-between gap-x-3 border-line border-b pb-1">
    <dt className="text-ink-2">
      <MethodTerm stat={stat}>{label}</MethodTerm>
    </dt>
    <dd className="ml-auto text-right">
      {value !== null && beside && <span className="mr-3 text-ink-2 text-xs">{beside}</span>}
      {value === null ? <span className="text-ink-3">not computed</span> : <b className="font-semibold">{value}</b>}
    </dd>
  </div>
)
