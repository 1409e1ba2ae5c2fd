import type { ReactNode } from 'react'
import { MethodTerm } from '#components/methods/method-term.tsx'
import { formatPercent } from '#lib/format/number.ts'
import type { StatisticKey } from '#lib/methods/registry.ts'

interface Props {
  /** The statistic, which explains itself under its name. */
  stat: StatisticKey
  label: string
  children: ReactNode
  /** Share of the layer's living neurons below this one, 0..1; null where it is not ranked. */
  rank?: number | null
}

/** One number of the facts strip, with a dot at the neuron's place in its layer. */
export const Fact = ({ stat, label, children, rank }: Props) => (
  <div className="border-line px-3 max-wide:nth-[3n+1]:pl-0 not-last:border-r max-wide:nth-[3n]:border-r-0 wide:first:border-l">
    <dt className="text-ink-2 text-xs">
      <MethodTerm stat={stat}>{label}</MethodTerm>
    </dt>
    <dd className="font-semibold text-lead/[22px] tracking-[-0.01em] wide:text-lg/6">{children}</dd>
    {rank != null && (
      <dd
        className="relative mt-0.5 block h-[9px] border-line-2 border-b"
        title={`above ${formatPercent(rank)} of the layer`}
      >
        <span className="sr-only">above {formatPercent(rank)} of the layer</span>
        <i
          aria-hidden="true"
          className="-ml-[2.5px] -bottom-[3px] absolute size-[5px] rounded-full bg-ink"
          style={{ left: `${(rank * 100).toFixed(1)}%` }}
        />
      </dd>
    )}
  </div>
)

/** A statistic that does not exist: never 0, never a dash. */
export const NotComputed = () => <span className="font-normal text-ink-3 text-sm">not computed</span>
