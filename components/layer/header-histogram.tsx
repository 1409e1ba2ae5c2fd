import { histogramBars } from '#lib/layer/histogram-bars.ts'

const WIDTH = 64
const HEIGHT = 18
const BARS = 16

/** The shape of a column's distribution over the live neurons, 16 bars from its 1st to its 99th percentile. */
export const HeaderHistogram = ({ values, dead }: { values: Float32Array; dead: Uint8Array }) => {
  const { counts } = histogramBars(
    values.filter((_, i) => dead[i] === 0),
    BARS,
  )
  const tallest = Math.max(1, ...counts)
  const step = WIDTH / BARS
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" className="block">
      {counts.map((count, i) => (
        <rect
          key={i}
          x={i * step}
          y={HEIGHT - (count / tallest) * HEIGHT}
          width={step - 1}
          height={(count / tallest) * HEIGHT}
          fill="var(--line-2)"
        />
      ))}
    </svg>
  )
}
