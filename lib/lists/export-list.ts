import { neuronRefText } from '#lib/claims/neuron-ref.ts'
import type { ReadList } from '#lib/lists/read-list.ts'

/** A list for programs, in its order. */
export const listJson = ({ uid, title, note, owner, updatedAt, items }: ReadList, site: string) => ({
  address: `${site}/lists/${uid}`,
  title,
  note,
  by: owner.name,
  updatedAt: updatedAt.toISOString(),
  neurons: items.map(item => ({
    neuron: neuronRefText(item),
    model: item.model,
    layer: item.layer,
    index: item.neuron,
    note: item.note,
    addedAt: item.addedAt.toISOString(),
  })),
})

/** A list as CSV (RFC 4180): one line a neuron under a line of names. */
export const listCsv = ({ items }: ReadList): string =>
  [
    ['place', 'model', 'layer', 'neuron', 'note', 'added'],
    ...items.map(({ model, layer, neuron, note, addedAt }, i) => [
      String(i + 1),
      model,
      String(layer),
      String(neuron),
      note,
      addedAt.toISOString(),
    ]),
  ]
    .map(cells => `${cells.map(cell).join(',')}\r\n`)
    .join('')

/** Text that a spreadsheet would take for a formula gets an apostrophe before it; the JSON has it as it was written. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
