import { MethodTerm } from '#components/methods/method-term.tsx'
import { Undefined } from '#components/neuron/absent.tsx'
import { jointShades, midTicks, postPlace, postTicks, shades } from '#components/neuron/joint-cells.ts'
import { Figure, Figures, Pane } from '#components/neuron/pane.tsx'
import { nMidBins, nPostBins, unitBin } from '#lib/analysis/joint-histogram.ts'
import { decodeJointHistogram, decodePostThreshold } from '#lib/analysis/joint-histogram-record.ts'
import { formatCount, formatNumber, formatPercent, MINUS } from '#lib/format/number.ts'
import { plural } from '#lib/format/plural.ts'
import type { NeuronAnalysis } from '#lib/generated/prisma/client.ts'

const left = 28
const cell = { width: 11, height: 6 }
const width = left + nMidBins * cell.width
const height = nPostBins * cell.height
const x = (bin: number) => left + bin * cell.width
const y = (bin: number) => height - bin * cell.height

/** A cell as part of a path. */
const square = (mid: number, post: number) =>
  `M${x(mid)} ${y(post + 1)}h${cell.width - 1}v${cell.height - 1}h${1 - cell.width}z`

interface Props {
  row: NeuronAnalysis
  /** The neuron's joint histogram; absent where the neuron never fires. */
  record: Uint8Array | undefined
}

/** Every token by its activation before and after LayerNorm, the cell of smuggling boxed, and what is read off it. */
export const JointPane = ({ row, record }: Props) => {
  const title = <MethodTerm stat="joint">Before and after LayerNorm</MethodTerm>
  if (!record)
    return (
      <Pane title={title}>
        <Undefined dead />
      </Pane>
    )
  const { counts } = decodeJointHistogram(record)
  const eta = decodePostThreshold(record)
  const tokens = counts.reduce((sum, count) => sum + count, 0)
  // The smuggled cell: below 0.1 M before LayerNorm, at eta or above after it.
  const box = { x: x(0), y: y(nPostBins), width: x(unitBin) - x(0), height: y(postPlace(eta)) - y(nPostBins) }
  const low = row.smuggledTokens ?? 0
  return (
    <Pane title={title} note={plural(tokens, 'token')}>
      <svg
        role="img"
        aria-label={`Tokens by activation before LayerNorm, across, and after it, up. ${plural(low, 'token')} low before and high after.`}
        viewBox={`0 -10 ${width} ${height + 44}`}
        className="block w-full max-w-[340px]"
        fontSize="11"
      >
        <rect {...box} fill="var(--fill)" />
        {jointShades(counts).map(({ fires, shade, cells }) => (
          <path
            key={`${fires} ${shade}`}
            d={cells.map(([mid, post]) => square(mid, post)).join('')}
            fill={fires ? 'var(--pos-mark)' : 'var(--ink-3)'}
            opacity={(0.2 + (0.8 * shade) / shades).toFixed(2)}
          />
        ))}
        <rect {...box} fill="none" stroke="var(--ink-3)" strokeDasharray="2 3" />
        <text
          x={x(0) + 5}
          y={y(nPostBins) + 14}
          fill="var(--ink-2)"
          stroke="var(--fill)"
          strokeWidth="4"
          paintOrder="stroke"
        >
          low before, high after
        </text>
        <text
          x={x(0) + 5}
          y={y(nPostBins) + 28}
          fill="var(--ink)"
          fontWeight="600"
          stroke="var(--fill)"
          strokeWidth="4"
          paintOrder="stroke"
        >
          {plural(low, 'token')}
        </text>
        <line x1={x(0)} x2={width} y1={height + 0.5} y2={height + 0.5} stroke="var(--line-2)" />
        {postTicks.map(({ bin, value }) => (
          <text key={value} x={left - 4} y={y(bin) + 4} textAnchor="end" fill="var(--ink-3)">
            {value < 0 ? MINUS + -value : value}
          </text>
        ))}
        {midTicks.map(({ bin, words }) => (
          <text key={bin} x={x(bin)} y={height + 14} textAnchor="middle" fill="var(--ink-3)">
            {words}
          </text>
        ))}
        <text x={0} y={height + 28} fill="var(--ink-3)">
          ↑ after
        </text>
        <text x={width} y={height + 28} textAnchor="end" fill="var(--ink-3)">
          before, log
        </text>
      </svg>
      <div className="mt-1">
        <Figures>
          <Figure stat="smuggled" name="smuggled energy S">
            {row.smuggled === null ? (
              <span className="text-ink-3">not computed: nothing is high after</span>
            ) : (
              formatNumber(row.smuggled)
            )}
            {row.smuggledError !== null && row.smuggledError >= 0.005 && (
              <span className="text-ink-3"> ± {formatNumber(row.smuggledError, 2)}</span>
            )}
          </Figure>
          <Figure stat="smuggledTokens" name={`tokens low before, high (${formatNumber(eta, 2)}) after`}>
            {formatCount(low)}
          </Figure>
          {row.tailMismatch !== null && (
            <Figure stat="tailMismatch" name="tail mismatch R">
              {formatPercent(row.tailMismatch)}
            </Figure>
          )}
        </Figures>
      </div>
    </Pane>
  )
}
