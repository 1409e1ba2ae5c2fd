import { MethodTerm } from '#components/methods/method-term.tsx'
import { MethodTips } from '#components/methods/method-tips.tsx'
import { VIOLIN_ROW, ViolinRows } from '#components/models/violin-rows.tsx'
import type { ValueAxis, Violin } from '#lib/layer/violin.ts'
import { formatValue } from '#lib/methods/format-value.ts'
import { type NumberKey, statisticOf } from '#lib/methods/registry.ts'
import type { StatisticShapes } from '#lib/queries/layer-shapes.ts'

interface Props {
  /** Statistics, each on its own axis; of their models the first is drawn. */
  shapes: readonly StatisticShapes[]
  /** The run they were measured in. */
  run: string
  /** The layer one is on. */
  current?: number
  /** Explanations that stand elsewhere on the page already. */
  explained?: readonly NumberKey[]
}

/** Every statistic as violins, a row a layer, all layers on one axis; dead neurons are left out. */
export const LayerViolins = ({ shapes, run, current, explained = [] }: Props) => (
  <div className="grid gap-x-6 gap-y-4 px-4 py-3.5 wide:grid-cols-3">
    {shapes.map(({ stat, axis, models: [rows] }) => (
      <Chart key={stat} stat={stat} axis={axis} rows={rows} current={current} />
    ))}
    <MethodTips stats={shapes.map(({ stat }) => stat).filter(stat => !explained.includes(stat))} run={run} />
  </div>
)

/** A layer's median in words, as its row says it. */
export const medianText = ({ median }: Violin, stat: NumberKey): string =>
  median === null ? 'not computed' : formatValue(median, statisticOf(stat).format)

/** The ends of an axis, under a drawing. */
export const AxisEnds = ({ axis, stat, className }: { axis: ValueAxis; stat: NumberKey; className?: string }) => (
  <p aria-hidden="true" className={`flex justify-between text-[11px] text-ink-3 ${className ?? ''}`}>
    <span>{formatValue(axis.low, statisticOf(stat).format)}</span>
    <span>{axis.log ? 'log' : ''}</span>
    <span>{formatValue(axis.high, statisticOf(stat).format)}</span>
  </p>
)

interface ChartProps {
  stat: NumberKey
  axis: ValueAxis
  rows: readonly Violin[]
  current?: number
}

const Chart = ({ stat, axis, rows, current }: ChartProps) => {
  const { name } = statisticOf(stat)
  const medians = rows.map((row, layer) => `layer ${layer} ${medianText(row, stat)}`)
  const line = 'block whitespace-nowrap leading-[26px]'
  return (
    <figure className="min-w-0">
      <figcaption className="mb-1 font-semibold text-sm">
        <MethodTerm stat={stat}>{name}</MethodTerm>
      </figcaption>
      <div className="grid grid-cols-[20px_minmax(0,1fr)_76px] gap-x-2 text-ink-2 text-xs">
        <span aria-hidden="true">
          {rows.map((_, layer) => (
            <span key={layer} className={`${line} ${layer === current ? 'font-semibold text-ink' : ''}`}>
              {layer}
            </span>
          ))}
        </span>
        <ViolinRows
          rows={rows}
          middles={rows.map((_, layer) => VIOLIN_ROW * (layer + 0.5))}
          height={VIOLIN_ROW * rows.length}
          current={current}
          label={`${name} by layer. Medians: ${medians.join(', ')}.`}
        />
        <span aria-hidden="true" className="text-right">
          {rows.map((row, layer) => (
            <span
              key={layer}
              className={`${line} ${row.median === null ? 'text-ink-3' : ''} ${layer === current ? 'font-semibold text-ink' : ''}`}
            >
              {medianText(row, stat)}
            </span>
          ))}
        </span>
      </div>
      <AxisEnds axis={axis} stat={stat} className="ml-7 pr-21" />
    </figure>
  )
}
