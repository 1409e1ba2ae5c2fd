import { MethodTerm } from '#components/methods/method-term.tsx'
import { formatNumber, formatPercent } from '#lib/format/number.ts'
import type { StatisticKey } from '#lib/methods/registry.ts'
import { type SplitScores, splitRule } from '#lib/splits/split-scores.ts'

/** The statistics that a split's section shows. */
export const splitFacts = [
  'splitCover',
  'splitPurity',
  'splitOverlap',
  'splitR2',
  'splitScore',
] as const satisfies readonly StatisticKey[]

/** Whether it is a split by the rule, and the numbers of which the rule is made. */
export const SplitFacts = ({ scores }: { scores: SplitScores }) => {
  const { coverage, overlap, r2Joint, r2Best, score, split } = scores
  const number = (value: number | null) => (value === null ? null : formatNumber(Math.round(value * 1000) / 1000))
  return (
    <div className="border-line border-t px-4 py-3 text-sm wide:px-3.5">
      <p>
        <b className="font-semibold">
          {split === null ? 'Not decided by numbers.' : split ? 'A split by the rule.' : 'No split by the rule.'}
        </b>{' '}
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
        />
        <Fact
          stat="splitOverlap"
          label="Largest overlap of two"
          value={overlap === null ? null : formatPercent(overlap)}
        />
        <Fact stat="splitR2" label="Explained together, R²" value={number(r2Joint)} />
        <Fact stat="splitR2" label="By the best child alone, R²" value={number(r2Best)} />
        <Fact stat="splitScore" label="Split score" value={number(score)} />
      </dl>
    </div>
  )
}

const Fact = ({ stat, label, value }: { stat: StatisticKey; label: string; value: string | null }) => (
  <div className="flex items-baseline justify-between gap-3 border-line border-b pb-1">
    <dt className="text-ink-2">
      <MethodTerm stat={stat}>{label}</MethodTerm>
    </dt>
    <dd className="font-semibold">{value ?? <span className="font-normal text-ink-3">not computed</span>}</dd>
  </div>
)
