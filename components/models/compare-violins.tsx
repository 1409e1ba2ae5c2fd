import { MethodTerm } from '#components/methods/method-term.tsx'
import { depthRows } from '#components/models/depth-rows.ts'
import { AxisEnds, medianText } from '#components/models/layer-violins.tsx'
import { VIOLIN_ROW, ViolinRows } from '#components/models/violin-rows.tsx'
import type { Violin } from '#lib/layer/violin.ts'
import { type NumberKey, statisticOf } from '#lib/methods/registry.ts'
import type { StatisticShapes } from '#lib/queries/layer-shapes.ts'

/** Two models side by side, a chart a statistic: one axis for both, layers at the height of their relative depth. */
export const CompareViolins = ({ names, shapes }: { names: [string, string]; shapes: readonly StatisticShapes[] }) => (
  <div className="grid gap-x-8 gap-y-5 px-4 py-3.5 wide:grid-cols-2">
    {shapes.map(({ stat, axis, models }) => {
      const height = VIOLIN_ROW * Math.max(...models.map(({ length }) => length))
      return (
        <figure key={stat} className="min-w-0">
          <figcaption className="mb-1 font-semibold text-sm">
            <MethodTerm stat={stat}>{statisticOf(stat).name}</MethodTerm>
          </figcaption>
          <div className="grid grid-cols-2 gap-x-4">
            {models.map((rows, i) => (
              <div key={names[i]} className="min-w-0">
                <Side name={names[i]} stat={stat} rows={rows} height={height} />
                <AxisEnds axis={axis} stat={stat} className="ml-5.5 pr-15" />
              </div>
            ))}
          </div>
        </figure>
      )
    })}
  </div>
)

interface SideProps {
  name: string
  stat: NumberKey
  rows: readonly Violin[]
  height: number
}

const Side = ({ name, stat, rows, height }: SideProps) => {
  const middles = depthRows(rows.length, height, VIOLIN_ROW)
  const medians = rows.map((row, layer) => `layer ${layer} ${medianText(row, stat)}`)
  const line = 'absolute inset-x-0 -translate-y-1/2 truncate'
  return (
    <div className="grid grid-cols-[14px_minmax(0,1fr)_52px] gap-x-2 text-ink-2 text-xs">
      <span aria-hidden="true" className="relative">
        {rows.map((_, layer) => (
          <span key={layer} className={line} style={{ top: middles[layer] }}>
            {layer}
          </span>
        ))}
      </span>
      <ViolinRows
        rows={rows}
        middles={middles}
        height={height}
        label={`${statisticOf(stat).name} by layer in ${name}. Medians: ${medians.join(', ')}.`}
      />
      <span aria-hidden="true" className="relative text-right">
        {rows.map((row, layer) => (
          <span
            key={layer}
            className={`${line} ${row.median === null ? 'text-ink-3' : ''}`}
            style={{ top: middles[layer] }}
          >
            {row.median === null ? 'none' : medianText(row, stat)}
          </span>
        ))}
      </span>
    </div>
  )
}
