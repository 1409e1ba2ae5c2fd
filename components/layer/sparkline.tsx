import { sparklineBars, sparklineStart } from '#lib/neuron/sparkline.ts'

const WIDTH = 96
const HEIGHT = 20
/** Width in which M stands at 100: the ramp's colours then fit every row, whatever its largest activation. */
const TO_M = 100
const RAMP = 'sparkline-ramp'
const STOPS = [0, 0.25, 0.5, 0.65, 0.8, 0.9, 1]

/**
 * The colours of all sparklines of a page, which holds it once: along the log axis from 0.03 M to M, each the palette's at
 * its own activation / M.
 */
export const SparklineRamp = () => (
  <svg width={0} height={0} aria-hidden="true" className="absolute">
    <linearGradient id={RAMP} gradientUnits="userSpaceOnUse" x1={0} x2={TO_M} y1={0} y2={0}>
      {STOPS.map(place => {
        const share = Math.round(100 * sparklineStart ** (1 - place))
        return (
          <stop
            key={place}
            offset={place}
            style={{ stopColor: `color-mix(in oklab, var(--pos) ${share}%, var(--line-2))` }}
          />
        )
      })}
    </linearGradient>
  </svg>
)

/**
 * The tiny histogram: log counts in 24 log-spaced bars from 0.03 M to the largest activation, filled with the palette at
 * their own activation / M. `heights` [24] are 0..255; `largest` is the largest activation / M. One path, since lists hold
 * hundreds; its colours are those of `SparklineRamp`.
 */
export const Sparkline = ({ heights, largest }: { heights: Uint8Array; largest: number }) => {
  const span = largest > sparklineStart ? TO_M * (1 - Math.log(largest) / Math.log(sparklineStart)) : TO_M
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${span.toFixed(1)} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className="block"
    >
      <path d={barsPath(heights, span)} fill={`url(#${RAMP})`} />
    </svg>
  )
}

/** Bars of the given heights side by side over `span`, as one path. */
export function barsPath(heights: Uint8Array, span: number): string {
  const step = span / sparklineBars
  const width = (step - (0.8 * span) / WIDTH).toFixed(2)
  let path = ''
  heights.forEach((level, i) => {
    if (level === 0) return
    const height = Math.max(1, (level / 255) * HEIGHT)
    path += `M${(i * step).toFixed(2)} ${HEIGHT}v-${height.toFixed(1)}h${width}V${HEIGHT}z`
  })
  return path
}
