import { documentHref } from '#components/neuron/neuron-href.ts'
import { sourceLink } from '#components/neuron/source-link.ts'
import { formatCount, formatNumber, MINUS } from '#lib/format/number.ts'
import type { Example } from '#lib/neuron/examples.ts'
import type { NeuronId } from '#lib/neuron/neuron-id.ts'
import { positionInRow } from '#lib/neuron/row.ts'
import type { ExampleText } from '#lib/queries/example-texts.ts'
import { escapeHtml } from '#lib/tokens/glyphs.ts'
import { windowHtml } from '#lib/tokens/window.ts'

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
  tokenBytes: (id: number) => Uint8Array
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
 * One example as HTML: a line that opens into a passage with its provenance. A string and not elements: a page has some five
 * thousand tokens, and none of them needs a component. Attributes: `data-w` start, low and high of the window, `data-p` the
 * token it is about and its exact activation, `data-t` the tokens (lib/tokens/row-tokens.ts).
 */
export function rowHtml(
  { document, token, activation, window }: Example,
  text: ExampleText,
  context: RowContext,
): string {
  const { id, run, model, corpus, nCtx, scale, tokenBytes } = context
  const { left, right, tokens } = windowHtml({ ids: text.ids, window, token, scale, tokenBytes })
  const opensRow = positionInRow(window.start, nCtx) === 1
  const whole = escapeHtml(documentHref(corpus, document, { run, model, id, token }))
  const source = escapeHtml(text.source)
  return (
    `<details class="row" data-w="${window.start} ${window.low} ${window.high}" data-p="${token} ${activation}" data-t="${tokens}">` +
    `<summary><span class="v">${inScale(activation, scale)}</span>` +
    `<span class="l${opensRow ? ' bos' : ''}"><span>${left}</span></span><span class="r">${right}</span>` +
    `<span class="src" title="${source}">${source}</span></summary>` +
    `<p class="cap"><span>${sourceLink(text)}, ${escapeHtml(text.licence)}</span><span>${escapeHtml(text.domain)}</span>` +
    `<span>document ${formatCount(document)}, token ${formatCount(token)}, position ${positionInRow(token, nCtx)}</span>` +
    `<span>activation ${formatNumber(activation, 4)}</span>` +
    `<a class="whole" href="${whole}">Whole text</a></p></details>`
  )
}
