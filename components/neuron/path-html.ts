import { contextHtml, tokenHtml } from '#components/neuron/context-html.ts'
import { type PathRow, pathRows, waterfall } from '#components/neuron/path-rows.ts'
import { signedNumber } from '#components/neuron/signed-number.ts'
import { type PathExample, pathTotal } from '#lib/neuron/path-record.ts'
import type { TokenBytes } from '#lib/queries/token-bytes.ts'

/** One example as HTML: a line with its text that opens its waterfall; `open` from the start. */
export function pathHtml(example: PathExample, tokenBytes: TokenBytes, open: boolean): string {
  const total = pathTotal(example)
  const label = (row: PathRow) => {
    if (row.kind === 'token') return `token ${tokenHtml(example.context.at(-1) as number, tokenBytes)}`
    if (!row.source) return row.kind
    const { head, position, id } = row.source
    return `head ${head} ← ${position === 0 ? 'BOS' : tokenHtml(id, tokenBytes)}`
  }
  const line = (name: string, value: number) => `<li><span>${name}</span><b>${signedNumber(value)}</b></li>`
  const rows = pathRows(example).map(row => line(label(row), row.value))
  const { height, raised, lowered, total: sum, joints, zero } = waterfall(example)
  return (
    `<details name="path"${open ? ' open' : ''}><summary><span class="text"><bdi>${contextHtml(example.context, tokenBytes)}` +
    `</bdi></span><b>${signedNumber(total)}</b></summary><div class="fall">` +
    `<svg viewBox="0 0 100 ${height}" height="${height}" preserveAspectRatio="none" aria-hidden="true">` +
    `<path d="M${zero} 0v${height}${joints}" class="joint"/><path d="${raised}" class="up"/>` +
    `<path d="${lowered}" class="down"/><path d="${sum}" class="sum"/></svg>` +
    `<ol>${rows.join('')}${line('input before SoLU', total)}</ol></div></details>`
  )
}
