import { GuessBox } from '#components/blind/guess-box.tsx'
import { ActivationHistogram } from '#components/charts/activation-histogram.tsx'
import { BestClaim } from '#components/claims/best-claim.tsx'
import { ClaimsPane } from '#components/claims/claims-pane.tsx'
import { TryPanel } from '#components/live/try-panel.tsx'
import { MethodTips } from '#components/methods/method-tips.tsx'
import { ExamplesPanel } from '#components/neuron/examples-panel.tsx'
import { FactsStrip } from '#components/neuron/facts-strip.tsx'
import { firingSummary } from '#components/neuron/firing-summary.ts'
import { LogitEffectList } from '#components/neuron/logit-effect-list.tsx'
import { NeuronSentence } from '#components/neuron/neuron-sentence.tsx'
import { packGroups } from '#components/neuron/pack-groups.ts'
import { PanesBelow } from '#components/neuron/panes-below.tsx'
import { PanesBeside } from '#components/neuron/panes-beside.tsx'
import { PatternPane } from '#components/neuron/pattern-pane.tsx'
import { Provenance } from '#components/neuron/provenance.tsx'
import { histogramQuantiles } from '#components/neuron/quantiles.ts'
import { shownStatistics } from '#components/neuron/shown-statistics.ts'
import { StatisticsTable } from '#components/neuron/statistics-table.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { formatCount, formatNumber, formatPercent } from '#lib/format/number.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import { siteWords } from '#lib/neuron/hook-site.ts'
import { formatNeuronId } from '#lib/neuron/neuron-id.ts'
import { outerEdge } from '#lib/numeric/histogram.ts'
import type { NeuronPageData } from '#lib/queries/neuron-page.ts'
import { paintsNegative } from '#lib/tokens/window.ts'

