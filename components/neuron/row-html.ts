import { checkHtml } from '#components/live/check-html.ts'
import { documentHref } from '#components/neuron/neuron-href.ts'
import { sourceLink } from '#components/neuron/source-link.ts'
import { formatCount, formatNumber, MINUS } from '#lib/format/number.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'
import type { NeuronId } from '#lib/neuron/neuron-id.ts'
import { positionInRow } from '#lib/neuron/row.ts'
import { escapeHtml } from '#lib/tokens/glyphs.ts'
import type { PackedRow } from '#lib/tokens/packed-row.ts'
import { packedWindowHtml } from '#lib/tokens/window.ts'

/** Where a text comes from. */
export interface TextSource {
  domain: string
  source: string
  licence: string
  url: string | null
}

/** What all rows of a page share. */
export interface RowContext {
  id: NeuronId
  /** Run hash, model and corpus, for the address of the whole text. */
  run: string
  model: string
  corpus: string
  nCtx: number
  /** Activation painted in the full hue: M. */
  scale: number
  /** Whether negative activations are painted. */
  negative: boolean
  /** Where the activations were read, where that is not the run's own site. */
  site?: HookSite
  /** What `PackedRow.source` counts. */
  sources: TextSource[]
}

/** An activation in units of the scale with two decimals, as every row shows it. */
export const inScale = (activation: number, scale: number): string =>
  scale > 0
    ? (activation / scale)
        .toFixed(2)
        .replace(/^-/, MINUS)
        .replace(/^\u22120\.00$/, '0.00')
    : formatNumber(activation)

/**
 * One example as HTML: a line that opens into a passage. A string and not elements: a page has some five thousand tokens, and
 * none of them needs a component.
 */
export function rowHtml(row: PackedRow, { nCtx, scale, negative, sources }: RowContext): string {
  const { left, right } = packedWindowHtml(row, scale, negative)
  const opensRow = positionInRow(row.start, nCtx) === 1
  return (
    `<details class="row"><summary><span class="v">${inScale(row.activation, scale)}</span>` +
    `<span class="l${opensRow ? ' bos' : ''}"><span>${left}</span></span><span class="r">${right}</span>` +
    `<span class="src">${escapeHtml(sources[row.source].source)}</span></summary></details>`
  )
}

/** The words under an opened row: where its text comes from, which token it is about, and the way to the whole text. */
export function captionHtml({ document, token, activation, source }: PackedRow, context: RowContext): string {
  const { id, run, model, corpus, nCtx, sources } = context
  const { licence, domain } = sources[source]
  const whole = documentHref(corpus, document, { run, model, id, token })
  return (
    `<p class="cap"><span>${sourceLink(sources[source])}, ${escapeHtml(licence)}</span><span>${escapeHtml(domain)}</span>` +
    `<span>document ${formatCount(document)}, token ${formatCount(token)}, position ${positionInRow(token, nCtx)}</span>` +
    `<span>activation ${formatNumber(activation, 4)}</span><a class="whole" href="${escapeHtml(whole)}">Whole text</a>${checkHtml}</p>`
  )
}
