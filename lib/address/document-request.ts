import { type NeuronId, parseNeuronId } from '#lib/neuron/neuron-id.ts'

/** A document, and the neuron whose activations are wanted on it. */
export interface DocumentRequest {
  ordinal: number
  /** Null where only the document is wanted. `token`: index of the token to underline, -1 for none. */
  neuron: { run: string; model: string; id: NeuronId; token: number } | null
}

/** Reads the path's ordinal and the query of a document's address; `problem` says in one line what is wrong with them. */
export function parseDocumentRequest(ordinal: string, query: URLSearchParams): DocumentRequest | { problem: string } {
  if (!/^\d{1,9}$/.test(ordinal)) return { problem: `document: wanted a number from 0, got ${ordinal}` }
  const run = query.get('run')
  const model = query.get('model')
  const at = query.get('at')
  if (run === null && model === null && at === null) return { ordinal: Number(ordinal), neuron: null }
  const [layer = '', neuron = '', ...rest] = at?.split('/') ?? []
  const id = rest.length === 0 ? parseNeuronId(layer, neuron) : null
  if (!run || !model || !id) return { problem: 'neuron: wanted run=HASH, model=NAME and at=LAYER/NEURON together' }
  const token = query.get('token') ?? '-1'
  if (!/^(-1|\d{1,9})$/.test(token)) return { problem: `token: wanted its number in the document, got ${token}` }
  return { ordinal: Number(ordinal), neuron: { run, model, id, token: Number(token) } }
}
