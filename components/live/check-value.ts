import { askToEdit } from '#components/live/edit-event.ts'
import { readRow } from '#components/neuron/token-locator.ts'
import { rowHref } from '#lib/address/row-request.ts'
import { formatNumber } from '#lib/format/number.ts'
import type { RowReading } from '#lib/live/read-row.ts'
import { sameActivation } from '#lib/neuron/same-activation.ts'

/** The words on a stored value and the one computed now. */
export function checkedWords(stored: number, now: number): string {
  const verdict = sameActivation(stored, now) ? 'the same' : 'not the same: the model or the graph has changed'
  return (
    `stored ${formatNumber(stored, 6)}, computed now ${formatNumber(now, 6)}, ` +
    `difference ${formatNumber(now - stored, 2)}: ${verdict}`
  )
}

/** Has an opened row's value computed again and shows both, or has it opened for editing. */
export async function checkRow(button: HTMLButtonElement): Promise<void> {
  const element = button.closest<HTMLElement>('.row')
  const read = element && readRow(element)
  const told = element?.querySelector('.checked')
  if (!read || !told || button.ariaBusy === 'true') return
  const { row, context, tokens } = read
  const { document, token, activation } = row
  const asked = { run: context.run, neuron: context.id, document, token }
  if (button.classList.contains('edit')) {
    const href = rowHref(context.model, { ...asked, until: row.start + tokens.ids.length, site: null })
    askToEdit({ href, stored: context.site ? null : activation })
    return
  }
  button.ariaBusy = 'true'
  try {
    const response = await fetch(rowHref(context.model, { ...asked, until: token + 1, site: context.site ?? null }))
    if (!response.ok) throw new Error((await response.text()).trim() || `the server answered ${response.status}`)
    const { answer, at } = (await response.json()) as RowReading
    told.textContent = checkedWords(activation, answer.neuron?.activations[at] ?? Number.NaN)
  } catch (error) {
    told.textContent = `Wanted this value again; ${error instanceof Error ? error.message : error}. Try again.`
  }
  button.ariaBusy = null
}
