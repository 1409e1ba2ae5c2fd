import { MethodTerm } from '#components/methods/method-term.tsx'
import { reasonColor } from '#components/neuron/reasons-marks.ts'
import { formatNumber, formatPercent } from '#lib/format/number.ts'
import { reasonLetter } from '#lib/neuron/ranked-choice.ts'
import type { ReasonsRecord } from '#lib/neuron/reasons-record.ts'
import type { OwnTexts } from '#lib/queries/ranked-own-texts.ts'
import type { TokenBytes } from '#lib/queries/token-bytes.ts'
import { windowHtml } from '#lib/tokens/window.ts'

interface Props {
  record: ReasonsRecord
  texts: readonly OwnTexts[]
  /** Activation painted in the full hue. */
  scale: number
  tokenBytes: TokenBytes
}

/** Of each reason its share by examples and by activation, the cosine of its mean cause with the neuron, and three texts. */
export const FacetLines = ({ record: { clusters, assigned }, texts, scale, tokenBytes }: Props) => {
  const counts = clusters.map((_, reason) => assigned.reduce((sum, own) => sum + (own === reason ? 1 : 0), 0))
  const all = counts.reduce((sum, n) => sum + n, 0)
  return (
    <table className="facet-lines">
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-only">reason</span>
          </th>
          <th scope="col">
            <MethodTerm stat="reasonExamples">examples</MethodTerm>
          </th>
          <th scope="col">
            <MethodTerm stat="reasonShare">activation</MethodTerm>
          </th>
          <th scope="col">
            <MethodTerm stat="reasonCosine">cosine</MethodTerm>
          </th>
        </tr>
      </thead>
      {clusters.map(({ share, cosine }, reason) => (
        <tbody key={reasonLetter(reason)}>
          <tr>
            <th scope="row" style={{ color: reasonColor(reason) }}>
              {reasonLetter(reason)}
            </th>
            <td>{formatPercent(counts[reason] / Math.max(1, all))}</td>
            <td>{formatPercent(share)}</td>
            <td>{formatNumber(cosine)}</td>
          </tr>
          <tr>
            {/* Every text in the string went through lib/tokens/glyphs.ts. */}
            <td colSpan={4} dangerouslySetInnerHTML={{ __html: linesHtml(texts[reason], scale, tokenBytes) }} />
          </tr>
        </tbody>
      ))}
    </table>
  )
}

/** Texts of a reason as lines: the rank, and the token that fires between what stands around it. */
function linesHtml(own: OwnTexts | undefined, scale: number, tokenBytes: TokenBytes): string {
  const lines = (own?.texts ?? []).map(({ rank, example: { token, activation, window }, text: { ids } }) => {
    // Only the activation at the token itself is stored.
    const at = token - window.start
    const levels = Uint8Array.from(ids, (_, i) => (i === at ? 255 : 0))
    const { left, right } = windowHtml({
      ids,
      window: { start: window.start, low: 0, high: activation, levels },
      token,
      scale,
      tokenBytes,
    })
    return `<span class="own"><i>${rank}</i><span class="l"><span>${left}</span></span><span class="r">${right}</span></span>`
  })
  return lines.join('')
}
