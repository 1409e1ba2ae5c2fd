import { sparklineBars, sparklineStart } from '#lib/neuron/sparkline.ts'

const WIDTH = 96
const HEIGHT = 20
const STEP = WIDTH / sparklineBars

/**
 * The tiny histogram: log counts in 24 log-spaced bars from 0.03 M to the largest activation, each filled with the
 * palette at its own activation / M. `heights` [24] are 0..255; `largest` is the largest activation / M.
 */
export const Sparkline = ({ heights, largest }: { heights: Uint8Array; largest: number }) => (
  <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" className="block">
    {Array.from(heights, (level, i) => {
      if (level === 0) return null
      const height = Math.max(1, (level / 255) * HEIGHT)
      // The middle of the bar on the log axis.
      const t = sparklineStart * (largest / sparklineStart) ** ((i + 0.5) / sparklineBars)
      return (
        <rect
          key={i}
          x={i * STEP}
          y={HEIGHT - height}
          width={STEP - 0.8}
          height={height}
          fill={`color-mix(in oklab, var(--pos) ${Math.round(Math.min(1, t) * 100)}%, var(--line-2))`}
        />
      )
    })}
  </svg>
)
