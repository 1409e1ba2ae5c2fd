import { parseNeuronAt } from '#lib/address/live-request.ts'
import { type HookSite, hookSites } from '#lib/neuron/hook-site.ts'
import type { NeuronId } from '#lib/neuron/neuron-id.ts'

/** A stored example that is to be read anew. */
export interface RowRequest {
  /** First 16 hex digits of the run's hash. */
  run: string
  neuron: NeuronId
  /** Ordinal of the document in the run's corpus, and index of the token in it. */
  document: number
  token: number
  /** Index of the first token that is left out; at most the end of the token's row counts. */
  until: number
  /** Null for the run's own. */
  site: HookSite | null
}

const short = (words: string | null): string => (words ?? 'none').replace(/\s+/g, ' ').slice(0, 60)
const whole = /^\d{1,9}$/

/** Address of a stored example's reading. */
export function rowHref(model: string, { run, neuron, document, token, until, site }: RowRequest): string {
  const query = new URLSearchParams({ run, neuron: `${neuron.layer}/${neuron.neuron}` })
  query.set('document', String(document))
  query.set('token', String(token))
  if (until !== token + 1) query.set('until', String(until))
  if (site !== null) query.set('site', site)
  return `/api/live/${model}/row?${query}`
}

/** Reads the query of `/api/live/{model}/row`; `problem` says in one line what is wrong with it. */
export function parseRowRequest(query: URLSearchParams): RowRequest | { problem: string } {
  const run = query.get('run') ?? ''
  if (!/^[0-9a-f]{16}$/.test(run)) return { problem: `run: wanted the 16 hex digits of its name, got ${short(run)}` }
  const neuron = parseNeuronAt(query.get('neuron') ?? '')
  if (!neuron) return { problem: `neuron: wanted LAYER/NEURON, got ${short(query.get('neuron'))}` }
  const [document, token] = [query.get('document'), query.get('token')]
  if (!document || !whole.test(document)) return { problem: `document: wanted its number, got ${short(document)}` }
  if (!token || !whole.test(token)) return { problem: `token: wanted its number in the document, got ${short(token)}` }
  const until = query.get('until') ?? String(Number(token) + 1)
  if (!whole.test(until) || Number(until) <= Number(token))
    return { problem: `until: wanted a number above the token's, ${token}, got ${short(until)}` }
  const site = query.get('site')
  const known = hookSites.find(one => one === site) ?? null
  if (site !== null && !known) return { problem: `site: wanted one of ${hookSites.join(', ')}, got ${short(site)}` }
  return { run, neuron, document: Number(document), token: Number(token), until: Number(until), site: known }
}
