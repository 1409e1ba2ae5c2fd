import { type NeuronId, parseNeuronId } from '#lib/neuron/neuron-id.ts'

/** Parts of an answer that can be asked for. */
export const liveParts = ['neuron', 'strongest', 'predictions'] as const
export type LivePart = (typeof liveParts)[number]

/** A text to read, as `POST /api/live/{model}` has it. */
export interface LiveRequest {
  text: string
  neuron: NeuronId | null
  /** First 16 hex digits of a run's hash; null for the current run. */
  run: string | null
  /** Parts wanted. */
  want: readonly LivePart[]
}

/** Longest text taken at all, in UTF-16 units: no context of 2048 tokens holds more of ordinary text. */
export const longestText = 40_000

const short = (words: unknown): string => String(words).replace(/\s+/g, ' ').slice(0, 60)

/** Reads a text; `problem` says in one line what is wrong with it. */
export function parseText(text: unknown): { text: string } | { problem: string } {
  if (typeof text !== 'string' || text === '')
    return { problem: 'text: wanted some text, got none; type or paste some' }
  if (text.length > longestText)
    return { problem: `text: wanted at most ${longestText} characters, got ${text.length}; paste less of it` }
  if (text.includes('\0')) return { problem: 'text: wanted text, got a NUL character in it; take it out' }
  return { text }
}

/** Reads `layer/neuron`; null where it is none. */
export function parseNeuronAt(at: string): NeuronId | null {
  const [layer = '', neuron = '', ...rest] = at.split('/')
  return rest.length === 0 ? parseNeuronId(layer, neuron) : null
}

/** Reads the body of a request, parsed from JSON; `problem` says in one line what is wrong with it. */
export function parseLiveRequest(body: unknown): LiveRequest | { problem: string } {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return { problem: 'body: wanted an object { "text": "..." }, got something else' }
  const { text, neuron = null, run = null, want = liveParts } = body as Record<string, unknown>
  const read = parseText(text)
  if ('problem' in read) return read
  const id = typeof neuron === 'string' ? parseNeuronAt(neuron) : null
  if (neuron !== null && !id) return { problem: `neuron: wanted "LAYER/NEURON", got ${short(neuron)}` }
  if (run !== null && !(typeof run === 'string' && /^[0-9a-f]{16}$/.test(run)))
    return { problem: `run: wanted the 16 hex digits of its name, got ${short(run)}` }
  if (!Array.isArray(want) || !want.every(part => liveParts.includes(part)))
    return { problem: `want: wanted a list of ${liveParts.join(', ')}, got ${short(want)}` }
  return { text: read.text, neuron: id, run, want }
}