/** A neuron: what it is in a sentence and five numbers, its histogram, its examples down the axis, its numbers. */
export function NeuronView({ page }: { page: NeuronPageData }) {
  const { id, run, stats, ranks, analysis, groups, texts, histogram, effects, domains, tokenBytes } = page
  const quantiles = histogramQuantiles(histogram)
  const strongest = groups.find(({ kind }) => kind === 'strongest')?.examples ?? []
  const summary = firingSummary(
    strongest.map(example => {
      const text = texts.get(example)!
      return { token: text.ids[example.token - example.window.start], domain: text.domain }
    }),
    domains,
  )
  const figures = <StatisticsTable stats={stats} quantiles={quantiles} analysis={analysis} />
  const neuron = `${run.model}/${formatNeuronId(id)}`
  const where = siteWords(run.spec.site, run.actFn)
  const packed = packGroups(groups, texts, tokenBytes)
  const context = {
    id,
    run: run.hash,
    model: run.model,
    corpus: run.corpus,
    nCtx: run.nCtx,
    scale: stats.scale,
    negative: paintsNegative(run.spec.site),
    sources: packed.sources,
  }
  return (
    <>
      <section className="grid grid-cols-[minmax(0,1fr)] items-end gap-3.5 pb-4 wide:grid-cols-[minmax(0,1fr)_560px] wide:gap-10">
        <div>
          <h1>
            <span className="font-normal text-ink-3">Layer {id.layer}, neuron</span> {id.neuron}
          </h1>
          {stats.dead && <NeverFires max={stats.maxActivation} tokens={run.nTokens} />}
          {stats.dead ? (
            <BestClaim key={neuron} neuron={neuron} />
          ) : (
            <GuessBox key={neuron} neuron={neuron}>
              {summary && <NeuronSentence summary={summary} tokenBytes={tokenBytes} />}
              <BestClaim key={neuron} neuron={neuron} />
            </GuessBox>
          )}
        </div>
        <FactsStrip stats={stats} ranks={ranks} />
      </section>
      <Panel label="Histogram" className="px-4 pt-3 pb-2.5">
        <header className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
          <h2>Every token on one axis</h2>
          <p className="text-ink-2 text-xs">{histogramWords(page, quantiles)}</p>
        </header>
        <ActivationHistogram
          histogram={histogram}
          scale={stats.dead ? largestSize(page) : stats.scale}
          max={stats.maxActivation}
          min={stats.minActivation}
          fires={!stats.dead}
          axis={
            stats.dead
              ? `activation ${where}, in units of ${formatNumber(largestSize(page))}`
              : `activation ${where}, in units of M = ${formatNumber(stats.scale)}`
          }
          label={`Histogram of neuron ${id.neuron}, log count. ${histogramWords(page, quantiles)} Largest ${formatNumber(stats.maxActivation)}.`}
        />
      </Panel>
      <TryPanel
        model={run.model}
        run={run.hash}
        id={id}
        scale={stats.dead ? 0 : stats.scale}
        negative={context.negative}
      />
      {!stats.dead && (
        <div className="mt-4 grid items-start gap-4 wide:grid-cols-[minmax(0,1fr)_340px]">
          <div id="examples" className="min-w-0 scroll-mt-2">
            <Panel label="Examples">
              <ExamplesPanel
                groups={packed.groups}
                unit={run.spec.unit}
                context={context}
                ranked={analysis.ranked}
                samples={analysis.samples}
              />
            </Panel>
          </div>
          <div id="numbers" className="min-w-0 scroll-mt-2">
            <Panel label="Effects and reasons">
              <LogitEffectList
                effects={effects}
                finalScale={run.finalScale}
                lastLayer={id.layer === run.nLayers - 1}
                tokenBytes={tokenBytes}
                shape={analysis.row}
                ranks={analysis.logitRanks}
              />
              <PanesBeside page={page} />
            </Panel>
          </div>
        </div>
      )}
      <div id={stats.dead ? 'numbers' : undefined} className="mt-4">
        <Panel label="Numbers" className="wide:grid wide:grid-cols-3">
          {stats.dead ? figures : <PanesBelow page={page}>{figures}</PanesBelow>}
        </Panel>
      </div>
      {!stats.dead && (
        <div id="pattern" className="mt-4 scroll-mt-2">
          <Panel label="Pattern">
            <PatternPane key={formatNeuronId(id)} run={run.hash} model={run.model} id={id} />
          </Panel>
        </div>
      )}
      <div id="claims" className="mt-4 scroll-mt-2">
        <Panel label="Claims" className="px-4 pt-3 pb-2.5">
          <div className={stats.dead ? undefined : 'blind-hides'}>
            <ClaimsPane key={neuron} neuron={neuron} run={run.hash} />
          </div>
        </Panel>
      </div>
      <MethodTips stats={shownStatistics} run={run.hash} />
      <Provenance run={run} id={id} hook={hookPoint(id.layer, run.spec.site)} />
    </>
  )
}

/** A unit for the drawing of a neuron whose M says nothing: its largest size, but not finer than the histogram's zero bin. */
const largestSize = ({ stats }: NeuronPageData) =>
  Math.max(Math.abs(stats.maxActivation), Math.abs(stats.minActivation), outerEdge(0))

/** The histogram in a sentence. */
function histogramWords({ stats, run }: NeuronPageData, quantiles: { share: number; value: number }[]): string {
  const zero = `${formatPercent(stats.zeroFraction)} of ${formatCount(run.nTokens)} tokens are zero`
  const high = quantiles.find(({ share }) => share === 0.999)
  if (!high || stats.dead || stats.scale <= 0) return `${zero}.`
  return `${zero}; 99.9${'\u202f'}% lie below ${formatNumber(high.value / stats.scale, 2)} M.`
}

const NeverFires = ({ max, tokens }: { max: number; tokens: bigint }) => (
  <>
    <p className="mt-1 text-balance text-[17px]/6 wide:text-lg">
      Never fires: largest activation {formatNumber(max)} in {formatCount(tokens)} tokens.
    </p>
    <p className="mt-1.5 max-w-prose text-ink-2 text-sm">
      Its variance is zero, or its M is below a tenth of the layer’s median. Its scores are not computed; they are not
      0.
    </p>
  </>
)
