import Link from 'next/link'
import { fuzzingLine, scoreLine } from '#components/claims/score-line.ts'
import { MethodTerm } from '#components/methods/method-term.tsx'
import { MethodTips } from '#components/methods/method-tips.tsx'
import type { ClaimScore } from '#lib/claims/read-scores.ts'
import { formatCount, formatNumber } from '#lib/format/number.ts'
import type { StatisticKey } from '#lib/methods/registry.ts'
import { leastWindows } from '#lib/scores/detection.ts'

const shown: readonly StatisticKey[] = [
  'predicateScore',
  'predicateTop',
  'predicateExplained',
  'predicateBalanced',
  'predicatePrecision',
  'predicateRecall',
  'predicateF1',
  'predicateAuc',
  'predicateFuzzing',
]

/** How well what a claim says of when its neurons fire holds on held-out text, a neuron each. */
export function PredicateScores({ scores }: { scores: readonly ClaimScore[] }) {
  return (
    <>
      <p className="mb-2 max-w-prose text-ink-2 text-sm">
        Correlation of the activation with what the claim predicts, on random text that nothing was fitted on. What
        chance gives stands beside it.
      </p>
      <ul className="divide-y divide-line border-line border-t">
        {scores.map(one => (
          <li key={one.neuron} className="py-2.5">
            <ScoreOf {...one} />
          </li>
        ))}
      </ul>
      <MethodTips stats={shown} />
    </>
  )
}

function ScoreOf({ neuron, run, score }: ClaimScore) {
  const line = score && scoreLine(score)
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
        <Link href={`/${neuron}`} className="font-mono text-sm">
          {neuron}
        </Link>
        {line ? (
          <>
            <span className="font-semibold tabular-nums">
              <MethodTerm stat="predicateScore">{line.value}</MethodTerm>
            </span>
            <span className="text-ink-2 text-sm tabular-nums">95 %: {line.interval}</span>
            <span className="text-ink-2 text-sm tabular-nums">by chance up to {line.chance}</span>
          </>
        ) : (
          <span className="text-ink-2 text-sm">
            {score?.reason ?? (run ? 'Not scored yet: a worker will.' : 'Not scored: its model has no published run.')}
          </span>
        )}
      </p>
      {line && score?.inverted && (
        <p className="mt-0.5 text-bad text-sm">
          ◆ It fires less where the claim says that it fires: the correlation is that of the opposite.
        </p>
      )}
      {score && line && (
        <p className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-ink-2 text-xs tabular-nums">
          <Small stat="predicateTop" name="top and random" value={score.topAndRandom} />
          <Small stat="predicateExplained" name="explained" value={score.explained} />
          {score.balancedAccuracy === null ? (
            <span>
              <MethodTerm stat="predicateBalanced">balanced accuracy</MethodTerm> not computed: fewer than{' '}
              {leastWindows} windows of a kind
            </span>
          ) : (
            <>
              <Small stat="predicateBalanced" name="balanced accuracy" value={score.balancedAccuracy} />
              <Small stat="predicatePrecision" name="precision" value={score.precision} />
              <Small stat="predicateRecall" name="recall" value={score.recall} />
              <Small stat="predicateF1" name="F1" value={score.f1} />
              <Small stat="predicateAuc" name="AUC" value={score.auc} />
            </>
          )}
          <span>
            <MethodTerm stat="predicateFuzzing">fuzzing</MethodTerm> {fuzzingLine(score)}
          </span>
          <span>
            read: {formatCount(score.nTrain)} tokens to fit, {formatCount(score.nTokens)} held out, on{' '}
            {formatCount(score.nHeld)} of which it holds; {score.nFiring} windows that fire, {score.nSilent} silent (
            {score.nHard} with a peak token)
          </span>
        </p>
      )}
    </>
  )
}

const Small = ({ stat, name, value }: { stat: StatisticKey; name: string; value: number | null }) => (
  <span>
    <MethodTerm stat={stat}>{name}</MethodTerm>{' '}
    {value === null ? 'not computed' : formatNumber(Math.round(value * 100) / 100)}
  </span>
)
