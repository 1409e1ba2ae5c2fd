import { MethodTerm } from '#components/methods/method-term.tsx'
import { FacetLines } from '#components/neuron/facets-lines.tsx'
import { facetPoints } from '#components/neuron/facets-points.ts'
import { NotComputed } from '#components/neuron/fact.tsx'
import { Figure, Figures, Pane, PaneWords } from '#components/neuron/pane.tsx'
import { reasonColor, reasonShape } from '#components/neuron/reasons-marks.ts'
import { formatNumber } from '#lib/format/number.ts'
import { plural } from '#lib/format/plural.ts'
import type { NeuronAnalysis } from '#lib/generated/prisma/client.ts'
import { reasonLetter } from '#lib/neuron/ranked-choice.ts'
import type { ReasonsRecord } from '#lib/neuron/reasons-record.ts'
import type { OwnTexts } from '#lib/queries/ranked-own-texts.ts'
import type { TokenBytes } from '#lib/queries/token-bytes.ts'
import './facets.css'

const frame = { width: 312, height: 170, margin: 14 }

interface Props {
  row: NeuronAnalysis
  record: ReasonsRecord
  texts: readonly OwnTexts[]
  /** Activation painted in the full hue. */
  scale: number
  tokenBytes: TokenBytes
  /** Reasons under another neuron's weights, the layer's mean; null where not known. */
  chance: number | null
}

/** Why the neuron fires: its strongest examples by their causes, and of each cause its weight and some texts. */
export const FacetsPane = ({ row, record, texts, scale, tokenBytes, chance }: Props) => {
  const { clusters, copies, gapK, silhouette } = record
  const k = clusters.length
  const facets = facetPoints(record, frame)
  const distinct = copies.reduce((sum, n) => sum + (n > 0 ? 1 : 0), 0)
  return (
    <Pane
      title={<MethodTerm stat="reasons">Reasons to fire</MethodTerm>}
      note={`of ${plural(distinct, 'distinct example')}`}
    >
      <svg
        role="img"
        aria-label={`${plural(distinct, 'example')} by the two main directions among their causes, in ${plural(k, 'cluster')}.`}
        viewBox={`0 0 ${frame.width} ${frame.height}`}
        className="facets"
      >
        {facets.map(({ reason, path }) => (
          <path key={reason} d={path} stroke={reasonColor(reason)} fill="none" opacity="0.6" {...reasonShape(reason)} />
        ))}
        {k > 1 &&
          facets.map(({ reason, x, y }) => (
            <text key={reason} x={x} y={Math.max(11, y - 7)} fill={reasonColor(reason)}>
              {reasonLetter(reason)}
            </text>
          ))}
      </svg>
      <Figures>
        <Figure stat="reasons" name="reasons">
          {k}
          {chance !== null && <span className="text-ink-3"> by chance {formatNumber(chance, 2)}</span>}
        </Figure>
        <Figure stat="effectiveReasons" name="even reasons">
          {row.effectiveReasons === null ? <NotComputed /> : formatNumber(row.effectiveReasons)}
        </Figure>
        {silhouette !== null && (
          <Figure stat="silhouette" name={gapK > k ? `silhouette of ${gapK}` : 'silhouette'}>
            {formatNumber(silhouette)}
          </Figure>
        )}
      </Figures>
      {gapK > k && (
        <PaneWords>
          The gap statistic chose {gapK} clusters, which are not clearly apart: below a silhouette of 0.15 they count as
          one.
        </PaneWords>
      )}
      <FacetLines record={record} texts={texts} scale={scale} tokenBytes={tokenBytes} />
    </Pane>
  )
}
