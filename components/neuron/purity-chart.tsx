import { puritySteps, thinBands, widestRun } from '#components/neuron/purity-steps.ts'
import { reasonColor } from '#components/neuron/reasons-marks.ts'
import { bandEnds, leastPurity, nBands } from '#lib/analysis/purity.ts'
import type { PurityCurve } from '#lib/analysis/purity-record.ts'
import { reasonLetter } from '#lib/neuron/ranked-choice.ts'

const left = 22
const frame = { width: 288, height: 96 }
const band = frame.width / nBands

/** Purity by band, of one or two sites: the first thick and lettered, the second thin; the first one's widest run is boxed. */
export const PurityChart = ({ curves, words }: { curves: readonly PurityCurve[]; words: readonly string[] }) => {
  const [main, other] = curves
  const drawn = puritySteps(main, frame, other ? 0.4 : 0.5)
  const second = other && puritySteps(other, frame, 0.7)
  const run = widestRun(main)
  const thin = thinBands(main).flatMap((is, i) =>
    is ? [`M${(i * band).toFixed(1)} 0h${band}v${frame.height}h-${band}z`] : [],
  )
  const threshold = (1 - leastPurity) * frame.height
  return (
    <svg
      role="img"
      aria-label={`Purity by band of activation. ${words.join(' ')}`}
      viewBox={`${-left} -16 ${left + frame.width + 4} ${frame.height + 46}`}
      className="block w-full max-w-[340px]"
      fontSize="11"
      fill="none"
    >
      <pattern id="thin-band" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V5" stroke="var(--line-2)" />
      </pattern>
      {run && (
        <rect
          x={run.from * band}
          y="0"
          width={(run.to - run.from + 1) * band}
          height={frame.height}
          fill="var(--fill)"
        />
      )}
      {thin.length > 0 && <path d={thin.join('')} fill="url(#thin-band)" />}
      <path
        d={`M0 0H${frame.width}M0 ${frame.height / 2}H${frame.width}M0 ${frame.height}H${frame.width}`}
        stroke="var(--line)"
      />
      <path d={`M0 ${threshold}H${frame.width}`} stroke="var(--ink-3)" strokeDasharray="2 3" />
      {run && (
        <path
          d={`M${run.from * band + 1} -3v-3H${(run.to + 1) * band - 1}v3`}
          stroke={reasonColor(run.reason)}
          strokeWidth="1.5"
        />
      )}
      <path d={drawn.whiskers} stroke="var(--ink-2)" />
      {second && <path d={second.whiskers} stroke="var(--ink-3)" />}
      {drawn.steps.map(({ reason, path }) => (
        <path key={reason} d={path} stroke={reasonColor(reason)} strokeWidth="3" />
      ))}
      {second?.steps.map(({ reason, path }) => (
        <path key={reason} d={path} stroke={reasonColor(reason)} />
      ))}
      <g fill="var(--ink-3)" textAnchor="middle">
        {bandEnds.slice(0, -1).map((end, i) => (
          <text key={end} x={(i + 1) * band} y={frame.height + 13}>
            {String(end).replace(/^0/, '')}
          </text>
        ))}
        <text x={frame.width} y={frame.height + 28} textAnchor="end">
          {thin.length > 0 ? 'hatched: under 40 examples; ' : ''}activation / M
        </text>
        <g textAnchor="end">
          <text x="-4" y={frame.height + 3}>
            0
          </text>
          <text x="-4" y={threshold + 3}>
            .8
          </text>
        </g>
      </g>
      <g fontWeight="600" textAnchor="middle" paintOrder="stroke" stroke="var(--surface)" strokeWidth="3">
        {drawn.letters.map(({ reason, x, y }) => (
          <text key={x} x={x} y={y < 14 ? y + 13 : y - 4} fill={reasonColor(reason)}>
            {reasonLetter(reason)}
          </text>
        ))}
        {second?.letters.map(({ reason, x, y }) => (
          <text key={x} x={x + band - 14} y={y > 80 ? y - 3 : y + 10} fill={reasonColor(reason)} fontSize="9">
            {reasonLetter(reason)}
          </text>
        ))}
      </g>
    </svg>
  )
}
