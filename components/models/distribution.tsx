import { median } from 'd3'
import { histogramBars } from '#lib/layer/histogram-bars.ts'

const WIDTH = 200
const HEIGHT = 24
const BARS = 40

/** A small grey histogram of one statistic over a layer's live neurons, on an axis that all layers share, with its median in words. */
export const Distribution = ({
  values,
  range,
  what,
  format,
}: {
  values: Float32Array
  range: [number, number]
  what: string
  format: (value: number) => string
}) => {
  const { counts } = histogramBars(values, BARS, range)
  const tallest = Math.max(1, ...counts)
  const middle = median(values)
  const step = WIDTH / BARS
  const words = middle === undefined ? 'none' : format(middle)
  return (
    <span className="flex items-end gap-2.5">
      <svg
        width={WIDTH}
        height={HEIGHT}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`Histogram of the neurons’ ${what}, ${format(range[0])} to ${format(range[1])}; median ${words}`}
        className="block shrink-0"
      >
        <line x1={0} x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} stroke="var(--line-2)" />
        {counts.map((count, i) => {
          const height = (count / tallest) * (HEIGHT - 1)
          return (
            <rect key={i} x={i * step} y={HEIGHT - 1 - height} width={step - 1} height={height} fill="var(--ink-3)" />
          )
        })}
      </svg>
      <span className="text-ink-2 text-xs">median {words}</span>
    </span>
  )
}
