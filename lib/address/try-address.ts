import { parseNeuronAt } from '#lib/address/live-request.ts'
import { formatNeuronId, type NeuronId } from '#lib/neuron/neuron-id.ts'

/** What tints a text: a neuron's activation, or how little each token was expected. */
export type TintedBy = 'neuron' | 'surprise'

/** What the page shows on which a model reads a text. */
export interface TryAddress {
  /** Id of a kept text. */
  text?: string | null
  neuron?: NeuronId | null
  /** Left out, and not in the address, where there is one choice alone: a neuron's where there is a neuron. */
  by?: TintedBy
}

/** Address of the page on which a model reads a text. */
export function tryHref(model: string, { text, neuron, by }: TryAddress = {}): string {
  const parts = [
    text ? `text=${text}` : '',
    neuron ? `neuron=${formatNeuronId(neuron)}` : '',
    neuron && by === 'surprise' ? 'by=surprise' : '',
  ].filter(Boolean)
  return `/${model}/try${parts.length > 0 ? `?${parts.join('&')}` : ''}`
}

/** Reads the words of such an address; what is none of them is left out. */
export function parseTryAddress(query: Record<string, string | undefined>): Required<TryAddress> {
  const { text, neuron: at, by } = query
  const neuron = parseNeuronAt(at ?? '')
  return {
    text: text && /^[0-9a-f]{16}$/.test(text) ? text : null,
    neuron,
    by: neuron && by !== 'surprise' ? 'neuron' : 'surprise',
  }
}
