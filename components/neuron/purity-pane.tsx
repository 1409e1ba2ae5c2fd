import { MethodTerm } from '#components/methods/method-term.tsx'
import { NotComputed } from '#components/neuron/fact.tsx'
import { Figure, Figures, Pane, PaneWords } from '#components/neuron/pane.tsx'
import { PurityChart } from '#components/neuron/purity-chart.tsx'
import { widestRun } from '#components/neuron/purity-steps.ts'
import { bandEnds } from '#lib/analysis/purity.ts'
import { decodePurity, type PurityCurve } from '#lib/analysis/purity-record.ts'
import { formatNumber, formatPercent } from '#lib/format/number.ts'
import { plural } from '#lib/format/plural.ts'
import type { NeuronAnalysis } from '#lib/generated/prisma/client.ts'
import { siteWords } from '#lib/neuron/hook-site.ts'
import { reasonLetter } from '#lib/neuron/ranked-choice.ts'

interface Props {
  row: NeuronAnalysis
  record: Uint8Array
  actFn: string
}

/** At which levels the neuron means one thing: the share of the largest reason by band of activation. */
export const PurityPane = ({ row, record, actFn }: Props) => {
  const curves = decodePurity(record)
  const { monoMass, monoMassShuffled, monoMassPost } = row
  return (
    <Pane title={<MethodTerm stat="purity">Purity by level</MethodTerm>} note="share of the largest reason">
      <PurityChart curves={curves} words={curves.map(curve => wordsOf(curve, actFn))} />
      <Figures>
        <Figure stat="monoMass" name="activation in one-reason bands">
          {monoMass === null ? <NotComputed /> : formatPercent(monoMass)}
          {monoMassShuffled !== null && <span className="text-ink-3"> shuffled {formatPercent(monoMassShuffled)}</span>}
        </Figure>
        {curves.length > 1 && (
          <Figure stat="monoMassPost" name="the same, after LayerNorm">
            {monoMassPost === null ? <NotComputed /> : formatPercent(monoMassPost)}
          </Figure>
        )}
      </Figures>
      {curves.map((curve, i) => (
        <PaneWords key={curve.site}>
          {curves.length > 1 && (i === 0 ? 'Thick: ' : 'Thin: ')}
          {wordsOf(curve, actFn)}
        </PaneWords>
      ))}
    </Pane>
  )
}

/** The widest run of a curve in a sentence, with the bound it stands on. */
function wordsOf(curve: PurityCurve, actFn: string): string {
  const where = siteWords(curve.site, actFn)
  const run = widestRun(curve)
  if (!run) return `${where}, no level with enough examples has one reason.`
  const [low, high] = [run.from > 0 ? bandEnds[run.from - 1] : 0, bandEnds[run.to]]
  const levels = Number.isFinite(high) ? `from ${low} to ${high} M` : low > 0 ? `above ${low} M` : 'at all levels'
  const bounds = curve.bands.slice(run.from, run.to + 1).flatMap(({ low: bound }) => (bound === null ? [] : [bound]))
  return (
    `${where}, one reason (${reasonLetter(run.reason)}) ${levels}: at least ${formatNumber(Math.min(...bounds), 2)} of the ` +
    `examples in each band (95 % bound), ${plural(run.examples, 'example')}.`
  )
}
