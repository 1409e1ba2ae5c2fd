import { keepEvidence } from '#components/claims/kept-evidence.ts'
import { readRow } from '#components/neuron/token-locator.ts'
import { exampleHash } from '#lib/claims/evidence-address.ts'
import { formatNeuronId } from '#lib/neuron/neuron-id.ts'

/** Keeps an example as evidence for a claim, and says so in its row. */
export function citeRow(element: HTMLElement): void {
  const read = readRow(element)
  if (!read) return
  const { row, context } = read
  const at = { corpus: context.corpus, document: row.document, position: row.token }
  keepEvidence(`/${context.model}/${formatNeuronId(context.id)}${exampleHash(at)}`)
  element.dataset.kept = ''
  const told = element.querySelector('.checked')
  if (told) told.textContent = 'kept as evidence: use it in a claim'
}
