import { histogramBars } from '#lib/layer/histogram-bars.ts'

const WIDTH = 64
const HEIGHT = 18
const BARS = 16

/** Drawn shapes by their column: a layer's columns are kept and never change, and counting 8,192 values takes 3 ms. */
const drawn = new WeakMap<Float32Array, string>()

/** Bars over the live neurons' values, as one path. */
function barsOf(values: Float32Array, dead: Uint8Array): string {
  const known = drawn.get(values)
  if (known !== undefined) return known
  const { counts } = histogramBars(
    values.filter((_, i) => dead[i] === 0),
    BARS,
  )
  const tallest = Math.max(1, ...counts)
  const step = WIDTH / BARS
  const path = counts
    .map((count, i) => `M${i * step} ${HEIGHT}v-${((count / tallest) * HEIGHT).toFixed(1)}h${step - 1}V${HEIGHT}z`)
    .join('')
  drawn.set(values, path)
  return path
}

/** The shape of a column's distribution over the live neurons, 16 bars from its 1st to its 99th percentile. */
export const HeaderHistogram = ({ values, dead }: { values: Float32Array; dead: Uint8Array }) => (
  <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" className="block">
    <path d={barsOf(values, dead)} fill="var(--line-2)" />
  </svg>
)
