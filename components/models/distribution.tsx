import type { SmallHistogram } from '#lib/layer/layer-overview.ts'

const WIDTH = 200
const HEIGHT = 24

/** A small grey histogram of one statistic over a layer's live neurons, on an axis that all layers share, with its median in words. */
export const Distribution = ({
  histogram: { counts, low, high, median },
  what,
  format,
}: {
  histogram: SmallHistogram
  what: string
  format: (value: number) => string
}) => {
  const tallest = Math.max(1, ...counts)
  const step = WIDTH / counts.length
  const words = median === null ? 'none' : format(median)
  const bars = counts.map((count, i) => {
    const height = Math.round((count / tallest) * (HEIGHT - 1) * 10) / 10
    return height === 0 ? '' : `M${i * step} ${HEIGHT - 1}v-${height}h${step - 1}V${HEIGHT - 1}z`
  })
  return (
    <span className="flex items-end gap-2.5">
      <svg
        width={WIDTH}
        height={HEIGHT}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`Histogram of the neurons’ ${what}, ${format(low)} to ${format(high)}; median ${words}`}
        className="block shrink-0"
      >
        <line x1={0} x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} stroke="var(--line-2)" />
        <path d={bars.join('')} fill="var(--ink-3)" />
      </svg>
      <span className="text-ink-2 text-xs">median {words}</span>
    </span>
  )
}
