import { sourceLink } from '#components/neuron/source-link.ts'
import { formatCount } from '#lib/format/number.ts'
import type { NeuronDocument } from '#lib/queries/neuron-document.ts'
import { documentHtml } from '#lib/tokens/document-html.ts'
import { escapeHtml } from '#lib/tokens/glyphs.ts'
import { paintsNegative } from '#lib/tokens/window.ts'

/** A whole document as a piece of HTML: its provenance, then its text with the stored activations tinted. */
export function documentPassage(
  { document, ids, windows, scale, site, tokenBytes }: NeuronDocument,
  token: number,
): string {
  const known = windows.length === 1 ? 'one window' : `${windows.length} windows`
  return (
    `<p class="whole-cap">${sourceLink(document)}, ${escapeHtml(document.licence)}. Document ${formatCount(document.ordinal)} of ` +
    `${escapeHtml(document.corpus)}, ${escapeHtml(document.domain)}, ${formatCount(ids.length)} tokens. Activations are stored ` +
    `for ${known} of it; the rest is untinted.</p>` +
    `<div class="whole-text">${documentHtml({ ids, windows, scale, token, tokenBytes, negative: paintsNegative(site) })}</div>`
  )
}
