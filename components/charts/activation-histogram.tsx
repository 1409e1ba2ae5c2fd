import { scaleLinear, scaleLog } from 'd3'
import { histogramBars } from '#components/charts/histogram-bars.ts'
import { formatCompact, formatNumber } from '#lib/format/number.ts'
import type { HistogramRecord } from '#lib/neuron/histogram-record.ts'
import './activation-histogram.css'

const height = 96
const top = 12
const percent = (share: number) => `${(share * 100).toFixed(2)}%`

/** Threshold lines, in units of M; where they stand too close for two words, the first speaks for both. */
const thresholds = (close: boolean) => [
  { at: 0.25, label: close ? 'fires, ¼; strongly, ½' : 'fires, ¼' },
  { at: 0.5, label: close ? '' : 'fires strongly, ½' },
]

interface Props {
  histogram: HistogramRecord
  /** Activation that counts as 1 on the axis: M, or another where M says nothing. */
  scale: number
  max: number
  min: number
  /** What the axis measures, at its lower right. */
  axis: string
  /** The whole chart in one sentence. */
  label: string
  /** Whether the thresholds mean anything (they do not for a neuron that never fires). */
  fires: boolean
}

/**
 * Log count over a linear activation axis, filled by the palette at each bar's own place, so it is also the legend. Drawn once
 * on the server in percentages: it follows its container and its words keep their size.
 */
export function ActivationHistogram({ histogram, scale, max, min, axis, label, fires }: Props) {
  const bars = histogramBars(histogram, scale * 0.025)
  const most = Math.max(1, ...bars.map(bar => bar.tokens))
  const x = scaleLinear()
    .domain([Math.min(0, bars[0]?.low ?? 0) / scale, Math.max(fires ? 1.05 : 1, (bars.at(-1)?.high ?? 0) / scale)])
    .range([0, 1])
  const y = scaleLog([0.7, most * 1.3], [height, 0])
  const counts = [1, 100, 10_000, 1_000_000, 100_000_000].filter(count => count <= most)
  return (
    <div className="histogram">
      <svg role="img" aria-label={label} width="100%" height={top + height + 36}>
        <g transform={`translate(0 ${top})`}>
          {counts.map(count => (
            <g key={count}>
              <line className="grid" x1="0" x2="100%" y1={y(count)} y2={y(count)} />
              <text className="quiet" x={-6} y={y(count) + 4} textAnchor="end">
                {formatCompact(count)}
              </text>
            </g>
          ))}
          {bars.map(({ low, high, tokens }) => (
            <Column
              key={low}
              left={x(low / scale)}
              right={x(high / scale)}
              y={tokens > 0 ? y(tokens) : height}
              t={fires ? (Math.abs(low) > Math.abs(high) ? low : high) / scale : 0}
            />
          ))}
          <line className="base" x1="0" x2="100%" y1={height} y2={height} />
          {fires &&
            thresholds(x(0.5) - x(0.25) < 0.12).map(({ at, label: word }) => (
              <g key={at}>
                <line className="threshold" x1={percent(x(at))} x2={percent(x(at))} y1={0} y2={height} />
                <text
                  className="halo"
                  x={percent(x(at))}
                  dx={x(at) > 0.8 ? -4 : 4}
                  y={2}
                  textAnchor={x(at) > 0.8 ? 'end' : 'start'}
                >
                  {word}
                </text>
              </g>
            ))}
          <Extreme at={x(max / scale)} over={y(Math.max(1, bars.at(-1)?.tokens ?? 1))} value={max} word="largest" />
          {fires && min < -0.05 * scale && (
            <Extreme at={x(min / scale)} over={y(Math.max(1, bars[0].tokens))} value={min} word="smallest" />
          )}
          {x.ticks(6).map((tick, i) => (
            <text
              key={tick}
              className={`quiet${i % 2 ? ' between' : ''}`}
              x={percent(x(tick))}
              y={height + 15}
              textAnchor="middle"
            >
              {formatNumber(tick)}
            </text>
          ))}
          <text className="quiet" x="100%" y={height + 32} textAnchor="end">
            {axis}
          </text>
        </g>
      </svg>
    </div>
  )
}

/** One bar; `t` is its outer end in units of the scale. */
function Column({ left, right, y, t }: { left: number; right: number; y: number; t: number }) {
  if (y >= height) return null
  const size = Math.min(1, Math.abs(t)).toFixed(2)
  const look = `${t < 0 ? 'bar neg' : 'bar'}${Math.abs(t) < 0.3 ? ' pale' : ''}`
  return (
    <rect
      className={look}
      x={percent(left)}
      width={percent(right - left)}
      y={y.toFixed(1)}
      height={(height - y).toFixed(1)}
      style={{ '--t': size } as React.CSSProperties}
    />
  )
}

/** A number over the bar at one end of the range, which is as high as `over`. */
const Extreme = ({ at, over, value, word }: { at: number; over: number; value: number; word: string }) => {
  const anchor = at > 0.1 ? 'end' : 'start'
  return (
    <g>
      <text className="quiet halo" x={percent(at)} y={Math.max(16, over - 22)} textAnchor={anchor}>
        {word}
      </text>
      <text className="strong halo" x={percent(at)} y={Math.max(30, over - 8)} textAnchor={anchor}>
        {formatNumber(value)}
      </text>
    </g>
  )
}
