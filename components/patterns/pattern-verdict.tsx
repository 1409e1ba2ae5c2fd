import type { ReactNode } from 'react'
import { MethodTerm } from '#components/methods/method-term.tsx'
import type { PatternAnswer } from '#components/patterns/pattern-answer.ts'
import { Interval, Score, Size } from '#components/patterns/score-text.tsx'
import { formatCount, formatNumber } from '#lib/format/number.ts'
import { plural } from '#lib/format/plural.ts'
import type { StatisticKey } from '#lib/methods/registry.ts'
import { matchWords } from '#lib/patterns/match-words.ts'
import type { PatternScore } from '#lib/patterns/rank-neurons.ts'

/** What came of holding a pattern against a neuron: a sentence, the four counts, the scores and what they must beat. */
export const PatternVerdict = ({ answer }: { answer: PatternAnswer }) => {
  const { score, insufficient } = answer
  const [count, rest] = matchWords(answer)
  if (!score)
    return (
      <p className="max-w-prose px-4 py-3">
        {insufficient
          ? `Not enough data: ${count} ${rest}; wanted at least 20.`
          : 'Not enough data: this neuron fires on fewer than 20 tokens of the sample at this level.'}
      </p>
    )
  return (
    <div className="grid gap-x-10 gap-y-3 px-4 py-3 wide:grid-cols-[minmax(0,1fr)_auto]">
      <div>
        <p className="max-w-prose text-lead">{verdictWords(score, answer)}</p>
        <p className="mt-1 text-ink-2 text-xs">
          <MethodTerm stat="patternMatches">{count}</MethodTerm> {rest};{' '}
          <MethodTerm stat="patternLevel">fires from {score.level} M</MethodTerm>, chosen on the train half. Counts and
          scores are those of the test half.
        </p>
        <Scores score={score} answer={answer} />
      </div>
      <Confusion score={score} />
    </div>
  )
}

/** The pattern against its neuron in a sentence, and whether a single token says as much. */
export function verdictWords(
  { test: { tp, fp, fn }, f1 }: PatternScore,
  answer: Pick<PatternAnswer, 'tokenF1'>,
): ReactNode {
  const first = `Fires on ${formatCount(tp)} of ${plural(tp + fp, 'match', 'matches')} and on ${plural(fn, 'token')} that ${fn === 1 ? 'does' : 'do'} not match.`
  const gain = f1 === null || answer.tokenF1 === null ? null : f1 - answer.tokenF1
  if (gain === null) return first
  return (
    <>
      {first}{' '}
      {gain >= 0.05
        ? 'The best single token tells less.'
        : gain <= -0.05
          ? 'A single token tells it better.'
          : 'A single token tells as much, so the pattern adds nothing.'}
    </>
  )
}

const Scores = ({ score, answer }: { score: PatternScore; answer: PatternAnswer }) => (
  <dl className="mt-3 grid grid-cols-[repeat(auto-fill,minmax(118px,1fr))] gap-x-4 gap-y-2">
    <One stat="patternF1" name="F1" beside={score.f1Error === null ? null : `± ${formatNumber(score.f1Error, 2)}`}>
      <Score value={score.f1} />
    </One>
    <One stat="patternToken" name="Best token" beside={<Html html={answer.tokenHtml} />}>
      <Score value={answer.tokenF1} />
    </One>
    <One stat="patternPair" name="Best pair">
      <Score value={answer.pairF1} />
    </One>
    <One stat="patternPrecision" name="Precision" beside={<Interval of={score.precisionInterval} />}>
      <Score value={score.precision} />
    </One>
    <One stat="patternRecall" name="Recall" beside={<Interval of={score.recallInterval} />}>
      <Score value={score.recall} />
    </One>
    <One stat="patternMcc" name="MCC">
      <Score value={score.mcc} />
    </One>
    <One stat="patternLift" name="Lift">
      <Size value={score.lift} />
    </One>
    <One stat="patternMass" name="Mass recall">
      <Score value={score.massRecall} />
    </One>
    <One stat="patternAuc" name="AUC">
      <Score value={score.auc} />
    </One>
    <One stat="patternR2" name="R²">
      <Score value={score.r2} />
    </One>
    <One stat="patternP" name="p">
      <Chance value={score.pValue} />
    </One>
  </dl>
)

const One = ({
  stat,
  name,
  beside,
  children,
}: {
  stat: StatisticKey
  name: string
  beside?: ReactNode
  children: ReactNode
}) => (
  <div>
    <dt className="text-ink-2 text-xs">
      <MethodTerm stat={stat}>{name}</MethodTerm>
    </dt>
    <dd className="font-semibold">
      {children} <span className="font-normal text-ink-3 text-xs">{beside}</span>
    </dd>
  </div>
)

/** Escaped by lib/tokens/glyphs.ts. */
const Html = ({ html }: { html: string | null }) =>
  html === null ? null : <span className="whitespace-pre font-mono" dangerouslySetInnerHTML={{ __html: html }} />

const Chance = ({ value }: { value: number | null }) => {
  if (value === null) return <span className="text-ink-3">not computed</span>
  return <>{value < 1e-300 ? 'below 10⁻³⁰⁰' : formatNumber(value, 2)}</>
}

const Confusion = ({ score: { test } }: { score: PatternScore }) => (
  <table className="h-fit text-right text-sm [&_:is(td,th)]:px-2.5 [&_:is(td,th)]:py-1">
    <caption className="pb-1 text-left text-ink-2 text-xs">Tokens of the test half</caption>
    <thead className="text-ink-2 text-xs">
      <tr>
        <td />
        <th scope="col">fires</th>
        <th scope="col">silent</th>
      </tr>
    </thead>
    <tbody>
      <tr className="border-line border-t">
        <th scope="row" className="text-left font-normal text-ink-2 text-xs">
          matches
        </th>
        <td className="font-semibold">{formatCount(test.tp)}</td>
        <td>{formatCount(test.fp)}</td>
      </tr>
      <tr className="border-line border-t">
        <th scope="row" className="text-left font-normal text-ink-2 text-xs">
          does not match
        </th>
        <td>{formatCount(test.fn)}</td>
        <td className="text-ink-2">{formatCount(test.tn)}</td>
      </tr>
    </tbody>
  </table>
)
