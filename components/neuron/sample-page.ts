import { neuronHref } from '#components/neuron/neuron-href.ts'
import { inScale } from '#components/neuron/row-html.ts'
import type { SampleAnswer } from '#components/neuron/sample-groups.ts'
import { activationThemes } from '#lib/color/activation.ts'
import { escapeHtml } from '#lib/tokens/glyphs.ts'
import { packedWindowHtml } from '#lib/tokens/window.ts'

const { light, dark } = activationThemes

/** Enough of the site's look to read by. */
const style =
  `:root{color-scheme:light dark;--surface:${light.surface};--pos:${light.pos};--neg:${light.neg}}` +
  `@media(prefers-color-scheme:dark){:root{--surface:${dark.surface};--pos:${dark.pos};--neg:${dark.neg}}}` +
  'body{margin:16px;max-width:1240px;background:var(--surface);color:CanvasText;font:14px/20px sans-serif}' +
  'li{font:12.5px/26px monospace;white-space:pre-wrap;overflow-wrap:anywhere}ol{list-style:none;padding:0}' +
  'li [style]{background:color-mix(in oklab,var(--pos) calc(var(--t)*100%),var(--surface))}' +
  'li .n{background:color-mix(in oklab,var(--neg) calc(var(--t)*100%),var(--surface))}i{font-style:normal;opacity:.7}'

/** A sample as a page of its own, for readers without scripts. */
export function samplePage(name: string, { groups, context }: SampleAnswer): string {
  const { model, id, run, sources } = context
  const neuron = `${model} ${id.layer}/${id.neuron}`
  const sections = groups.map(({ title, words, rows, scale, negative }) => {
    const lines = rows.map(row => {
      const { left, right } = packedWindowHtml(row, scale, negative)
      const copies = row.copies ? ` × ${row.copies}` : ''
      return `<li><b>${inScale(row.activation, scale)}</b> ${left}${right} <i>${escapeHtml(sources[row.source].source)}${copies}</i></li>`
    })
    return `<h2>${escapeHtml(title)}</h2><p>${escapeHtml(words)}</p><ol>${lines.join('')}</ol>`
  })
  return (
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
    `<title>${escapeHtml(`${name}, ${neuron}`)}</title><style>${style}</style>` +
    `<p><a href="${escapeHtml(neuronHref(model, id, run))}">${escapeHtml(neuron)}</a></p>` +
    `<main><h1>${escapeHtml(name)}</h1>${sections.join('')}</main></html>`
  )
}
