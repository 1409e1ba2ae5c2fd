import './effects.css'
import type { ReactNode } from 'react'
import { NotComputed } from '#components/neuron/fact.tsx'
import type { Quantile } from '#components/neuron/quantiles.ts'
import { formatNumber, formatPercent } from '#lib/format/number.ts'
import type { NeuronStatistics } from '#lib/queries/neuron.ts'

const number = (x: number | null) => (x === null ? <NotComputed /> : formatNumber(x))
const share = (x: number | null) => (x === null ? <NotComputed /> : formatPercent(x))

/** Moments, firing shares and quantiles of one neuron. */
export const StatisticsTable = ({ stats, quantiles }: { stats: NeuronStatistics; quantiles: Quantile[] }) => (
  <>
    <Table title="Moments" note="over all tokens">
      <Line name="mean">{number(stats.mean)}</Line>
      <Line name="variance">{number(stats.variance)}</Line>
      <Line name="skewness">{number(stats.skewness)}</Line>
      <Line name="excess kurtosis">{number(stats.kurtosis)}</Line>
      <Line name="smallest">{number(stats.minActivation)}</Line>
      <Line name="largest">{number(stats.maxActivation)}</Line>
    </Table>
    <Table title="How often" note="share of tokens">
      <Line name="zero">{share(stats.zeroFraction)}</Line>
      <Line name="at least 0.1 M">{share(stats.fires10)}</Line>
      <Line name="at least ¼ M">{share(stats.fires25)}</Line>
      <Line name="at least ½ M">{share(stats.fires50)}</Line>
      <Line name="sparsity (Treves and Rolls)">{number(stats.sparsity)}</Line>
    </Table>
    <Table title="Quantiles" note="within 3 %">
      {quantiles.map(({ share: below, value }) => (
        <Line key={below} name={`${formatPercent(below)} lie below`}>
          {formatNumber(value)}
        </Line>
      ))}
    </Table>
  </>
)

const Table = ({ title, note, children }: { title: string; note: string; children: ReactNode }) => (
  <section className="border-line border-t px-4 py-3 wide:px-3.5">
    <h2 className="mb-1 flex justify-between gap-2 text-sm">
      {title}
      <span className="font-normal text-ink-3 text-xs">{note}</span>
    </h2>
    <table className="figures">
      <tbody>{children}</tbody>
    </table>
  </section>
)

const Line = ({ name, children }: { name: string; children: ReactNode }) => (
  <tr>
    <th scope="row">{name}</th>
    <td>{children}</td>
  </tr>
)
