import { NotComputed } from '#components/neuron/fact.tsx'
import { Figure, Figures, Pane } from '#components/neuron/pane.tsx'
import type { Quantile } from '#components/neuron/quantiles.ts'
import { formatNumber, formatPercent } from '#lib/format/number.ts'
import type { NeuronStatistics } from '#lib/queries/neuron.ts'
import type { NeuronAnalysisData } from '#lib/queries/neuron-analysis.ts'

const number = (x: number | null) => (x === null ? <NotComputed /> : formatNumber(x))
const share = (x: number | null) => (x === null ? <NotComputed /> : formatPercent(x))

interface Props {
  stats: NeuronStatistics
  quantiles: Quantile[]
  analysis: NeuronAnalysisData
}

/** Moments, firing shares and quantiles of one neuron. */
export const StatisticsTable = ({ stats, quantiles, analysis }: Props) => (
  <>
    <Pane title="Moments" note="over all tokens">
      <Figures>
        <Figure stat="mean" name="mean">
          {number(stats.mean)}
        </Figure>
        <Figure stat="variance" name="variance">
          {number(stats.variance)}
        </Figure>
        <Figure stat="skewness" name="skewness">
          {number(stats.skewness)}
        </Figure>
        <Figure stat="kurtosis" name="excess kurtosis">
          {number(stats.kurtosis)}
        </Figure>
        {analysis.row?.kurtosisError != null && (
          <Figure stat="kurtosisError" name="standard error of kurtosis">
            {number(analysis.row.kurtosisError)}
          </Figure>
        )}
        {analysis.row?.fourthTop != null && (
          <Figure stat="fourthTop" name="fourth moment in the top 100">
            {share(analysis.row.fourthTop)}
          </Figure>
        )}
        <Figure stat="min" name="smallest">
          {number(stats.minActivation)}
        </Figure>
        <Figure stat="max" name="largest">
          {number(stats.maxActivation)}
        </Figure>
      </Figures>
    </Pane>
    <Pane title="How often" note="share of tokens">
      <Figures>
        <Figure stat="zero" name="zero">
          {share(stats.zeroFraction)}
        </Figure>
        <Figure stat="fires10" name="at least 0.1 M">
          {share(stats.fires10)}
        </Figure>
        <Figure stat="fires" name="at least ¼ M">
          {share(stats.fires25)}
        </Figure>
        <Figure stat="fires50" name="at least ½ M">
          {share(stats.fires50)}
        </Figure>
        <Figure stat="sparsity" name="sparsity (Treves and Rolls)">
          {number(stats.sparsity)}
        </Figure>
      </Figures>
    </Pane>
    <Pane title="Quantiles" note="within 3 %">
      <Figures>
        {quantiles.map(({ share: below, value }) => (
          <Figure key={below} stat="quantile" name={`${formatPercent(below)} lie below`}>
            {formatNumber(value)}
          </Figure>
        ))}
      </Figures>
    </Pane>
  </>
)
