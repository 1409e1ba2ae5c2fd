import { inM } from '#components/family/grid-words.ts'
import { MethodTerm } from '#components/methods/method-term.tsx'
import type { FamilyScores } from '#lib/families/family-scores.ts'
import { formatNumber } from '#lib/format/number.ts'
import type { StatisticKey } from '#lib/methods/registry.ts'

/** The statistics that a family's section shows. */
export const familyFacts = [
  'familyMean',
  'familyDiagonal',
  'familyControl',
  'familyError',
  'familyEquivariance',
  'familyP',
  'familyChangedError',
  'familyChangedControl',
  'familyChangedPair',
] as const satisfies readonly StatisticKey[]

/** What a grid comes to, each number with what it means behind its name. */
export const FamilyFacts = ({ scores }: { scores: FamilyScores }) => (
  <dl className="grid gap-x-6 gap-y-1.5 text-sm wide:max-w-[340px]">
    <Fact stat="familyDiagonal" label="At its own value" value={scores.diagonal} unit="M" />
    <Fact stat="familyControl" label="At other values, κ" value={scores.control} unit="M" />
    <Fact stat="familyError" label="Equivariance error, ε" value={scores.error} unit="M" />
    <Fact stat="familyEquivariance" label="Equivariance, E" value={scores.equivariance} />
    <Row stat="familyP" label="p by chance">
      {scores.pValue === null ? <Absent /> : formatNumber(scores.pValue)}
    </Row>
  </dl>
)

const Fact = ({
  stat,
  label,
  value,
  unit,
}: {
  stat: StatisticKey
  label: string
  value: number | null
  unit?: string
}) => (
  <Row stat={stat} label={label}>
    {value === null ? <Absent /> : `${inM(value).replace('-', '\u2212')}${unit ? ` ${unit}` : ''}`}
  </Row>
)

const Row = ({ stat, label, children }: { stat: StatisticKey; label: string; children: React.ReactNode }) => (
  <div className="flex items-baseline justify-between gap-3 border-line border-b pb-1">
    <dt className="text-ink-2">
      <MethodTerm stat={stat}>{label}</MethodTerm>
    </dt>
    <dd className="font-semibold">{children}</dd>
  </div>
)

const Absent = () => <span className="font-normal text-ink-3">not computed</span>
