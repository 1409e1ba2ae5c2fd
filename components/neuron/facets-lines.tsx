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
  const counts = clusters.map(() => 0)
  for (const reason of assigned) if (reason < counts.length) counts[reason]++
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
      {clusters.map(({ share, cosine }, reason) => {
        const cells = [formatPercent(counts[reason] / Math.max(1, all)), formatPercent(share), formatNumber(cosine)]
        const html =
          `<tr><th scope="row" style="color:${reasonColor(reason)}">${reasonLetter(reason)}</th>` +
          `${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>` +
          `<tr><td colspan="4">${linesHtml(texts[reason], scale, tokenBytes)}</td></tr>`
        // One string and not some ten elements a reason; every text in it went through lib/tokens/glyphs.ts.
        return <tbody key={reasonLetter(reason)} dangerouslySetInnerHTML={{ __html: html }} />
      })}
    </table>
  )
}

/** Texts of a reason as lines: the rank, and the token that fires between what stands around it. */
function linesHtml(own: OwnTexts | undefined, scale: number, tokenBytes: TokenBytes): string {
  const lines = (own?.texts ?? []).map(({ rank, example: { token, activation, window }, text: { ids } }) => {
    // Only the activation at the token itself is stored.
    const levels = Uint8Array.from(ids, (_, i) => (window.start + i === token ? 255 : 0))
    const tinted = { start: window.start, low: 0, high: activation, levels }
    const { left, right } = windowHtml({ ids, window: tinted, token, scale, tokenBytes })
    return `<span class="own"><i>${rank}</i><span class="l"><span>${left}</span></span><span class="r">${right}</span></span>`
  })
  return lines.join('')
}
