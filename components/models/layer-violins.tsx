import { area, curveBasis } from 'd3'
import { MethodTerm } from '#components/methods/method-term.tsx'
import { MethodTips } from '#components/methods/method-tips.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { type LayerColumns, numbersOf } from '#lib/layer/layer-columns.ts'
import { commonAxis, type ValueAxis, type Violin, violin } from '#lib/layer/violin.ts'
import { formatValue } from '#lib/methods/format-value.ts'
import { type NumberKey, statisticOf } from '#lib/methods/registry.ts'

/** The statistics that tell layers apart. */
const shown: readonly NumberKey[] = [
  'fires',
  'kurtosis',
  'r2Token',
  'r2Trigram',
  'currentTokens',
  'nextTokens',
  'smuggled',
  'logitKurtosis',
  'shareIn',
]

const WIDTH = 240
const ROW = 26

/** Every statistic as violins, a row a layer, all layers on one axis; dead neurons are left out. */
export const LayerViolins = ({ layers, run }: { layers: readonly LayerColumns[]; run: string }) => {
  const charts = shown.flatMap(stat => {
    const values = layers.map(columns => numbersOf(columns, stat).filter((_, i) => columns.dead[i] === 0))
    const axis = commonAxis(values)
    return axis ? [{ stat, axis, rows: values.map(one => violin(one, axis)) }] : []
  })
  return (
    <Panel label="Layers compared" className="grid gap-x-6 gap-y-4 px-4 py-3.5 wide:grid-cols-3">
      {charts.map(chart => (
        <Chart key={chart.stat} {...chart} />
      ))}
      <MethodTips stats={charts.map(({ stat }) => stat)} run={run} />
    </Panel>
  )
}

interface ChartProps {
  stat: NumberKey
  axis: ValueAxis
  rows: readonly Violin[]
}

const Chart = ({ stat, axis, rows }: ChartProps) => {
  const { name, format } = statisticOf(stat)
  const medians = rows.map(
    ({ median }, layer) => `layer ${layer} ${median === null ? 'not computed' : formatValue(median, format)}`,
  )
  return (
    <figure className="min-w-0">
      <figcaption className="mb-1 font-semibold text-sm">
        <MethodTerm stat={stat}>{name}</MethodTerm>
      </figcaption>
      <div className="grid grid-cols-[20px_minmax(0,1fr)_72px] gap-x-2 text-ink-2 text-xs">
        <span aria-hidden="true">
          {rows.map((_, layer) => (
            <span key={layer} className="block leading-[26px]">
              {layer}
            </span>
          ))}
        </span>
        <svg
          role="img"
          aria-label={`${name} by layer. Medians: ${medians.join(', ')}.`}
          viewBox={`0 0 ${WIDTH} ${ROW * rows.length}`}
          preserveAspectRatio="none"
          width="100%"
          height={ROW * rows.length}
        >
          {rows.map((row, layer) => (
            <Shape key={layer} violin={row} middle={ROW * (layer + 0.5)} />
          ))}
        </svg>
        <span aria-hidden="true" className="text-right">
          {rows.map(({ median }, layer) => (
            <span key={layer} className="block whitespace-nowrap leading-[26px]">
              {median === null ? '' : formatValue(median, format)}
            </span>
          ))}
        </span>
      </div>
      <p aria-hidden="true" className="ml-7 flex justify-between pr-20 text-[11px] text-ink-3">
        <span>{formatValue(axis.low, format)}</span>
        <span>{axis.log ? 'log' : ''}</span>
        <span>{formatValue(axis.high, format)}</span>
      </p>
    </figure>
  )
}

/** One layer: grey shape, its middle half as a bar, its median as a hollow dot. */
const Shape = ({ violin: { widths, dots, quartiles }, middle }: { violin: Violin; middle: number }) => {
  const inset = 5
  const x = (place: number) => inset + place * (WIDTH - 2 * inset)
  const outline = area<number>()
    .x((_, i) => x((i + 0.5) / widths.length))
    .y0(width => middle - width * 11)
    .y1(width => middle + width * 11)
    .curve(curveBasis)
  return (
    <>
      <line x1={x(0)} x2={x(1)} y1={middle} y2={middle} stroke="var(--line)" vectorEffect="non-scaling-stroke" />
      {widths.length > 0 && (
        <path d={outline(widths) ?? ''} fill="var(--fill)" stroke="var(--line-2)" vectorEffect="non-scaling-stroke" />
      )}
      {dots.map((place, i) => (
        <circle key={i} cx={x(place)} cy={middle} r={2} fill="var(--ink-3)" opacity={0.5} />
      ))}
      {quartiles && (
        <>
          {dots.length === 0 && (
            <line
              x1={x(quartiles[0])}
              x2={x(quartiles[2])}
              y1={middle}
              y2={middle}
              stroke="var(--ink-2)"
              strokeWidth={3}
            />
          )}
          <circle cx={x(quartiles[1])} cy={middle} r={3} fill="var(--surface)" stroke="var(--ink)" strokeWidth={1.5} />
        </>
      )}
    </>
  )
}
