import { type RowContext, rowHtml } from '#components/neuron/row-html.ts'
import type { PackedRow } from '#lib/tokens/packed-row.ts'

/** What stands at the end of a row whose text comes more than once among the stored examples. */
const timesHtml = (copies: number): string =>
  `<span class="times" title="${copies} of the stored strongest examples show this text: 5-token pieces around the token overlap ` +
  `by 0.7, or the last 8 tokens are the same. The strongest stands for all.">× ${copies}` +
  '<span class="sr-only"> near-identical texts</span></span>'

/** One example as HTML, with how often its text comes. */
export const exampleHtml = (row: PackedRow, context: RowContext): string => {
  const html = rowHtml(row, context)
  return row.copies ? html.replace('</summary>', () => `${timesHtml(row.copies ?? 1)}</summary>`) : html
}
